"""What is shown of a text: plain data, in lines and columns from 0 that count characters."""

from collections.abc import Sequence

from ...core.check.verdict import FINE_VERDICTS, Verdict
from ...grammar.record import NamedTuple
from ..input.statement import Location


class TextRange(NamedTuple):
    """A part of a text, from one line and column to another."""

    line: int
    column: int
    end_line: int
    end_column: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a place lies in it, or at its end."""
        return (self.line, self.column) <= (line, column) <= (self.end_line, self.end_column)


class Judged(NamedTuple):
    """A statement in the input language that was judged, the lines that hold for it, and what varies in a chain."""

    statement: str
    above: Sequence[str] = ()
    macros: str = ""
    varying: str = ""


class EditorMark(NamedTuple):
    """A row or a statement: where it stands, and what was found of it.

    `place` is what is wrong, else the whole; `said` the message with all that is to be known, `code` what explains it.
    `read_as` is the row in the input language where it was typed in another, `judged` what was derived or checked.
    `corrected` is to stand in the `place`; "" where that is not certain.
    """

    whole: TextRange
    place: TextRange
    verdict: Verdict | None
    code: str = ""
    said: str = ""
    read_as: str = ""
    judged: Judged | None = None
    corrected: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.verdict is None or self.verdict in FINE_VERDICTS


def range_in_text(place: Location) -> TextRange:
    """A location on one line, counted from 0."""
    return TextRange(place.line - 1, place.column - 1, place.line - 1, place.end_column - 1)
