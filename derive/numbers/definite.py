"""Positive definite matrices in balls."""

from .balls import Ball, Matrix, filled


def cholesky(a: Matrix) -> Matrix:
    """The lower triangle L with A = L L'; ValueError where A is not symmetric and positive definite."""
    n = a.nrows()
    if not all(0 in a[i, j] - a[j, i] for i in range(n) for j in range(i)):
        raise ValueError("not symmetric")
    lower = filled(n, n, lambda i, j: 0)
    for j in range(n):
        for i in range(j, n):
            rest = a[i, j] - sum((lower[i, k] * lower[j, k] for k in range(j)), Ball(0))
            if i == j and not rest > 0:
                raise ValueError("not positive definite")
            lower[i, j] = rest.sqrt() if i == j else rest / lower[j, j]
    return lower


def is_positive_definite(a: Matrix) -> bool:
    """Whether a symmetric matrix is certainly positive definite."""
    try:
        return all(bool(factor > 0) for factor in _pivots(cholesky(a)))
    except ValueError:
        return False


def _pivots(lower: Matrix) -> list[Ball]:
    return [lower[i, i] for i in range(lower.nrows())]
