"""Fragments of written formulas, each with the level that says where it needs brackets."""

from ...grammar.record import NamedTuple


class Level:
    """The levels of the marks, the loosest first."""

    SUM, COLON, PRODUCT, SIGN, JUXTAPOSITION, SUFFIX, ATOM = range(7)


class Fragment(NamedTuple):
    """A piece of a written formula; `level` is that of its loosest mark."""

    text: str
    level: int
