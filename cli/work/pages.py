"""The page of a document checked: its findings, rows and what is not read, each at its place in the file."""

from ...core.check.decide import Ruling
from ...core.documents.judge import judged
from ...core.documents.rulings import RowRuling
from ...core.documents.settings import Settings
from ...grammar.documents.places import Places
from ...grammar.documents.read import read_document
from ...grammar.documents.scan import places_of
from ...grammar.tree import Span
from ..input.documents import DocumentTask
from ..input.statement import Location, Source
from ..reports.documents import DocumentFindings, DocumentRow, UnreadRow
from ..reports.finding import Finding
from .claims import counterexample


def findings_in(text: str, task: DocumentTask, settings: Settings) -> DocumentFindings:
    """What is found in a text; raises Mistake where it is no document of its format."""
    ruling = judged(read_document(text, task.suffix), settings)
    page = DocumentText(text, task)
    return DocumentFindings(
        task.file,
        tuple(page.finding(row) for row in ruling.rows if row.verdict),
        tuple(page.row(row) for row in ruling.rows),
        tuple(UnreadRow(task.file, *page.position(each.span[0]), each.reason) for each in ruling.not_read),
    )


class DocumentText:
    """The text of a document, and where the spans of its page are in it."""

    def __init__(self, text: str, task: DocumentTask) -> None:
        self.file, self.lines = task.file, text.split("\n")
        self.places: Places = places_of(text, task.suffix)

    def position(self, offset: int) -> tuple[int, int]:
        """A line and a column in the file, from 1."""
        return self.places.position(offset)

    def source(self, span: Span) -> Source:
        """The lines that a row stands on."""
        first, last = self.position(span[0])[0], self.last_line(span)
        return Source("\n".join(self.lines[first - 1 : last]), first, self.file)

    def last_line(self, span: Span) -> int:
        """The line on which a row ends."""
        return self.position(max(span[0], span[1] - 1))[0]

    def location(self, span: Span) -> Location:
        """Where a span begins, and where it ends on that line."""
        (line, column), (end_line, end_column) = self.position(span[0]), self.position(span[1])
        end = end_column if end_line == line else len(self.lines[line - 1]) + 1
        return Location(line, column, max(end, column + 1))

    def row(self, ruling: RowRuling) -> DocumentRow:
        """A row that was read."""
        line, column = self.position(ruling.span[0])
        end_line = self.last_line(ruling.span)
        return DocumentRow(self.file, line, column, end_line, ruling.role, ruling.read_as, ruling.verdict)

    def finding(self, row: RowRuling) -> Finding:
        """The finding of a row that claims something."""
        assert row.verdict is not None
        found = row.ruling if row.ruling is not None else Ruling(row.verdict, row.remark, row.span)
        place = self.location(row.place or row.span)
        return Finding(
            self.source(row.span),
            row.verdict,
            row.remark or found.message,
            place,
            found.diagnosis,
            counterexample(found.separation),
            place.line if row.place else None,
            found.mistake,
            row.corrected or found.corrected,
            found.read_as,
            found.varying,
            found.alone,
            self.reading(row),
        )

    def reading(self, row: RowRuling) -> str:
        """How a row was read, and what it goes on from."""
        above = f", which goes on from line {self.position(row.head[0])[0]}" if row.head else ""
        return f"{row.read_as}{above}"
