"""What the whole of a document says of its notation."""

from typing import Literal

from ..record import NamedTuple
from .parts import DocumentPage


class Conventions(NamedTuple):
    """Whether ^T stands in the document, so that a prime is no transpose; `primes` says what X' is."""

    has_transpose: bool = False
    primes: Literal["transpose", "derivative", ""] = ""


def conventions_of(page: DocumentPage) -> Conventions:
    """The conventions of a document, from all its formulas."""
    turned = any("^" in (piece.kind for piece in formula.pieces) for formula in page.formulas)
    return Conventions(turned, "derivative" if turned else "")
