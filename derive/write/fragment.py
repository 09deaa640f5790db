"""Fragments of written formulas, each with the level that says where it needs brackets."""

from typing import Final

from ...grammar.record import NamedTuple


class Level:
    """The levels of the marks, the loosest first."""

    SUM: Final = 0
    COLON: Final = 1
    PRODUCT: Final = 2
    SIGN: Final = 3
    JUXTAPOSITION: Final = 4
    SUFFIX: Final = 5
    ATOM: Final = 6


class Fragment(NamedTuple):
    """A piece of a written formula; `level` is that of its loosest mark."""

    text: str
    level: int
