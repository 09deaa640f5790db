"""Zero above the diagonal, or below it."""

from ..numbers.balls import lower_triangle, upper_triangle
from .property import Property

LOWER_TRIANGULAR = Property(
    "lower",
    "structure",
    shape="square",
    words="lower triangular",
    turned="upper",
    has_zeros=True,
    draw=lower_triangle,
    projection="G : dX = tril(G) : dX",
)
UPPER_TRIANGULAR = Property(
    "upper",
    "structure",
    shape="square",
    words="upper triangular",
    turned="lower",
    has_zeros=True,
    draw=upper_triangle,
    projection="G : dX = triu(G) : dX",
)
