"""What an addend is made of, and what several have in common."""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from ..properties import OPPOSITE_OF_TRANSPOSE
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, value_of

# How many marks a factor may lose where it is transposed; 2 stands for any more.
MARKS_LOST = {"transpose": 1, "ones": 1, "sum": 2, "hadamard": 2}


def parts(addend: Term, algebra: Algebra) -> tuple[Term, Term]:
    """A scalar coefficient and what it multiplies."""
    if addend.is_scalar:
        return addend, algebra.one
    return (addend.args[0], addend.args[1]) if addend.head == "scaled" else (algebra.one, addend)


def factors_of(term: Term) -> tuple[Term, ...]:
    """The factors of a Hadamard product."""
    return term.args if term.head == "hadamard" else (term,)


def entries(addend: Term) -> tuple[Term, ...]:
    """The factors of a Hadamard product, of scalars or of what stands under a coefficient."""
    return factors_of(addend.args[1] if addend.head == "scaled" else addend)


def product_in(addend: Term) -> Term | None:
    """The product under a coefficient, or the first x' A y among scalar factors; None where there is none."""
    if addend.is_scalar:
        return next((factor for factor in factors_of(addend) if factor.head == "product"), None)
    body = addend.args[1] if addend.head == "scaled" else addend
    return body if body.head == "product" else None


def without(addend: Term, end: int, algebra: Algebra) -> Term:
    """An addend without the first (`end` 0) or the last factor of its product."""
    product = product_in(addend)
    assert product is not None
    others = [factor for factor in factors_of(addend) if factor is not product]
    scalar = algebra.hadamard(others) if addend.is_scalar else parts(addend, algebra)[0]
    return algebra.scale(scalar, algebra.product(product.args[1:] if end == 0 else product.args[:-1]))


def common_number(addends: Sequence[Term]) -> Rational:
    """The number that the numbers in front of all have in common."""
    values = [_number_in(addend) for addend in addends]
    number = gcd(*[value.numerator for value in values])
    divisor = lcm(*[value.denominator for value in values])
    return number if divisor == 1 else Fraction(number, divisor)


def _number_in(addend: Term) -> Rational:
    """The number in front of an addend."""
    scalar = addend.args[0] if addend.head == "scaled" else addend
    number = scalar.args[0] if scalar.head == "hadamard" else scalar
    return value_of(number) if number.head == "number" else 1


def common_scalars(addends: Sequence[Term], algebra: Algebra) -> list[Term]:
    """The powers of scalars that all have in common."""
    first = _scalars(addends[0], algebra)
    found = [first, *(_scalars(addend, algebra) for addend in addends[1:])] if first else []
    bases = [base for base in first if all(base in some for some in found)]
    return [_nearer(base, [some[base] for some in found], algebra) for base in bases]


def _scalars(addend: Term, algebra: Algebra) -> dict[Term, Rational]:
    """The scalar factors of an addend with their exponents."""
    found: dict[Term, Rational] = {}
    if addend.is_scalar or addend.head == "scaled":
        for factor in factors_of(parts(addend, algebra)[0]):
            base, exponent = algebra.base_and_exponent(factor)
            if exponent.head == "number" and base.head != "number":
                found[base] = value_of(exponent)
    return found


def _nearer(base: Term, exponents: Sequence[Rational], algebra: Algebra) -> Term:
    """The power of a scalar that all have in common."""
    lowest, highest = min(exponents), max(exponents)
    shared = lowest if lowest > 0 else highest if highest < 0 else 0
    return algebra.power(base, algebra.number(shared))


def may_be_turned(addends: Sequence[Term], algebra: Algebra) -> bool:
    """Whether a sum may be shorter once each addend is transposed, and the whole again: two marks must go for one.

    Where a symbol is the opposite of its transpose, signs may go as well.
    """
    return sum(map(_marks, addends)) > 1 or not algebra.heads.isdisjoint(OPPOSITE_OF_TRANSPOSE)


def _marks(addend: Term) -> int:
    """How many marks an addend may lose where it is transposed; a sum that is bare then goes together with others."""
    body = addend.args[1] if addend.head == "scaled" else addend
    if body.head == "transpose":
        return MARKS_LOST.get(body.args[0].head, 1)
    factors = body.args if body.head == "product" else (body,)
    return sum([MARKS_LOST.get(factor.head, 0) for factor in factors])
