"""The sides of a claim as numbers: whether they are equal, against the definition of the derivative.

Every side is evaluated as it was typed, with no rule and no canonical form between: at a random point X and direction
D, dU is (U(X + hD) - U(X - hD))/2h, and a gradient G stands for G : D. verify/compare.py says what is equal and what is
different. The derivative by a structured X is the one along the projection of D.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from ..elaborate.resolve import Part, parts_of
from ..evaluate.evaluator import applied, as_matrix
from ..evaluate.sample import POINTS_OF_ONE, Domain, Point, points_in, with_property
from ..evaluate.typed import evaluate
from ..numbers.balls import Ball, Matrix, Value, entries, matrix, power_of_two, precision
from ..properties import subspace
from ..terms.term import Term
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
    drawn,
    first_decided,
)
from ..verify.neighbourhood import Neighbourhood
from .claim import Claim
from .meaning import AlongEntry, ClaimSide, Compared, EntryByEntry, indices_of, largest, only
from .sampling import Undecided

MOST_VARIED = 100  # of a variable that is varied entry by entry


class Separation(NamedTuple):
    """Where a side differs from the first: an entry (from 1), and both values there."""

    point: Point
    side: int
    entry: tuple[int, ...]
    left: float
    right: float

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes there, but for those that are numbers anyway."""
        return {name: size for name, size in self.point.sizes.items() if not name.isdigit()}

    def __str__(self) -> str:
        """The point and the values, as one line."""
        sizes = ", ".join(f"{name} = {size}" for name, size in self.sizes.items())
        return f"{sizes or 'a point'}, seed {self.point.seed}: {self.left} and {self.right}"


class Trial:
    """The sides of a claim at one point, along one direction for each variable."""

    def __init__(self, claim: Claim, point: Point, width: int, gradient: Term | None = None) -> None:
        self.claim, self.gradient = claim, gradient
        self.direction = point.directions
        words = {symbol.name: symbol.properties for symbol in claim.problem.symbols}
        inside = {name: projected(value, words[name]) for name, value in point.directions.items()}
        self.point = point._replace(directions=inside)
        self.width = width
        step = power_of_two(width)
        self.slope = 1 / (2 * step)
        self.ahead = self._moved(step)
        self.behind = self._moved(-step)
        self.values: tuple[dict[Part, Matrix], ...] = ({}, {}, {})

    def _moved(self, step: Ball) -> Point:
        values = self.point.values
        moved = {name: values[name] + direction * step for name, direction in self.point.directions.items()}
        return self.point._replace(values={**values, **moved})

    def value(self, side: ClaimSide) -> Matrix:
        """The value of a side, differentials and all."""
        return evaluate(side.parts, self.point, self.values[0], self.differential)

    def differential(self, part: Part) -> Value:
        """dU: of a variable its direction, else the difference quotient."""
        if part.head == "symbol" and part.data in self.point.directions:
            return self.point.directions[str(part.data)]
        return self._quotient(parts_of(part))

    def _quotient(self, parts: Sequence[Part]) -> Matrix:
        """(U(X + hD) - U(X - hD))/2h"""
        ahead = evaluate(parts, self.ahead, self.values[1])
        return (ahead - evaluate(parts, self.behind, self.values[2])) * self.slope

    def closer(self) -> "Trial":
        """The same at the second width."""
        return Trial(self.claim, self.point._replace(directions=self.direction), STEP_WIDTHS[1], self.gradient)

    def first(self) -> list[Ball]:
        """The entries of the first side: its value, or the function's derivative along the direction."""
        if not self.claim.is_derivative:
            return entries(self.value(self.claim.sides[0]))
        if self.gradient is not None:
            operators = self.claim.problem.algebra.operators
            return entries(Neighbourhood(self.point, self.width, operators).differential(self.gradient))
        return entries(self._quotient(self.claim.sides[0].parts))

    def other(self, side: ClaimSide) -> tuple[list[Ball], Ball]:
        """The entries of what another side says along the direction, and the scale of their parts."""
        return self.claim.meaning.along(self.value(side), self.direction)


def projected(direction: Value, properties: Sequence[str]) -> Value:
    """A direction within the subspace of a variable."""
    return with_property(direction, subspace(properties))


def separation(claim: Claim, domain: Domain, points: Iterable[int], gradient: Term | None = None) -> Separation | None:
    """The first of some points at which a side differs from the first; None where none does.

    Of the later points, with larger numbers, some may tell nothing: differences may vanish there beyond all precision.
    """
    for index in points:
        with suppress(*([Undecided] if index >= POINTS_OF_ONE else [])):
            found = _at_a_point(claim, domain, index, gradient)
            if found is not None:
                return found
    return None


