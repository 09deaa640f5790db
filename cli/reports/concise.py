"""The report for editors: a line for each claim that is not fine."""

from collections.abc import Sequence

from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..terminal.excerpt import printable
from ..terminal.line import Line, raw
from .finding import Finding
from .found import FoundDocument
from .remarks import sentence


class Concise(NamedTuple):
    """`formulas.mg:4:17: wrong[transposed]: message`"""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """The line of a claim that is not fine."""
        place, file = finding.place, printable(finding.source.file)
        said = f"{file}:{place.line}:{place.column}: {finding.label}: {self.style.prose(sentence(finding))}"
        return [] if finding.fine else raw([said])

    def document(self, document: FoundDocument) -> list[Line]:
        """Nothing of its own."""
        return []

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """Nothing."""
        return []
