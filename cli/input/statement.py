"""A statement as it was typed, and places in it."""

import re

from ...grammar.lines import position
from ...grammar.record import NamedTuple
from ...grammar.tree import Span

TAG = r"\s*\[([^\[\],;\n]*)\]"


class Source(NamedTuple):
    """The text of a statement, the line it begins on, the name of its file, and the macros of LaTeX above it."""

    text: str
    line: int = 1
    file: str = "expression"
    macros: str = ""

    @property
    def name(self) -> str | None:
        """The name in brackets that a statement may begin with, also of one that cannot be read."""
        tag = re.match(TAG, self.text)
        return tag[1].strip() if tag else None


class Location(NamedTuple):
    """Line and columns from 1; `end_column` is the one after the last."""

    line: int
    column: int
    end_column: int


def place_of(source: Source, span: Span | None) -> Location:
    """Where a span begins, and where it ends on that line; without a span, the whole statement."""
    start, end = span or whole(source.text)
    line, column = position(source.text, start, source.line)
    stop = source.text.find("\n", start)
    end = end if stop < 0 else min(end, stop)
    return Location(line, column, column + max(end - start, 1))


def whole(text: str) -> Span:
    """The span of a statement without the white space around it."""
    return len(text) - len(text.lstrip()), len(text.rstrip())
