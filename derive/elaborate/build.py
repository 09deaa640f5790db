"""Parts whose shapes are known become terms."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ..terms.algebra import LARGEST_OPENED_POWER, Algebra
from ..terms.operator import Operator
from ..terms.shape import SCALAR, Shape
from ..terms.term import INDEX, Term, value_of
from .resolve import Part

Define = Callable[[Operator, Sequence[Term], Algebra], Term]


class Builder:
    """Builds terms from parts whose shapes are known."""

    def __init__(self, algebra: Algebra, properties: Mapping[str, frozenset[str]], define: Define) -> None:
        self.algebra = algebra
        self.properties = properties
        self.define = define

    def symbol(self, name: str, shape: Shape) -> Term:
        """The term of a name."""
        return self.algebra.symbol(name, shape, self.properties.get(name, frozenset()))

    def build(self, parts: list[Part]) -> Term:
        """The term of the last of some parts, operands first."""
        return self.terms(parts)[parts[-1]]

    def terms(self, parts: list[Part]) -> dict[Part, Term]:
        """The terms of some parts, operands first."""
        made: dict[Part, Term] = {}
        for part in parts:
            made[part] = BUILD[part.head](self, part, [made[arg] for arg in part.args])
        return made


def _constant(builder: Builder, part: Part, args: list[Term]) -> Term:
    return builder.algebra.constant(str(part.data), part.shape)


def _power(builder: Builder, part: Part, args: list[Term]) -> Term:
    """A scalar's power, or an integer power of a square matrix."""
    algebra, (base, exponent) = builder.algebra, args
    if part.shape == SCALAR:
        return algebra.power(base, exponent)
    count = int(value_of(exponent))
    if count < 0:
        base, count = algebra.apply("inv", (base,), part.shape), -count
    if count == 0:
        return algebra.constant("eye", part.shape)
    if count <= LARGEST_OPENED_POWER:
        return algebra.product([base] * count)
    return algebra.apply("mpow", (base, algebra.number(count)), part.shape)


def _quotient(builder: Builder, part: Part, args: list[Term]) -> Term:
    """A / s, or a row times an inverse."""
    algebra, (above, below) = builder.algebra, args
    if below.is_scalar:
        return algebra.scale(algebra.reciprocal(below), above)
    return algebra.product([above, algebra.apply("inv", (below,), below.shape)])


def _entry_power(builder: Builder, part: Part, args: list[Term]) -> Term:
    """A.^t; with a matrix as exponent exp(log(A) .* B)."""
    algebra, (base, exponent) = builder.algebra, args
    if exponent.shape == SCALAR:
        return algebra.power(base, exponent)
    logarithm = algebra.apply("log", (base,), base.shape)
    return algebra.apply("exp", (algebra.hadamard([logarithm, exponent]),), part.shape)


def _call(builder: Builder, part: Part, args: list[Term]) -> Term:
    operator = part.operators[0]
    if operator.value is None:
        return builder.define(operator, args, builder.algebra)
    return builder.algebra.apply(operator.key, tuple(args), part.shape)


BUILD: Mapping[str, Callable[[Builder, Part, list[Term]], Term]] = {
    "symbol": lambda builder, part, args: builder.symbol(str(part.data), part.shape),
    "number": lambda builder, part, args: builder.algebra.number(Fraction(part.data or 0)),
    "size": lambda builder, part, args: builder.algebra.size(part.sizes[0]),
    "index": lambda builder, part, args: builder.algebra.symbol(str(part.data), SCALAR, INDEX),
    "constant": _constant,
    "filled": lambda builder, part, args: builder.algebra.scale(args[0], builder.algebra.constant("ones", part.shape)),
    "d": lambda builder, part, args: builder.algebra.d(args[0]),
    "()": lambda builder, part, args: args[0],
    "neg": lambda builder, part, args: builder.algebra.negative(args[0]),
    "+": lambda builder, part, args: builder.algebra.sum(args),
    ":": lambda builder, part, args: builder.algebra.colon(*args),
    "*": lambda builder, part, args: builder.algebra.product(args),
    "juxt": lambda builder, part, args: builder.algebra.product(args),
    ".*": lambda builder, part, args: builder.algebra.hadamard(args),
    "./": lambda builder, part, args: builder.algebra.hadamard([args[0], builder.algebra.reciprocal(args[1])]),
    "/": _quotient,
    "'": lambda builder, part, args: builder.algebra.transpose(args[0]),
    "^": _power,
    ".^": _entry_power,
    "call": _call,
}
