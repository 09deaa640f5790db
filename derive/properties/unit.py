"""A vector x with x' x = 1: a point of the unit sphere."""

from ..numbers.balls import Matrix, euclidean
from .property import Property


def _unit(a: Matrix) -> Matrix:
    return a / euclidean(a)


UNIT_VECTOR = Property(
    "unit",
    "structure",
    shape="vector",
    words="of unit norm",
    turned="unit",
    fits_masks=False,
    varies=False,
    is_manifold=True,
    grants=("A != 0",),
    draw=_unit,
)
