"""The true value of a side of a claim at some points, with which candidates for it are compared."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from fractions import Fraction
from math import isfinite
from typing import NamedTuple

from ...evaluate.evaluator import as_matrix
from ...evaluate.sample import Domain, Point
from ...numbers.balls import Ball, Matrix, entries, matrix, power_of_two, precision
from ...terms.shape import count
from ...terms.term import Rational, Term
from ...verify.compare import LINE_POINTS, PRECISIONS, STEP_WIDTHS, Pair, Undefined, first_decided
from ...verify.neighbourhood import Neighbourhood
from ..agreement import MOST_VARIED, Trial, candidates, derivatives
from ..claim import Claim
from ..meaning import EntryByEntry, largest, only

BITS = PRECISIONS[0]  # a candidate is a guess: it is checked as a claim of its own before it is proposed
FEW_DRAWS = 40  # for the same reason
LARGEST_DENOMINATOR = 100_000
LARGEST_FACTOR = 1e9
# A factor is guessed from the 53 bits of one entry: it has to hold in all entries to more bits than those, and to fewer
# than the truth is known to, which is a difference quotient.
RATIO_TO = -60


class Sample(NamedTuple):
    """The sizes at a point, the true value of the side there, and the values of terms at it and next to it."""

    sizes: dict[str, int]
    right: Matrix
    around: Neighbourhood


class Bench:
    """Sample points with the true value of one side at each, one for each of `points` and the point `at`, if given.

    Where the derivative has been `derived`, its value is the true one if it is right along the direction; else it is
    found entry by entry, which is dear.
    """

    def __init__(
        self,
        claim: Claim,
        domain: Domain,
        side: int,
        gradient: Term | None,
        derived: Term | None = None,
        at: Point | None = None,
        points: Iterable[int] = LINE_POINTS,
    ) -> None:
        self.claim, self.side, self.gradient, self.derived = claim, side, gradient, derived
        with precision(BITS):
            tries: list[Iterable[Point]] = [candidates(claim, domain, i, FEW_DRAWS) for i in points]
            known: list[Iterable[Point]] = [] if at is None else [[at]]
            self.places = [place for some in (*known, *tries) for place in self._places(some)]

    def _places(self, points: Iterable[Point]) -> Iterator[Sample]:
        """The first of some points at which the true value is defined, if there is one."""
        with suppress(Undefined):
            yield first_decided(points, self._place)

    def _place(self, point: Point) -> Sample:
        """The true value at a point; Undefined where it, or what was typed, has none."""
        trial = Trial(self.claim, point, STEP_WIDTHS[0], self.gradient)
        around = Neighbourhood(trial.point, STEP_WIDTHS[0], self.claim.problem.algebra.operators)
        typed = around.here.value(self.claim.sides[self.side].term)
        known = self._known(trial, around)
        right = self._right(trial) if known is None else known
        if not all(x.is_finite() for x in (*entries(right), *entries(typed))):
            raise Undefined
        return Sample(dict(point.sizes), right, around)

    def _known(self, trial: Trial, around: Neighbourhood) -> Matrix | None:
        """The value of what has been derived, if that is the derivative; None where it is not, or is not looked at."""
        if self.derived is None or not isinstance(self.claim.meaning, EntryByEntry):
            return None
        with suppress(ZeroDivisionError, ValueError):
            value = as_matrix(around.here.value(self.derived))
            found, scale = self.claim.meaning.along(value, trial.direction)
            first = trial.first()
            return value if Pair(found, first, scale, largest(first)).is_equal else None
        return None

    def _right(self, trial: Trial) -> Matrix:
        """The value or the form of the side before, or the derivative, entry by entry."""
        meaning = self.claim.meaning
        if not meaning.is_derivative:
            return trial.value(self.claim.sides[self.side - 1])
        if not isinstance(meaning, EntryByEntry):
            return meaning.value_from(self._shaped(trial.first(), trial), trial.direction)
        like = as_matrix(only(trial.direction))
        if like.nrows() * like.ncols() > MOST_VARIED:
            raise Undefined
        return meaning.assembled([truth for *_, truth in derivatives(trial)], like)

    def _shaped(self, found: list[Ball], trial: Trial) -> Matrix:
        """The entries of the derivative along a direction, in the shape of the function."""
        function = self.gradient if self.gradient is not None else self.claim.problem.function
        rows, columns = (count(size, trial.point.sizes) for size in function.shape)
        return matrix(rows, columns, found)

    def right(self, term: Term) -> bool:
        """Whether a term has the true value at all points."""
        return bool(self.places) and all(self._ratio(term, place) == 1 for place in self.places)

    def factor(self, term: Term, other: Term | None = None) -> Rational | None:
        """The constant c ≠ 0 with c term = other (default: the true value) at all points; None if there is none."""
        found = self._ratio(term, self.places[0], other) if self.places else None
        return found if found and all(self._ratio(term, place, other) == found for place in self.places[1:]) else None

    def _ratio(self, term: Term, place: Sample, other: Term | None = None) -> Rational | None:
        """The number by which a term is to be multiplied here."""
        value = place.around.here.value
        with precision(BITS), suppress(ZeroDivisionError, ValueError, TypeError, KeyError):
            return ratio(as_matrix(value(term)), place.right if other is None else as_matrix(value(other)))
        return None

    def sized_factor(self, term: Term) -> tuple[str, int, Rational] | None:
        """A size, its power 1 or -1 and a number by which a term is to be multiplied, if that is all."""
        for name in self.places[0].sizes if self.places else ():
            for power in (1, -1):
                found = {self._sized_ratio(term, place, name, power) for place in self.places}
                if len(found) == 1 and (number := found.pop()):
                    return name, power, number
        return None

    def _sized_ratio(self, term: Term, place: Sample, name: str, power: int) -> Rational | None:
        found = self._ratio(term, place)
        return None if found is None else Fraction(found) / Fraction(place.sizes[name]) ** power


def ratio(found: Matrix, right: Matrix) -> Rational | None:
    """The simple fraction by which one matrix is another, 0 of a zero one; None where there is none."""
    if (found.nrows(), found.ncols()) != (right.nrows(), right.ncols()):
        return None
    pairs = list(zip(entries(found), entries(right), strict=True))
    if not all(x.is_finite() for x, _ in pairs):
        return None
    x, y = max(pairs, key=lambda pair: float(abs(pair[0]).mid()))
    if 0 in x:
        return 1 if all(0 in y for _, y in pairs) else None
    factor = float((y / x).mid())
    if not isfinite(factor) or abs(factor) > LARGEST_FACTOR:
        return None
    simple = Fraction(factor).limit_denominator(LARGEST_DENOMINATOR)
    number = Ball(simple.numerator) / simple.denominator
    bound = abs(x).abs_upper() * power_of_two(RATIO_TO)
    return simple if all(abs(x * number - y).abs_upper() <= bound for x, y in pairs) else None
