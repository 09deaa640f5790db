"""The first side of a claim at points of a domain, and what other sides say there: all as it was typed.

At a random point X and direction D, dU is (U(X + hD) - U(X - hD))/2h, and a gradient G stands for G : D. The derivative
by a structured X is the one along the projection of D. No rule takes part, and no canonical form.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from ..elaborate.resolve import Part, parts_of
from ..evaluate.evaluator import applied, as_matrix
from ..evaluate.sample import Domain, Point, points_in, with_property
from ..evaluate.typed import evaluate
from ..numbers.balls import Ball, Matrix, Value, bits, entries, matrix, power_of_two
from ..properties import subspace
from ..terms.term import Term
from ..verify.compare import DRAWS, STEP_WIDTHS, drawn
from ..verify.neighbourhood import Neighbourhood
from .claim import Claim
from .meaning import AlongEntry, ClaimSide
from .sampling import Undecided


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

    @cached_property
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

    def by_entries(self) -> Iterator[tuple[int, int, list[Ball]]]:
        """The derivative of the function by each entry of its variable, with the row and the column of that."""
        ((name, direction),) = self.direction.items()
        for unit, (row, column) in units(as_matrix(direction)):
            point = self.point._replace(directions={name: unit})
            yield row, column, Trial(self.claim, point, STEP_WIDTHS[0], self.gradient).first


class Trials:
    """The points of a domain at which a claim is tried: each is drawn once, and what is evaluated there is kept."""

    def __init__(self, claim: Claim, domain: Domain, gradient: Term | None = None) -> None:
        self.claim, self.domain, self.gradient = claim, domain, gradient
        self.drawn: dict[int, list[Point]] = {}
        self.drawing: dict[int, Iterator[Point]] = {}
        self.known: dict[tuple[int, int, int], Trial] = {}

    def on(self, domain: Domain) -> "Trials":
        """The trials of the same claim in another domain; these where it is no other."""
        return self if domain == self.domain else Trials(self.claim, domain, self.gradient)

    def candidates(self, index: int, draws: int = DRAWS) -> Iterator[Point]:
        """The first points that are drawn for a number, in the direction that the claim is about."""
        if index not in self.drawing:
            self.drawing[index] = map(partial(_along_entry, self.claim), drawn(points_in(self.domain, index)))
        found = self.drawn.setdefault(index, [])
        for i in range(draws):
            if i == len(found):
                found.append(next(self.drawing[index]))
            yield found[i]

    def at(self, point: Point, width: int = STEP_WIDTHS[0]) -> Trial:
        """The trial at one of these points, with the bits at work."""
        key = (point.seed, width, bits())
        if key not in self.known:
            self.known[key] = Trial(self.claim, point, width, self.gradient)
        return self.known[key]


def projected(direction: Value, properties: Sequence[str]) -> Value:
    """A direction within the subspace of a variable."""
    return with_property(direction, subspace(properties))


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
