"""The true value of a side of a claim at some points, with which candidates for it are compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from math import isfinite, nan

from ....grammar.record import NamedTuple
from ...evaluate.evaluator import as_matrix
from ...evaluate.sample import Point
from ...numbers.balls import Ball, Matrix, entries, matrix, power_of_two, precision
from ...terms.shape import count
from ...terms.term import Rational, Term
from ...verify.compare import LINE_POINTS, PRECISIONS, Pair, Undefined, first_decided
from ..agreement import MOST_VARIED
from ..meaning import EntryByEntry, largest, only
from ..trial import Trial, Trials

BITS = PRECISIONS[0]  # a candidate is a guess: it is checked as a claim of its own before it is proposed
FEW_DRAWS = 40  # for the same reason
LARGEST_DENOMINATOR = 100_000
LARGEST_FACTOR = 1e9
# A factor is guessed from the 53 bits of one entry: it has to hold in all entries to more bits than those, and to fewer
# than the truth is known to, which is a difference quotient.
RATIO_TO = -60
CLEARLY = 1e-9  # relative difference that no rounding of doubles makes


class Quantity(NamedTuple):
    """The shape and the entries of a matrix, and these as doubles."""

    shape: tuple[int, int]
    balls: list[Ball]
    near: list[float]


class Sample(NamedTuple):
    """The true value of the side at a point, and the values of terms there."""

    right: Quantity
    trial: Trial

    @property
    def sizes(self) -> Mapping[str, int]:
        """The sizes at the point."""
        return self.trial.point.sizes


class Bench:
    """Sample points with the true value of one side at each, one for each of `points` and the point `at`, if given.

    They are found when they are asked for. Where the derivative has been `derived`, its value is the true one if it is
    right along the direction; else it is found entry by entry, which is dear.
    """

    def __init__(
        self,
        trials: Trials,
        side: int,
        derived: Term | None = None,
        at: Point | None = None,
        points: Iterable[int] = LINE_POINTS,
    ) -> None:
        self.trials, self.claim, self.side, self.derived = trials, trials.claim, side, derived
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
        """The sample at a point; Undefined where there is no true value, or what was typed has none."""
        if point.seed not in self.known:
            self.known[point.seed] = self._found(point)
        return self.known[point.seed]

    def _found(self, point: Point) -> Sample:
        trial = self.trials.at(point)
        typed = trial.value_of(self.claim.sides[self.side].term)
        if not all(x.is_finite() for x in (*entries(typed), *trial.first)):
            raise Undefined
        known = self._known(trial)
        right = quantity(self._right(trial) if known is None else known)
        if not all(x.is_finite() for x in right.balls):
            raise Undefined
        return Sample(right, trial)

    def _known(self, trial: Trial) -> Matrix | None:
        """The value of what has been derived, if that is the derivative; None where it is not, or is not looked at."""
        if self.derived is None or not isinstance(self.claim.meaning, EntryByEntry):
            return None
        with suppress(ZeroDivisionError, ValueError):
            value = trial.value_of(self.derived)
            found, scale = self.claim.meaning.along(value, trial.point.directions)
            return value if Pair(found, trial.first, scale, largest(trial.first)).is_equal else None
        return None

    def _right(self, trial: Trial) -> Matrix:
        """The value or the form of the side before, or the derivative, entry by entry."""
        meaning = self.claim.meaning
        if not meaning.is_derivative:
            return trial.value(self.claim.sides[self.side - 1])
        if not isinstance(meaning, EntryByEntry):
            return meaning.value_from(self._shaped(trial.first, trial), trial.point.directions)
        like = as_matrix(only(trial.point.directions))
        if like.nrows() * like.ncols() > MOST_VARIED:
            raise Undefined
        return meaning.assembled([truth for *_, truth in trial.by_entries()], like)

    def _shaped(self, found: list[Ball], trial: Trial) -> Matrix:
        """The entries of the derivative along a direction, in the shape of the function."""
        rows, columns = (count(size, trial.point.sizes) for size in self.trials.compiled.shape)
        return matrix(rows, columns, found)

    def right(self, term: Term) -> bool:
        """Whether a term has the true value at all points."""
        return self._common(self._ratio(term, sample) for sample in self.samples) == 1

    def factor(self, term: Term, other: Term | None = None) -> Rational | None:
        """The constant c ≠ 0 with c term = other (default: the true value) at all points; None if there is none."""
        return self._common(self._ratio(term, sample, other) for sample in self.samples) or None

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
            number = self._ratio(term, sample)
            if number is None:
                return []
            found.append((sample, number))
        return found

    def _common(self, ratios: Iterator[Rational | None]) -> Rational | None:
        """What some numbers are, if they are all one; no more of them are asked for than it takes to tell."""
        first = next(ratios, None)
        return first if first is not None and all(other == first for other in ratios) else None

    def _ratio(self, term: Term, sample: Sample, other: Term | None = None) -> Rational | None:
        """The number by which a term is to be multiplied here."""
        with precision(BITS), suppress(ZeroDivisionError, ValueError, TypeError, KeyError):
            found = sample.trial.value_of(term)
            return ratio(found, sample.right if other is None else quantity(sample.trial.value_of(other)))
        return None


def quantity(value: Matrix) -> Quantity:
    """A matrix to be compared with others."""
    balls = entries(value)
    return Quantity((value.nrows(), value.ncols()), balls, list(map(float, balls)))


def ratio(found: Matrix, right: Quantity) -> Rational | None:
    """The simple fraction by which one matrix is another, 0 of a zero one; None where there is none."""
    if (found.nrows(), found.ncols()) != right.shape:
        return None
    balls = entries(found)
    near = list(map(float, balls))
    sizes = list(map(abs, near))
    place = sizes.index(max(sizes))
    x, y = balls[place], right.balls[place]
    if 0 not in x and _is_no_multiple(near, right.near, place):
        return None
    if not all(ball.is_finite() for ball in balls):
        return None
    if 0 in x:
        return 1 if all(0 in other for other in right.balls) else None
    factor = float((y / x).mid())
    if not isfinite(factor) or abs(factor) > LARGEST_FACTOR:
        return None
    whole = round(factor)
    is_whole = abs(factor - whole) < CLEARLY / LARGEST_DENOMINATOR
    simple = Fraction(whole if is_whole else factor).limit_denominator(LARGEST_DENOMINATOR)
    number = Ball(simple.numerator) / simple.denominator
    bound = abs(x).abs_upper() * power_of_two(RATIO_TO)
    pairs = zip(balls, right.balls, strict=True)
    return simple if all(abs(one * number - other).abs_upper() <= bound for one, other in pairs) else None


def _is_no_multiple(found: Sequence[float], right: Sequence[float], place: int) -> bool:
    """Whether doubles tell that the second numbers are no multiple of the first, of which one is the largest."""
    x, y = found[place], right[place]
    factor = y / x if x else nan
    bound = abs(x) * (1 + abs(factor)) * CLEARLY
    return any(abs(one * factor - other) > bound for one, other in zip(found, right, strict=True))
