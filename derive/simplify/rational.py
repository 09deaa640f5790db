"""Rational functions over one line, common factors cancelled: what a coefficient may be written as."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import product

from ..numbers.polynomials import (
    Polynomial,
    RationalFunction,
    TooLong,
    constant,
    expanded,
    factored,
    letters,
    lowest,
    monomials,
    plus,
    power,
    times,
)
from ..operators.exponential import EXP, LOG
from ..terms.algebra import Algebra
from ..terms.term import Term, value_of
from .together import together

Factors = list[tuple[Polynomial, int]]
Powers = tuple[Fraction, Factors]
RELATED = frozenset({"power", EXP.key, LOG.key})  # functions whose values at several places go together


def rational_forms(scalar: Term, algebra: Algebra) -> list[Term] | None:
    """Forms of a rational function of parts that have nothing to do with one another; None where it is none.

    It is none either where it is too long for polynomials.
    """
    inside = _inside(scalar)
    parts = [term for term in inside if not is_arithmetic(term)]
    if not _are_letters(parts, algebra):
        return None
    try:
        fraction = _fraction(inside, parts)
    except TooLong:
        return None
    except ZeroDivisionError:
        return []
    write = Terms(algebra, parts)
    return [*map(write.form, _forms(fraction)), together(inside, parts, algebra)]


def is_arithmetic(term: Term) -> bool:
    """Whether a scalar is a number, a sum, a product or a whole power."""
    if term.head == "power":
        return isinstance(term.args[1].data, int)
    return term.head in ("number", "sum", "hadamard")


def _inside(scalar: Term) -> list[Term]:
    """A scalar and what stands in it, arguments first, down to what is no arithmetic."""
    found: dict[int, Term] = {}
    stack = [scalar]
    while stack:
        term = stack.pop()
        if term.number not in found:
            found[term.number] = term
            stack.extend(term.args if is_arithmetic(term) else ())
    return [found[number] for number in sorted(found)]


def _are_letters(parts: Sequence[Term], algebra: Algebra) -> bool:
    """Whether no identity is known between parts: roots, exponentials and functions of one family have some."""
    calls = {part.head for part in parts if part.args and all(arg.is_scalar for arg in part.args)}
    known = {head for head in calls if head in algebra.operators and algebra.operators[head].sympy == head}
    return len(known) <= 1 and calls.isdisjoint(RELATED)


def _fraction(inside: Sequence[Term], parts: Sequence[Term]) -> RationalFunction:
    """The last of some terms, in lowest terms, with letters for the parts."""
    made = dict(zip((part.number for part in parts), letters(len(parts)), strict=True))
    for term in inside:
        if term.number not in made:
            made[term.number] = _combined(term, [made[arg.number] for arg in term.args], len(parts))
    return lowest(made[inside[-1].number])


def _combined(term: Term, args: list[RationalFunction], count: int) -> RationalFunction:
    if term.head == "number":
        return constant(value_of(term), count)
    if term.head == "power":
        return power(args[0], int(value_of(term.args[1])))
    return reduce(plus if term.head == "sum" else times, args)


def _forms(fraction: RationalFunction) -> Iterator[Powers]:
    """Above and below the line irreducible factors or one sum; the number in front, or it or its sign in a sum."""
    for above, below in product(*((factored(part), expanded(part)) for part in fraction)):
        factors = [*above.factors, *((base, -exponent) for base, exponent in below.factors)]
        number = Fraction(above.number, below.number)
        yield number, factors
        for place, (base, exponent) in enumerate(factors):
            moved = number.numerator if exponent == 1 else -1 if number < 0 and exponent % 2 else 1
            if len(base) > 1 and moved != 1:
                yield number / moved, [*factors[:place], (base * moved, exponent), *factors[place + 1 :]]


class Terms:
    """Writes forms as terms, with the parts put in for the letters."""

    def __init__(self, algebra: Algebra, parts: Sequence[Term]) -> None:
        self.algebra = algebra
        self.parts = parts

    def form(self, form: Powers) -> Term:
        """A number times powers."""
        number, factors = form
        powers = [self.algebra.power(self._sum(base), self.algebra.number(n)) for base, n in factors]
        return self.algebra.hadamard([self.algebra.number(number), *powers])

    def _sum(self, polynomial: Polynomial) -> Term:
        return self.algebra.sum([self._monomial(*found) for found in monomials(polynomial)])

    def _monomial(self, count: int, exponents: tuple[int, ...]) -> Term:
        powers = [
            self.algebra.power(part, self.algebra.number(n)) for part, n in zip(self.parts, exponents, strict=True) if n
        ]
        return self.algebra.hadamard([self.algebra.number(count), *powers])
