"""Marks that work entry by entry, and coefficients: the half of the algebra in which factors commute."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from fractions import Fraction

from .shape import SCALAR, Shape
from .term import NUMBER, Rational, Store, Term, value_of

MOST_FLAT = 32  # operands that lie flat in a larger sum or Hadamard product
FOLDED = frozenset({"hadamard", "scaled", "number", "ones"})  # heads that factors have once they are put together
COLLECTED = FOLDED | {"power", "transpose", "zeros"}  # heads of factors that may go together with others
LARGEST_NUMBER = 4096  # bits of a power that is still worked out


class Entrywise(Store, ABC):
    """A store with Hadamard products, powers and coefficients in canonical form."""

    @abstractmethod
    def sum(self, args: Iterable[Term]) -> Term:
        """A + B + …"""

    @abstractmethod
    def transpose(self, term: Term) -> Term:
        """A'"""

    def hadamard(self, args: Iterable[Term]) -> Term:
        """The Hadamard product A ∘ B ∘ …, of scalars their product; like factors collected."""
        args = tuple(args)
        if len(args) == 1:
            return args[0]
        if len(args) == 2:
            first, second = args
            if first.head == "number":
                return self.multiple(value_of(first), second)
            if second.head == "number":
                return self.multiple(value_of(second), first)
            if first is not second and first.head not in COLLECTED and second.head not in COLLECTED:
                return self._pair(first, second)
        return self._collected([factor for arg in args for factor in self.hadamard_factors(arg)])

    def _pair(self, first: Term, second: Term) -> Term:
        """A product of two factors that have nothing in common."""
        if first.is_scalar is not second.is_scalar:
            return self.scale(first, second) if first.is_scalar else self.scale(second, first)
        return self.make("hadamard", (first, second) if first.number < second.number else (second, first), first.shape)

    def _collected(self, flat: Sequence[Term]) -> Term:
        """A product entry by entry of factors that lie flat."""
        shape = shape_of_factors(flat)
        count: Rational = 1
        coefficients: list[Term] = []
        exponents: dict[Term, Term] = {}
        for factor in flat:
            if factor.head == "number":
                count *= value_of(factor)
            elif factor.is_scalar and shape is not SCALAR:
                coefficients.append(factor)
            elif factor.head == "zeros":
                return factor
            elif factor.head != "ones":
                base, exponent = self.base_and_exponent(factor)
                exponents[base] = self.sum([exponents[base], exponent]) if base in exponents else exponent
        if count == 0:
            return self.constant("zeros", shape)
        factors = [self.power(base, exponents[base]) for base in sorted(exponents, key=NUMBER)]
        if not FOLDED.isdisjoint([factor.head for factor in factors]) and any(map(self._lies_flat, factors)):
            return self.hadamard([self.number(count), *coefficients, *factors])
        if shape is SCALAR:
            return self._scalar_product(count, factors)
        return self.scale(self.hadamard([self.number(count), *coefficients]), self._entrywise(factors, shape))

    def multiple(self, count: Rational, term: Term) -> Term:
        """A number times a term."""
        if count == 1:
            return term
        if not term.is_scalar:
            return self.scale(self.number(count), term)
        if term.head == "number":
            return self.number(count * value_of(term))
        if count == 0:
            return self.zero
        first, *rest = self.spread(term) if term.head == "hadamard" else (term,)
        if first.head == "number":
            return self._scalar_product(count * value_of(first), rest)
        return self._scalar_product(count, [first, *rest])

    def hadamard_factors(self, arg: Term) -> tuple[Term, ...]:
        """The factors that an operand brings to a Hadamard product."""
        if arg.head == "scaled":
            return (*self.hadamard_factors(arg.args[0]), *self.hadamard_factors(arg.args[1]))
        if arg.head == "transpose" and arg.args[0].head == "hadamard":
            return tuple(self.transpose(factor) for factor in self.spread(arg.args[0]))
        return self.spread(arg) if arg.head == "hadamard" else (arg,)

    def spread(self, operand: Term) -> tuple[Term, ...]:
        """What a sum brings to a larger sum, or a Hadamard product to a larger one: its operands.

        Where they are many it stays whole, but for a number: of what grows step by step, copies would take its square.
        """
        if len(operand.args) <= MOST_FLAT:
            return operand.args
        number, *rest = operand.args
        return (number, self.make(operand.head, tuple(rest), operand.shape)) if number.head == "number" else (operand,)

    def _lies_flat(self, factor: Term) -> bool:
        """Whether a factor is no factor of a Hadamard product, but what is in it would be."""
        return factor.head in FOLDED and (factor.head != "hadamard" or self.spread(factor) != (factor,))

    def base_and_exponent(self, factor: Term) -> tuple[Term, Term]:
        """A factor as a power; a transposed power is a power of the transpose."""
        if factor.head == "power":
            return factor.args[0], factor.args[1]
        if factor.head == "transpose" and factor.args[0].head == "power":
            return self.transpose(factor.args[0].args[0]), factor.args[0].args[1]
        return factor, self.one

    def _scalar_product(self, count: Rational, factors: Sequence[Term]) -> Term:
        """A product of scalars, the number in front."""
        live = [self.number(count), *factors] if count != 1 else factors
        if len(live) > 1:
            return self.make("hadamard", tuple(live), SCALAR)
        return live[0] if live else self.one

    def _entrywise(self, factors: list[Term], shape: Shape) -> Term:
        """A Hadamard product of matrices, transposed as a whole where each factor is."""
        if not factors:
            return self.constant("ones", shape)
        if len(factors) == 1:
            return factors[0]
        if all([factor.head == "transpose" for factor in factors]):
            return self.transpose(self.hadamard([factor.args[0] for factor in factors]))
        return self.make("hadamard", tuple(factors), shape)

    def power(self, base: Term, exponent: Term) -> Term:
        """A.^t, and of a scalar s^t."""
        if exponent is self.one:
            return base
        if base.head == "transpose":
            return self.transpose(self.power(base.args[0], exponent))
        if base.head == "ones":
            return base
        if exponent.head == "number":
            return self._numeric_power(base, value_of(exponent))
        return self.make("power", (base, exponent), base.shape)

    def _numeric_power(self, base: Term, exponent: Rational) -> Term:
        """A.^q for a number q."""
        if exponent == 0:
            return self.constant("ones", base.shape)
        if exponent == 1 or (base.head == "zeros" and exponent > 0):
            return base
        if isinstance(exponent, int):
            known = self._whole_power(base, exponent)
            if known is not None:
                return known
        return self.make("power", (base, self.number(exponent)), base.shape)

    def _whole_power(self, base: Term, exponent: int) -> Term | None:
        """A.^k for an integer k, where it goes inward."""
        if base.head == "power":
            return self.power(base.args[0], self.hadamard([base.args[1], self.number(exponent)]))
        if base.head in ("hadamard", "scaled"):
            return self.hadamard([self.power(arg, self.number(exponent)) for arg in base.args])
        if base.head == "number":
            value = value_of(base)
            bits = max(value.numerator.bit_length(), value.denominator.bit_length())
            if bits * abs(exponent) <= LARGEST_NUMBER and (value or exponent > 0):
                return self.number(Fraction(value) ** exponent)
        return None

    def reciprocal(self, term: Term) -> Term:
        """1 ./ A, and of a scalar 1/s."""
        return self.power(term, self.minus_one)

    def scale(self, scalar: Term, body: Term) -> Term:
        """A scalar coefficient times a term."""
        if scalar is self.one:
            return body
        if body.is_scalar:
            return self.hadamard((scalar, body))
        if scalar is self.zero:
            return self.constant("zeros", body.shape)
        if body.head == "scaled":
            return self.scale(self.hadamard([scalar, body.args[0]]), body.args[1])
        return body if body.head == "zeros" else self.make("scaled", (scalar, body), body.shape)


def shape_of_factors(factors: Iterable[Term]) -> Shape:
    """The shape of a product entry by entry: that of a factor that is no scalar."""
    for factor in factors:
        if not factor.is_scalar:
            return factor.shape
    return SCALAR
