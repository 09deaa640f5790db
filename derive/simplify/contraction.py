"""Sums over an index as products of matrices: Σ_i x[i] y[i] = x' y, Σ_i A[i,j] x[i] = (A' x)[j].

Over the members of families they are so too once these are stacked: with the rows x_i' of X,
Σ_i (x_i' w - y_i) x_i = X' (X w - y). A sum of vectors times numbers is M s, one of outer products M diag(s) N'.
"""

from collections.abc import Mapping, Sequence

from ..operators.constants import ONES
from ..operators.diagonal import DIAG
from ..operators.entries import BASIS, COMPONENT, ENTRY
from ..operators.index_sum import INDEX_SUM
from ..operators.marks import PRODUCT
from ..operators.sums import TOTAL
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.operator import Linear
from ..terms.rebuild import rebuilt
from ..terms.shape import ONE, SCALAR, Shape
from ..terms.term import Term, below
from .arrays import array_along, column_of, matrix_of
from .opened import opened

CONTRACTION = Row(INDEX_SUM.forms[0], INDEX_SUM.name)


def contracted(root: Term, algebra: Algebra) -> Term:
    """A term with each sum over entries in matrix form, as far as it has one."""
    return rebuilt(root, lambda term, args: _replaced(term, args, algebra))


def _replaced(term: Term, args: Sequence[Term], algebra: Algebra) -> Term:
    """A term with other arguments; a sum in matrix form, also behind constants that have left it."""
    new = algebra.replaced(term, args)
    return _settled(new, algebra) if term.head == "indexed" else new


def _settled(root: Term, algebra: Algebra) -> Term:
    """A term with its sums in matrix form, as far as their bodies are as they stand."""
    return rebuilt(root, lambda term, args: _of_sum(algebra.replaced(term, args), algebra))


def _of_sum(term: Term, algebra: Algebra) -> Term:
    """A sum in matrix form, if it is one and has one."""
    if term.head != "indexed":
        return term
    whole = contraction(term, algebra) if term.is_scalar else _sum(term, algebra)
    return whole or _inward(term, algebra) or _by_addends(term, algebra) or term


def _inward(term: Term, algebra: Algebra) -> Term | None:
    """Σ_i f(A_i) = f(Σ_i A_i), as of the diagonal; None where the body is no linear function."""
    index, _, body = term.args
    operator = algebra.operators.get(body.head)
    if operator is None or operator.linear is not Linear.EACH or len(body.args) > 1:
        return None
    return algebra.apply(body.head, (_settled(algebra.index_sum(index, body.args[0]), algebra),), body.shape)


def _by_addends(term: Term, algebra: Algebra) -> Term | None:
    """Σ_i (A_i + B_i) C_i = Σ_i A_i C_i + Σ_i B_i C_i, where that has no sum over an index any more."""
    index, _, body = term.args
    addends = opened(body, index, algebra) or ()
    found = [_settled(algebra.index_sum(index, addend), algebra) for addend in addends]
    done = found and not any(part.head == "indexed" for part in below(found))
    return algebra.sum(found) if done else None


def contraction(term: Term, algebra: Algebra) -> Term | None:
    """Σ_i E as a product of columns; None where E is not made of entries i."""
    index, _, body = term.args
    factors = _together(algebra.hadamard_factors(body), index, algebra)
    columns = [column for factor in factors if (column := column_of(factor, index, algebra)) is not None]
    if len(columns) < len(factors):
        return None
    if len(columns) == 1:
        return _total(columns[0], algebra)
    return algebra.product([algebra.transpose(columns[0]), algebra.hadamard(columns[1:])])


def _total(column: Term, algebra: Algebra) -> Term:
    """The sum of the entries of a column, that of all entries of M where the column is M 1."""
    is_sum = column.head == PRODUCT.key and column.args[-1].head == ONES.key
    whole = algebra.product(column.args[:-1]) if is_sum else column
    return algebra.apply(TOTAL.key, (whole,), SCALAR)


