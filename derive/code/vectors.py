"""Vectors before matrices: a product is formed with vectors wherever it can be, and each such product once.

A sum of outer products is multiplied out, A (x y' + u v') B = (A x) (y' B) + (A u) (v' B): products with vectors
instead of matrices. Then A B x becomes A (B x), and a row the transpose of a column, so that what two products have
in common is one term.
"""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from ..terms.algebra import Algebra
from ..terms.shape import ONE
from ..terms.term import Term, below
from .rewriting import changed, cut_of

MOST_OUTER_PRODUCTS = 8  # of what a product becomes when it is multiplied out


def multiplied_out(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A (x y' + u v') B = (A x) (y' B) + (A u) (v' B)"""

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        addends = [_outer_products(algebra, factor) or [factor] for factor in args]
        if not 1 < prod(map(len, addends)) <= MOST_OUTER_PRODUCTS:
            return None
        return algebra.sum([algebra.product(factors) for factors in product(*addends)])

    return changed(algebra, roots, rewrite)


def _outer_products(algebra: Algebra, term: Term) -> Sequence[Term]:
    """The addends of a sum of outer products, or of its transpose; none of another term."""
    if term.head == "transpose":
        return [algebra.transpose(addend) for addend in _outer_products(algebra, term.args[0])]
    is_sum = term.head == "sum" and ONE not in term.shape and all(map(_is_outer, term.args))
    return term.args if is_sum else ()


def _is_outer(term: Term) -> bool:
    """Whether a term is an outer product, or a multiple of one."""
    body = term.args[1] if term.head == "scaled" else term
    return body.head == "product" and cut_of(body.args) > 0


def nested(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A B x = A (B x), x' A B = (B' (A' x))'; a number x' A y from the end that makes a product that is there."""
    nesting = Nesting(algebra)
    roots = changed(algebra, roots, nesting.nested)
    known = {term.number for term in below(roots)}
    return changed(algebra, roots, lambda term, args: nesting.joined(term, args, known))


class Nesting(NamedTuple):
    """Writes products with vectors as columns."""

    algebra: Algebra

    def nested(self, term: Term, args: Sequence[Term]) -> Term | None:
        """A product that has vectors, from the vectors outward."""
        if term.head != "product" or term.is_scalar:
            return None
        cut = cut_of(args)
        if cut:
            return self.algebra.make("product", (self._column(args[:cut]), self._row(args[cut:])), term.shape)
        if term.shape[1] == ONE:
            return self._column(args)
        return self._row(args) if term.shape[0] == ONE else None

    def joined(self, term: Term, args: Sequence[Term], known: set[int]) -> Term | None:
        """A number that is a product, one of its ends joined to what stands between where that is wanted too."""
        if term.head != "product" or not term.is_scalar or len(args) < 3:
            return None
        column = self._column(args[1:])
        if column.number in known:
            return self.algebra.make("product", (args[0], column), term.shape)
        row = self._row(args[:-1])
        return self.algebra.make("product", (row, args[-1]), term.shape) if row.args[0].number in known else None

    def _column(self, factors: Sequence[Term]) -> Term:
        *others, column = factors
        for factor in reversed(others):
            column = self.algebra.make("product", (factor, column), (factor.shape[0], ONE))
        return column

    def _row(self, factors: Sequence[Term]) -> Term:
        if len(factors) == 1:
            return factors[0]
        column = self._column(self.algebra.product_of_transposes(factors))
        return self.algebra.make("transpose", (column,), (ONE, column.shape[0]))
