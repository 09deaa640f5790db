"""Matrices that are transposes of one another, formed once: A B + B' A' is C + C' with C = A B."""

from collections.abc import Sequence

from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term
from .rewriting import changed, cut_of, remade


def turned_once(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """Some terms, products in them whose transpose is formed too being the transpose of that."""
    made: dict[int, Term] = {}

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if not _is_formed(term):
            return None
        other = made.get(algebra.transpose(term).number)
        if other is not None:
            return algebra.make("transpose", (other,), term.shape)
        made[term.number] = remade(algebra, term, tuple(args))
        return made[term.number]

    return changed(algebra, roots, rewrite)


def _is_formed(term: Term) -> bool:
    """Whether a term is a product that is a matrix, and of matrices."""
    if ONE in term.shape:
        return False
    return term.head == "hadamard" or (term.head == "product" and not cut_of(term.args))
