"""Comparisons as they are read: A - B > 0 as A > B."""

from ..operators.constants import ONES, ZEROS
from ..terms.algebra import Algebra
from ..terms.term import Term


def compared(term: Term, algebra: Algebra) -> list[Term]:
    """The two sides of a term that is compared with 0: what has a minus stands on the right, 0 for nothing."""
    count, rest = algebra.split(term)
    if count < 0 and rest.head == "sum":
        return compared(algebra.scale(algebra.number(-count), rest), algebra)[::-1]
    addends = term.args if term.head == "sum" else (term,)
    left = [addend for addend in addends if algebra.split(addend)[0] > 0]
    right = [algebra.negative(addend) for addend in addends if addend not in left]
    return [algebra.sum(side) if side else algebra.zero for side in (left, right)]


def once(term: Term, algebra: Algebra) -> Term:
    """A number that stands in every place of an array; another term as it is."""
    if term.head == ZEROS.key:
        return algebra.zero
    scalar, base = (term.args[0], term.args[1]) if term.head == "scaled" else (algebra.one, term)
    return scalar if base.head == ONES.key else term
