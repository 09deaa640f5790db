"""Vectors of length 1 by their norm where that is wanted too: normalized(A) is A/norm_F(A), the norm computed once."""

from collections.abc import Sequence

from ...operators.norm import NORM_2, NORM_F, NORMALIZED_ENTRIES
from ...terms.algebra import Algebra
from ...terms.operator import ArrayCode, Operator
from ...terms.shape import SCALAR
from ...terms.term import Term, below
from .rewriting import changed

# An operator of emitted code alone: as a mark the division would be carried into what stands beside it.
DIVIDED = Operator(
    "divided(A[m, n], s[]) -> [m, n]",
    "A by its norm.",
    code=ArrayCode("({0}/{1})", takes_vectors=True),
)


def by_norms(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """normalized(A) = A/norm_F(A), where norm_F(A) is there."""
    known = {term.number for term in below(roots)}

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        for norm in (NORM_2, NORM_F) if term.head == NORMALIZED_ENTRIES.key else ():
            if algebra.make(norm.key, term.args, SCALAR).number in known:
                return algebra.make(DIVIDED.key, (args[0], algebra.make(norm.key, tuple(args), SCALAR)), term.shape)
        return None

    return changed(algebra, roots, rewrite)
