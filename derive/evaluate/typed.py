"""The value of a formula as it was typed, without the canonical forms that terms are brought into.

It tells whether what is derived is what was asked. Every value is a matrix here, a scalar one with a single entry. An
operator without a value of its own, as mean(A) = sum(A)/(m n), has that of the formula that defines it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import mul, truediv

from ..elaborate.resolve import Part
from ..numbers.balls import Ball, Matrix, Value, ball, each, entrywise, inner, only_entry, raised
from ..numbers.powers import power
from ..operators import OPERATORS
from ..rules.compile import definition
from ..terms.shape import Shape, count, lone
from ..terms.term import Term
from .evaluator import Evaluator, applied, as_matrix, constant
from .sample import Point


def typed_value(parts: Sequence[Part], point: Point) -> Matrix:
    """The value at a point of the last of some parts, operands first."""
    return evaluate(parts, point, {})


def evaluate(
    parts: Sequence[Part], point: Point, known: dict[Part, Matrix], d: Callable[[Part], Value] | None = None
) -> Matrix:
    """The value of the last of some parts; those that are `known` already are not found anew, and `d` gives dU."""
    for part in parts:
        if part not in known:
            if part.head == "d" and d is not None:
                known[part] = as_matrix(d(part.args[0]))
            else:
                known[part] = as_matrix(VALUES[part.head](part, [known[arg] for arg in part.args], point))
    return known[parts[-1]]


def _single(a: Matrix) -> bool:
    return bool(a.nrows() == a.ncols() == 1)


def _times(a: Matrix, b: Matrix) -> Value:
    """The matrix product, or a multiple where one of the two is a single entry."""
    if a.ncols() == b.nrows():
        return a * b
    return b * a[0, 0] if _single(a) else a * b[0, 0]


def _product(part: Part, args: list[Matrix], point: Point) -> Value:
    return reduce(lambda a, b: as_matrix(_times(a, b)), args)


def _entries(function: Callable[[Ball, Ball], Ball], a: Matrix, b: Matrix) -> Value:
    """A function of entries; a single entry goes with every entry of the other."""
    if _single(a):
        return each(lambda x: function(a[0, 0], x), b)
    return each(lambda x: function(x, b[0, 0]), a) if _single(b) else entrywise(function, a, b)


def _quotient(part: Part, args: list[Matrix], point: Point) -> Value:
    above, below = args
    return _entries(truediv, above, below) if _single(below) else above * below.inv(nonstop=True)


def _power(part: Part, args: list[Matrix], point: Point) -> Value:
    base, exponent = args
    if _single(base):
        return raised(base[0, 0], exponent[0, 0])
    k = int(str(part.args[1].data))
    if k == 0:
        return constant("eye", base.nrows(), base.nrows())
    return power(base, k) if k > 0 else power(base.inv(nonstop=True), -k)


def _constant(part: Part, args: list[Matrix], point: Point) -> Value:
    rows, columns = (count(size, point.sizes) for size in part.shape)
    return constant(str(part.data), rows, columns)


def _call(part: Part, args: list[Matrix], point: Point) -> Value:
    operator = part.operators[0]
    if operator.value is None:
        letters, formula = definition(operator)
        pairs = zip(letters, args, strict=True)
        known = {str(letter.data): only_entry(value) if letter.is_scalar else value for letter, value in pairs}
        return Evaluator(OPERATORS, known, _sizes(letters, part.args, point)).value(formula.root)
    return applied(operator, args)


def _sizes(letters: tuple[Term, ...], args: list[Part], point: Point) -> dict[str, int]:
    """The sizes of a definition's letters."""
    pairs: list[tuple[Shape, Shape]] = [(letter.shape, arg.shape) for letter, arg in zip(letters, args, strict=True)]
    return {
        name: count(size, point.sizes)
        for pattern, shape in pairs
        for name, size in zip(map(lone, pattern), shape, strict=True)
        if name
    }


VALUES: Mapping[str, Callable[[Part, list[Matrix], Point], Value]] = {
    "symbol": lambda part, args, point: point.values[str(part.data)],
    "number": lambda part, args, point: ball(part.data),  # type: ignore[arg-type]
    "size": lambda part, args, point: Ball(count(part.sizes[0], point.sizes)),
    "index": lambda part, args, point: point.values[str(part.data)],
    "constant": _constant,
    "filled": lambda part, args, point: constant("ones", *(count(s, point.sizes) for s in part.shape)) * args[0][0, 0],
    "()": lambda part, args, point: args[0],
    "neg": lambda part, args, point: -args[0],
    "+": lambda part, args, point: reduce(lambda a, b: a + b, args),
    ":": lambda part, args, point: inner(*args),
    "*": _product,
    "juxt": _product,
    ".*": lambda part, args, point: _entries(mul, *args),
    "./": lambda part, args, point: _entries(truediv, *args),
    "/": _quotient,
    "'": lambda part, args, point: args[0].transpose(),
    "^": _power,
    ".^": lambda part, args, point: _entries(raised, *args),
    "call": _call,
}
