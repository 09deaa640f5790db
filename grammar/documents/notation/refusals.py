"""What no side is read with: sums over an index, index notation, what is left out, optima, derivatives inside."""

from collections.abc import Mapping
from itertools import pairwise

from ...codes import LATEX_INPUT
from ...latex.operands import is_lowered
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ...tree import Span
from ..conventions import Conventions
from ..letters import letters_in

_INDEX = "index notation"
_REASONS: Mapping[str, str] = {
    **dict.fromkeys(("\\sum", "\\prod", "\\bigotimes", "\\bigoplus", "\\coprod"), "index notation"),
    **dict.fromkeys(("\\int", "\\oint", "\\iint"), "an integral"),
    **dict.fromkeys(
        ("\\ldots", "\\cdots", "\\dots", "\\vdots", "\\ddots", "\\dotsc", "\\dotsb"), "something is left out"
    ),
    **dict.fromkeys(
        ("\\min", "\\max", "\\inf", "\\sup", "\\arg", "\\argmin", "\\argmax", "\\lim"), "an optimum or limit"
    ),
    **dict.fromkeys(("\\nabla", "\\triangledown"), "a derivative inside a formula"),
    **dict.fromkeys(("\\mapsto", "\\to", "\\rightarrow"), "a map inside a formula"),
    **dict.fromkeys(("\\star", "\\bullet", "\\boxtimes", "\\oplus", "\\wedge", "\\cancel"), "a mark of its own"),
    **dict.fromkeys(("\\in", "\\forall", "\\exists", "\\cup", "\\cap", "\\setminus"), "a set"),
    "\\begin": "a block of entries",
    "?": "something is asked",
    "!": "a factorial",
}
_UNITS = frozenset(("e", "E", "J"))


def not_refused(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where one has no meaning in a formula of matrices."""
    for place, piece in enumerate(found):
        if (reason := _REASONS.get(piece.text)) and not is_lowered(found, place):
            raise _refused(reason, piece.span)
    for before, after in pairwise(found):
        if before.kind == after.kind == ".":
            raise _refused("something is left out", before.span)
    indexed = bool(conventions.tensors) or any(piece.kind == "_" for piece in found)
    for letter in letters_in(found) if indexed else ():
        if letter.runs and not letter.lowered:
            _check_index(letter.base, letter.below, letter.span, conventions)
        if letter.dressed in conventions.tensors:
            raise _refused("a tensor", letter.span)
        numbered = len(letter.below) > 1 and letter.below.isdigit() and letter.base.islower()
        if numbered or f"{letter.base}_{letter.below}" in conventions.entries:
            raise _refused(_INDEX, letter.span)
    return found


def _check_index(base: str, below: str, span: Span, conventions: Conventions) -> None:
    """Refuses x_i, of which the index runs, and δ_ij; e_i is a basis vector where the document speaks of one."""
    delta = base == "delta" and len(below) > 1
    if base in conventions.indexed or delta or (base in _UNITS and base not in conventions.units):
        raise _refused(_INDEX, span)


def _refused(reason: str, span: Span) -> Mistake:
    return Mistake(LATEX_INPUT, reason, span)
