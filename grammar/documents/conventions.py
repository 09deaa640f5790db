"""What the whole of a document says of its notation."""

from ..record import NamedTuple
from .parts import DocumentPage


class Conventions(NamedTuple):
    """Whether ^T stands in the document, so that a prime is no transpose."""

    has_transpose: bool = False


def conventions_of(page: DocumentPage) -> Conventions:
    """The conventions of a document, from all its formulas."""
    return Conventions(any("^" in (piece.kind for piece in formula.pieces) for formula in page.formulas))
