"""The report that is read: a block for each claim that is not fine, in the manner of a compiler."""

from collections.abc import Sequence

from ...core.check.verdict import Verdict
from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..terminal.excerpt import (
    WINDOW,
    Underline,
    excerpt,
    headed,
    pointed,
    printable,
    quotation,
    remark,
    windowed,
)
from ..terminal.line import Line
from .finding import Finding, RowReading
from .found import FoundDocument
from .remarks import advice, remarks, sentence
from .tally import account_of

TONES = {Verdict.WRONG: "red", Verdict.ERROR: "red", Verdict.UNDECIDED: "yellow"}


class Text(NamedTuple):
    """Blocks with an empty line after each; a document that is unreadable has one line."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """The block of a claim that is not fine; of one that is, how its names were read where it does not say."""
        if finding.of_file:
            return unreadable(finding)
        return understood(finding) if finding.fine else [*block(finding, self.style), ()]

    def document(self, document: FoundDocument) -> list[Line]:
        """How many of its rows were read, and what was found."""
        return [((text, tone),) for text, tone in account_of(document)]

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """Nothing."""
        return []


def unreadable(finding: Finding) -> list[Line]:
    """The one line of a document that could not be read at all."""
    place = finding.place
    at = f"{printable(finding.source.file)}:{place.line}:{place.column}"
    return [((finding.label, "bold red"), (f": {at}: {finding.message}", ""))]


def understood(finding: Finding) -> list[Line]:
    """`proved: losses.mg:4: read where A: m x n, x: n`; and what varies, where that is a defined name by itself."""
    if finding.row:
        return noted(finding, finding.row.remark)
    parts = [f"read {finding.read_as}"] if finding.read_as else []
    parts += [f"what varies: {finding.varying}"] if finding.varying and (parts or finding.alone) else []
    return noted(finding, "; ".join(parts))


def noted(finding: Finding, text: str) -> list[Line]:
    """A line of what there is to say of a claim that is fine; none if that is nothing."""
    place = f"{printable(finding.source.file)}:{finding.source.line}"
    return [((finding.verdict, "green"), (f": {place}: {text}", "dim"))] if text else []


def block(finding: Finding, style: Style) -> list[Line]:
    """What was found, its place with carets under it, and what there is to know."""
    source, place, tone = finding.source, finding.place, TONES[finding.verdict]
    head = headed(finding.label, style.prose(sentence(finding)), tone)
    said = advice(finding) if finding.mistake and not finding.row else remarks(finding)
    known = [remark(place, style.prose(text), style.prose(result)) for text, result in said]
    if finding.row:
        return [head, *row_excerpt(finding, finding.row, tone), *known]
    if finding.mistake:
        shown = pointed(source, finding.mistake, style, tone)
        end = len(shown) - bool(finding.mistake.help)
        return [head, *shown[:end], *known, *shown[end:]]  # first what is right, then what only fits
    marks = [Underline(place.column - 1, place.end_column - 1)]
    return [head, *excerpt(source, place, marks, tone), *known]


def row_excerpt(finding: Finding, row: RowReading, tone: str) -> list[Line]:
    """The line of a document where a row is wrong."""
    window = windowed(row.shown, [Underline(*row.marked)], row.marked[0], WINDOW)
    return quotation(finding.source.file, finding.place, window, tone, row.where)
