"""The largest of some numbers in balls, and its place."""

from collections.abc import Iterable, Sequence
from functools import reduce

from .balls import Ball, Matrix, entries, filled


def largest(balls: Iterable[Ball]) -> Ball:
    """The largest of some numbers."""
    return reduce(Ball.max, balls)


def place_of_largest(balls: Sequence[Ball]) -> int:
    """The place of the largest number; ValueError where it is not certain which it is."""
    for i, ball in enumerate(balls):
        if all(ball > other for j, other in enumerate(balls) if j != i):
            return i
    raise ValueError("the largest is not certain")


def indicator(a: Matrix) -> Matrix:
    """1 at the largest entry, 0 elsewhere."""
    place = place_of_largest(entries(a))
    return filled(a.nrows(), a.ncols(), lambda i, j: int(i * a.ncols() + j == place))


def largest_entry(a: Matrix) -> Ball:
    """The largest entry."""
    return largest(entries(a))


def largest_magnitude(a: Matrix) -> Ball:
    """The largest absolute value of an entry."""
    return largest(abs(x) for x in entries(a))
