"""S' = S."""

from .property import Property, Rival

SYMMETRIC_MATRIX = Property(
    "symmetric",
    "structure",
    shape="square",
    parity=1,
    draw=lambda a: (a + a.transpose()) / 2,
    projection="G : dX = 1/2*(G + G') : dX",
    rival=Rival("G + G' - I .* G", "2*G - I .* G"),  # by the n(n+1)/2 free entries
)
