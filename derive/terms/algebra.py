"""The store of one statement's terms, with the canonical constructors of the marks.

Canonical form is built in, so that the rules are left with the mathematics: sums, products and Hadamard products are
flat; 1×1 parts of a product are scalar coefficients, and coefficients stand in front; like terms and like factors are
collected; neutral elements are dropped; transposes stand inward of products and outward of element-by-element marks.
A scalar is a 1×1 matrix here: its product is the Hadamard product and its power the Hadamard power.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from ..properties import EQUAL_TO_TRANSPOSE, OPPOSITE_OF_TRANSPOSE
from . import blocks
from .indexed import Indexed
from .lookup import Operators
from .operands import is_multiple_of_sum, product_factors, quotes
from .operator import Linear, turning, vanishing
from .shape import SCALAR, Shape, Size
from .term import NUMBER, Rational, Term, value_of

STANDING_ALONE = frozenset({"d", "symbol", "transpose", "sum"})  # heads of factors that a product takes as they are
PARTED = frozenset({"scaled", "hadamard", "number", "sum", "zeros"})  # heads of what a sum takes apart, or leaves out
LARGEST_OPENED_POWER = 5  # of a matrix; A^5 is the product A A A A A


class Algebra(Indexed):
    """A store whose terms come in canonical form."""

    def __init__(self, operators: Operators) -> None:
        super().__init__()
        self.operators = operators
        self.transposed: dict[Term, Term] = {}
        self.weights: dict[int, int] = {}  # see Weights

    def size(self, size: Size) -> Term:
        """A size as a number in a formula."""
        return self.sum([self.hadamard([self.number(n), *map(self._letter, names)]) for names, n in size])

    def _letter(self, name: str) -> Term:
        return self.make("size", (), SCALAR, name)

    def rebuild(self, head: str, args: Sequence[Term], shape: Shape) -> Term:
        """Apply a head, mark or operator, to arguments."""
        build = BUILD.get(head)
        return build(self, args) if build else self.apply(head, tuple(args), shape)

    def apply(self, head: str, args: tuple[Term, ...], shape: Shape) -> Term:
        """Apply an operator to arguments; the result has the given shape."""
        if not args:
            return self.constant(head, shape)
        operator = self.operators[head]
        if operator.joins or operator.cuts_out:
            return (blocks.put_together if operator.joins else blocks.cut_out)(self, operator, args, shape)
        for place in vanishing(operator):
            if args[place].is_zero:
                return self.constant("zeros", shape)
        places = turning(operator)
        if places and self._all_quoted([args[place] for place in places]):
            return self.transpose(self.make(head, self._turned(args, places), (shape[1], shape[0])))
        if args[0].head == "scaled" and operator.linear is Linear.EACH and len(args) == 1:
            return self.scale(args[0].args[0], self.apply(head, (args[0].args[1],), shape))
        return self.make(head, args, shape)

    def replaced(self, term: Term, args: Sequence[Term]) -> Term:
        """A term with other arguments; itself where they are its own."""
        return term if tuple(args) == term.args else self.rebuild(term.head, args, term.shape)

    def _turned(self, args: tuple[Term, ...], places: Container[int]) -> tuple[Term, ...]:
        """Arguments, those in some places transposed."""
        return tuple([self.transpose(arg) if place in places else arg for place, arg in enumerate(args)])

    def _all_quoted(self, args: Sequence[Term]) -> bool:
        """Whether every matrix among some operands is a transpose."""
        return args[0].head == "transpose" and all(arg.head == "transpose" or arg.is_scalar for arg in args)

    def split(self, term: Term) -> tuple[Rational, Term]:
        """A term as a rational number times the rest."""
        head = term.head
        if head == "number":
            return value_of(term), self.one
        if head not in ("scaled", "hadamard"):
            return 1, term
        first = term.args[0]
        if first.head == "number":
            return value_of(first), self.without(term)
        if head == "hadamard" or first.head != "hadamard" or first.args[0].head != "number":
            return 1, term
        return value_of(first.args[0]), self.scale(self.without(first), term.args[1])

    def without(self, term: Term) -> Term:
        """What stands behind the number in front of a product."""
        return term.args[1] if len(term.args) == 2 else self.make("hadamard", term.args[1:], SCALAR)

    def sum(self, args: Iterable[Term]) -> Term:
        """A + B + …, like terms collected."""
        args = tuple(args)
        if len(args) == 1 and not is_multiple_of_sum(args[0]):
            return args[0]
        if PARTED.isdisjoint([arg.head for arg in args]) and len(set(args)) == len(args) > 1:
            return self.make("sum", tuple(sorted(args, key=NUMBER)), args[0].shape)
        counts: dict[Term, Rational] = {}
        addends: dict[Term, Term | None] = {}  # those that are alone of their kind, as they came
        for addend, count, body in self._addends(args):
            if body not in counts:
                counts[body], addends[body] = count, addend
            else:
                counts[body] += count
                addends.pop(body, None)
        live = []
        for body in sorted(counts, key=NUMBER):
            if counts[body] and body.head != "zeros":
                live.append(addends.get(body) or self.scale(self.number(counts[body]), body))
        if len(live) > 1:
            return self.make("sum", tuple(live), live[0].shape)
        return live[0] if live else self.constant("zeros", args[0].shape if args else SCALAR)

    def _addends(self, args: tuple[Term, ...]) -> Iterator[tuple[Term | None, Rational, Term]]:
        """The addends that lie flat in a sum: each, unless its sign is turned, its number, and the rest of it."""
        for arg in args:
            count, rest = self.split(arg)
            if rest.head == "sum" and count in (1, -1):
                for part in self.spread(rest):
                    inner, body = self.split(part)
                    yield part if count == 1 else None, count * inner, body
            else:
                yield arg, count, rest

    def negative(self, term: Term) -> Term:
        """-A"""
        return self.scale(self.minus_one, term)

    def product(self, args: Iterable[Term]) -> Term:
        """The matrix product A B …; parts of it that are 1×1 become coefficients."""
        coefficients, factors = product_factors(args)
        if not factors:
            return self.hadamard(coefficients)
        rest = self._inner_products(factors, coefficients)
        if not rest:
            return self.hadamard(coefficients)
        heads = [factor.head for factor in rest]
        if "eye" in heads:
            rest = [factor for factor in rest if factor.head != "eye"] or rest[:1]
        shape = (rest[0].shape[0], rest[-1].shape[1])
        if "zeros" in heads:
            return self.constant("zeros", shape)
        body = rest[0] if len(rest) == 1 else self.make("product", tuple(rest), shape)
        return self.scale(self.hadamard(coefficients), body) if coefficients else body

    def _inner_products(self, factors: list[Term], scalars: list[Term]) -> list[Term]:
        """The factors left once the runs from a row to the next column, which make scalars, have gone to these."""
        start = row = -1  # where the factors that are left begin, and where the last row stands
        left: list[Term] = []
        for place, factor in enumerate(factors):
            if factor.is_row:
                row = place
            if factor.is_column and row > start:
                left += factors[start + 1 : row]
                scalars.append(self._inner_product(tuple(factors[row : place + 1])))
                start = place
        return left + factors[start + 1 :] if scalars else factors

    def _inner_product(self, factors: tuple[Term, ...]) -> Term:
        """A scalar x' A y; of x' A y and y' A' x the one that was there first."""
        heads = [factor.head for factor in factors]
        if "zeros" in heads:
            return self.zero
        if "eye" in heads:
            factors = tuple([factor for factor in factors if factor.head != "eye"])
        turned = self.product_of_transposes(factors)
        return self.table.get(("product", turned)) or self.make("product", factors, SCALAR)

    def product_of_transposes(self, factors: Sequence[Term]) -> tuple[Term, ...]:
        """The factors of the transposed product."""
        known = self.transposed
        return tuple([known.get(factor) or self._transposes(factor) for factor in factors[::-1]])

    def with_factor(self, product: Term, place: int, factor: Term) -> Term:
        """A product with another factor of the same shape in a place."""
        factors = (*product.args[:place], factor, *product.args[place + 1 :])
        if factor.head not in STANDING_ALONE:
            return self.product(factors)
        return self._inner_product(factors) if product.is_scalar else self.make("product", factors, product.shape)

    def colon(self, a: Term, b: Term) -> Term:
        """The Frobenius product A : B = tr(A' B)."""
        if a.is_scalar:
            return self.hadamard([a, b])
        outer: list[Term] = []
        if a.head == "scaled":
            outer, a = [a.args[0]], a.args[1]
        if b.head == "scaled":
            outer, b = [*outer, b.args[0]], b.args[1]
        if a.is_zero or b.is_zero:
            return self.zero
        first, second = (a, b) if a.number <= b.number else (b, a)
        return self.hadamard([*outer, self.make("colon", (first, second), SCALAR)])

    def pairing(self, a: Term, b: Term) -> Term:
        """The Frobenius product a : b; where a is an outer product u v' the scalar u' b v."""
        scalar, body = a.args if a.head == "scaled" else (self.one, a)
        cut = next((i for i, factor in enumerate(body.args, 1) if factor.is_column), len(body.args))
        if body.head != "product" or cut == len(body.args):
            return self.colon(a, b)
        turned = self.product_of_transposes(body.args)
        columns = len(body.args) - cut
        return self.hadamard([scalar, self.product([*turned[columns:], b, *turned[:columns]])])

    def transpose(self, term: Term) -> Term:
        """A'"""
        return self.transposed.get(term) or self._transposes(term)

    def _transposes(self, term: Term) -> Term:
        """A', after the transposes of what is in it."""
        stack = [term]
        while stack:
            top = stack[-1]
            missing = [arg for arg in self._turning(top) if arg not in self.transposed] if top.args else ()
            if missing:
                stack.extend(missing)
            else:
                self.transposed[top] = self._transpose(stack.pop())
        return self.transposed[term]

    def _turning(self, term: Term) -> tuple[Term, ...]:
        """The arguments into which a transpose may go."""
        if term.head in ("product", "sum", "hadamard") and not term.is_scalar:
            return term.args
        if term.head == "scaled":
            return term.args[1:]
        if term.head == "indexed":
            return term.args[2:]
        operator = self.operators.get(term.head)
        return tuple([term.args[place] for place in turning(operator)]) if operator is not None else ()

    def _transpose(self, term: Term) -> Term:
        """A', found anew."""
        head, args, turned = term.head, term.args, (term.shape[1], term.shape[0])
        if term.is_scalar or head == "eye":
            return term
        if head == "transpose":
            return args[0]
        if head == "product":
            return self.product(self.product_of_transposes(args))
        if head == "scaled":
            return self.scale(args[0], self.transpose(args[1]))
        if head == "indexed":
            inner = self.transpose(args[2])
            return (
                self.index_sum(args[0], inner) if inner.head != "transpose" else self.make("transpose", (term,), turned)
            )
        if head in ("ones", "zeros"):
            return self.constant(head, turned)
        if head in ("sum", "hadamard"):
            return self._transpose_parts(term, turned)
        return self._transpose_atom(term, turned)

    def _transpose_parts(self, term: Term, turned: Shape) -> Term:
        """The transpose of a sum or a Hadamard product, taken part by part where that leaves no more quotes."""
        parts = [self.transpose(arg) for arg in term.args]
        if set(parts) == set(term.args) or sum(map(quotes, parts)) <= sum(map(quotes, term.args)):
            return self.rebuild(term.head, parts, turned)
        return self.make("transpose", (term,), turned)

    def _transpose_atom(self, term: Term, turned: Shape) -> Term:
        """The transpose of a symbol, of an application or of a power."""
        if term.properties:
            if not term.properties.isdisjoint(EQUAL_TO_TRANSPOSE):
                return term
            if not term.properties.isdisjoint(OPPOSITE_OF_TRANSPOSE):
                return self.negative(term)
        operator = self.operators.get(term.head)
        if operator is None:
            return self.make("transpose", (term,), turned)
        if operator.symmetric:
            return term
        if operator.skew:
            return self.negative(term)
        if places := turning(operator):
            inner = self._turned(term.args, places)
            if inner == term.args:
                return term
            if inner[0].head == "scaled" and 0 in places:
                return self.rebuild(term.head, inner, turned)
        return self.make("transpose", (term,), turned)


# What makes the terms of each mark. In the store itself it would hold the store, which then only the collector frees.
BUILD: Mapping[str, Callable[[Algebra, Sequence[Term]], Term]] = {
    "sum": Algebra.sum,
    "product": Algebra.product,
    "hadamard": Algebra.hadamard,
    "power": lambda algebra, args: algebra.power(args[0], args[1]),
    "scaled": lambda algebra, args: algebra.scale(args[0], args[1]),
    "transpose": lambda algebra, args: algebra.transpose(args[0]),
    "colon": lambda algebra, args: algebra.colon(args[0], args[1]),
    "member": lambda algebra, args: algebra.member(args[0], [str(index.data) for index in args[1:]]),
    "indexed": lambda algebra, args: algebra.index_sum(args[0], args[2]),
    "d": lambda algebra, args: algebra.d(args[0]),
}
