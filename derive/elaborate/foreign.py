"""Marks that NumPy takes entry by entry, where a line seems to come from there."""

import re
from collections.abc import Iterable

from ...grammar.codes import AMBIGUOUS
from ...grammar.mistakes import Mistake
from ..terms.shape import SCALAR
from .resolve import Part

LIBRARIES = "np numpy jnp torch tf jax scipy".split()
_MARKS = rf"@|\*\*|\b(?:{'|'.join(LIBRARIES)})\."
_SIGNS = ("@", "**", *(f"{library}." for library in LIBRARIES))  # a quick look before the pattern's
_ENTRYWISE = {"*": "write A B or A @ B for the matrix product, A .* B entry by entry"}
_ENTRYWISE |= {"**": "write X^2 for the product X X, X.^2 entry by entry"}


def check_entrywise(parts: Iterable[Part], text: str) -> None:
    """Refuses A * B and A**2 of matrices in a line with marks of NumPy's."""
    found = re.search(_MARKS, text) if any(sign in text for sign in _SIGNS) else None
    for part in parts if found else ():
        mark = text[slice(*part.place)]
        arrays = [arg for arg in part.args if arg.shape != SCALAR]
        if found and (part.head, mark, len(arrays)) in (("*", "*", 2), ("^", "**", 1)):
            message = f"beside {found[0]} this {mark} can be read in two ways"
            raise Mistake(AMBIGUOUS, message, part.place, _ENTRYWISE[mark])
