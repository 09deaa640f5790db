"""Products of the entries of a matrix, in balls."""

from collections.abc import Iterable
from functools import reduce
from itertools import accumulate
from operator import mul

from .balls import Ball, Matrix, Value, entries, matrix


def product(a: Value) -> Ball:
    """The product of all entries."""
    result: Ball = reduce(mul, entries(a))
    return result


def products_of_others(a: Matrix) -> Matrix:
    """In each place the product of all entries but that one: of those before it and of those behind it."""
    balls = entries(a)
    behind = list(_before(reversed(balls)))
    pairs = zip(_before(balls), reversed(behind), strict=True)
    return matrix(a.nrows(), a.ncols(), [x * y for x, y in pairs])


def _before(balls: Iterable[Ball]) -> Iterable[Ball]:
    """Of each number the product of those before it."""
    return list(accumulate(balls, mul, initial=Ball(1)))[:-1]
