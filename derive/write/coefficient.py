"""A scalar coefficient as it stands before what it multiplies: a number, factors above the line, factors below it."""

from fractions import Fraction
from typing import NamedTuple

from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, simplest, value_of


class Coefficient(NamedTuple):
    """value · above / under"""

    value: Rational
    above: list[Term]
    under: list[Term]


def monomial(scalar: Term, algebra: Algebra) -> Coefficient:
    """The parts of a coefficient; sizes that are numbers go into its number."""
    value = Fraction(1)
    above: list[Term] = []
    under: list[Term] = []
    for factor in scalar.args if scalar.head == "hadamard" else (scalar,):
        base = algebra.reciprocal(factor) if factor.is_reciprocal else factor
        known = _number(base)
        if known is None or (known == 0 and factor.is_reciprocal):
            (under if factor.is_reciprocal else above).append(base)
        else:
            value = value / known if factor.is_reciprocal else value * known
    return Coefficient(simplest(value), above, under)


def _number(term: Term) -> Fraction | None:
    """The value of a number, or of a size that is one."""
    if term.head == "size" and str(term.data).isdigit():
        return Fraction(str(term.data))
    return Fraction(value_of(term)) if term.head == "number" else None
