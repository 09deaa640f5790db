"""Q' Q = I; Q Q' = I only if Q is square."""

from ..numbers.balls import Matrix, filled, identity, matrix
from .property import Property


def _orthogonal(a: Matrix) -> Matrix:
    """Cayley's transform of a skew matrix, perhaps reflected, and of it as many columns as are asked for."""
    n, p = a.nrows(), a.ncols()
    skew = filled(n, n, lambda i, j: (i > j) - (i < j))
    for i in range(n):
        for j in range(i):
            skew[i, j], skew[j, i] = a[i, min(j, p - 1)], -a[i, min(j, p - 1)]
    turned = (identity(n) - skew) * (identity(n) + skew).inv()
    sign = 1 if a[0, 0] > 0 else -1
    return matrix(n, p, [turned[i, j] * (sign if j == 0 else 1) for i in range(n) for j in range(p)])


ORTHOGONAL_MATRIX = Property(
    "orthogonal",
    "structure",
    shape="tall",
    turned="orthogonal",
    turned_if_square=True,
    fits_masks=False,
    varies=False,
    is_manifold=True,
    grants=("det(A) != 0", "full_rank(A)", "steady_rank(A)"),
    draw=_orthogonal,
)
