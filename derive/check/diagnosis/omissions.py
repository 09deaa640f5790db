"""What is right with something left out of it: a factor of a product, a term of a sum."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ....grammar.record import NamedTuple
from ...terms.algebra import Algebra
from ...terms.term import Term
from .occurrences import Occurrence, fits, occurrences

MOST_LEFT_OUT = 3
MOST_ADDENDS = 64


class Omission(NamedTuple):
    """A term with some factors left out, and these."""

    left: Term
    out: tuple[Term, ...]


def without_factors(right: Term, algebra: Algebra) -> Iterator[Omission]:
    """A term with up to three factors of one product left out, in every place."""
    places = list(occurrences(right, algebra))
    for number in range(1, MOST_LEFT_OUT + 1):
        for place in places:
            for out, part in _shorter(place, number, algebra):
                left = place.put(part)
                if left is not None and left is not right:
                    yield Omission(left, out)


def _shorter(place: Occurrence, number: int, algebra: Algebra) -> Iterator[tuple[tuple[Term, ...], Term]]:
    """A part without so many of its factors."""
    part = place.part
    if part.head == "product":
        for kept in _kept(part.args, number):
            if fits(kept):
                yield _out(part.args, kept), algebra.product(kept)
    if part.head in ("hadamard", "scaled", "power"):
        every = [single for factor in _factors(part, algebra) for single in _singles(factor)]
        numbers = [factor for factor in every if factor.head == "number"]
        factors = [factor for factor in every if factor.head != "number"]
        for kept in _kept(factors, number):
            shorter = algebra.hadamard([*numbers, *kept])
            if shorter.shape == part.shape:
                yield _out(factors, kept), shorter


def _factors(part: Term, algebra: Algebra) -> Sequence[Term]:
    """The factors of a product entry by entry, coefficients among them."""
    if part.head == "scaled":
        return (*algebra.hadamard_factors(part.args[0]), *algebra.hadamard_factors(part.args[1]))
    return algebra.hadamard_factors(part)


def _singles(factor: Term) -> list[Term]:
    """A square as two factors."""
    if factor.head == "power" and factor.args[1].head == "number" and factor.args[1].data == 2:
        return [factor.args[0], factor.args[0]]
    return [factor]


def _kept(factors: Sequence[Term], number: int) -> Iterator[Sequence[Term]]:
    """What is left of some factors without so many of them."""
    if len(factors) > number:
        yield from combinations(factors, len(factors) - number)


def _out(factors: Sequence[Term], kept: Sequence[Term]) -> tuple[Term, ...]:
    """The factors that were left out."""
    rest = list(factors)
    for factor in kept:
        rest.remove(factor)
    return tuple(rest)


def addends(term: Term, algebra: Algebra) -> list[Term]:
    """The addends of a term, products multiplied out; itself where there would be too many."""
    found = _addends(term, algebra)
    return found if len(found) <= MOST_ADDENDS else [term]


def _addends(term: Term, algebra: Algebra) -> list[Term]:
    if term.head == "sum":
        return [part for arg in term.args for part in _addends(arg, algebra)]
    if term.head == "transpose":
        return [algebra.transpose(part) for part in _addends(term.args[0], algebra)]
    if term.head == "indexed":
        return [algebra.index_sum(term.args[0], part) for part in _addends(term.args[2], algebra)]
    if term.head not in ("product", "hadamard", "scaled", "colon"):
        return [term]
    found: list[list[Term]] = [[]]
    for arg in term.args:
        found = [[*one, part] for one in found for part in _addends(arg, algebra)]
        if len(found) > MOST_ADDENDS:
            return [term]
    return [algebra.rebuild(term.head, args, term.shape) for args in found]
