"""Marks of products that are more than one thing: a dot, a star, a cross, and ⊗ of two columns."""

from collections.abc import Sequence

from ...codes import AMBIGUOUS
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions
from ..relations import depths

_STARS = frozenset(("*", "\\ast"))
_ENDS = frozenset("+ - ) ] } \\} \\pm \\rangle | \\| \\rvert \\rVert".split())
_MARKS = frozenset(("\\cdot", ":", "\\circ", "\\odot", "\\otimes", "/"))
_COUNTS = frozenset("ijklmnt")


def with_products(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, the dot of two columns as a colon; raises Mistake where a mark has two meanings."""
    made = list(found)
    for number, piece in enumerate(found):
        before, after = found[max(0, number - 1) : number], found[number + 1 : number + 2]
        numeric = any(each.kind == "number" for each in (*before, *after))
        if piece.text == "\\times" and not numeric:
            raise Mistake(AMBIGUOUS, "a cross product", piece.span)
        if piece.text in _STARS and not numeric and not (before and before[0].kind in "^_{"):
            raise Mistake(AMBIGUOUS, "this star may be a product of matrices, of entries, or a convolution", piece.span)
        if piece.text == "\\otimes" and _are_columns(before, after) and not conventions.vectorised:
            raise Mistake(AMBIGUOUS, "⊗ of two columns may be a matrix or a column", piece.span)
        if piece.text == "\\cdot" and _are_columns(before, after) and _is_last(found, number):
            made[number] = Piece(":", ":", piece.span)
    return made


def _are_columns(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether two small letters stand at the sides of a mark."""
    sides = [*before, *after]
    small = all(each.kind == "letter" and each.text.islower() and each.text not in _COUNTS for each in sides)
    return len(sides) == len("ab") and small


def _is_last(found: Sequence[Piece], number: int) -> bool:
    """Whether a dot is the only mark of its term, and one letter stands behind it."""
    levels = [depth for _, depth in depths(found)]
    if number + 2 < len(found) and found[number + 2].text not in _ENDS:
        return False
    for place in range(number - 1, -1, -1):
        if levels[place] < levels[number] or found[place].text in ("+", "-"):
            return True
        if levels[place] == levels[number] and found[place].text in _MARKS:
            return False
    return True
