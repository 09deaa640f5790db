"""The unit sphere x' x = 1, with the metric of the space around it. Absil, Mahony & Sepulchre (2008), 3.6.1."""

from ..numbers.balls import Ball, Matrix, euclidean
from .manifold import Manifold, embedded


def _curve(x: Matrix, d: Matrix, h: Ball) -> Matrix:
    """What is moved straight ahead, brought back to length 1."""
    ahead = x + d * h
    return ahead / euclidean(ahead)


SPHERE = Manifold(
    "unit sphere",
    "unit",
    gradient="grad = G - (x' G) x where x: n unit",
    metric="embedded",
    curve=_curve,
    normal=lambda x, v: x.transpose() * v,
    product=embedded,
    shape="column",
)
