"""Solutions of linear matrix equations in balls, on stacked columns: vec(A X B) = kron(B', A) vec(X)."""

from .balls import Ball, Matrix, identity
from .blocks import kronecker, stacked, unstacked


def lyapunov(a: Matrix, q: Matrix) -> Matrix:
    """X with A X + X A' = Q; not finite where that cannot be solved."""
    return sylvester(a, a.transpose(), q)


def sylvester(a: Matrix, b: Matrix, c: Matrix) -> Matrix:
    """X with A X + X B = C."""
    return _solved(kronecker(identity(b.nrows()), a) + kronecker(b.transpose(), identity(a.nrows())), c)


def discrete_lyapunov(a: Matrix, q: Matrix) -> Matrix:
    """X with A X A' - X + Q = 0."""
    return _solved(identity(a.nrows() ** 2) - kronecker(a, a), q)


def _solved(system: Matrix, right: Matrix) -> Matrix:
    """The matrix whose stacked columns solve a system."""
    return unstacked(system.solve(stacked(right), nonstop=True), Ball(right.nrows()), Ball(right.ncols()))
