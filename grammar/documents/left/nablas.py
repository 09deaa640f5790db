"""∇_X E, ∇f(x), ∇²f, grad f, Hess f."""

from collections.abc import Sequence

from ...latex.commands import FONTS, OPENING
from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread
from ...record import NamedTuple
from ...tree import Call, Name, Node
from ..conventions import Conventions
from ..notation import formula_of
from ..parts import Derivative, NotRead
from ..relations import is_bracketed
from .functions import function_of
from .tokens import bare, names_function, opened, rest_of, top_marks, without_turn
from .values import name_of, value_of
from .variables import variable_of

_MARKS = frozenset(("\\nabla", "\\triangledown", "\\bigtriangledown"))
_WORDS = {"grad": False, "Hess": True, "hess": True}
_BARS = frozenset(("\\|", "|", "||", "\\Vert", "\\lVert", "\\lvert"))
_LONGEST_VALUE = 40  # tokens, as f(x_1, x_2, …) has
_OF_FIELDS = frozenset(("\\cdot", "\\times", "\\otimes", "\\wedge"))
_SIGNS = frozenset("+ - : \\pm \\cdot \\circ \\odot \\otimes".split())


class _Scripts(NamedTuple):
    """What stands below and above a nabla."""

    below: list[Piece]
    above: str = ""


def derivative_by_nabla(pieces: Sequence[Piece], conventions: Conventions) -> Derivative | NotRead | None:
    """The derivative that a nabla writes; None where there is none."""
    stream = opened(pieces)
    twice = _mark(stream)
    if twice is None:
        return None
    span = pieces[0].span[0], pieces[-1].span[1]
    scripts = _scripts(stream)
    rest = rest_of(stream)
    if not rest or rest[0].text in _OF_FIELDS or scripts.above not in ("", "2"):
        return NotRead("a nabla of its own kind", span)
    if top_marks(rest, _SIGNS) or _has_more(rest, not scripts.below, conventions):
        return NotRead("more than a derivative", span)
    below, doubled = _once(scripts.below)
    return _derivative(rest, below, twice or doubled or scripts.above == "2", conventions)


def _mark(stream: Unread) -> bool | None:
    """Reads a nabla: whether it is that of the second derivative; None where there is none."""
    if stream.sees(*_MARKS):
        stream.piece()
        return False
    if stream.sees(*FONTS, "\\operatorname"):
        word = spelled(stream.argument(stream.piece()))
        return False if word in _MARKS else _WORDS.get(word)
    return None


def _scripts(stream: Unread) -> _Scripts:
    below, above = list[Piece](), ""
    while stream.sees("^", "_"):
        mark = stream.piece()
        if mark.kind == "_":
            below = bare(stream.argument(mark))
        else:
            above = spelled(bare(stream.argument(mark)))
    return _Scripts(below, above)


def _once(below: list[Piece]) -> tuple[list[Piece], bool]:
    """xx as x, and whether the name stood there twice."""
    half = len(below) // 2
    doubled = half > 0 and spelled(below[:half]) == spelled(below[half:]) and len(below) == 2 * half
    return (below[:half], True) if doubled else (below, False)


def _has_more(rest: Sequence[Piece], free: bool, conventions: Conventions) -> bool:
    """Whether what stands behind may be a function and something beside its derivative: f(x)^T h, f^T; A x where it
    is not said by what is differentiated."""
    inner, turned = without_turn(rest)
    if turned and isinstance(function_of(inner, conventions), Name | Call):
        return True
    for end in range(2, min(len(rest), _LONGEST_VALUE)):
        if rest[end - 1].kind == ")" and value_of(rest[:end], conventions):
            return True
    alone = is_bracketed(rest) or rest[0].text in (*OPENING, "{") or names_function(rest) or rest[0].text in _BARS
    return free and not alone and not isinstance(function_of(rest, conventions), Name | Call)


def _derivative(rest: list[Piece], below: list[Piece], twice: bool, conventions: Conventions) -> Derivative | NotRead:
    """The derivative of what stands behind by what stands below; else by the argument."""
    of, argument = _at(rest, conventions)
    if not below:
        named = isinstance(of, Call) and len(of.args) == 1 and isinstance(of.args[0], Name)
        only = argument or (of.args if named and isinstance(of, Call) else ())
        return Derivative(of, only, twice)
    found = variable_of(below, conventions)
    return found if isinstance(found, NotRead) else Derivative(of, (found.node,), twice, found.turned)


def _at(rest: list[Piece], conventions: Conventions) -> tuple[Node, tuple[Node, ...]]:
    """What is differentiated, and its argument where it stands apart, as in (f)(X)."""
    stream = opened(rest)
    if stream.sees("("):
        first = stream.bracketed()
        behind = rest_of(stream)
        name = name_of(bare(behind), conventions) if is_bracketed(behind) else None
        if name:
            return formula_of(bare(first), conventions), (name,)
        if not behind:
            return function_of(bare(first), conventions), ()
    return function_of(rest, conventions), ()
