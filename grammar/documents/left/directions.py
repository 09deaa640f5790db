"""Df_X(H), Df(X)[H], f'(X)H: the differential of a function while its variable varies along a direction."""

from collections.abc import Sequence

from ...latex.letters import LIKE_FUNCTIONS
from ...latex.pieces import Piece, spelled
from ...tree import Call, Name
from ..conventions import Conventions
from ..parts import Along, Derivative, NotRead
from .functions import function_of
from .nablas import derivative_by_nabla
from .tokens import after_d, bare, last_bracket, split_at, top_marks, without_turn
from .values import name_of, value_of
from .variables import variable_of

_D = frozenset(("D", "d", "\\partial", "\\delta"))
_INDICES = frozenset("i j k l m n p q r s t".split())
_INNER = {"\\langle": "\\rangle", "(": ")", "<": ">"}


def along(pieces: Sequence[Piece], conventions: Conventions) -> Along | Derivative | NotRead | None:
    """The differential along a direction; D_X E is the derivative by X; None where a side is neither."""
    inner = after_d(pieces, _D)
    if inner and inner[0].kind == "_" and pieces[0].text != "\\delta":
        return _by_subscript(pieces, inner, conventions)
    found = _of_d(inner, conventions) if inner else None
    return found or _total(pieces, conventions)


def _total(pieces: Sequence[Piece], conventions: Conventions) -> Along | Derivative | None:
    """Df(x), Df(x)h of what is known to be a function."""
    inner = after_d(pieces, frozenset("D")) or []
    place = next((number for number, piece in enumerate(inner) if piece.kind == "("), 0)
    name = spelled(inner[:place]).lstrip("\\")
    if not place or not (name in conventions.functions or name in LIKE_FUNCTIONS):
        return None
    return _of_value(inner[:place], inner[place:], False, conventions)


def _of_d(inner: list[Piece], conventions: Conventions) -> Along | None:
    """f_X(H), f(X)(H), f(X)[H], f(X;H) behind a D."""
    start = last_bracket(inner)
    if not 0 < start < len(inner):
        return None
    before, inside = inner[:start], inner[start + 1 : -1]
    value = value_of(before, conventions)
    if value and len(value.arguments) == 1:
        direction = name_of(inside, conventions)
        return Along(value.function, value.arguments[0], direction) if direction else None
    parts = split_at(inside, top_marks(inside, frozenset(";")))
    if len(parts) == 2:
        return _made(before, parts[0], parts[1], conventions)
    below = [number for number, piece in enumerate(before) if piece.kind == "_"]
    return _made(before[: below[0]], bare(before[below[0] + 1 :]), inside, conventions) if below else None


def _made(
    function: Sequence[Piece], variable: Sequence[Piece], direction: Sequence[Piece], conventions: Conventions
) -> Along | None:
    names = [name_of(part, conventions) for part in (function, variable, direction)]
    return Along(names[0], names[1], names[2]) if names[0] and names[1] and names[2] else None


def _by_subscript(pieces: Sequence[Piece], inner: list[Piece], conventions: Conventions) -> Derivative | NotRead | None:
    """D_X E, d_x(E): the derivative by what stands below."""
    end = 2 if inner[1:2] and inner[1].kind != "{" else next((n + 1 for n, p in enumerate(inner) if p.kind == "}"), 0)
    below, rest = bare(inner[1:end]), inner[end:]
    if not below or not rest or (pieces[0].text == "d" and rest[0].kind not in "(["):
        return None
    if below[0].text in _INDICES or below[0].kind == "number":
        return None
    if top_marks(rest):
        return NotRead("more than a derivative", (pieces[0].span[0], pieces[-1].span[1]))
    of, found = function_of(bare(rest), conventions), variable_of(below, conventions)
    return found if isinstance(found, NotRead) else Derivative(of, (found.node,), turned=found.turned)


def by_prime(pieces: Sequence[Piece], conventions: Conventions) -> Along | Derivative | None:
    """f'(X)H and f'(X)(H), f'(x), f''(x); not where a prime transposes."""
    primes = [number for number, piece in enumerate(pieces) if piece.kind == "'"]
    if not primes or conventions.primes == "transpose" or primes[-1] - primes[0] + 1 != len(primes) or not primes[0]:
        return None
    function, rest = pieces[: primes[0]], list(pieces[primes[-1] + 1 :])
    twice = len(primes) == 2
    if not rest and conventions.primes == "derivative" and (name := name_of(function, conventions)):
        return Derivative(name, (), twice)
    return _of_value(function, rest, twice, conventions) if len(primes) <= len("''") else None


def _of_value(
    function: Sequence[Piece], rest: Sequence[Piece], twice: bool, conventions: Conventions
) -> Along | Derivative | None:
    """What (x) or (x)h behind a function makes of its derivative."""
    close = next((number for number, piece in enumerate(rest) if piece.kind == ")"), -1)
    if not rest or rest[0].kind != "(" or close < 0:
        return None
    name, variable = name_of(function, conventions), name_of(rest[1:close], conventions)
    behind = [piece for piece in rest[close + 1 :] if piece.text != "\\cdot"]
    if not name or not variable:
        return None
    return _with_direction(name, variable, bare(behind), twice, conventions)


def _with_direction(
    name: Name, variable: Name, behind: Sequence[Piece], twice: bool, conventions: Conventions
) -> Along | Derivative | None:
    if not behind:
        return Derivative(name, (variable,), twice)
    direction = name_of(behind, conventions)
    return Along(name, variable, direction) if direction and not twice else None


def by_inner_product(pieces: Sequence[Piece], conventions: Conventions) -> Along | None:
    """⟨∇f(X), H⟩, ∇f(X)^T h: the differential along H."""
    if pieces[0].text == "\\nabla":
        return _by_transpose(pieces, conventions)
    if _INNER.get(pieces[0].text) != pieces[-1].text:
        return None
    inside = list(pieces[1:-1])
    parts = split_at(inside, top_marks(inside, frozenset((",", "\\mid", "|"))))
    if len(parts) != 2 or not parts[0] or parts[0][0].text != "\\nabla":
        return None
    found, direction = _gradient(parts[0], conventions), name_of(parts[1], conventions)
    return Along(found[0], found[1], direction) if found and direction else None


def _by_transpose(pieces: Sequence[Piece], conventions: Conventions) -> Along | None:
    close = next((number for number, piece in enumerate(pieces) if piece.kind == ")"), -1)
    power = next((length for length in (5, 4, 2) if without_turn(pieces[: close + 1 + length])[1]), 0)
    direction = name_of(pieces[close + 1 + power :], conventions) if close > 0 and power else None
    found = _gradient(pieces[: close + 1], conventions) if direction else None
    return Along(found[0], found[1], direction) if found and direction else None


def _gradient(pieces: Sequence[Piece], conventions: Conventions) -> tuple[Name, Name] | None:
    derivative = derivative_by_nabla(pieces, conventions)
    if not isinstance(derivative, Derivative) or len(derivative.variables) != 1 or derivative.twice:
        return None
    of = derivative.of.name if isinstance(derivative.of, Call) else derivative.of
    variable = derivative.variables[0]
    return (of, variable) if isinstance(of, Name) and isinstance(variable, Name) else None
