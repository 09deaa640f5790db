"""The report that is read: a block for each claim that is not fine, in the manner of a compiler."""

from collections.abc import Sequence

from ...core.check.verdict import Verdict
from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..terminal.excerpt import Underline, excerpt, headed, pointed, printable, remark
from ..terminal.line import Line
from .documents import DocumentFindings, closing_of
from .finding import Finding
from .remarks import advice, remarks, sentence

TONES = {Verdict.WRONG: "red", Verdict.ERROR: "red", Verdict.UNDECIDED: "yellow"}


class Text(NamedTuple):
    """Blocks with an empty line after each."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """The block of a claim that is not fine; of one that is, how its names were read where it does not say."""
        return understood(finding) if finding.fine else [*block(finding, self.style), ()]

    def document(self, found: DocumentFindings) -> list[Line]:
        """How many of its rows were read, and what was found."""
        return [((f"{printable(found.file)}: ", "bold"), (closing_of(found), "")), ()]

    def end(self, findings: Sequence[Finding], documents: Sequence[DocumentFindings] = ()) -> list[Line]:
        """Nothing."""
        return []


def understood(finding: Finding) -> list[Line]:
    """`proved: losses.mg:4: read where A: m x n, x: n`; and what varies, where that is a defined name by itself."""
    parts = [f"read {finding.read_as}"] if finding.read_as else []
    parts += [f"what varies: {finding.varying}"] if finding.varying and (parts or finding.alone) else []
    place = f"{printable(finding.source.file)}:{finding.source.line}"
    return [((finding.verdict, "green"), (f": {place}: {'; '.join(parts)}", "dim"))] if parts else []


def block(finding: Finding, style: Style) -> list[Line]:
    """What was found, its place with carets under it, and what there is to know."""
    source, place, tone = finding.source, finding.place, TONES[finding.verdict]
    head = headed(finding.label, style.prose(sentence(finding)), tone)
    said = advice(finding) if finding.mistake else remarks(finding)
    known = [remark(place, style.prose(text), style.prose(result)) for text, result in said]
    if finding.mistake:
        shown = pointed(source, finding.mistake, style, tone)
        end = len(shown) - bool(finding.mistake.help)
        return [head, *shown[:end], *known, *shown[end:]]  # first what is right, then what only fits
    marks = [Underline(place.column - 1, place.end_column - 1)]
    return [head, *excerpt(source, place, marks, tone), *known]
