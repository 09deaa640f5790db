"""dE, d(E), vec(dF)."""

from collections.abc import Sequence

from ...latex.operands import function_at
from ...latex.pieces import Piece
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import Differential, NotRead, Whole
from ..relations import is_bracketed
from .tokens import LETTERS_OF_D, after_d, bare, last_bracket, names_function, opened, rest_of, top_marks

_LINEAR = frozenset("vec tr Tr trace Trace diag Diag".split())


def differential(pieces: Sequence[Piece], conventions: Conventions) -> Differential | Whole | NotRead | None:
    """The differential that a side is; None where it does not begin with a d."""
    inner = after_d(pieces, LETTERS_OF_D | conventions.signs)
    if inner is None:
        return _within(pieces, conventions)
    if not inner or inner[0].kind in ("_", "^", "'") or _is_distance(inner):
        return None
    if top_marks(pieces):
        return Whole(formula_of(pieces, conventions))
    if not _is_one(inner):
        span = pieces[0].span[0], pieces[-1].span[1]
        return NotRead("this d may be of the first factor or of the product", span)
    return Differential(formula_of(inner, conventions))


def _is_distance(inner: Sequence[Piece]) -> bool:
    """Whether d is a function of two."""
    return is_bracketed(inner) and bool(top_marks(bare(inner), frozenset(",")))


def _is_one(inner: Sequence[Piece]) -> bool:
    """Whether what a d stands before is one operand with its scripts."""
    stream = opened(inner)
    if names_function(inner):
        return True
    if stream.sees("(", "[", "\\{"):
        stream.bracketed()
    elif stream.sees("\\|", "\\lVert", "\\lvert", "|", "||"):
        return True
    elif stream.sees("letter", "command", "{"):
        piece = stream.piece()
        if piece.kind == "{":
            stream.group(piece)
        elif stream.sees("{") and piece.kind == "command":
            stream.argument(piece)
    stream.scripts()
    return not rest_of(stream)


def _within(pieces: Sequence[Piece], conventions: Conventions) -> Differential | None:
    """vec(dF) as d of vec(F)."""
    start = last_bracket(pieces)
    if not 0 < start < len(pieces) or function_at(opened(bare(pieces[:start]))) not in _LINEAR:
        return None
    inner = after_d(pieces[start + 1 : -1])
    if not inner or top_marks(pieces[start + 1 : -1]) or not _is_one(inner):
        return None
    return Differential(formula_of([*pieces[: start + 1], *inner, pieces[-1]], conventions))