def _at_a_point(claim: Claim, domain: Domain, index: int, gradient: Term | None) -> Separation | None:
    """What the first of many candidates tells at which all sides are defined."""
    try:
        points = candidates(claim, domain, index)
        return first_decided(points, lambda point: _decided(claim, point, gradient), MOST_IMPRECISE)
    except Imprecise:
        raise Undecided(f"{PRECISIONS[-1]} bits do not tell the sides apart") from None
    except Undefined:
        raise Undecided(f"no point at which all sides are defined was found in {DRAWS} draws") from None


def candidates(claim: Claim, domain: Domain, index: int, draws: int = DRAWS) -> Iterator[Point]:
    """The first points that are drawn."""
    return (_along_entry(claim, point) for point in drawn(points_in(domain, index), draws))


def _along_entry(claim: Claim, point: Point) -> Point:
    """The point with the direction in which one entry alone varies, where the claim is about that."""
    if not isinstance(claim.meaning, AlongEntry):
        return point
    part = claim.meaning.entry.part
    ((name, direction),) = point.directions.items()
    indices = [evaluate(parts_of(arg), point, {}) for arg in part.args[1:]]
    for unit, _ in units(as_matrix(direction)):
        if entries(applied(part.operators[0], [unit, *indices]))[0] == 1:
            return point._replace(directions={name: unit if isinstance(direction, Matrix) else Ball(1)})
    raise Undecided("the entry is not there")


def units(like: Matrix) -> Iterator[tuple[Matrix, tuple[int, int]]]:
    """The single-entry matrices of one shape, and where their entries are."""
    rows, columns = like.nrows(), like.ncols()
    for place in range(rows * columns):
        unit = matrix(rows, columns, [Ball(int(i == place)) for i in range(rows * columns)])
        yield unit, divmod(place, columns)


def _decided(claim: Claim, point: Point, gradient: Term | None) -> Separation | None:
    """What one point tells."""
    found = decided(lambda: _questions(claim, point, gradient))
    if found.place is None:
        return None
    with precision(found.bits):
        return _separation(claim, point, found.place, gradient)


def _questions(claim: Claim, point: Point, gradient: Term | None) -> list[Question]:
    """Whether each side is equal to the first at a point; Undefined where one of them has no value."""
    near = Trial(claim, point, STEP_WIDTHS[0], gradient)
    target = near.first()
    others = [near.other(side) for side in claim.sides[1:]]
    pairs = [Pair(found, target, scale, largest(target)) for found, scale in others]
    if any(len(pair.found) != len(pair.wanted) for pair in pairs):
        raise Undecided("the shapes of the sides do not fit")
    if not all(pair.is_finite for pair in pairs):
        raise Undefined
    closer = [None if claim.meaning.is_exact else partial(_closer, near, side) for side in claim.sides[1:]]
    return [Question(i, *question) for i, question in enumerate(zip(pairs, closer, strict=True), 1)]


def _closer(near: Trial, side: ClaimSide) -> Pair:
    """A side and the first one at the second step."""
    trial = near.closer()
    target = trial.first()
    found, scale = trial.other(side)
    return Pair(found, target, scale, largest(target))


def _separation(claim: Claim, point: Point, side: int, gradient: Term | None) -> Separation:
    """The entry in which a side that differs does so most, and both values there; of a large array the whole."""
    found = list(_compared(claim, point, side, gradient))
    indices, left, right = max(found, key=lambda each: float(abs(each[1] - each[2]).mid()))
    return Separation(point, side, indices, float(left), float(right))


def _compared(claim: Claim, point: Point, side: int, gradient: Term | None) -> Iterator[Compared]:
    """Both sides entry by entry; what has an entry for each of X against the derivative by that, if they are few."""
    trial = Trial(claim, point, STEP_WIDTHS[0], gradient)
    value = trial.value(claim.sides[side])
    if not isinstance(claim.meaning, EntryByEntry):
        pairs = zip(trial.first(), trial.other(claim.sides[side])[0], strict=True)
        yield from ((indices_of(value, i), *pair) for i, pair in enumerate(pairs))
    elif len(entries(only(point.directions))) > MOST_VARIED:
        pairs = zip(trial.first(), trial.other(claim.sides[side])[0], strict=True)
        yield from (((), *pair) for pair in pairs)
    else:
        for row, column, truth in derivatives(trial):
            yield from claim.meaning.entries_by(value, truth, row, column)


def derivatives(trial: Trial) -> Iterator[tuple[int, int, list[Ball]]]:
    """The derivative of a claim's function by each entry of its variable, with the row and the column of that."""
    ((name, direction),) = trial.direction.items()
    for unit, (row, column) in units(as_matrix(direction)):
        point = trial.point._replace(directions={name: unit})
        yield row, column, Trial(trial.claim, point, STEP_WIDTHS[0], trial.gradient).first()
