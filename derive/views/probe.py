"""A linear map and its views at a random point, where each view is held against the map."""

from collections.abc import Mapping
from functools import cached_property

from ..derivation import Derivation, Result
from ..evaluate.evaluator import Evaluator, as_matrix
from ..evaluate.sample import Point
from ..numbers.balls import Ball, Matrix, Value, matrix, whole
from ..terms.shape import count
from ..terms.term import Term

Pairs = tuple[list[Ball], list[Ball]]  # what a view says, and what it is to say


def probe_of(derivation: Derivation, result: Result, point: Point) -> "Probe":
    """What holds the views of a derivative against it."""
    return TwofoldProbe(derivation, result, point) if result.twofold else Probe(derivation, result, point)


class Probe:
    """The values of a linear map and its views at a point, along one direction; each letter stands for one index."""

    def __init__(self, derivation: Derivation, result: Result, point: Point) -> None:
        self.result = result
        self.point = point
        self.operators = derivation.problem.algebra.operators
        letters = [i for view in result.views for i in (*view.before, *view.variable, *view.output)]
        self.indices = {name: Ball(1 + (3 * n + 1) % 5) for n, name in enumerate(dict.fromkeys(letters))}

    @cached_property
    def direction(self) -> Matrix:
        """D, the value of dX."""
        return as_matrix(self.point.directions[str(self.result.variable.data)])

    def value(self, content: Term, direction: Matrix) -> Value:
        """The value of a term with D in the place of dX."""
        known: Mapping[str, Value] = {**self.point.values, **self.indices}
        return Evaluator(self.operators, known, self.point.sizes, lambda _: direction).value(content)

    def along(self, direction: Matrix) -> Value:
        """L(D)"""
        assert self.result.line is not None
        return self.value(self.result.line, direction)

    def _places(self, shape: tuple[int, int], letters: tuple[str, ...]) -> tuple[int, int]:
        """The row and the column for which some letters stand; an index beyond its axis begins anew."""
        rest = iter(letters)
        places = [
            (whole(self.indices[next(rest)]) - 1) % length if wide else 0 for length, wide in self._wide(shape, letters)
        ]
        return places[0], places[1]

    def _wide(self, shape: tuple[int, int], letters: tuple[str, ...]) -> list[tuple[int, bool]]:
        """The lengths of the axes, and whether each has a letter; a single letter is that of a column, or of a row."""
        if len(letters) == 2:
            return [(shape[0], True), (shape[1], True)]
        column = bool(letters) and (shape[1] == 1)
        return [(shape[0], column), (shape[1], bool(letters) and not column)]

    def unit(self, letters: tuple[str, ...]) -> Matrix:
        """The direction E_ij."""
        return self.unit_of(self.result.variable, letters)

    def unit_of(self, variable: Term, letters: tuple[str, ...]) -> Matrix:
        """The direction E_ij of a variable."""
        rows, columns = (count(size, self.point.sizes) for size in variable.shape)
        row, column = self._places((rows, columns), letters)
        return matrix(rows, columns, [Ball(int((i, j) == (row, column))) for i in range(rows) for j in range(columns)])

    def at(self, value: Value, letters: tuple[str, ...]) -> Ball:
        """The entry of a value."""
        whole_value = as_matrix(value)
        row, column = self._places((whole_value.nrows(), whole_value.ncols()), letters)
        return whole_value[row, column]

    def constant(self, term: Term) -> Value:
        """The value of a term without a differential."""
        return self.value(term, matrix(1, 1, [Ball(0)]))


class TwofoldProbe(Probe):
    """The same of a map of two directions."""

    @property
    def first(self) -> Matrix:
        """H, the value of the first dX."""
        assert self.result.twofold is not None
        return as_matrix(self.point.values[str(self.result.twofold.direction.data)])

    def along_both(self, first: Matrix, second: Matrix) -> Value:
        """B(H, D)"""
        twofold = self.result.twofold
        assert self.result.line is not None
        assert twofold is not None
        known: Mapping[str, Value] = {**self.point.values, str(twofold.direction.data): first}
        return Evaluator(self.operators, known, self.point.sizes, lambda _: second).value(self.result.line)

    def at_two(self, content: Term, first: Matrix, second: Matrix) -> Value:
        """The value of a term with two directions in it, those of two variables."""
        before, known = self.result.before, {**self.point.values, **self.indices}
        values = lambda term: first if term is before and term is not self.result.variable else second  # noqa: E731
        return Evaluator(self.operators, known, self.point.sizes, values).value(content)
