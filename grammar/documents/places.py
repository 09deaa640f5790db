"""Where in its file the text of a page stands."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from json import dumps

from ..record import NamedTuple


class Stretch(NamedTuple):
    """From `start` in the page on, text stands in the file from `offset` on, character by character."""

    start: int
    offset: int


class TextPart(NamedTuple):
    """Where a cell or a docstring begins, the number of a cell, and the rules of its escapes: json, python, julia."""

    start: int
    cell: int = 0
    escapes: str = ""


class PlacedText(NamedTuple):
    """The text of a page, taken out of its file.

    `doubtful` are the characters that escapes made of what may have been meant as a command.
    """

    text: str
    stretches: Sequence[Stretch] = (Stretch(0, 0),)
    parts: Sequence[TextPart] = ()
    doubtful: Sequence[int] = ()


class Places:
    """Where in a file the offsets of its page are."""

    def __init__(self, file: str, placed: PlacedText) -> None:
        self._file = file
        self._placed = placed

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self._placed.stretches]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._file))]

    @cached_property
    def _parts(self) -> list[int]:
        return [part.start for part in self._placed.parts]

    def offset(self, offset: int) -> int:
        """Where in the file a character of the page is."""
        if not self._starts:
            return 0
        stretch = self._placed.stretches[max(0, bisect_right(self._starts, offset) - 1)]
        return min(stretch.offset + max(0, offset - stretch.start), len(self._file))

    def position(self, offset: int) -> tuple[int, int]:
        """Its line and column in the file, from 1."""
        place = self.offset(offset)
        line = bisect_right(self._lines, place)
        return line, place - self._lines[line - 1] + 1

    def label(self, offset: int) -> str:
        """`cell 7, line 3` in a notebook; "" elsewhere."""
        part = self._part(offset)
        return f"cell {part.cell}, line {self._placed.text.count(chr(10), part.start, offset) + 1}" if part.cell else ""

    def typed(self, offset: int, text: str) -> str:
        """A text as it is to be typed into the file at a place: escaped, where it is within a string."""
        escapes = self._part(offset).escapes
        return _ESCAPED[escapes](text) if escapes else text

    def _part(self, offset: int) -> TextPart:
        number = bisect_right(self._parts, offset) - 1
        return self._placed.parts[number] if number >= 0 else TextPart(0)


_ESCAPED: Mapping[str, Callable[[str], str]] = {
    "json": lambda text: dumps(text, ensure_ascii=False)[1:-1],
    "python": lambda text: text.replace("\\", "\\\\"),
    "julia": lambda text: text.replace("\\", "\\\\").replace("$", "\\$"),
}
