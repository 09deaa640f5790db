"""Pieces of written formulas, and the levels that say where a piece needs brackets."""

from typing import NamedTuple

SUM, COLON, PRODUCT, SIGN, JUXTAPOSITION, SUFFIX, ATOM = range(7)


class Piece(NamedTuple):
    """A written formula; `level` is that of its loosest mark."""

    text: str
    level: int
