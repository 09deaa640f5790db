"""Functions as maps: f: X ↦ E is f(X) = E, and Df_X: H → E is Df_X(H) = E."""

from collections.abc import Sequence

from ..latex.pieces import Piece
from .parts import RowMember
from .relations import ARROWS, MEMBERSHIPS, depths

_SETS = frozenset(("\\mathbb", "\\reals", "\\R", "\\times", "\\mathcal", "\\Bbb"))


def as_value(members: Sequence[RowMember]) -> list[RowMember]:
    """The members of a row, where it gives a map by its value, as those of the value; as they are otherwise."""
    rest = [member for member in members[1:] if member.relation not in MEMBERSHIPS]
    if not rest or rest[0].relation not in ARROWS:
        return list(members)
    first = members[0]
    colon = [number for number, (piece, depth) in enumerate(depths(first.pieces)) if piece.kind == ":" and not depth]
    argument = first.pieces[colon[0] + 1 :] if len(colon) == 1 else ()
    if not argument or any(piece.text in _SETS for piece in argument):
        return list(members)
    mark, end = first.pieces[colon[0]].span, argument[-1].span[1]
    called = (*first.pieces[: colon[0]], Piece("(", "(", mark), *argument, Piece(")", ")", (end, end)))
    return [first._replace(pieces=called), rest[0]._replace(relation="="), *rest[1:]]
