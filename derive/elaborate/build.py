"""Parts whose shapes are known become terms."""

from collections.abc import Callable, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.tree import BELOW, BESIDE, Member, Name, Node
from ..operators.constants import EYE, ONES, ZEROS
from ..operators.exponential import EXP, LOG
from ..operators.inverse import INVERSE
from ..operators.matrix_power import MATRIX_POWER
from ..terms.algebra import LARGEST_OPENED_POWER, Algebra
from ..terms.operator import Operator
from ..terms.shape import SCALAR, Shape
from ..terms.term import INDEX, NOTHING, Term, value_of
from . import blocks
from .broadcast import DOTTED, dotted
from .codes import NOT_SYMMETRIC
from .part import Part

Define = Callable[[Operator, Sequence[Term], Algebra], Term]


class Builder:
    """Builds terms from parts whose shapes are known.

    `is_symmetric` tells whether a matrix equals its transpose by what is declared, of variables too, of whose structure
    their terms say nothing. In rows it is not asked.
    """

    def __init__(
        self,
        algebra: Algebra,
        properties: Mapping[str, frozenset[str]],
        define: Define,
        is_symmetric: Callable[[Term], bool] = lambda term: True,
    ) -> None:
        self.algebra = algebra
        algebra.names.update([own.name for own in algebra.operators.own.values()])
        self.properties = properties
        self.define = define
        self.is_symmetric = is_symmetric
        self.symbols: dict[str, Term] = {}

    def symbol(self, name: str, shape: Shape) -> Term:
        """The term of a name."""
        known = self.symbols.get(name)
        if known is None or known.shape != shape:
            known = self.symbols[name] = self.algebra.symbol(name, shape, self.properties.get(name, NOTHING))
        return known

    def member(self, name: str, letters: Sequence[str], shape: Shape) -> Term:
        """The term of a member of a family, for these indices."""
        family = self.algebra.family(name, shape, self.properties.get(name, frozenset()))
        return self.algebra.member(family, letters)

    def variable(self, node: Node, shape: Shape) -> Term:
        """The term of a variable: a name, or a member with free indices."""
        if isinstance(node, Member):
            return self.member(node.text, [index.text for index in node.indices], shape)
        assert isinstance(node, Name), "an entry is not derived by"
        return self.symbol(node.text, shape)

    def build(self, parts: list[Part]) -> Term:
        """The term of the last of some parts, operands first, which say how many values their indices have."""
        for part in parts:
            if part.head == "indexed":
                self.algebra.ranges[str(part.args[0].data)] = part.sizes[0]
        return self.terms(parts)[parts[-1]]

    def terms(self, parts: list[Part]) -> dict[Part, Term]:
        """The terms of some parts, operands first."""
        made: dict[Part, Term] = {}
        for part in parts:
            made[part] = self._operation(part, [made[arg] for arg in part.args]) if part.args else self._leaf(part)
        return made

    def _leaf(self, part: Part) -> Term:
        """A name, a number, a size, an index or a constant."""
        match part.head:
            case "symbol":
                return self.symbol(str(part.data), part.shape)
            case "number":
                assert not isinstance(part.data, str)
                return self.algebra.number(part.data or 0)
            case "size":
                return self.algebra.size(part.sizes[0])
            case "index" | "bound":
                return self.algebra.symbol(str(part.data), SCALAR, INDEX)
            case "zero":
                return self.algebra.constant(ZEROS.key, part.shape)
            case "constant":
                return self.algebra.constant(str(part.data), part.shape)
        raise AssertionError(f"{part.head} stands for nothing by itself")

    def _operation(self, part: Part, args: list[Term]) -> Term:
        """A mark or a call, its operands' terms given."""
        if part.head == "call":
            return self._call(part, args)
        if part.head == "member":
            return self.member(str(part.data), [str(index.data) for index in args], part.shape)
        if part.head in (BESIDE, BELOW, "range"):
            return blocks.TERMS_OF_BLOCKS[part.head](self.algebra, args, part)
        return MARKED[part.head](self.algebra, args, part.shape)

    def _call(self, part: Part, args: list[Term]) -> Term:
        operator = part.operators[0]
        if operator.value is None:
            return self.define(operator, args, self.algebra)
        if operator.of_symmetric and not self.is_symmetric(args[0]):
            raise _not_symmetric(operator, part.args[0])
        return self.algebra.apply(operator.key, tuple(args), part.shape)


def _not_symmetric(operator: Operator, arg: Part) -> Mistake:
    """The error of an operand that is not symmetric by what is declared."""
    message = f"{operator.name} takes a symmetric matrix, and this is not one by its form or its declarations"
    name = arg.data if arg.head == "symbol" else "A"
    help = f"write {operator.name}(sym({name})) if {name} may not be symmetric, or declare it: {name}: n x n symmetric"
    return Mistake(NOT_SYMMETRIC, message, arg.span, help)


def _inner(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return args[0]


def _filled(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """vector(1), matrix(0)"""
    return algebra.scale(args[0], algebra.constant(ONES.key, shape))


def _spread(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """A scalar in every place of an array."""
    return args[0] if args[0].shape == shape else algebra.scale(args[0], algebra.constant(ONES.key, shape))


def _d(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.d(args[0])


def _index_sum(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """Σ_i E"""
    index, body = args
    return algebra.index_sum(index, body)


def _negative(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.negative(args[0])


def _sum(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.sum(args)


def _colon(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.colon(*args)


def _product(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.product(args)


def _hadamard(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.hadamard(args)


def _entry_quotient(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.hadamard([args[0], algebra.reciprocal(args[1])])


def _transpose(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    return algebra.transpose(args[0])


def _power(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """A scalar's power, or an integer power of a square matrix."""
    base, exponent = args
    if shape == SCALAR:
        return algebra.power(base, exponent)
    if exponent.head != "number":
        return algebra.apply(MATRIX_POWER.key, (base, exponent), shape)
    count = int(value_of(exponent))
    if count < 0:
        base, count = algebra.apply(INVERSE.key, (base,), shape), -count
    if count == 0:
        return algebra.constant(EYE.key, shape)
    if count <= LARGEST_OPENED_POWER:
        return algebra.product([base] * count)
    return algebra.apply(MATRIX_POWER.key, (base, algebra.number(count)), shape)


def _quotient(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """A / s, or a row times an inverse."""
    above, below = args
    if below.is_scalar:
        return algebra.scale(algebra.reciprocal(below), above)
    return algebra.product([above, algebra.apply(INVERSE.key, (below,), below.shape)])


def _entry_power(algebra: Algebra, args: list[Term], shape: Shape) -> Term:
    """A.^t; with a matrix as exponent exp(log(A) .* B)."""
    base, exponent = args
    if exponent.shape == SCALAR:
        return algebra.power(base, exponent)
    logarithm = algebra.apply(LOG.key, (base,), base.shape)
    return algebra.apply(EXP.key, (algebra.hadamard([logarithm, exponent]),), shape)


MARKED: Mapping[str, Callable[[Algebra, list[Term], Shape], Term]] = {
    "filled": _filled,
    "spread": _spread,
    "d": _d,
    "()": _inner,
    "indexed": _index_sum,
    "neg": _negative,
    "+": _sum,
    DOTTED: dotted,
    ":": _colon,
    "*": _product,
    "juxt": _product,
    ".*": _hadamard,
    "./": _entry_quotient,
    "/": _quotient,
    "'": _transpose,
    "^": _power,
    ".^": _entry_power,
}
