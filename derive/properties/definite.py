"""Symmetric with x' A x > 0 for every x other than 0, or with x' A x >= 0."""

from ..numbers.balls import Matrix, identity
from .property import Property


def _definite(a: Matrix) -> Matrix:
    return a * a.transpose() + identity(a.nrows())


POSITIVE_DEFINITE = Property(
    "spd",
    "structure",
    shape="square",
    words="symmetric positive definite",
    implies=frozenset({"psd", "invertible"}),
    fits_masks=False,
    grants=("positive_definite(A)", "off_the_cut(A)", "no_opposite_eigenvalues(A)"),
    draw=_definite,
)
POSITIVE_SEMIDEFINITE = Property(
    "psd",
    "structure",
    shape="square",
    words="symmetric positive semidefinite",
    implies=frozenset({"symmetric"}),
    fits_masks=False,
    draw=lambda a: a * a.transpose(),
)
