"""Marks that NumPy takes entry by entry, where a line seems to come from there."""

import re
from collections.abc import Iterable

from ...grammar.codes import AMBIGUOUS
from ...grammar.mistakes import Mistake
from ..terms.shape import SCALAR
from .part import Part

LIBRARIES = "np numpy jnp torch tf jax scipy".split()
_MARKS = rf"@|\*\*|\b(?:{'|'.join(LIBRARIES)})\."
_SIGNS = ("@", "**", *(f"{library}." for library in LIBRARIES))  # a quick look before the pattern's
_ENTRYWISE = {"*": "write A B or A @ B for the matrix product, A .* B entry by entry"}
_ENTRYWISE |= {"**": "write X^2 for the product X X, X.^2 entry by entry"}


def check_entrywise(parts: Iterable[Part], text: str) -> None:
    """Refuses A * B and A**2 of matrices in a line with marks of NumPy's."""
    for sign in _SIGNS:
        if sign in text and (found := re.search(_MARKS, text)):
            return _check_marks(parts, text, found[0])


def _check_marks(parts: Iterable[Part], text: str, foreign: str) -> None:
    """Refuses them beside a mark that is foreign."""
    for part in parts:
        mark = text[slice(*part.place)]
        arrays = [arg for arg in part.args if arg.shape != SCALAR]
        if (part.head, mark, len(arrays)) in (("*", "*", 2), ("^", "**", 1)):
            message = f"beside {foreign} this {mark} can be read in two ways"
            raise Mistake(AMBIGUOUS, message, part.place, _ENTRYWISE[mark])
