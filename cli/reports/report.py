"""What a report is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ...core.check.verdict import Verdict
from ..terminal.line import Line
from .finding import Finding
from .found import FoundDocument

# The worst first.
LEVELS: Mapping[Verdict, str] = {Verdict.WRONG: "error", Verdict.ERROR: "error", Verdict.UNDECIDED: "warning"}


class Report(Protocol):
    """Puts findings into lines: some as each finding comes, the others when all have come."""

    def finding(self, finding: Finding) -> Iterable[Line]:
        """The lines that need not wait."""

    def document(self, document: FoundDocument) -> Iterable[Line]:
        """The lines that close a document, after those of its findings."""

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> Iterable[Line]:
        """The lines that follow, given all the findings once more, and the documents that some of them are of."""
