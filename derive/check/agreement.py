"""The sides of a claim as numbers: whether they are equal, against the definition of the derivative.

Every side is evaluated as it was typed, at random points (trial.py); verify/compare.py says what is equal and what is
different.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from ...grammar.record import NamedTuple
from ..evaluate.sample import POINTS_OF_ONE, Point
from ..numbers.balls import entries, precision
from ..verify.compare import (
    DRAWS,
    MOST_IMPRECISE,
    PRECISIONS,
    STEP_WIDTHS,
    Imprecise,
    Pair,
    Question,
    Undefined,
    decided,
    first_decided,
)
from .meaning import ClaimSide, Compared, EntryByEntry, indices_of, largest, only
from .sampling import Undecided
from .trial import Trials

MOST_VARIED = 100  # of a variable that is varied entry by entry


class Separation(NamedTuple):
    """A point of some trials at which a side differs from the first; the number of the side, and the bits that tell."""

    trials: Trials
    point: Point
    number: int
    side: ClaimSide
    bits: int

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes there, but for those that are numbers anyway."""
        return {name: size for name, size in self.point.sizes.items() if not name.isdigit()}

    def __str__(self) -> str:
        """The point, as one line."""
        sizes = ", ".join(f"{name} = {size}" for name, size in self.sizes.items())
        return f"{sizes or 'a point'}, seed {self.point.seed}"


class Witness(NamedTuple):
    """An entry (from 1) in which a side differs from the first, and both values there."""

    entry: tuple[int, ...]
    left: float
    right: float


def separation(trials: Trials, sides: Sequence[ClaimSide], points: Iterable[int]) -> Separation | None:
    """The first of some points at which one of some sides differs from the first of the claim; None where none does.

    Of the later points, with larger numbers, some may tell nothing: differences may vanish there beyond all precision.
    """
    for index in points:
        with suppress(*([Undecided] if index >= POINTS_OF_ONE else [])):
            found = _at_a_point(trials, sides, index)
            if found is not None:
                return found
    return None


def _at_a_point(trials: Trials, sides: Sequence[ClaimSide], index: int) -> Separation | None:
    """What the first of many candidates tells at which all sides are defined."""
    try:
        return first_decided(trials.candidates(index), partial(_decided, trials, sides), MOST_IMPRECISE)
    except Imprecise:
        raise Undecided(f"{PRECISIONS[-1]} bits do not tell the sides apart") from None
    except Undefined:
        raise Undecided(f"no point at which all sides are defined was found in {DRAWS} draws") from None


def _decided(trials: Trials, sides: Sequence[ClaimSide], point: Point) -> Separation | None:
    """What one point tells."""
    place, bits = decided(lambda: _questions(trials, sides, point))
    return None if place is None else Separation(trials, point, place, sides[place - 1], bits)


def _questions(trials: Trials, sides: Sequence[ClaimSide], point: Point) -> list[Question]:
    """Whether each side is equal to the first at a point; Undefined where one of them has no value."""
    pairs = [_pair(trials, side, point, STEP_WIDTHS[0]) for side in sides]
    if any(len(pair.found) != len(pair.wanted) for pair in pairs):
        raise Undecided("the shapes of the sides do not fit")
    if not all(pair.is_finite for pair in pairs):
        raise Undefined
    exact = trials.claim.meaning.is_exact
    closer = [None if exact else partial(_pair, trials, side, point, STEP_WIDTHS[1]) for side in sides]
    return [Question(i, *question) for i, question in enumerate(zip(pairs, closer, strict=True), 1)]


def _pair(trials: Trials, side: ClaimSide, point: Point, width: int) -> Pair:
    """A side and the first one, at one of the steps; what is equal as it stands is so to any larger scale."""
    trial = trials.at(point, width)
    target, value = trial.first, trial.value(side)
    base = largest(target)
    pair = Pair(trial.along(value), target, base, base)
    if len(pair.found) != len(target) or pair.is_equal:
        return pair
    return pair._replace(scale=trials.claim.meaning.scale(value, trial.directions))


def witness(found: Separation) -> Witness:
    """The entry in which the two sides differ most, and both values there; of a large array the whole."""
    with precision(found.bits):
        entries = list(_compared(found.trials, found.point, found.side))
        indices, left, right = max(entries, key=lambda each: float(abs(each[1] - each[2]).mid()))
        return Witness(indices, float(left), float(right))


def _compared(trials: Trials, point: Point, side: ClaimSide) -> Iterator[Compared]:
    """Both sides entry by entry; what has an entry for each of X against the derivative by that, if they are few."""
    trial = trials.at(point)
    meaning, value = trials.claim.meaning, trial.value(side)
    if not isinstance(meaning, EntryByEntry):
        pairs = zip(trial.first, trial.along(value), strict=True)
        yield from ((indices_of(value, i), *pair) for i, pair in enumerate(pairs))
    elif len(entries(only(trial.directions))) > MOST_VARIED:
        pairs = zip(trial.first, trial.along(value), strict=True)
        yield from (((), *pair) for pair in pairs)
    else:
        for row, column, truth in trial.by_entries():
            for indices, wanted, found in meaning.entries_by(value, truth, row, column):
                yield trial.of_member(row, column) or indices, wanted, found