def _together(factors: Sequence[Term], index: Term, algebra: Algebra) -> list[Term]:
    """Factors with those of two indices i, j as one: a_ij b_ij is the entry of A .* B."""
    both = [factor for factor in factors if len(algebra.free(factor)) > 1]
    others = {letter for factor in both for letter in algebra.free(factor)} - {str(index.data)}
    if len(both) < 2 or len(others) > 1:
        return [*factors]
    other = algebra.index(others.pop())
    array = array_along(algebra.hadamard(both), (other, index), algebra)
    if array is None:
        return [*factors]
    return [algebra.apply(ENTRY.key, (array, other, index), SCALAR), *(f for f in factors if f not in both)]


def gathered(root: Term, indices: Sequence[Term], stacks: Mapping[str, Term], algebra: Algebra) -> Term | None:
    """A term in stacked arrays instead of families; None where it is not known as one.

    Of a term that has free indices it is the array whose row, or entry, at these indices is the term.
    """
    if any(term.head == "member" and str(term.data) not in stacks for term in below([root])):
        return None
    found = rebuilt(root, lambda term, args: _gathered(term, args, stacks, algebra))
    whole = _whole(found, indices, algebra) if indices else found
    if whole is None or any(term.head in ("indexed", "member", BASIS.key) for term in below([whole])):
        return None
    return whole


def _whole(term: Term, indices: Sequence[Term], algebra: Algebra) -> Term | None:
    """The array of which a vector is the row at an index, or a number the entry at one or two."""
    if term.is_scalar:
        return array_along(term, indices, algebra)
    found = matrix_of(term, indices[0], algebra)
    return None if found is None else algebra.transpose(found)


def _gathered(term: Term, args: Sequence[Term], stacks: Mapping[str, Term], algebra: Algebra) -> Term:
    """A term whose arguments are in stacked arrays."""
    if term.head == "member":
        return _entry(stacks[str(term.data)], args[1:], term.shape, algebra)
    if term.head == "family":
        return term
    return _replaced(term, args, algebra)


def _entry(array: Term, indices: Sequence[Term], shape: Shape, algebra: Algebra) -> Term:
    """x_i as X' e_i, y_i as y[i], m_ij as M[i,j]."""
    if shape == SCALAR:
        head = COMPONENT.key if len(indices) == 1 else ENTRY.key
        return algebra.apply(head, (array, *indices), SCALAR)
    (index,) = indices
    unit = algebra.apply(BASIS.key, (index, algebra.count(index)), (algebra.ranges[str(index.data)], ONE))
    return algebra.product([algebra.transpose(array), unit])


def _sum(term: Term, algebra: Algebra) -> Term | None:
    """Σ_i s_i v_i = M s, Σ_i s_i v_i w_i' = M diag(s) N'; None where the body is neither."""
    index, _, body = term.args
    coefficient, rest = body.args if body.head == "scaled" else (algebra.one, body)
    numbers = column_of(coefficient, index, algebra)
    if numbers is None:
        return None
    if ONE in rest.shape:
        column = rest if rest.shape[1] == ONE else algebra.transpose(rest)
        matrix = matrix_of(column, index, algebra)
        found = None if matrix is None else algebra.product([matrix, numbers])
        return found if found is None or column is rest else algebra.transpose(found)
    return _outer(rest, numbers, index, algebra)


def _outer(term: Term, numbers: Term, index: Term, algebra: Algebra) -> Term | None:
    """Σ_i s_i v_i w_i' = M diag(s) N'"""
    if term.head != PRODUCT.key:
        return None
    cut = next((place for place, factor in enumerate(term.args, 1) if factor.is_column), len(term.args))
    left = matrix_of(algebra.product(term.args[:cut]), index, algebra)
    right = algebra.transpose(algebra.product(term.args[cut:])) if cut < len(term.args) else None
    other = None if right is None else matrix_of(right, index, algebra)
    if left is None or other is None:
        return None
    between = () if numbers.head == ONES.key else (algebra.apply(DIAG.key, (numbers,), (numbers.shape[0],) * 2),)
    return algebra.product([left, *between, algebra.transpose(other)])
