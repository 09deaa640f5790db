"""What begins with a d and is no differential of one operand: dy/dx, d²f, dφ(x), and d x^T A x of the whole product."""

from collections.abc import Sequence

from ...codes import AMBIGUOUS, LATEX_INPUT
from ...latex.commands import FONTS, GREEK_LETTERS, OPENING
from ...latex.letters import LIKE_FUNCTIONS
from ...latex.operands import FRACTION_COMMANDS
from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread
from ...mistakes import Mistake
from ...tree import Span
from ..conventions import Conventions
from ..letters import letters_in, without_scripts
from ..relations import depths
from ..usage import uses_in

_IN_FONT = ["{", "d", "}"]
_SIGNS = frozenset(("+", "-"))
_INSIDE = "a derivative inside a formula"


def not_derived(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where a d is that of a derivative, or of more than one may tell."""
    for number, piece in enumerate(found):
        if piece.text in FRACTION_COMMANDS:
            _check_fraction(found[number:])
        elif (after := _behind_d(found, number)) and after < len(found):
            _check(found, number, after, conventions)
    _check_product(found)
    return found


def _behind_d(found: Sequence[Piece], number: int) -> int:
    """The place behind a d that stands at a place, in whatever font; 0 where none does."""
    piece = found[number]
    if piece.text in FONTS and [each.text for each in found[number + 1 : number + 4]] == _IN_FONT:
        return number + 4
    inside = number > 1 and found[number - 1].kind == "{" and found[number - 2].text in FONTS
    return number + 1 if piece.text == "d" and piece.kind == "letter" and not inside else 0


def _moves(found: Sequence[Piece], place: int) -> bool:
    """Whether an operand stands there."""
    piece = found[place] if place < len(found) else None
    return piece is not None and (piece.kind == "letter" or piece.text in (*OPENING, *GREEK_LETTERS, *FONTS))


def _check_fraction(found: list[Piece]) -> None:
    """Refuses \\frac{df}{dx}."""
    stream = Unread(found, found[-1].span[1])
    command = stream.piece()
    below = stream.argument(command) and stream.argument(command)
    after = _behind_d(below, 0) if below else 0
    if after and _moves(below, after):
        raise Mistake(LATEX_INPUT, _INSIDE, command.span)


def _check(found: list[Piece], number: int, after: int, conventions: Conventions) -> None:
    """Refuses x/dt, d²x, and dφ(x)."""
    piece, moves = found[number], _moves(found, after)
    if moves and number and found[number - 1].kind == "/":
        raise Mistake(LATEX_INPUT, _INSIDE, piece.span)
    if found[after].kind == "^" and not conventions.d_is_name:
        stream = Unread(found[after:], 0)
        if spelled(stream.scripts()) in ("^{2}",) and stream and stream.sees("letter", "command", "("):
            raise Mistake(LATEX_INPUT, "a second differential", piece.span)
    use = next(uses_in(without_scripts(found[after:])), None) if moves else None
    if use is None or use.piece != found[after] or not use.before:
        return
    if use.of_name or use.base in (conventions.functions | conventions.called | LIKE_FUNCTIONS):
        raise Mistake(AMBIGUOUS, "this d may be of a value, or of the first factor", piece.span)


def _check_product(found: list[Piece]) -> None:
    """Refuses d x^T A x as a side by itself: d of x^T, or of the product; of dX X^{-1} there is no doubt."""
    after = _behind_d(found, 0) if found else 0
    if not after or any(not depth and piece.text in _SIGNS for piece, depth in depths(found)):
        return
    letters = [letter for letter in letters_in(found[after:]) if not letter.lowered]
    first = letters[0] if letters else None
    if first is None or first.base not in {letter.base for letter in letters[1:]} or found[after].text in OPENING:
        return
    apart = found[after].span[0] > found[after - 1].span[1]
    if apart or first.raised in ("T", "t"):
        span: Span = found[0].span[0], found[-1].span[1]
        raise Mistake(AMBIGUOUS, "this d may be of the first factor or of the product", span)
