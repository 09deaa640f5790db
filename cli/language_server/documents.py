"""A document as marks: one for each row that was read."""

from pathlib import Path

from ...core.documents.contexts import Contexts
from ...core.documents.rulings import RowRuling
from ...grammar.documents.places import Places
from ...grammar.tree import Span
from ..input.document_settings import configured
from ..input.documents import DocumentFile
from ..processes.limits import Limits, limited
from ..work.documents import ruled
from .marks import EditorMark, Judged, TextRange

MOST_RULINGS = 5_000  # that are kept of a file: those of its earlier texts among them


class OpenDocument:
    """A document that is open: what was judged of its last texts is not judged again."""

    def __init__(self, name: str) -> None:
        self.name, self.contexts = name, Contexts()

    def marks(self, text: str, limits: Limits) -> list[EditorMark]:
        """A mark for each row that was read, with the settings of its project; raises Mistake, Unreadable."""
        if len(self.contexts.rulings) > MOST_RULINGS:
            self.contexts = Contexts()
        document = DocumentFile(self.name, text)
        with limited(*limits):
            found = ruled(document, configured(Path(self.name).parent), self.contexts)
        return [_mark(row, found.places) for row in found.ruling.rows]


def _mark(row: RowRuling, places: Places) -> EditorMark:
    """What was found of one row."""
    ruling = row.ruling
    advice = ruling.diagnosis if ruling is not None else None
    place = row.place or row.span
    return EditorMark(
        _stretch(row.span, places),
        _stretch(place, places),
        row.verdict,
        advice.code if advice else row.verdict or "",
        row.remark or (ruling.message if ruling is not None else ""),
        row.read_as,
        Judged(row.statement, row.above, varying=ruling.varying) if ruling is not None else None,
        places.typed(place[0], row.corrected) if advice and row.place else "",
    )


def _stretch(span: Span, places: Places) -> TextRange:
    """Where a span of the page stands in the file."""
    (line, column), (end_line, end_column) = (places.position(offset) for offset in span)
    return TextRange(line - 1, column - 1, end_line - 1, end_column - 1)
