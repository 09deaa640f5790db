"""K' = -K."""

from .property import Property

SKEW_MATRIX = Property(
    "skew",
    "structure",
    shape="square",
    turned="skew",
    parity=-1,
    has_zeros=True,
    fits_masks=False,
    draw=lambda a: (a - a.transpose()) / 2,
    projection="G : dX = 1/2*(G - G') : dX",
)
