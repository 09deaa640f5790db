"""Values of matrices that a vector fills by a pattern, of the adjoints of the patterns, and of column products."""

from collections.abc import Callable
from math import isqrt

from .balls import Ball, Matrix, diagonal, diagonal_matrix, filled, matrix, whole
from .blocks import kronecker

Place = Callable[[int, int, int], int]  # which entry of n stands in row i and column j, from 0


def _distance(i: int, j: int, n: int) -> int:
    return abs(i - j)


def _turn(i: int, j: int, n: int) -> int:
    return (i - j) % n


def _patterned(x: Matrix, place: Place) -> Matrix:
    n = x.nrows()
    return filled(n, n, lambda i, j: x[place(i, j, n), 0])


def _gathered(g: Matrix, place: Place) -> Matrix:
    """The sums of the entries that stand for one and the same."""
    n = g.nrows()
    sums = [Ball(0)] * n
    for i in range(n):
        for j in range(n):
            sums[place(i, j, n)] += g[i, j]
    return matrix(n, 1, sums)


def toeplitz(t: Matrix) -> Matrix:
    """The symmetric matrix of the entries t_|i-j|."""
    return _patterned(t, _distance)


def untoeplitz(g: Matrix) -> Matrix:
    """The sums along the diagonals of a matrix, each with the one on the other side."""
    return _gathered(g, _distance)


def toeplitz_by(x: Matrix) -> Matrix:
    """The matrix of t ↦ toeplitz(t) x."""
    n = x.nrows()
    return filled(n, n, lambda i, k: sum((x[j, 0] for j in range(n) if abs(i - j) == k), Ball(0)))


def untoeplitz_by(g: Matrix) -> Matrix:
    """The sums of the entries g_ik with |i - j| = k."""
    n = g.nrows()
    return matrix(n, 1, [sum((g[i, abs(i - j)] for i in range(n)), Ball(0)) for j in range(n)])


def circulant(c: Matrix) -> Matrix:
    """The matrix whose columns are c, each turned one further down."""
    return _patterned(c, _turn)


def uncirculant(g: Matrix) -> Matrix:
    """The sums along the diagonals of a matrix, those that wrap around put together."""
    return _gathered(g, _turn)


def _column(a: Matrix, j: int) -> Matrix:
    return matrix(a.nrows(), 1, [a[i, j] for i in range(a.nrows())])


def khatri_rao(a: Matrix, b: Matrix) -> Matrix:
    """The Kronecker products of the columns, one by one."""
    columns = [kronecker(_column(a, j), _column(b, j)) for j in range(a.ncols())]
    return filled(a.nrows() * b.nrows(), a.ncols(), lambda i, j: columns[j][i, 0])


def unkhatri_left(g: Matrix, b: Matrix) -> Matrix:
    """The adjoint of A ↦ khatri_rao(A, B)."""
    p = b.nrows()
    return filled(g.nrows() // p, g.ncols(), lambda i, j: sum((g[i * p + k, j] * b[k, j] for k in range(p)), Ball(0)))


def unkhatri_right(a: Matrix, g: Matrix) -> Matrix:
    """The adjoint of B ↦ khatri_rao(A, B)."""
    p = g.nrows() // a.nrows()
    return filled(p, g.ncols(), lambda k, j: sum((g[i * p + k, j] * a[i, j] for i in range(a.nrows())), Ball(0)))


def _lower_places(n: int) -> list[tuple[int, int]]:
    """The places on and below the diagonal, column by column."""
    return [(i, j) for j in range(n) for i in range(j, n)]


def vech(a: Matrix) -> Matrix:
    """The columns of the lower triangle, one below the other."""
    places = _lower_places(a.nrows())
    return matrix(len(places), 1, [a[i, j] for i, j in places])


def fill_lower(v: Matrix) -> Matrix:
    """The lower triangular matrix whose half vector is v."""
    n = _side(v.nrows())
    made = filled(n, n, lambda i, j: 0)
    for (i, j), entry in zip(_lower_places(n), v.entries(), strict=True):
        made[i, j] = entry
    return made


def unvech(v: Matrix) -> Matrix:
    """The symmetric matrix whose half vector is v."""
    lower = fill_lower(v)
    return lower + lower.transpose() - diagonal_matrix(diagonal(lower))


def _side(length: int) -> int:
    """The n with n (n + 1)/2 = length."""
    n = (isqrt(8 * length + 1) - 1) // 2
    if n * (n + 1) != 2 * length:
        raise ValueError(f"{length} entries fill no triangle")
    return n


def elimination(n: Ball) -> Matrix:
    """The matrix of vech on stacked columns."""
    side = whole(n)
    places = _lower_places(side)
    return filled(len(places), side * side, lambda v, k: int(places[v] == (k % side, k // side)))


def duplication(n: Ball) -> Matrix:
    """The matrix of unvech, onto stacked columns."""
    side = whole(n)
    places = {place: number for number, place in enumerate(_lower_places(side))}
    sides = [divmod(k, side) for k in range(side * side)]
    return filled(side * side, len(places), lambda k, v: int(places[max(sides[k]), min(sides[k])] == v))
