"""Diagonals beside the main one, both ways, and triangles that begin or end at one of them."""

from ..numbers.balls import Ball, Matrix, filled, whole
from ..terms.operator import ArrayCode, Linear, Operator


def lower_triangle(a: Matrix, k: Ball) -> Matrix:
    """The entries on the k-th diagonal and below it."""
    order = whole(k)
    return filled(a.nrows(), a.ncols(), lambda i, j: a[i, j] if j - i <= order else 0)


def upper_triangle(a: Matrix, k: Ball) -> Matrix:
    """The entries on the k-th diagonal and above it."""
    order = whole(k)
    return filled(a.nrows(), a.ncols(), lambda i, j: a[i, j] if j - i >= order else 0)


def diagonal(a: Matrix, k: Ball) -> Matrix:
    """The k-th diagonal above the main one, a column."""
    order = whole(k)
    return filled(a.nrows() - order, 1, lambda i, _: a[i, i + order])


def diagonal_matrix(x: Matrix, k: Ball) -> Matrix:
    """The matrix with a column as its k-th diagonal."""
    n, order = x.nrows() + whole(k), whole(k)
    return filled(n, n, lambda i, j: x[i, 0] if j - i == order else 0)


TRIL_FROM = Operator(
    "tril(A[m, n], k[]) -> [m, n]",
    "The lower triangle up to the k-th diagonal, which is above the main one where k is positive.",
    head="tril from",
    value=lower_triangle,
    linear=Linear.EACH,
    linear_in=("A",),
    across=("G : tril(dA, k) = tril(G, k) : dA",),
    opened=("tril(dA, k) = tril(ones(m,n), k) .* dA",),
    normal=("tril(A, -1) = A - triu(A)", "tril(A, k) = tril(ones(m,n), k) .* A"),
    simplify=("tril(A, 0) = tril(A)", "tril(tril(A, k), k) = tril(A, k)", "tril(c*A, k) = c*tril(A, k)"),
    code=ArrayCode("xp.tril({0}, {1})"),
    example="sum(tril(X, -1) .* A) wrt X == tril(A, -1)",
)

TRIU_FROM = Operator(
    "triu(A[m, n], k[]) -> [m, n]",
    "The upper triangle from the k-th diagonal on, which is above the main one where k is positive.",
    head="triu from",
    value=upper_triangle,
    linear=Linear.EACH,
    linear_in=("A",),
    across=("G : triu(dA, k) = triu(G, k) : dA",),
    opened=("triu(dA, k) = triu(ones(m,n), k) .* dA",),
    simplify=("triu(A, 0) = triu(A)", "triu(triu(A, k), k) = triu(A, k)", "triu(c*A, k) = c*triu(A, k)"),
    normal=("triu(A, 1) = A - tril(A)", "triu(A, k) = (ones(m,n) - tril(ones(m,n), k - 1)) .* A"),
    code=ArrayCode("xp.triu({0}, {1})"),
    example="sum(triu(X, 1) .* A) wrt X == triu(A, 1)",
)

DIAG_BESIDE = Operator(
    "diag(x[n], k) -> [n + k, n + k]",
    "The matrix of which a vector is the k-th diagonal above the main one.",
    head="diag beside",
    value=diagonal_matrix,
    linear=Linear.EACH,
    linear_in=("x",),
    across=("G : diag(dx, k) = diag(G, k) : dx",),
    simplify=("diag(c*x, k) = c*diag(x, k)",),
    normal=("diag(x, k) = [zeros(n,k), diag(x); zeros(k,k), zeros(k,n)]",),
    code=ArrayCode("xp.diag({0}, {1})"),
    example="tr(A diag(x, 1)) wrt x == diag(A', 1)",
)

DIAGONAL_BESIDE = Operator(
    "diag(A[n, n], k) -> [n - k]",
    "The k-th diagonal above the main one, a vector.",
    head="diagonal beside",
    value=diagonal,
    linear=Linear.EACH,
    linear_in=("A",),
    across=("y : diag(dA, k) = diag(y, k) : dA",),
    simplify=("diag(diag(x, k), k) = x where x: n", "diag(c*A, k) = c*diag(A, k)"),
    normal=("diag(A, k) = diag(A[1:n-k,k+1:n])",),
    code=ArrayCode("xp.diag({0}, {1})"),
    example="y' diag(X, 1) wrt X == diag(y, 1)",
)

DIAG_BELOW = Operator(
    "subdiag(x[n], k) -> [n + k, n + k]",
    "The matrix of which a vector is the k-th diagonal below the main one.",
    head="diag below",
    definition="subdiag(x, k) = diag(x, k)'",
    example="tr(A subdiag(x, 1)) wrt x == diag(A, 1)",
)

DIAGONAL_BELOW = Operator(
    "subdiag(A[n, n], k) -> [n - k]",
    "The k-th diagonal below the main one, a vector; it is typed as diag(A, -k) as well.",
    head="diagonal below",
    definition="subdiag(A, k) = diag(A', k)",
    example="y' subdiag(X, 1) wrt X == diag(y, 1)'",
)

DIAGONALS_BESIDE = (TRIL_FROM, TRIU_FROM, DIAG_BESIDE, DIAGONAL_BESIDE, DIAG_BELOW, DIAGONAL_BELOW)
