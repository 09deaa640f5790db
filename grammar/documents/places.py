"""Where in its file the text of a page stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from ..record import NamedTuple


class Stretch(NamedTuple):
    """From `start` in the page on, text stands in the file from `offset` on, character by character."""

    start: int
    offset: int


class PlacedText(NamedTuple):
    """The text of a page, taken out of its file.

    `parts` are where its cells or docstrings begin, with the number of a cell; `doubtful` the characters that escapes
    made of what may have been meant as a command.
    """

    text: str
    stretches: Sequence[Stretch] = (Stretch(0, 0),)
    parts: Sequence[tuple[int, int]] = ()
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
        return [start for start, _ in self._placed.parts]

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
        number = bisect_right(self._parts, offset) - 1
        start, cell = self._placed.parts[number] if number >= 0 else (0, 0)
        return f"cell {cell}, line {self._placed.text.count(chr(10), start, offset) + 1}" if cell else ""
