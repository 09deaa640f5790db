"""Products of sums multiplied out, as far as they depend on an index: (x_i - m) w_i' = x_i w_i' - m w_i'."""

from collections.abc import Iterator

from ..operators.marks import ADDITION, COEFFICIENT, HADAMARD, PRODUCT, TRANSPOSE
from ..terms.algebra import Algebra
from ..terms.term import Term

MOST_PRODUCTS = 16  # addends


def opened(term: Term, index: Term, algebra: Algebra) -> list[Term] | None:
    """The addends of a product in which sums depend on an index; None where there is none, or there are too many."""
    found = [term]
    while len(found) <= MOST_PRODUCTS:
        parts = [_first(addend, str(index.data), algebra) or [addend] for addend in found]
        if all(len(some) == 1 for some in parts):
            return found if len(found) > 1 else None
        found = [addend for some in parts for addend in some]
    return None


def _first(term: Term, letter: str, algebra: Algebra) -> list[Term] | None:
    """The products with each addend of the first sum that depends on an index."""
    if letter not in algebra.free(term):
        return None
    if term.head == ADDITION.key:
        return [*term.args]
    if term.head not in (PRODUCT.key, COEFFICIENT.key, HADAMARD.key, TRANSPOSE.key):
        return None
    for place, arg in enumerate(term.args):
        addends = _first(arg, letter, algebra)
        if addends is not None:
            return [*_with(term, place, addends, algebra)]
    return None


def _with(term: Term, place: int, addends: list[Term], algebra: Algebra) -> Iterator[Term]:
    """A product with each of some addends in the place of one factor."""
    for addend in addends:
        yield algebra.replaced(term, [*term.args[:place], addend, *term.args[place + 1 :]])
