"""Functions of each row or each column: of a column each row is one entry, so that none of them has anything to do."""

from collections.abc import Iterable

from ...grammar.mistakes import Mistake
from ..terms.shape import ONE
from .codes import SHAPE_NOT_TAKEN
from .part import Part

SINGLE = {"rows": (1, "column"), "cols": (0, "row")}  # the axis that is 1, and what the operand then is


def check_along(parts: Iterable[Part], text: str) -> None:
    """Refuses f(x, rows) of a column x and f(r, cols) of a row r; raises Mistake M208."""
    for part in parts:
        if part.head == "call" and part.operators[0].word in SINGLE:
            operand = part.args[0]
            axis, kind = SINGLE[part.operators[0].word]
            if operand.shape[axis] == ONE != operand.shape[1 - axis]:
                typed, name = text[slice(*operand.span)], part.operators[0].name
                message = f"{typed} is a {kind}, of which each of the {part.operators[0].word} is one entry"
                raise Mistake(SHAPE_NOT_TAKEN, message, operand.span, f"write {name}({typed})")
