"""A whole number, as the exponent k of A^k; it may be negative, where A is invertible."""

from .property import Property

WHOLE_NUMBER = Property(
    "integer",
    "number",
    shape="scalar",
    fits_masks=False,
    varies=False,
    instead_of_varying="an integer takes no small steps; in s^t with t: scalar the exponent may vary",
)
