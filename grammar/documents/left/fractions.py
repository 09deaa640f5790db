"""∂E/∂X, with E above or behind; d²f/dx² is the second derivative."""

from collections.abc import Sequence

from ...latex.operands import FRACTION_COMMANDS
from ...latex.pieces import Piece, spelled
from ...record import NamedTuple
from ...tree import Node
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import Derivative, NotRead
from ..relations import depths
from .functions import function_of, is_argument
from .tokens import after_d, bare, opened, rest_of, top_marks, without_turn
from .variables import variable_of

_SIGNS = frozenset(("+", "-", "\\pm"))


class _Quotient(NamedTuple):
    """What stands above the line, below it, and behind."""

    above: list[Piece]
    below: list[Piece]
    behind: list[Piece]


def derivative_by_fraction(pieces: Sequence[Piece], conventions: Conventions) -> Derivative | NotRead | None:
    """The derivative that a fraction writes; None where there is none."""
    quotient = _quotient(pieces)
    above = after_d(quotient.above) if quotient else None
    below = after_d(quotient.below) if quotient else None
    if not quotient or above is None or not below:
        return None
    span = pieces[0].span[0], pieces[-1].span[1]
    above, twice = _without_square(above)
    variables = _variables(below, twice)
    if variables is None:
        return NotRead("a mixed derivative", span)
    of = _of(above, quotient.behind, conventions)
    found = variable_of(variables, conventions)
    if isinstance(of, NotRead) or isinstance(found, NotRead):
        return of if isinstance(of, NotRead) else found if isinstance(found, NotRead) else None
    return Derivative(of, (found.node,), twice, found.turned and not twice)


def _quotient(pieces: Sequence[Piece]) -> _Quotient | None:
    """The parts of a side that begins with a fraction, or is one with a slash."""
    stream = opened(pieces)
    if stream.sees(*FRACTION_COMMANDS):
        line = stream.piece()
        return _Quotient(stream.argument(line), stream.argument(line), rest_of(stream))
    if stream.sees("{"):
        group = stream.group(stream.piece())
        lines = [number for number, (piece, depth) in enumerate(depths(group)) if piece.text == "\\over" and not depth]
        return _Quotient(group[: lines[0]], group[lines[0] + 1 :], rest_of(stream)) if lines else None
    slashes = top_marks(pieces, frozenset("/"))
    if len(slashes) != 1:
        return None
    return _Quotient(list(pieces[: slashes[0]]), list(pieces[slashes[0] + 1 :]), [])


def _without_square(above: list[Piece]) -> tuple[list[Piece], bool]:
    for length in (4, 2):
        if above and above[0].kind == "^" and spelled(above[:length]).replace("{", "").replace("}", "") == "^2":
            return above[length:], True
    return above, False


def _variables(below: list[Piece], twice: bool) -> list[Piece] | None:
    """What is differentiated by; of the second derivative the one name that stands there twice."""
    if not twice:
        return bare(below)
    marks = [n for n, (_, depth) in enumerate(depths(below)) if not depth and after_d(below[n:]) is not None]
    if marks:
        first, second = below[: marks[0]], after_d(below[marks[0] :]) or []
        same = spelled(bare(without_turn(first)[0])) == spelled(bare(without_turn(second)[0]))
        return without_turn(first)[0] if same else None
    for length in (4, 2):
        if spelled(below[-length:]).replace("{", "").replace("}", "") == "^2":
            return bare(below[:-length])
    return None


def _of(above: list[Piece], behind: list[Piece], conventions: Conventions) -> Node | NotRead:
    """What is differentiated: it stands above the line, or behind it."""
    if above and behind:
        if is_argument(behind, conventions):
            return formula_of(above, conventions)
        return NotRead("something stands behind the derivative", (behind[0].span[0], behind[-1].span[1]))
    if not above and top_marks(behind, _SIGNS):
        return NotRead("a sum with a derivative", (behind[0].span[0], behind[-1].span[1]))
    return function_of(above or behind, conventions)
