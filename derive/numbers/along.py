"""Functions of each row, or of each column, of a matrix."""

from collections.abc import Callable

from .balls import Ball, Matrix, matrix


def rows_of(a: Matrix) -> list[Matrix]:
    """The rows of a matrix."""
    columns, found = a.ncols(), a.entries()
    return [matrix(1, columns, found[start : start + columns]) for start in range(0, len(found), columns)]


def of_rows(function: Callable[[Matrix], Ball]) -> Callable[[Matrix], Matrix]:
    """The function of each row, a column."""
    return lambda a: matrix(a.nrows(), 1, list(map(function, rows_of(a))))


def of_columns(function: Callable[[Matrix], Ball]) -> Callable[[Matrix], Matrix]:
    """The function of each column, a row; it takes a column as a row."""
    return lambda a: of_rows(function)(a.transpose()).transpose()
