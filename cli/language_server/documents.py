"""A document as marks: one for each row that was read."""

from pathlib import PurePath

from ...core.documents.judge import judged
from ...core.documents.rulings import RowRuling
from ...core.documents.settings import Settings
from ...grammar.documents.places import Places
from ...grammar.documents.read import read_document
from ...grammar.documents.scan import places_of
from ...grammar.tree import Span
from ..processes.limits import Limits, limited
from .marks import EditorMark, Judged, TextRange


def marks_of_document(text: str, name: str, limits: Limits) -> list[EditorMark]:
    """A mark for each row that was read, below the settings that hold by default; raises Mistake."""
    suffix = PurePath(name).suffix
    with limited(*limits):
        found = judged(read_document(text, suffix), Settings())
    places = places_of(text, suffix)
    return [_mark(row, places) for row in found.rows]


def _mark(row: RowRuling, places: Places) -> EditorMark:
    """What was found of one row."""
    advice = row.ruling.diagnosis if row.ruling is not None else None
    return EditorMark(
        _stretch(row.span, places),
        _stretch(row.place or row.span, places),
        row.verdict,
        advice.code if advice else row.verdict or "",
        row.ruling.message if row.ruling is not None else "",
        row.read_as,
        Judged(row.statement, row.above, varying=row.ruling.varying) if row.ruling is not None else None,
        row.corrected if advice and row.place else "",
    )


def _stretch(span: Span, places: Places) -> TextRange:
    """Where a span of the page stands in the file."""
    (line, column), (end_line, end_column) = (places.position(offset) for offset in span)
    return TextRange(line - 1, column - 1, end_line - 1, end_column - 1)
