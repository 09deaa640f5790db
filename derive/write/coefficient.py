"""A scalar coefficient as it stands before what it multiplies: a number, factors above the line, factors below it."""

from fractions import Fraction

from ...grammar.record import NamedTuple
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, simplest, value_of


class Coefficient(NamedTuple):
    """value · above / under"""

    value: Rational
    above: list[Term]
    under: list[Term]


def monomial(scalar: Term, algebra: Algebra) -> Coefficient:
    """The parts of a coefficient; sizes that are numbers go into its number."""
    if scalar.head == "number":
        return Coefficient(value_of(scalar), [], [])
    value: Rational = 1
    above: list[Term] = []
    under: list[Term] = []
    for factor in scalar.args if scalar.head == "hadamard" else (scalar,):
        divides = factor.is_reciprocal
        base = algebra.reciprocal(factor) if divides else factor
        known = _number(base)
        if known is None or (known == 0 and divides):
            (under if divides else above).append(base)
        else:
            value = Fraction(value) / known if divides else value * known
    return Coefficient(simplest(value), above, under)


def _number(term: Term) -> Rational | None:
    """The value of a number, or of a size that is one."""
    if term.head == "number":
        return value_of(term)
    return int(str(term.data)) if term.head == "size" and str(term.data).isdigit() else None
