"""What is written of a formula, with the level that says where it needs brackets."""

from typing import NamedTuple


class Level:
    """The levels of the marks, the loosest first."""

    SUM, COLON, PRODUCT, SIGN, JUXTAPOSITION, SUFFIX, ATOM = range(7)


class Phrase(NamedTuple):
    """A written formula; `level` is that of its loosest mark."""

    text: str
    level: int
