"""[A \\; B]: two blocks side by side, rather than a product in brackets."""

from itertools import pairwise

from ...codes import AMBIGUOUS
from ...latex.commands import GREEK_LETTERS
from ...latex.operands import command_called
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions

_GAP = 2  # characters between two letters: a space that is seen


def not_blocks(found: list[Piece], _conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where brackets hold names that a space parts."""
    for number, piece in enumerate(found):
        if piece.kind != "[" or (number and (command_called(found[number - 1]) or found[number - 1].text == "d")):
            continue
        end = next((place for place in range(number, len(found)) if found[place].kind == "]"), number)
        inside = found[number + 1 : end]
        names = all((each.kind == "letter" and each.text != "d") or each.text in GREEK_LETTERS for each in inside)
        parted = any(after.span[0] - before.span[1] >= _GAP for before, after in pairwise(inside))
        if names and parted:
            raise Mistake(AMBIGUOUS, "blocks side by side, or a product", piece.span)
    return found
