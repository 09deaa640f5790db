"""Other ways to ask for a derivative: d/dX E, ∂E/∂X, ∇_X E, grad(E, X), dE/dX.

Their words are names where they are declared: with `d: scalar`, d/dX is a quotient.
"""

import re
from collections.abc import Sequence
from functools import reduce

from .actions import juxtaposed, name
from .codes import AMBIGUOUS, UNEXPECTED
from .mistakes import Mistake
from .plain import replaced
from .state import Token
from .tree import Apply, Call, Chain, DerivativeClaim, Derive, Equality, Expression, Name, Node, Number, Statement

TWICE = r"²|\^2|\^\{2\}"  # patterns are compiled where they are first needed: few statements need them
_BEFORE = r"(?:[^/_]*(?:/ *[d∂]|_)) *[({]? *"
_LETTERS = r"[A-Za-zΑ-Ωα-ωϑϕϵ][A-Za-zΑ-Ωα-ωϑϕϵ0-9_₀-₉]*"
SQUARED = 2
_FIRST = frozenset({"grad", "gradient", "diff", "derivative", "jacobian", "jac"})
SECOND = frozenset({"hess", "hessian"})


def operated(operator: Token, formula: Node) -> Derive:
    """d/dX E, ∇_X E: of all that follows."""
    first = _first_operand(formula)
    if first is not formula and isinstance(first, Apply) and first.head == "()":
        help = f"put brackets around all of it, or leave out those after {operator.text}"
        raise Mistake(AMBIGUOUS, "the derivative of the brackets, or of the whole", operator.span, help)
    above, slash, below = operator.text.partition("/")
    twice = operator.text.startswith("hess") or _is_squared(above)
    return Derive(formula, (_variable(operator),), _agreed(twice, below, operator) if slash else twice)


def partial(mark: Token, formula: Node, over: Token) -> Derive:
    """∂E/∂X, ∂²E/∂x²"""
    start, first, *second = over.text.split("∂")
    once = replaced(over, text=f"{start}∂{first.rstrip()}")
    if second and second[0].rstrip("'ᵀ^T ") != _variable(once).text:
        raise Mistake(UNEXPECTED, "a mixed second derivative", over.span, "write E wrt x, y twice for all blocks")
    squared = "²" if second else over.text
    return Derive(formula, (_variable(once),), _agreed(_is_squared(mark.text), squared, over))


def _is_squared(text: str) -> bool:
    return re.search(TWICE, text) is not None


def _agreed(twice: bool, below: str, place: Token) -> bool:
    """The order above a bar, with which the one below must agree."""
    if twice is not _is_squared(below):
        help = "write ∂²E/∂x² for the second derivative"
        raise Mistake(UNEXPECTED, "the orders of this derivative differ", place.span, help)
    return twice


def asked(statement: Statement, text: str) -> Statement:
    """The statement, an expression such as grad(E, X) or d(E)/dX in it taken for a question."""
    if not isinstance(statement, Expression | Equality | Chain) or not isinstance(statement.formula, Apply | Call):
        return statement
    formula = statement.formula
    found = _of_call(formula) if isinstance(formula, Call) else _of_quotient(formula)
    if found is None or any(is_declared(word, text) for word in found[1]):
        return statement
    derive = found[0]
    kept = {field: getattr(statement, field) for field in ("name", "declarations", "functions")}
    if isinstance(statement, Expression):
        return replaced(derive, **kept)
    return DerivativeClaim(derive.formula, derive.wrt, statement.sides, derive.twice, **kept)


def is_declared(word: str, text: str) -> bool:
    """Whether a statement declares a word, which then has no meaning of its own; with L it declares grad_L too."""
    where = text.rpartition("where")
    if not where[1]:
        return False
    own = re.search(rf"\b{re.escape(word)} *(?::|∈|in\b|is\b|,[^:]*:)", where[2])
    of, _, name = word.partition("_")
    derivative = name and of in ("grad", "hess") and re.search(rf"\b{re.escape(name)} *:[^:]*(?:->|→)", where[2])
    return bool(own or derivative)


def _variable(token: Token) -> Name:
    before = re.match(_BEFORE, token.text)
    start = before.end() if before else 0
    text = re.sub(TWICE, "", token.text[start:]).rstrip(" )}")
    span = token.span[0] + start, token.span[0] + start + len(text)
    if not re.fullmatch(_LETTERS, text):
        raise Mistake(UNEXPECTED, f"{text} is not a variable name", span, "write E wrt X")
    return name(Token("NAME", text, span))


def _first_operand(formula: Node) -> Node:
    """The operand with which a sum begins."""
    while isinstance(formula, Apply) and formula.head in ("+", "-"):
        formula = formula.args[0]
    return formula


_Found = tuple[Derive, tuple[str, ...]]


def _of_call(formula: Call) -> _Found | None:
    """grad(E, X), diff(E, x, 2), hess(E, x)."""
    word = formula.name.text
    if word not in _FIRST | SECOND or len(formula.args) < 2:
        return None
    function, *rest = formula.args
    counted = len(rest) == 2 and (_is_two(rest[1]) or _are_one(rest))
    variables = rest[:1] if counted else rest
    if not all(isinstance(variable, Name) for variable in variables):
        return None
    return Derive(function, tuple(variables), counted or word in SECOND), (word,)


def _are_one(names: Sequence[Node]) -> bool:
    """Whether all are the same name, as in diff(E, x, x)."""
    return len({name.text if isinstance(name, Name) else "" for name in names}) == 1 and isinstance(names[0], Name)


def _of_quotient(formula: Apply) -> _Found | None:
    """d(E)/dX, d tr(A X)/dX, dE/dX of a name, d²(E)/dx²."""
    if formula.head != "/":
        return None
    (function, above), (variable, below) = map(_differentiated, formula.args)
    if function is None or not isinstance(variable, Name) or above != below:
        return None
    words = ["d", *(side.text for side in formula.args if isinstance(side, Name))]
    return Derive(function, (variable,), above == SQUARED), tuple(words)


def _differentiated(side: Node) -> tuple[Node | None, int]:
    """What stands behind a d and the order: X of dX, E of d(E) and of d E, x of dx²."""
    if isinstance(side, Apply) and side.head == "^" and _is_two(side.args[1]):
        return _differentiated(side.args[0])[0], SQUARED
    if isinstance(side, Name) and len(side.text) > 1 and side.text[0] == "d":
        return Name(side.text[1:], (side.span[0] + 1, side.span[1])), 1
    if isinstance(side, Call) and side.name.text == "d" and len(side.args) == 1:
        return side.args[0], 1
    first, *rest = _factors(side)
    squared = isinstance(first, Apply) and first.head == "^" and _is_two(first.args[1])
    sign = first.args[0] if squared and isinstance(first, Apply) else first
    if not rest or not isinstance(sign, Name) or sign.text != "d":
        return None, 0
    inner = reduce(juxtaposed, rest)
    return inner.args[0] if isinstance(inner, Apply) and inner.head == "()" else inner, SQUARED if squared else 1


def _is_two(power: Node) -> bool:
    return isinstance(power, Number) and power.value == SQUARED


def _factors(product: Node) -> list[Node]:
    """The factors of a juxtaposition."""
    found: list[Node] = []
    while isinstance(product, Apply) and product.head == "juxt":
        found.append(product.args[1])
        product = product.args[0]
    return [product, *reversed(found)]


# The actions of the rules, by whose names they are found
ASKING = (
    operated,
    partial,
)
