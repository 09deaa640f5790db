"""What the sides of a claim say: one class for each meaning, which all answer the same questions.

`E wrt X == G` says that dE = G : dX (a gradient), of a vector by a vector dE = G dx (a Jacobian), by a scalar
dE = G ds (a rate); with X[i,j] that dE = G where that entry alone varies by 1; where dX is written in G, dE = G.
`E == F` says that two values are equal, `d(E) = F` two forms in the differentials.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...grammar.record import NamedTuple
from ...grammar.tree import Span
from ..elaborate.part import Part
from ..evaluate.evaluator import as_matrix
from ..numbers.balls import Ball, Matrix, Value, entries, inner, matrix
from ..operators.entries import BASIS, SINGLE_ENTRY
from ..terms.algebra import Algebra
from ..terms.shape import ONE
from ..terms.term import Term

DirectionOf = Mapping[str, Value]
Compared = tuple[tuple[int, ...], Ball, Ball]  # the indices of an entry from 1, the truth there, and what is claimed


class ClaimSide(NamedTuple):
    """One formula of a claim, as it was typed and as a term, and where it stands."""

    parts: tuple[Part, ...]
    term: Term
    span: Span

    @property
    def part(self) -> Part:
        """The formula itself, the last of its parts."""
        return self.parts[-1]


class Meaning:
    """What the sides after the first say; `is_derivative` where they say it of the derivative of the first."""

    is_derivative = True
    writes_differentials = False  # dX is written in the sides, and varies as X may
    is_exact = False  # the sides are values, in which there is no difference quotient

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was typed of the meaning itself, beside the sides."""
        return ()

    def dimensions(self, function: tuple[int, int], directions: DirectionOf) -> tuple[int, int]:
        """The rows and the columns of a side, of a function that has so many."""
        return function

    def along(self, value: Matrix, directions: DirectionOf) -> list[Ball]:
        """The entries of what a side of some value says along the directions."""
        return entries(value)

    def scale(self, value: Matrix, directions: DirectionOf) -> Ball:
        """The largest of the parts of these entries."""
        return largest(entries(value))

    def differential(self, variable: Term, algebra: Algebra) -> Term:
        """What stands for dX in the differential of the function."""
        return algebra.d(variable)

    def turned(self, line: Term, algebra: Algebra) -> Term:
        """The differential of the function, in the shape of the sides as forms."""
        return line


class EqualValues(Meaning):
    """E == F: the sides are values."""

    is_derivative = False
    is_exact = True


class EqualForms(Meaning):
    """d(E) = F: the sides are linear forms in the differentials."""

    is_derivative = False
    writes_differentials = True


class DifferentialForm(Meaning):
    """E wrt X == F with dX in F: the sides are the differential of the function."""

    writes_differentials = True


@dataclass(frozen=True)
class AlongEntry(Meaning):
    """E wrt X[i,j] == F: the sides are the derivative by one entry, the others standing still."""

    entry: ClaimSide

    @property
    def parts(self) -> tuple[Part, ...]:
        """X[i,j]"""
        return self.entry.parts

    def differential(self, variable: Term, algebra: Algebra) -> Term:
        """The single-entry array E_ij, or e_i, in the place of dX."""
        indices = self.entry.term.args[1:]
        sizes = tuple(algebra.size(size) for size, _ in zip(variable.shape, indices, strict=False))
        unit = SINGLE_ENTRY if len(indices) == 2 else BASIS
        return algebra.apply(unit.key, (*indices, *sizes), variable.shape)


class BeforeDifferential(Meaning):
    """The sides stand before dX, which is not written."""

    @abstractmethod
    def as_form(self, side: Term, differential: Term, algebra: Algebra) -> Term:
        """The differential that a side is meant to give."""


class Rate(BeforeDifferential):
    """dE = G ds, of anything by a scalar: G has the shape of E."""

    def along(self, value: Matrix, directions: DirectionOf) -> list[Ball]:
        """G ds"""
        return entries(value * only(directions))

    def as_form(self, side: Term, differential: Term, algebra: Algebra) -> Term:
        """G ds"""
        return algebra.scale(differential, side)


class EntryByEntry(BeforeDifferential):
    """The sides have an entry for each entry of X, so that each can be compared with the derivative by that one."""

    @abstractmethod
    def entries_by(self, value: Matrix, truth: Sequence[Ball], row: int, column: int) -> Iterator[Compared]:
        """The entries of a side that are the derivative by X[row, column], whose true value is given."""


class Gradient(EntryByEntry):
    """dE = G : dX, of a scalar: G has the shape of X."""

    def dimensions(self, function: tuple[int, int], directions: DirectionOf) -> tuple[int, int]:
        """Those of X."""
        direction = as_matrix(only(directions))
        return direction.nrows(), direction.ncols()

    def along(self, value: Matrix, directions: DirectionOf) -> list[Ball]:
        """G : dX"""
        return [inner(value, as_matrix(only(directions)))]

    def scale(self, value: Matrix, directions: DirectionOf) -> Ball:
        """The largest product of an entry and that of dX."""
        return largest([a * b for a, b in zip(entries(value), entries(only(directions)), strict=True)])

    def as_form(self, side: Term, differential: Term, algebra: Algebra) -> Term:
        """G : dX"""
        return algebra.colon(side, differential)

    def entries_by(self, value: Matrix, truth: Sequence[Ball], row: int, column: int) -> Iterator[Compared]:
        """The one entry at the same place."""
        yield indices_of(value, row * value.ncols() + column), truth[0], value[row, column]


class Jacobian(EntryByEntry):
    """dE = G dx, of a vector by a vector: G has a row for each entry of E, a column for each of x."""

    def dimensions(self, function: tuple[int, int], directions: DirectionOf) -> tuple[int, int]:
        """A row for each entry of E, a column for each of x."""
        return function[0] * function[1], len(entries(only(directions)))

    def along(self, value: Matrix, directions: DirectionOf) -> list[Ball]:
        """G dx, a column whether x is one or a row."""
        direction = entries(only(directions))
        return entries(value * matrix(len(direction), 1, direction))

    def as_form(self, side: Term, differential: Term, algebra: Algebra) -> Term:
        """G dx, a column whether x is one or a row."""
        column = algebra.transpose(differential) if differential.shape[0] == ONE else differential
        return algebra.product([side, column])

    def turned(self, line: Term, algebra: Algebra) -> Term:
        """A row as a column."""
        return algebra.transpose(line) if line.shape[0] == ONE else line

    def entries_by(self, value: Matrix, truth: Sequence[Ball], row: int, column: int) -> Iterator[Compared]:
        """A column: one of the row and the column is 0, since x is a vector."""
        place = max(row, column)
        return (((k + 1, place + 1), entry, value[k, place]) for k, entry in enumerate(truth))


VALUES, FORMS, DIFFERENTIAL = EqualValues(), EqualForms(), DifferentialForm()
RATE, GRADIENT, JACOBIAN = Rate(), Gradient(), Jacobian()


def only(directions: DirectionOf) -> Value:
    """The direction of the one variable of a claim about a derivative."""
    (direction,) = directions.values()
    return direction


def largest(balls: Sequence[Ball]) -> Ball:
    """The largest absolute value, from above."""
    return max((x.abs_upper() for x in balls), default=Ball(0))


def indices_of(value: Matrix, i: int) -> tuple[int, ...]:
    """The indices of an entry, from 1: none of a scalar, one of a vector."""
    rows, columns = value.nrows(), value.ncols()
    if rows == columns == 1:
        return ()
    return (i + 1,) if 1 in (rows, columns) else (i // columns + 1, i % columns + 1)
