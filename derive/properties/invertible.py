"""A square matrix with det(A) != 0, as a random one is."""

from .property import Property

INVERTIBLE_MATRIX = Property(
    "invertible", "rank", shape="square", fits_masks=False, grants=("det(A) != 0", "full_rank(A)", "steady_rank(A)")
)
