"""What a side of a claim should say along a direction at some points, with which candidates for it are compared."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from itertools import islice
from typing import TypeGuard

from ....grammar.record import NamedTuple
from ...evaluate.sample import Point
from ...numbers.balls import Ball, Matrix, entries, precision
from ...terms.shape import count
from ...terms.term import Rational, Term
from ...verify.compare import PRECISIONS, Undefined, first_decided
from ..trial import Trial, Trials
from .ratio import are_equal, ratio

BITS = PRECISIONS[0]  # a candidate is a guess: it is checked as a claim of its own before it is proposed
FEW_DRAWS = 40  # for the same reason
SAMPLE_POINTS = (0, 6)  # two of those at which the claim with the guess in it will be tried; no size is one at both
NO_VALUE = (ZeroDivisionError, ValueError, TypeError, KeyError)


class Sample(NamedTuple):
    """A point, the rows and the columns that the side should have there, and what it should say along the direction."""

    trial: Trial
    shape: tuple[int, int]
    truth: list[Ball]

    @property
    def sizes(self) -> Mapping[str, int]:
        """The sizes at the point."""
        return self.trial.point.sizes


class Bench:
    """Sample points with what one side should say along a direction: one for each of `points` and, if given, `at`.

    They are found when they are asked for.
    """

    def __init__(
        self, trials: Trials, side: int, at: Point | None = None, points: Iterable[int] = SAMPLE_POINTS
    ) -> None:
        self.trials, self.claim, self.side = trials, trials.claim, side
        known: list[Iterable[Point]] = [] if at is None else [[at]]
        self.places = [*known, *(trials.candidates(i, FEW_DRAWS) for i in points)]
        self.found: list[Sample | None] = []
        self.known: dict[int, Sample] = {}

    @property
    def samples(self) -> Iterator[Sample]:
        """The samples, each point once."""
        for i, points in enumerate(self.places):
            if i == len(self.found):
                self.found.append(self._sample(points))
            sample = self.found[i]
            if sample is not None:
                yield sample

    def _sample(self, points: Iterable[Point]) -> Sample | None:
        """That at the first of some points at which the side is defined; None where there is none, or no new one."""
        known = set(self.known)
        with suppress(Undefined), precision(BITS):
            sample = first_decided(points, self._at)
            return None if sample.trial.point.seed in known else sample
        return None

    def _at(self, point: Point) -> Sample:
        """The sample at a point; Undefined where there is no derivative, or what was typed has no value."""
        if point.seed not in self.known:
            self.known[point.seed] = self._found(point)
        return self.known[point.seed]

    def _found(self, point: Point) -> Sample:
        trial = self.trials.at(point)
        typed = trial.value(self.claim.sides[self.side])
        if not all(x.is_finite() for x in (*entries(typed), *trial.first)):
            raise Undefined
        rows, columns = (count(size, point.sizes) for size in self.trials.compiled.shape)
        shape = self.claim.meaning.dimensions((rows, columns), trial.directions)
        return Sample(trial, shape, trial.first)

    def right(self, term: Term) -> bool:
        """Whether a term is right at all points."""
        told = [self._is_right(term, sample) for sample in islice(self.samples, 1)]
        return told == [True] and all(self._is_right(term, sample) for sample in islice(self.samples, 1, None))

    def factor(self, term: Term) -> Rational | None:
        """The constant c ≠ 0 with which c term is right at all points; None if there is none."""
        return self._common(self._ratio(self._value(term, sample), sample) for sample in self.samples) or None

    def factor_of_transpose(self, term: Term) -> Rational | None:
        """The same for the transpose of a term."""
        return self._common(self._ratio(_turned(self._value(term, sample)), sample) for sample in self.samples) or None

    def factor_between(self, term: Term, other: Term) -> Rational | None:
        """The constant c ≠ 0 with c term = other at all points; None if there is none."""
        return self._common(ratio_between(term, other, sample.trial) for sample in self.samples) or None

    def sized_factor(self, term: Term) -> tuple[str, int, Rational] | None:
        """A size, its power 1 or -1 and a number by which a term is to be multiplied, if that is all."""
        ratios = [(sample.sizes, found) for sample, found in self._ratios(term)]
        for name in ratios[0][0] if ratios else ():
            for power in (1, -1):
                numbers = {Fraction(found) / Fraction(sizes[name]) ** power for sizes, found in ratios}
                if len(numbers) == 1 and (number := numbers.pop()):
                    return name, power, number
        return None

    def _ratios(self, term: Term) -> list[tuple[Sample, Rational]]:
        """The number by which a term is to be multiplied at each point; none where there is none at one of them."""
        found = []
        for sample in self.samples:
            number = self._ratio(self._value(term, sample), sample)
            if number is None:
                return []
            found.append((sample, number))
        return found

    def _common(self, ratios: Iterator[Rational | None]) -> Rational | None:
        """What some numbers are, if they are all one; no more of them are asked for than it takes to tell."""
        first = next(ratios, None)
        return first if first is not None and all(other == first for other in ratios) else None

    def _is_right(self, term: Term, sample: Sample) -> bool:
        """Whether a term is right here."""
        value = self._value(term, sample)
        with precision(BITS):
            return _fits(value, sample) and are_equal(sample.trial.along(value), sample.truth)

    def _ratio(self, value: Matrix | None, sample: Sample) -> Rational | None:
        """The number by which a term of some value is to be multiplied here."""
        with precision(BITS):
            return ratio(sample.trial.along(value), sample.truth) if _fits(value, sample) else None

    def _value(self, term: Term, sample: Sample) -> Matrix | None:
        """The value of a term here, if it has one."""
        with precision(BITS), suppress(*NO_VALUE):
            return sample.trial.value_of(term)
        return None


def _fits(value: Matrix | None, sample: Sample) -> TypeGuard[Matrix]:
    """Whether there is a value, of the shape that the side should have."""
    return value is not None and (value.nrows(), value.ncols()) == sample.shape


def _turned(value: Matrix | None) -> Matrix | None:
    return None if value is None else value.transpose()


def ratio_between(term: Term, other: Term, trial: Trial) -> Rational | None:
    """The simple fraction by which one term is another at a point."""
    with precision(BITS), suppress(*NO_VALUE):
        found, wanted = trial.value_of(term), trial.value_of(other)
        if (found.nrows(), found.ncols()) == (wanted.nrows(), wanted.ncols()):
            return ratio(entries(found), entries(wanted))
    return None
