"""The views of a derivative, held against the linear map that they are readings of."""

from collections.abc import Mapping
from functools import reduce
from itertools import product
from typing import NamedTuple

from ..derivation import Derivation, Indexing, Result, View
from ..evaluate.evaluator import Evaluator, as_matrix
from ..evaluate.sample import Point
from ..numbers.balls import Ball, Matrix, Value, entries, inner, matrix, whole
from ..numbers.blocks import stacked
from ..terms.shape import count
from ..terms.term import Term


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
            image = as_matrix(self._value(view.content, direction)) * stacked(direction)
            return entries(image), entries(stacked(as_matrix(self._along(direction))))
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
        known = {name: whole(ball) - 1 for name, ball in self.indices.items() if name in indexing.free}
        total = Ball(0)
        for scalar, factors in indexing.addends:
            tables = [_table(as_matrix(self._constant(entry.term)), entry.indices, known) for entry in factors]
            total = total + as_matrix(self._constant(scalar))[0, 0] * _contracted(tables)
        return total

    def _constant(self, term: Term) -> Value:
        """The value of a term without a differential."""
        return self._value(term, matrix(1, 1, [Ball(0)]))


class Table(NamedTuple):
    """Entries by the values of some letters."""

    letters: tuple[str, ...]
    values: Mapping[tuple[int, ...], Ball]


def _table(value: Matrix, indices: tuple[str, ...], known: Mapping[str, int]) -> Table:
    """The entries of an array, those letters fixed that are known; an index beyond its axis begins anew."""
    letters = tuple(dict.fromkeys(i for i in indices if i not in known))
    axes = (value.nrows(), value.ncols())[: len(indices)]
    values = {}
    for places in product(*map(range, axes)):
        at = dict(zip(indices, places, strict=True))
        agrees = all(known[i] % n == place for i, place, n in zip(indices, places, axes, strict=True) if i in known)
        if agrees and tuple(at[i] for i in indices) == places:
            values[tuple(at[i] for i in letters)] = value[places[0], places[1] if len(places) == 2 else 0]
    return Table(letters, values)


def _contracted(tables: list[Table]) -> Ball:
    """The product of some tables, summed over all letters, one after the other."""
    while letters := [letter for table in tables for letter in table.letters]:
        letter = letters[0]
        inside = [table for table in tables if letter in table.letters]
        tables = [*(table for table in tables if letter not in table.letters), _summed(inside, letter)]
    return reduce(lambda a, b: a * b, (table.values.get((), Ball(0)) for table in tables), Ball(1))


def _summed(tables: list[Table], letter: str) -> Table:
    """The product of some tables, summed over one letter."""
    joined = reduce(_joined, tables)
    place = joined.letters.index(letter)
    values: dict[tuple[int, ...], Ball] = {}
    for at, value in joined.values.items():
        rest = (*at[:place], *at[place + 1 :])
        values[rest] = values.get(rest, Ball(0)) + value
    return Table((*joined.letters[:place], *joined.letters[place + 1 :]), values)


def _joined(a: Table, b: Table) -> Table:
    """The products of the entries that agree in the letters that both have."""
    new = [i for i, letter in enumerate(b.letters) if letter not in a.letters]
    common = [(a.letters.index(letter), i) for i, letter in enumerate(b.letters) if letter in a.letters]
    values = {
        (*at, *(other[i] for i in new)): value * factor
        for at, value in a.values.items()
        for other, factor in b.values.items()
        if all(at[i] == other[j] for i, j in common)
    }
    return Table((*a.letters, *(b.letters[i] for i in new)), values)
