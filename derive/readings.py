"""The views of a derivative, held against the linear map that they are readings of."""

from collections.abc import Mapping
from itertools import product

from matgrad.derive.derivation import Derivation, Indexing, Result, View
from matgrad.derive.evaluate import Evaluator, as_matrix
from matgrad.derive.numeric import Ball, Matrix, Value, entries, inner, matrix, whole
from matgrad.derive.sample import Point
from matgrad.derive.shape import count
from matgrad.derive.term import Term


class Reading:
    """Evaluates the views of one derivative at a point, for indices of which one is drawn for each letter."""

    def __init__(self, derivation: Derivation, result: Result, point: Point) -> None:
        self.result = result
        self.point = point
        self.operators = derivation.problem.algebra.operators
        letters = [i for view in result.views for i in (*view.variable, *view.output)]
        self.indices = {name: Ball(1 + (3 * n + 1) % 5) for n, name in enumerate(dict.fromkeys(letters))}

    def pairs(self, view: View) -> tuple[list[Ball], list[Ball]]:
        """What a view says, and what it is to say."""
        direction = as_matrix(self.point.directions[str(self.result.variable.data)])
        if view.name == "differential":
            return entries(self._value(view.content, direction)), entries(self._along(direction))
        if view.name == "by_variable":
            return entries(self._value(view.content, direction)), entries(self._along(self._unit(view.variable)))
        if view.name == "index":
            assert isinstance(view.content, Indexing)
            return [self._entry(view.content)], [self._at(self._along(self._unit(view.variable)), view.output)]
        if view.name == "vec":
            stacked = as_matrix(self._value(view.content, direction)) * _stack(direction)
            return entries(stacked), entries(_stack(as_matrix(self._along(direction))))
        gradient = self._value(view.content, direction)
        return [inner(as_matrix(gradient), direction)], [self._at(self._along(direction), view.output)]

    def _value(self, content: Term | Indexing, direction: Matrix) -> Value:
        assert isinstance(content, Term)
        known: Mapping[str, Value] = {**self.point.values, **self.indices}
        return Evaluator(self.operators, known, self.point.sizes, lambda _: direction).value(content)

    def _along(self, direction: Matrix) -> Value:
        """L(D)"""
        assert self.result.line is not None
        return self._value(self.result.line, direction)

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

    def _unit(self, letters: tuple[str, ...]) -> Matrix:
        """The direction E_ij."""
        rows, columns = (count(size, self.point.sizes) for size in self.result.variable.shape)
        row, column = self._places((rows, columns), letters)
        return matrix(rows, columns, [Ball(int((i, j) == (row, column))) for i in range(rows) for j in range(columns)])

    def _at(self, value: Value, letters: tuple[str, ...]) -> Ball:
        """The entry of a value."""
        whole_value = as_matrix(value)
        row, column = self._places((whole_value.nrows(), whole_value.ncols()), letters)
        return whole_value[row, column]

    def _entry(self, indexing: Indexing) -> Ball:
        """The sum of the products of entries, over all indices that are not free."""
        total = Ball(0)
        for scalar, factors in indexing.addends:
            known = {name: whole(ball) - 1 for name, ball in self.indices.items()}
            values = [(as_matrix(self._value(e.term, matrix(1, 1, [Ball(0)]))), e.indices) for e in factors]
            summed: dict[str, int] = {}
            for value, indices in values:
                lengths = (value.nrows(), value.ncols()) if len(indices) == 2 else (max(value.nrows(), value.ncols()),)
                summed.update({i: n for i, n in zip(indices, lengths, strict=True) if i not in indexing.free})
            coefficient = as_matrix(self._value(scalar, matrix(1, 1, [Ball(0)])))[0, 0]
            for places in product(*(range(n) for n in summed.values())):
                at = {**known, **dict(zip(summed, places, strict=True))}
                term = coefficient
                for value, indices in values:
                    row, column = at[indices[0]], at[indices[1]] if len(indices) == 2 else 0
                    term = term * value[row % value.nrows(), column % value.ncols()]
                total = total + term
        return total


def _stack(a: Matrix) -> Matrix:
    return matrix(a.nrows() * a.ncols(), 1, a.transpose().entries())
