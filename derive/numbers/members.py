"""The value of a family: a value for each of its members, by their indices, which begin with 1."""

from collections.abc import Callable, Mapping, Sequence
from operator import add, mul, sub

from .balls import Ball, Matrix, Value, entries, matrix, whole


class Members:
    """The values of a family's members; what is done with them is done with each."""

    def __init__(self, values: Mapping[tuple[int, ...], Value]) -> None:
        self.values = values

    def __add__(self, other: "Members") -> "Members":
        return self._with(add, other)

    def __sub__(self, other: "Members") -> "Members":
        return self._with(sub, other)

    def __mul__(self, number: Ball) -> "Members":
        return self.each(lambda value: mul(value, number))

    def each(self, function: Callable[[Value], Value]) -> "Members":
        """What becomes of the members by a function of each."""
        return Members({place: function(value) for place, value in self.values.items()})

    def _with(self, function: Callable[[Value, Value], Value], other: "Members") -> "Members":
        return Members({place: function(value, other.values[place]) for place, value in self.values.items()})


def from_rows(values: Sequence[Value]) -> Matrix:
    """The matrix of which columns are the rows, as those of numbers are its entries."""
    numbers = [entries(value) for value in values]
    return matrix(len(numbers), len(numbers[0]), [entry for row in numbers for entry in row])


def piled(values: Sequence[Value]) -> Matrix:
    """The matrix that has some values of one shape one below the other."""
    numbers = [entry for value in values for entry in entries(value)]
    columns = values[0].ncols() if isinstance(values[0], Matrix) else 1
    return matrix(len(numbers) // columns, columns, numbers)


def stacked_members(family: Members) -> Matrix:
    """The matrix with a row for each value of the first index; of numbers with two indices it has these as its axes."""
    rows: dict[int, list[Ball]] = {}
    for (first, *_), value in family.values.items():
        rows.setdefault(first, []).extend(entries(value))
    return matrix(len(rows), len(rows[1]), [entry for row in rows.values() for entry in row])


def member(family: Members, *indices: Ball) -> Value:
    """The value of one member; KeyError where there is none."""
    return family.values[tuple(map(whole, indices))]
