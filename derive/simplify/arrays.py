"""A number that depends on an index, as an entry of an array; a vector that does, as a column of a matrix.

x[i] is the entry i of x, A[i,j] that of A at two indices, and at i alone that of its column A e_j; x[i] + c is the
entry i of x + c 1, and e_i' A x that of A x. A v_i is the column i of A M where v_i is that of M.
"""

from collections.abc import Callable, Mapping, Sequence

from ..operators.constants import EYE, ONES
from ..operators.diagonal import DIAG, DIAGONAL
from ..operators.entries import BASIS, COMPONENT, ENTRY
from ..operators.extremes import MAX
from ..operators.extremes_along import MAX_COLS
from ..operators.marks import ADDITION, COEFFICIENT, ENTRY_POWER, HADAMARD, PRODUCT
from ..operators.norm import NORM_2, NORM_F
from ..operators.softmax import LOGSOFTMAX, LOGSUMEXP, SOFTMAX
from ..operators.softmax_along import LOGSOFTMAX_COLS, LOGSUMEXP_COLS, SOFTMAX_COLS
from ..operators.sums import TOTAL
from ..operators.sums_along import NORM_2_COLS
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import ONE, Shape
from ..terms.term import Term
from .opened import opened

Axes = Sequence[Term]  # one index or two


def column_of(term: Term, index: Term, algebra: Algebra) -> Term | None:
    """The column of which a number is the entry i; None where it is none."""
    others = sorted(algebra.free(term) - {str(index.data)})
    if len(others) > 1:
        return None
    axes = [index, *map(algebra.index, others)]
    found = array_along(term, axes, algebra)
    if found is None or not others:
        return found
    unit = algebra.apply(BASIS.key, (axes[1], algebra.count(axes[1])), _shape(axes[1:], algebra))
    return algebra.product([found, unit])


def _shape(axes: Axes, algebra: Algebra) -> Shape:
    """The shape of an array whose axes these indices run along."""
    rows, *columns = [algebra.ranges[str(index.data)] for index in axes]
    return rows, columns[0] if columns else ONE


