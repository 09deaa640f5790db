"""b1 typed for b_1: a name with its number, rather than b times ones; X1 too where X2 stands somewhere."""

from ...codes import AMBIGUOUS
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions
from ..letters import without_scripts
from ..usage import numbers_behind_letters


def not_typed(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where a number that touches a letter may be of its name."""
    for letter, number, turned in numbers_behind_letters(without_scripts(found)):
        small = letter.text.islower() and not turned
        if number.text == "1" and (conventions.typed or small):
            raise Mistake(AMBIGUOUS, f"{letter.text}1 may be a name, or with ones", letter.span)
    return found
