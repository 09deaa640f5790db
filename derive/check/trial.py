"""The sides of a claim at points of a domain, as they were typed.

At a random point X and direction D, dU is (U(X + hD) - U(X - hD))/2h, and a gradient G stands for G : D. The derivative
by a structured X is the one along the projection of D. No rule takes part, and no canonical form.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from ..elaborate.part import Part, parts_of
from ..evaluate import repeated
from ..evaluate.evaluator import Compiler, applied, as_matrix
from ..evaluate.program import Run
from ..evaluate.sample import Domain, Point, Sampler, with_property
from ..evaluate.typed import TypedCompiler, typed_value
from ..numbers.balls import Ball, Matrix, Value, bits, entries, matrix
from ..numbers.members import Members, piled
from ..properties import subspace
from ..properties.property import Property
from ..terms.term import Term, direction_name
from ..verify.compare import DRAWS, STEP_WIDTHS, drawn
from .claim import Claim
from .meaning import AlongEntry, ClaimSide, indices_of
from .sampling import Undecided


class ClaimProgram:
    """The formulas of a claim in one program: its sides as they were typed, and whatever terms are asked for.

    The function of a second derivative is the `gradient`; `shape` is that of the function.
    """

    def __init__(self, claim: Claim, gradient: Term | None) -> None:
        variables = {str(variable.data) for variable in claim.problem.variables}
        self.terms = Compiler(claim.problem.algebra.operators, variables)
        self.program = self.terms.program
        self.typed = TypedCompiler(self.program)
        self.over = claim.over
        self.piles: dict[Part | Term, int] = {}
        self.shape = (claim.problem.function if gradient is None else gradient).shape
        self.spaces = {s.name: subspace(s.properties) for s in claim.problem.symbols if s.properties}
        self.first = self._first(claim, gradient)

    def _first(self, claim: Claim, gradient: Term | None) -> int:
        """The slot for the value of the first side, or for its derivative along the direction."""
        if gradient is not None:
            return self.terms.quotient(gradient)
        value = self.typed.slot(claim.sides[0].parts)
        return self.program.quotient(value) if claim.is_derivative else value

    def side(self, side: ClaimSide) -> int:
        """The slot for the value of a side; of one for each x_i, for the values one below the other."""
        if not self.over:
            known = self.typed.slots.get(side.part)
            return self.typed.slot(side.parts) if known is None else known
        if side.part not in self.piles:
            self.piles[side.part] = repeated.pile(self.typed, side.parts, self.over)
        return self.piles[side.part]

    def term(self, term: Term) -> int:
        """The slot for the value of a term in the place of a side."""
        if not self.over:
            return self.terms.slot(term)
        if term not in self.piles:
            self.piles[term] = repeated.pile(self.terms, term, self.over)
        return self.piles[term]

    def projected(self, directions: Mapping[str, Any]) -> Mapping[str, Any]:
        """Directions within the subspaces of the variables."""
        if not self.spaces:
            return directions
        return {name: _within(value, self.spaces.get(name)) for name, value in directions.items()}


class Trial:
    """The sides of a claim at one point, along one direction for each variable, with the bits at work."""

    def __init__(self, claim: Claim, compiled: ClaimProgram, point: Point, width: int) -> None:
        self.claim, self.compiled, self.point = claim, compiled, point
        directions = compiled.projected(point.directions)
        still = {direction_name(name): value for name, value in directions.items()} if claim.problem.twice else {}
        values = {**point.values, **still} if still else point.values
        self.run = Run(compiled.program, point.sizes, values, directions, width)

    def value(self, side: ClaimSide) -> Matrix:
        """The value of a side, differentials and all."""
        return as_matrix(self.run[self.compiled.side(side)])

    def value_of(self, term: Term) -> Matrix:
        """The value of a term in the place of a side."""
        return as_matrix(self.run[self.compiled.term(term)])

    @property
    def directions(self) -> Mapping[str, Value]:
        """The directions; the members of a family one below the other."""
        if not self.compiled.over:
            return self.point.directions
        found: Mapping[str, Any] = self.point.directions
        return {name: piled([*members.values.values()]) for name, members in found.items()}

    @property
    def first(self) -> list[Ball]:
        """The entries of the first side: its value, or the function's derivative along the direction."""
        return entries(self.run[self.compiled.first])

    def along(self, value: Matrix) -> list[Ball]:
        """The entries of what another side of some value says along the direction."""
        return self.claim.meaning.along(value, self.directions)

    def by_entries(self) -> Iterator[tuple[int, int, list[Ball]]]:
        """The derivative of the function by each entry of its variable, with the row and the column of that."""
        ((name, direction),) = self.point.directions.items()
        every = list(_units(direction))
        choices = [self.compiled.projected({name: unit}) for unit, _ in every]
        for value, (_, (row, column)) in zip(self.run.along(choices, self.compiled.first), every, strict=True):
            yield row, column, entries(value)

    def of_member(self, row: int, column: int) -> tuple[int, ...]:
        """The indices of the member and of its entry that stand in a place of a pile; none where there is no family."""
        ((_, direction),) = self.point.directions.items()
        if not isinstance(direction, Members):
            return ()
        value = as_matrix(next(iter(direction.values.values())))
        place, inside = divmod(row, value.nrows())
        return (*[*direction.values][place], *indices_of(value, inside * value.ncols() + column))