def array_along(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """The array of which a number is the entry at some indices; None where it is none."""
    if not any(index.data in algebra.free(term) for index in axes):
        return algebra.scale(term, algebra.constant(ONES.key, _shape(axes, algebra)))
    return ARRAYS.get(term.head, _entrywise)(term, axes, algebra)


def _component(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """x of x[i]; along two axes x ones' or ones x'."""
    vector, place = term.args
    return None if algebra.free(vector) else _along(vector, place, axes, algebra)


def _along(vector: Term, place: Term, axes: Axes, algebra: Algebra) -> Term:
    """The array whose entry at some indices is that of a column at one of them."""
    if len(axes) == 1:
        return vector
    rows, columns = (algebra.constant(ONES.key, _shape([index], algebra)) for index in axes)
    left, right = (vector, columns) if place is axes[0] else (rows, vector)
    return algebra.product([left, algebra.transpose(right)])


def _entry(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """A for A[i,j], A' for A[j,i], and the diagonal for A[i,i]."""
    matrix, row, column = term.args
    if algebra.free(matrix):
        return None
    if row is column:
        diagonal = algebra.apply(DIAGONAL.key, (matrix,), (matrix.shape[0], ONE))
        return _along(diagonal, row, axes, algebra)
    if row in axes and column in axes:
        return matrix if row is axes[0] else algebra.transpose(matrix)
    return None


def _product(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """A x of e_i' A x, and A of e_i' A e_j."""
    for factors in (term.args, algebra.product_of_transposes(term.args)):
        units = [_place(factor) for factor in factors]
        inside = factors[1:] if len(axes) == 1 else factors[1:-1]
        ends = units[:1] if len(axes) == 1 else [units[0], units[-1]]
        if ends == [*axes] and inside and not any(map(algebra.free, inside)):
            return algebra.product(inside)
    return _inner(term, axes[0], algebra) if len(axes) == 1 else None


def _inner(term: Term, index: Term, algebra: Algebra) -> Term | None:
    """(M .* N)' ones of v_i' w_i; N' v of v' w_i."""
    left, right = algebra.transpose(term.args[0]), algebra.product(term.args[1:])
    if index.data not in algebra.free(right):
        left, right = right, left
    matrix = matrix_of(right, index, algebra)
    if matrix is None or index.data not in algebra.free(left):
        return None if matrix is None else algebra.product([algebra.transpose(matrix), left])
    other = matrix_of(left, index, algebra)
    if other is None:
        return None
    ones = algebra.constant(ONES.key, (matrix.shape[0], ONE))
    return algebra.product([algebra.transpose(algebra.hadamard([other, matrix])), ones])


def _place(term: Term) -> Term | None:
    """The index i of a basis vector e_i, or of its transpose."""
    unit = term.args[0] if term.head == "transpose" else term
    return unit.args[0] if unit.head == BASIS.key else None


def _parts(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """A sum or a product of entries: that of their arrays."""
    arrays = [array for arg in term.args if (array := array_along(arg, axes, algebra)) is not None]
    return algebra.rebuild(term.head, arrays, arrays[0].shape) if len(arrays) == len(term.args) else None


def _of_each(operator: Operator) -> Callable[[Term, Axes, Algebra], Term | None]:
    """f(M, cols)' of f(v_i), f being the function of each column."""

    def array(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
        vector = algebra.transpose(term.args[0]) if term.args[0].is_row else term.args[0]
        matrix = matrix_of(vector, axes[0], algebra) if len(axes) == 1 and vector.is_column else None
        if matrix is None:
            return None
        return algebra.transpose(algebra.apply(operator.key, (matrix,), (ONE, matrix.shape[1])))

    return array


def _total(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """M' 1 of sum(v_i)."""
    matrix = matrix_of(term.args[0], axes[0], algebra) if len(axes) == 1 and term.args[0].is_column else None
    if matrix is None:
        return None
    return algebra.product([algebra.transpose(matrix), algebra.constant(ONES.key, (matrix.shape[0], ONE))])


def _power(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """x of x[i] to a power."""
    base, exponent = term.args
    array = None if algebra.free(exponent) else array_along(base, axes, algebra)
    return None if array is None else algebra.power(array, exponent)


def _entrywise(term: Term, axes: Axes, algebra: Algebra) -> Term | None:
    """f(x) of f(x[i]), for a function of each entry."""
    operator = algebra.operators.get(term.head)
    if operator is None or not operator.elementwise:
        return None
    arrays = [array for arg in term.args if (array := array_along(arg, axes, algebra)) is not None]
    return algebra.apply(term.head, tuple(arrays), arrays[0].shape) if len(arrays) == len(term.args) else None


def matrix_of(term: Term, index: Term, algebra: Algebra) -> Term | None:
    """The matrix of which a vector is the column i; None where it is not known as one."""
    size = algebra.ranges[str(index.data)]
    if index.data not in algebra.free(term):
        return algebra.product([term, algebra.transpose(algebra.constant(ONES.key, (size, ONE)))])
    if term.head == BASIS.key:
        return algebra.constant(EYE.key, (size, size))
    if term.head == PRODUCT.key:
        return _matrix_of_product(term, index, algebra)
    if term.head == "scaled":
        return _multiple(term.args[0], term.args[1], index, algebra)
    if term.head in (ADDITION.key, HADAMARD.key) and not term.is_scalar:
        parts = [part for arg in term.args if (part := matrix_of(arg, index, algebra)) is not None]
        return algebra.rebuild(term.head, parts, parts[0].shape) if len(parts) == len(term.args) else None
    operator = algebra.operators.get(term.head)
    of_entries = operator is not None and operator.elementwise and len(term.args) == 1
    inner = matrix_of(term.args[0], index, algebra) if of_entries or term.head in OF_COLUMNS else None
    if inner is None:
        return None
    return algebra.apply(term.head, (inner,), inner.shape) if of_entries else OF_COLUMNS[term.head](inner, algebra)


def _matrix_of_product(term: Term, index: Term, algebra: Algebra) -> Term | None:
    """A M of A v_i, where A is constant; v_i may be a basis vector, and v_i u' w a multiple of one."""
    cut = next((place for place, factor in enumerate(term.args, 1) if factor.is_column), len(term.args))
    if cut < len(term.args):
        return _multiple(algebra.product(term.args[cut:]), algebra.product(term.args[:cut]), index, algebra)
    *before, last = term.args
    if before[-1].head == DIAG.key:
        last = algebra.hadamard([before.pop().args[0], last])
        return matrix_of(algebra.product([*before, last]), index, algebra)
    if any(index.data in algebra.free(factor) for factor in before):
        return _matrix_by_addends(term, index, algebra)
    inner = matrix_of(last, index, algebra)
    return None if inner is None else algebra.product([*before, inner])


def _matrix_by_addends(term: Term, index: Term, algebra: Algebra) -> Term | None:
    """M + N of (A_i + B_i) c = A_i c + B_i c, of which these are the columns."""
    parts = [matrix_of(addend, index, algebra) for addend in opened(term, index, algebra) or ()]
    known = [part for part in parts if part is not None]
    return algebra.sum(known) if known and len(known) == len(parts) else None


def _multiple(coefficient: Term, body: Term, index: Term, algebra: Algebra) -> Term | None:
    """M diag(s) of s_i v_i"""
    numbers, matrix = column_of(coefficient, index, algebra), matrix_of(body, index, algebra)
    if numbers is None or matrix is None:
        return None
    if index.data not in algebra.free(coefficient):
        return algebra.scale(coefficient, matrix)
    return algebra.product([matrix, algebra.apply(DIAG.key, (numbers,), (numbers.shape[0],) * 2)])


def _of_columns(operator: Operator) -> Callable[[Term, Algebra], Term]:
    """The matrix with the columns f(v_i), f being the function of each column."""
    return lambda matrix, algebra: algebra.apply(operator.key, (matrix,), matrix.shape)


OF_COLUMNS: Mapping[str, Callable[[Term, Algebra], Term]] = {
    SOFTMAX.key: _of_columns(SOFTMAX_COLS),
    LOGSOFTMAX.key: _of_columns(LOGSOFTMAX_COLS),
}
ARRAYS: Mapping[str, Callable[[Term, Axes, Algebra], Term | None]] = {
    COMPONENT.key: _component,
    ENTRY.key: _entry,
    PRODUCT.key: _product,
    ADDITION.key: _parts,
    HADAMARD.key: _parts,
    COEFFICIENT.key: _parts,
    ENTRY_POWER.key: _power,
    LOGSUMEXP.key: _of_each(LOGSUMEXP_COLS),
    NORM_2.key: _of_each(NORM_2_COLS),
    NORM_F.key: _of_each(NORM_2_COLS),
    MAX.key: _of_each(MAX_COLS),
    TOTAL.key: _total,
}
