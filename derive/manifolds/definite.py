"""Symmetric positive definite matrices with the affine-invariant metric <V, W> = tr(inv(X) V inv(X) W).

Pennec, Fillard & Ayache, A Riemannian Framework for Tensor Computing (2006); Bhatia, Positive Definite Matrices (2007),
chapter 6. The gradient G that comes in is symmetric: it is projected onto the space of the variable.
"""

from ..numbers.balls import Ball, Matrix
from .manifold import Manifold


def _product(x: Matrix, v: Matrix, w: Matrix) -> Ball:
    inverse = x.inv()
    return (inverse * v * inverse * w).trace()


POSITIVE_DEFINITE_MATRICES = Manifold(
    "cone of positive definite matrices",
    "spd",
    gradient="grad = X G X where X: n x n spd, G: n x n symmetric",
    metric="affine-invariant",
    curve=lambda x, d, h: x + d * h,
    normal=lambda x, v: v - v.transpose(),
    product=_product,
    lowered="H = inv(X) G inv(X) where X: n x n spd",
)
