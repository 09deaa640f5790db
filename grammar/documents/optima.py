"""min f(X) = E, which says what f is: E is in the variable, so that it is not the least value."""

from collections.abc import Sequence

from ..latex.pieces import Piece, spelled
from ..latex.stream import Unread
from .parts import RowMember
from .relations import EQUALITIES

_OPTIMA = frozenset("min max minimize maximize minimise maximise".split())
_WORDS = frozenset("\\operatorname \\mathop \\text \\mathrm \\mbox".split())


def without_optimum(members: Sequence[RowMember]) -> list[RowMember]:
    """The members of a row, the function alone where it is said to be least; as they are otherwise."""
    first, second = members[0], members[1] if len(members) > 1 else None
    if second is None or second.relation not in EQUALITIES.values() or not first.pieces:
        return list(members)
    variable, rest = _optimum(first.pieces)
    inside = {piece.text for piece in second.pieces}
    if not variable or not rest or not {piece.text for piece in variable if piece.kind != ","} <= inside:
        return list(members)
    return [first._replace(pieces=tuple(rest), span=(rest[0].span[0], rest[-1].span[1])), *members[1:]]


def is_optimum(pieces: Sequence[Piece]) -> bool:
    """Whether a part is a min with the variables below it, and nothing else."""
    variables, rest = _optimum(pieces)
    return bool(variables) and not rest


def _optimum(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The variables that stand below a min, and what stands behind it."""
    stream = Unread(pieces, pieces[-1].span[1])
    first = stream.piece()
    below = stream.argument(first) if first.text == "\\underset" and stream else []
    word = first.text
    if stream and first.text in (*_WORDS, "\\underset"):
        word = spelled([each for each in stream.argument(first) if each.kind not in "{}" and each.text not in _WORDS])
    if word.strip("\\") not in _OPTIMA:
        return [], []
    if stream.sees("_"):
        below = stream.argument(stream.piece())
    rest = [item for item in reversed(stream.items) if isinstance(item, Piece)]
    return [each for each in below if each.kind not in "{}"], rest
