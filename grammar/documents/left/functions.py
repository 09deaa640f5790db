"""What is differentiated: a formula, or the value of a function at its arguments."""

from collections.abc import Sequence

from ...latex.pieces import Piece
from ...tree import Node
from ..conventions import Conventions
from ..notation import formula_of
from ..relations import is_bracketed
from .tokens import split_at, top_marks
from .values import called, name_of, value_of


def function_of(pieces: Sequence[Piece], conventions: Conventions) -> Node:
    """A formula; f(X) is a call of f."""
    value = value_of(pieces, conventions)
    return called(value, pieces) if value else formula_of(pieces, conventions)


def is_argument(pieces: Sequence[Piece], conventions: Conventions) -> bool:
    """Whether a part is the names in brackets at which a derivative is taken."""
    if not is_bracketed(pieces) or pieces[0].kind != "(":
        return False
    inside = pieces[1:-1]
    return all(name_of(part, conventions) for part in split_at(inside, top_marks(inside, frozenset(","))))
