"""A 1 that is no number: 1^T, X1, 1b^T, 1:X are with a column or a matrix of ones."""

from collections.abc import Sequence

from ...codes import AMBIGUOUS
from ...latex.commands import CLOSING, TRANSPOSES
from ...latex.pieces import Piece, spelled
from ...latex.stream import braced
from ...mistakes import Mistake
from ..conventions import Conventions

_SCRIPT_MARKS = frozenset("^_")
_COLONS = frozenset((":", "\\colon"))


def with_ones(found: list[Piece], _conventions: Conventions) -> list[Piece]:
    """The tokens of a side, each 1 that can be no number as ones; raises Mistake where it may be both."""
    made: list[Piece] = []
    for number, piece in enumerate(found):
        before, after = found[number - 1] if number else None, found[number + 1 : number + 9]
        if piece.kind != "number" or set(piece.text) != {"1"} or (before and before.kind in _SCRIPT_MARKS):
            made.append(piece)
            continue
        sides = {each.text for each in (*found[max(0, number - 1) : number], *after[:1])}
        if "\\otimes" in sides:
            raise Mistake(AMBIGUOUS, "this 1 may be the number, or ones", piece.span)
        if _is_turned(after) or _ends(before, found[: number - 1]) or sides & _COLONS or _begins_outer(piece, after):
            made += [part for _ in piece.text for part in _ones(piece)]
        else:
            made.append(piece)
    return made


def _ones(piece: Piece) -> list[Piece]:
    return [Piece("command", "\\mathbf", piece.span), *braced([Piece("number", "1", piece.span)], piece)]


def _is_turned(after: Sequence[Piece]) -> bool:
    """Whether a transpose follows."""
    if not after or after[0].kind != "^":
        return False
    inside = [piece for piece in after[1:] if piece.kind not in "{}"]
    return bool(inside) and inside[0].text in TRANSPOSES and inside[0].text != "'"


def _ends(before: Piece | None, above: Sequence[Piece]) -> bool:
    """Whether an operand stands right before; the 1 in braces behind a command is an argument of it."""
    if before is None or not (before.kind == "letter" or before.text in CLOSING):
        return False
    return not above or above[-1].kind != "_"


def _begins_outer(piece: Piece, after: Sequence[Piece]) -> bool:
    """Whether a small letter follows that is transposed, as in 1b^T."""
    if piece.text != "1" or len(after) < len("b^T") or after[0].kind != "letter" or not after[0].text.islower():
        return False
    return _is_turned(after[1:]) and spelled(after[:1]) != "d"
