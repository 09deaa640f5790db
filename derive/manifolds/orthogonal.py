"""Matrices with X' X = I, with the metric of the space around them: the Stiefel manifold, and the orthogonal group.

Edelman, Arias & Smith, The Geometry of Algorithms with Orthogonality Constraints (1998); Absil, Mahony & Sepulchre
(2008), 3.6.1. The curves are those of Wen & Yin, A feasible method for optimization with orthogonality constraints
(2013).
"""

from ..numbers.balls import Ball, Matrix, identity
from .manifold import Manifold, embedded


def _curve(x: Matrix, d: Matrix, h: Ball) -> Matrix:
    """Cayley's transform of a skew matrix W, times X: it leaves X into the direction W X."""
    turn = (d * x.transpose() - x * d.transpose()) * (h / 2)
    one = identity(x.nrows())
    return (one - turn).inv() * (one + turn) * x


def _normal(x: Matrix, v: Matrix) -> Matrix:
    """The derivative of X' X."""
    return x.transpose() * v + v.transpose() * x


STIEFEL = Manifold(
    "Stiefel manifold",
    "orthogonal",
    gradient="grad = G - X sym(X' G) where X: n x p orthogonal",
    metric="embedded",
    curve=_curve,
    normal=_normal,
    product=embedded,
)
ORTHOGONAL_GROUP = STIEFEL._replace(
    name="orthogonal group", gradient="grad = 1/2*(G - X G' X) where X: n x n orthogonal", shape="square"
)
