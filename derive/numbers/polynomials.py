"""Fractions of polynomials with integer coefficients: those of python-flint."""

from fractions import Fraction
from typing import Any

from ...grammar.record import NamedTuple

try:
    from flint.types.fmpz_mpoly import fmpz_mpoly_ctx
except ImportError:  # another version may keep it elsewhere
    from flint import fmpz_mpoly_ctx

Polynomial = Any
# Python-flint cannot be broken off, so it gets only what takes it less than a tenth of a second.
MOST_LETTERS = 12
MOST_TERMS = 64  # of a polynomial
LARGEST_DEGREE = 64


class TooLong(Exception):
    """There are more letters or terms than are computed with here, or higher degrees."""


class RationalFunction(NamedTuple):
    """A polynomial over another."""

    above: Polynomial
    below: Polynomial


class Product(NamedTuple):
    """A number times powers of polynomials."""

    number: int
    factors: list[tuple[Polynomial, int]]


def letters(count: int) -> list[RationalFunction]:
    """So many letters; TooLong where those are too many."""
    if count > MOST_LETTERS:
        raise TooLong
    ring = _ring(count)
    return [RationalFunction(letter, ring.constant(1)) for letter in ring.gens()]


def constant(value: int | Fraction, count: int) -> RationalFunction:
    """A number, among the fractions of so many letters."""
    ring = _ring(count)
    return RationalFunction(ring.constant(value.numerator), ring.constant(value.denominator))


def times(a: RationalFunction, b: RationalFunction) -> RationalFunction:
    """a b; or TooLong."""
    return RationalFunction(_product(a.above, b.above), _product(a.below, b.below))


def plus(a: RationalFunction, b: RationalFunction) -> RationalFunction:
    """a + b, over the least common denominator; or TooLong."""
    common = a.below.gcd(b.below)
    left, right = a.below / common, b.below / common
    above = _product(a.above, right) + _product(b.above, left)
    _check(len(above), 0)
    return RationalFunction(above, _product(left, b.below))


def power(base: RationalFunction, exponent: int) -> RationalFunction:
    """A fraction to the power of an integer; or TooLong, or ZeroDivisionError for 1/0."""
    above, below = base if exponent >= 0 else reversed(base)
    if not below:
        raise ZeroDivisionError
    return RationalFunction(_power(above, abs(exponent)), _power(below, abs(exponent)))


def lowest(fraction: RationalFunction) -> RationalFunction:
    """The same in lowest terms."""
    common = fraction.above.gcd(fraction.below)
    return RationalFunction(fraction.above / common, fraction.below / common)


def factored(polynomial: Polynomial) -> Product:
    """A polynomial as a product of irreducible ones."""
    number, factors = polynomial.factor()
    return Product(int(number), [(base, int(exponent)) for base, exponent in factors])


def expanded(polynomial: Polynomial) -> Product:
    """A polynomial as a number times a monomial times a sum."""
    if len(polynomial) < 2:
        return factored(polynomial)
    common = factored(polynomial.term_content())
    return Product(common.number, [*common.factors, (polynomial / polynomial.term_content(), 1)])


def monomials(polynomial: Polynomial) -> list[tuple[int, tuple[int, ...]]]:
    """The coefficient and the letters' exponents of each monomial."""
    return [(int(count), tuple(map(int, exponents))) for exponents, count in polynomial.to_dict().items()]


def _ring(count: int) -> Any:
    return fmpz_mpoly_ctx.get(("x", count))


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    _check(len(a) * len(b), a.total_degree() + b.total_degree())
    return a * b


def _power(base: Polynomial, exponent: int) -> Polynomial:
    _check(exponent, base.total_degree() * exponent)
    _check(len(base) ** exponent, 0)
    return base**exponent


def _check(terms: int, degree: int) -> None:
    if terms > MOST_TERMS or degree > LARGEST_DEGREE:
        raise TooLong
