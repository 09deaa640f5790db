"""Diagonals and multiples of diagonal matrices, without the matrices around them."""

from collections.abc import Sequence

from ...operators.diagonal import DIAG, DIAGONAL
from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term
from .rewriting import changed


def diagonals_apart(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """diag(A B + C) = diag(A B) + diag(C), of which the first needs no product; c*diag(x) = diag(c*x)"""

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head == DIAGONAL.key and args[0].head == "sum":
            return algebra.sum([_diagonal(algebra, addend) for addend in args[0].args])
        if term.head == "scaled" and args[1].head == DIAG.key and args[0].data != -1:
            return algebra.apply(DIAG.key, (algebra.scale(args[0], args[1].args[0]),), term.shape)
        return None

    return changed(algebra, roots, rewrite)


def _diagonal(algebra: Algebra, term: Term) -> Term:
    """The diagonal of an addend."""
    if term.head == "scaled":
        return algebra.scale(term.args[0], _diagonal(algebra, term.args[1]))
    return algebra.apply(DIAGONAL.key, (term,), (term.shape[0], ONE))
