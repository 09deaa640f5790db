"""Indices of the sums that a differential stands under: Σ_i G_i : dT_i has i free in both.

Of what does not depend on i the adjoint is summed at once: Σ_i G_i : dW = (Σ_i G_i) : dW.
"""

from ...grammar.record import NamedTuple
from ..terms.algebra import Algebra
from ..terms.term import Term


class Under(NamedTuple):
    """What stands before a differential, a term with it, and the indices over which both are summed."""

    before: Term
    term: Term
    over: tuple[Term, ...]


def taken_apart(under: Under, algebra: Algebra) -> Under:
    """G : Σ_i dA_i = Σ_i G : dA_i, with a letter that nothing else is called in G or around it."""
    index, _, body = under.term.args
    letter, taken = str(index.data), {str(other.data) for other in under.over}
    own = algebra.unlike(letter, taken | algebra.free(under.before))
    return Under(under.before, algebra.renamed(body, {letter: own}), (*under.over, algebra.index(own)))


def narrowed(under: Under, algebra: Algebra) -> Under:
    """The same summed only over what the term with the differential depends on, what stands before it over the rest."""
    free = algebra.free(under.term)
    before, over = under.before, tuple(index for index in under.over if index.data in free)
    for index in reversed(under.over):
        if index not in over:
            before = algebra.index_sum(index, before)
    return _lettered(Under(before, under.term, over), algebra)


def _lettered(under: Under, algebra: Algebra) -> Under:
    """The same with the first letters of their ranges for its indices, as the differential has them in order."""
    bound = {str(index.data) for index in under.over}
    taken = {*(algebra.free(under.before) | algebra.free(under.term)) - bound}
    names: dict[str, str] = {}
    for letter in algebra.indices(under.term):
        if letter in bound:
            names[letter] = next(own for own in algebra.letters(algebra.ranges[letter]) if own not in taken)
            taken.add(names[letter])
    over = tuple(map(algebra.index, names.values()))
    return Under(algebra.renamed(under.before, names), algebra.renamed(under.term, names), over)
