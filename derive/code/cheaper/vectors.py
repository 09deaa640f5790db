"""Vectors before matrices: a product is formed with vectors wherever it can be.

A sum of outer products and diagonal matrices is multiplied out, A (x y' + u v') B = (A x) (y' B) + (A u) (v' B):
products with vectors instead of matrices.
"""

from collections.abc import Sequence
from itertools import product
from math import prod

from ...operators.diagonal import DIAG
from ...operators.sums import TOTAL
from ...terms.algebra import Algebra
from ...terms.rebuild import rebuilt_together
from ...terms.shape import ONE
from ...terms.term import Term, below
from .rewriting import changed, cut_of

DIAGONAL_HEADS = (DIAG.key, "eye")
MOST_OUTER_PRODUCTS = 8  # of what a product becomes when it is multiplied out


def totals(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """ones(m)' A ones(n) = sum(A)"""

    def change(term: Term, args: list[Term]) -> Term:
        if term.head == "product" and term.is_scalar and len(args) == 3 and args[0].head == args[2].head == "ones":
            return algebra.apply(TOTAL.key, (args[1],), term.shape)
        return algebra.replaced(term, args)

    return rebuilt_together(roots, change)


def ones_apart(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A ones(n,p) = (A ones(n)) ones(p)', and ones(m) ones(p)' = ones(m,p)"""

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        if len(args) == 2 and args[0].shape[1] == ONE and all(arg.head == "ones" for arg in args):
            return algebra.constant("ones", term.shape)
        if not any(map(_are_ones, args)):
            return None
        return algebra.product([part for factor in args for part in (_halves(algebra, factor) or [factor])])

    return changed(algebra, roots, rewrite)


def _are_ones(term: Term) -> bool:
    """Whether a term is a matrix of ones."""
    return term.head == "ones" and ONE not in term.shape


def _halves(algebra: Algebra, term: Term) -> Sequence[Term]:
    """The column and the row that a matrix of ones is the product of; none of another term."""
    if not _are_ones(term):
        return ()
    rows, columns = term.shape
    return algebra.constant("ones", (rows, ONE)), algebra.constant("ones", (ONE, columns))


def multiplied_out(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A (x y' + u v') B = (A x) (y' B) + (A u) (v' B), and A (diag(x) - x x') = A diag(x) - (A x) x'"""

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        addends = [_light_addends(algebra, factor) or [factor] for factor in args]
        if not 1 < prod(map(len, addends)) <= MOST_OUTER_PRODUCTS:
            return None
        return algebra.sum([algebra.product(factors) for factors in product(*addends)])

    return changed(algebra, roots, rewrite)


def _light_addends(algebra: Algebra, term: Term) -> Sequence[Term]:
    """The addends of a sum of outer products and diagonal matrices, or of its transpose; none of another term.

    One that is there may be among them: to multiply it costs what it costs to multiply the sum.
    """
    if term.head == "transpose":
        return [algebra.transpose(addend) for addend in _light_addends(algebra, term.args[0])]
    if term.head != "sum" or ONE in term.shape or not any(map(_is_outer, term.args)):
        return ()
    heavy = [addend for addend in term.args if not (_is_outer(addend) or _body(addend).head in DIAGONAL_HEADS)]
    is_light = not heavy or (len(heavy) == 1 and _body(heavy[0]).head in ("symbol", "transpose"))
    return term.args if is_light else ()


def _body(term: Term) -> Term:
    """What is multiplied, by numbers and scalars."""
    return _body(term.args[1]) if term.head == "scaled" else term


def _is_outer(term: Term) -> bool:
    """Whether a term is an outer product, or a multiple of one."""
    body = _body(term)
    return body.head == "product" and cut_of(body.args) > 0


def lightened(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """c*(x y') = (c*x) y': a multiple of a vector instead of a matrix, but for a sign that a sum takes anyhow."""
    signed = {arg.number for term in below(roots) if term.head == "sum" for arg in term.args if _has_sign(arg)}

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "scaled" or term.number in signed:
            return None
        addends = args[1].args if args[1].head == "sum" else (args[1],)
        if ONE in term.shape or not all(map(_is_outer, addends)):
            return None
        return algebra.sum([_lightened(algebra, args[0], addend) for addend in addends])

    return changed(algebra, roots, rewrite)


def _has_sign(term: Term) -> bool:
    return term.head == "scaled" and term.args[0].data == -1


def _lightened(algebra: Algebra, scalar: Term, term: Term) -> Term:
    """A multiple of an outer product as one of its vectors, not of ones."""
    if term.head == "scaled":
        scalar, term = algebra.hadamard([scalar, term.args[0]]), term.args[1]
    column, row = term.args
    if scalar is algebra.one:
        return term
    if column.head == "ones":
        return algebra.make("product", (column, algebra.scale(scalar, row)), term.shape)
    return algebra.make("product", (algebra.scale(scalar, column), row), term.shape)
