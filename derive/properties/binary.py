"""Entries that are 0 or 1, as in a mask; in a one-hot vector a single one is 1."""

from ..numbers.balls import Ball, Matrix, each, matrix
from .property import Property


def _binary(a: Matrix) -> Matrix:
    return each(lambda x: Ball(int(x > 0)), a)  # type: ignore[return-value]


def _one_hot(a: Matrix) -> Matrix:
    """A one where the largest entry is."""
    entries = a.entries()
    largest = max(range(len(entries)), key=lambda i: float(entries[i]))
    return matrix(a.nrows(), a.ncols(), [Ball(int(i == largest)) for i in range(len(entries))])


BINARY_ENTRIES = Property(
    "binary",
    "mask",
    shape="array",
    implies=frozenset({"nonnegative"}),
    turned="binary",
    is_own_square=True,
    varies=False,
    draw=_binary,
)
ONE_HOT = Property("onehot", "mask", shape="vector", implies=frozenset({"binary"}), varies=False, draw=_one_hot)