class Trials:
    """The points of a domain at which a claim is tried: each is drawn once, and what is evaluated there is kept."""

    def __init__(self, claim: Claim, domain: Domain, compiled: ClaimProgram) -> None:
        self.claim, self.domain, self.compiled = claim, domain, compiled
        self.sampler = Sampler(domain)
        self.drawn: dict[int, list[Point]] = {}
        self.drawing: dict[int, Iterator[Point]] = {}
        self.known: dict[tuple[int, int, int], Trial] = {}
        self.others: list[Trials] = []

    def on(self, domain: Domain) -> "Trials":
        """The trials of the same claim in another domain; those that there are already, if it has been tried there."""
        known = next((trials for trials in (self, *self.others) if trials.domain == domain), None)
        if known is None:
            known = Trials(self.claim, domain, self.compiled)
            self.others.append(known)
        return known

    def candidates(self, index: int, draws: int = DRAWS) -> Iterator[Point]:
        """The first points that are drawn for a number, in the direction that the claim is about."""
        if index not in self.drawing:
            self.drawing[index] = map(partial(_along_entry, self.claim), drawn(self.sampler.points(index)))
        found = self.drawn.setdefault(index, [])
        for i in range(draws):
            if i == len(found):
                found.extend(islice(self.drawing[index], 1))
            yield from found[i : i + 1]

    def at(self, point: Point, width: int = STEP_WIDTHS[0]) -> Trial:
        """The trial at one of these points, with the bits at work."""
        key = (point.seed, width, bits())
        if key not in self.known:
            self.known[key] = Trial(self.claim, self.compiled, point, width)
        return self.known[key]


def _along_entry(claim: Claim, point: Point) -> Point:
    """The point with the direction in which one entry alone varies, where the claim is about that."""
    if not isinstance(claim.meaning, AlongEntry):
        return point
    part = claim.meaning.entry.part
    ((name, direction),) = point.directions.items()
    indices = [typed_value(parts_of(arg), point) for arg in part.args[1:]]
    for unit, _ in units(as_matrix(direction)):
        if entries(applied(part.operators[0], [unit, *indices]))[0] == 1:
            return point._replace(directions={name: unit if isinstance(direction, Matrix) else Ball(1)})
    raise Undecided("the entry is not there")


def _within(direction: Any, space: Property | None) -> Any:
    """A direction within a subspace, or those of the members of a family."""
    if isinstance(direction, Members):
        return direction.each(lambda value: with_property(value, space))
    return with_property(direction, space)


def _units(like: Any) -> Iterator[tuple[Any, tuple[int, int]]]:
    """The directions in which one entry alone varies, and where that is; of a family in its pile."""
    if not isinstance(like, Members):
        yield from units(as_matrix(like))
        return
    zeros = (like * Ball(0)).values
    for above, (place, value) in enumerate(like.values.items()):
        for unit, (row, column) in units(as_matrix(value)):
            own = unit if isinstance(value, Matrix) else Ball(1)
            yield Members({**zeros, place: own}), (above * unit.nrows() + row, column)


def units(like: Matrix) -> Iterator[tuple[Matrix, tuple[int, int]]]:
    """The single-entry matrices of one shape, and where their entries are."""
    rows, columns = like.nrows(), like.ncols()
    for place in range(rows * columns):
        unit = matrix(rows, columns, [Ball(int(i == place)) for i in range(rows * columns)])
        yield unit, divmod(place, columns)
