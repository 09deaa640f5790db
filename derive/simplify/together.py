"""A scalar over one line with its sums as they are: 1/(a + b/c) = c/(a c + b)."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from ...grammar.record import NamedTuple
from ..terms.algebra import Algebra
from ..terms.term import Term, value_of


class Monomial(NamedTuple):
    """A number times powers; those with negative exponents stand below the line."""

    number: Fraction
    powers: dict[Term, int]


def together(inside: Sequence[Term], parts: Sequence[Term], algebra: Algebra) -> Term:
    """The last of some terms of arithmetic, which are made of each other and of parts."""
    made = {part.number: Monomial(Fraction(1), {part: 1}) for part in parts}
    for term in inside:
        if term.number not in made:
            made[term.number] = _monomial(term, [made[arg.number] for arg in term.args], algebra)
    return _term(made[inside[-1].number], algebra)


def _monomial(term: Term, args: list[Monomial], algebra: Algebra) -> Monomial:
    if term.head == "number":
        return Monomial(Fraction(value_of(term)), {})
    if term.head == "power":
        exponent = int(value_of(term.args[1]))
        return Monomial(args[0].number ** exponent, {base: n * exponent for base, n in args[0].powers.items()})
    return _sum(args, algebra) if term.head == "sum" else _product(args)


def _product(factors: Sequence[Monomial]) -> Monomial:
    number, powers = Fraction(1), dict[Term, int]()
    for factor in factors:
        number *= factor.number
        for base, exponent in factor.powers.items():
            powers[base] = powers.get(base, 0) + exponent
    return Monomial(number, powers)


def _sum(addends: Sequence[Monomial], algebra: Algebra) -> Monomial:
    """What stands below the same line is added first, then all of it."""
    alike = defaultdict(list)
    for addend in addends:
        alike[frozenset(power for power in addend.powers.items() if power[1] < 0)].append(addend)
    return _added([_added(group, algebra) for group in alike.values()], algebra)


def _added(addends: Sequence[Monomial], algebra: Algebra) -> Monomial:
    """What the addends have in common, times the sum of what is left of them."""
    if len(addends) == 1:
        return addends[0]
    common = _common(addends)
    inverse = Monomial(1 / common.number, {base: -exponent for base, exponent in common.powers.items()})
    left = algebra.sum([_term(_product([inverse, addend]), algebra) for addend in addends])
    return _product([common, Monomial(Fraction(1), {left: 1})])


def _common(addends: Sequence[Monomial]) -> Monomial:
    """The number and the powers that can be taken out of each addend, so that no line is left in it."""
    above = gcd(*(addend.number.numerator for addend in addends))
    below = lcm(*(addend.number.denominator for addend in addends))
    bases = dict.fromkeys(base for addend in addends for base in addend.powers)
    powers = {base: min(addend.powers.get(base, 0) for addend in addends) for base in bases}
    return Monomial(Fraction(above, below), powers)


def _term(line: Monomial, algebra: Algebra) -> Term:
    powers = [algebra.power(base, algebra.number(exponent)) for base, exponent in line.powers.items()]
    return algebra.hadamard([algebra.number(line.number), *powers])
