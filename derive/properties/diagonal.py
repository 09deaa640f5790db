"""Zero off the diagonal."""

from ..numbers.balls import diagonal, diagonal_matrix
from .property import Property

DIAGONAL_MATRIX = Property(
    "diagonal",
    "structure",
    shape="square",
    implies=frozenset({"symmetric", "lower", "upper"}),
    beside=frozenset({"spd", "psd"}),
    has_zeros=True,
    instead_of_sign="diagonal spd has a positive diagonal",
    is_diagonal=True,
    draw=lambda a: diagonal_matrix(diagonal(a)),
    projection="G : dX = I .* G : dX",
)
