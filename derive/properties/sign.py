"""Entries that are all above 0, or none of which is below."""

from .property import Property

POSITIVE_ENTRIES = Property(
    "positive", "sign", implies=frozenset({"nonnegative"}), turned="positive", fits_masks=False, grants=("A > 0",)
)
NONNEGATIVE_ENTRIES = Property("nonnegative", "sign", grants=("A >= 0",))
