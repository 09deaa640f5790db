"""Products with a matrix whose entries are not needed: it is never formed, and what it does to its neighbour is.

kron(A, B) X takes two small products, a triangle of ones sums what stands before, a permutation orders rows anew, and a
basis vector picks a column. Each is an operator that only emitted code has.
"""

from collections.abc import Callable, Mapping, Sequence

from ...operators.diagonal import DIAG, TRIL, TRIU
from ...operators.entries import BASIS
from ...operators.kronecker import KRON, UNKRON_LEFT, UNKRON_RIGHT
from ...operators.vec import COMMUTATION, STACKED_BY_ROWS
from ...terms.algebra import Algebra
from ...terms.operator import ArrayCode, Operator
from ...terms.shape import ONE
from ...terms.term import Term
from .rewriting import changed, cut_of

Joined = tuple[Operator, tuple[Term, ...]]  # an operator, and its arguments but for the neighbour

# Van Loan, The ubiquitous Kronecker product (2000): blocks of X by A, then each by B.
KRON_TIMES_CODE = """_kron_times({0}, {1}, {2})
def _kron_times(A, B, x):
    return xp.reshape(A @ xp.reshape(x, (A.shape[1], -1)) @ B.T, (-1,))
"""
KRON_TIMES_MATRIX_CODE = """_kron_times_matrix({0}, {1}, {2})
def _kron_times_matrix(A, B, X):
    (m, n), (p, q) = A.shape, B.shape
    blocks = xp.reshape(A @ xp.reshape(X, (n, -1)), (m, q, -1))
    return xp.reshape(B @ blocks, (m*p, -1))
"""
UNKRON_DYAD_CODE = """_unkron_dyad({0}, {1}, {2})
def _unkron_dyad(y, x, B):
    p, q = B.shape
    return xp.reshape(y, (-1, p)) @ B @ xp.reshape(x, (-1, q)).T
"""

UNKRON_RIGHT_DYAD_CODE = """_unkron_right_dyad({0}, {1}, {2})
def _unkron_right_dyad(A, y, x):
    m, n = A.shape
    return xp.reshape(y, (m, -1)).T @ A @ xp.reshape(x, (n, -1))
"""

KRON_TIMES = Operator("kron_times(A[m, n], B[p, q], x[n q]) -> [m p]", "kron(A, B) x.", code=ArrayCode(KRON_TIMES_CODE))
KRON_TIMES_MATRIX = Operator(
    "kron_times_matrix(A[m, n], B[p, q], X[n q, r]) -> [m p, r]",
    "kron(A, B) X.",
    code=ArrayCode(KRON_TIMES_MATRIX_CODE),
)
UNKRON_DYAD = Operator(
    "unkron_dyad(y[m p], x[n q], B[p, q]) -> [m, n]",
    "unkron_left(y x', B).",
    code=ArrayCode(UNKRON_DYAD_CODE),
)
UNKRON_RIGHT_DYAD = Operator(
    "unkron_right_dyad(A[m, n], y[m p], x[n q]) -> [p, q]",
    "unkron_right(A, y x').",
    code=ArrayCode(UNKRON_RIGHT_DYAD_CODE),
)
RUNNING_SUM = Operator(
    "running_sum(A[m, n]) -> [m, n]", "tril(ones(m,m)) A.", code=ArrayCode("xp.cumsum({0}, 0)", takes_vectors=True)
)
SUM_OF_THE_REST = Operator(
    "sum_of_the_rest(A[m, n]) -> [m, n]",
    "triu(ones(m,m)) A.",
    code=ArrayCode("xp.flip(xp.cumsum(xp.flip({0}, (0,)), 0), (0,))", takes_vectors=True),
)
ORDERED_BY_ROWS = "{2}[_stacked_by_rows({0}, {1})]" + STACKED_BY_ROWS
PERMUTED = Operator("permuted(n, p, x[n p]) -> [n p]", "commutation(n, p) x.", code=ArrayCode(ORDERED_BY_ROWS))
PERMUTED_MATRIX = Operator(
    "permuted_matrix(n, p, A[n p, r]) -> [n p, r]", "commutation(n, p) A.", code=ArrayCode(ORDERED_BY_ROWS)
)
PICKED = Operator("picked(A[m, n], i) -> [m]", "A e(i, n).", code=ArrayCode("{0}[:, {1} - 1]"))

NEIGHBOURLY: Mapping[str, Operator] = {
    made.key: made
    for made in (
        KRON_TIMES,
        KRON_TIMES_MATRIX,
        UNKRON_DYAD,
        UNKRON_RIGHT_DYAD,
        RUNNING_SUM,
        SUM_OF_THE_REST,
        PERMUTED,
        PERMUTED_MATRIX,
        PICKED,
    )
}
FORMED = frozenset({DIAG.key, "eye"})  # what would be formed as a neighbour: beside it the matrix itself is cheaper


def by_neighbours(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """Some terms, in which such a matrix and the factor beside it are one."""

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head in (UNKRON_LEFT.key, UNKRON_RIGHT.key):
            return _dyad(algebra, term, args)
        return _product(algebra, term, args) if term.head == "product" else None

    return changed(algebra, roots, rewrite)


def _product(algebra: Algebra, term: Term, args: Sequence[Term]) -> Term | None:
    """A product in which two factors are made one; the last such pair, so that a vector comes first."""
    for place in range(len(args) - 2, -1, -1):
        pair = args[place : place + 2]
        made = None if cut_of(pair) else _before(algebra, *pair) or _after(algebra, *pair)
        if made is not None:
            factors = (*args[:place], made, *args[place + 2 :])
            return made if len(factors) == 1 else algebra.make("product", factors, term.shape)
    return None


def _before(algebra: Algebra, matrix: Term, other: Term) -> Term | None:
    """M X for a matrix M that is not formed."""
    form = JOINED_FORMS.get(_bare(matrix).head)
    made = form(algebra, matrix, other.shape[1] == ONE) if form and _bare(other).head not in FORMED else None
    if made is None:
        return None
    operator, args = made
    return algebra.make(operator.key, (*args, other), (matrix.shape[0], other.shape[1]))


def _after(algebra: Algebra, other: Term, matrix: Term) -> Term | None:
    """X M = (M' X')', and X e(i, n), which is a column."""
    if matrix.head == BASIS.key and ONE not in other.shape:
        return algebra.make(PICKED.key, (other, matrix.args[0]), (other.shape[0], ONE))
    found = _before(algebra, _quoted(algebra, matrix), _quoted(algebra, other))
    return None if found is None else _quoted(algebra, found)


def _dyad(algebra: Algebra, term: Term, args: Sequence[Term]) -> Term | None:
    """unkron_left(y x', B), unkron_right(A, y x')"""
    is_left = term.head == UNKRON_LEFT.key
    dyad, matrix = args if is_left else args[::-1]
    if dyad.head != "product" or len(dyad.args) != 2 or not cut_of(dyad.args):
        return None
    vectors = dyad.args[0], _quoted(algebra, dyad.args[1])
    if is_left:
        return algebra.make(UNKRON_DYAD.key, (*vectors, matrix), term.shape)
    return algebra.make(UNKRON_RIGHT_DYAD.key, (matrix, *vectors), term.shape)


def _kron(algebra: Algebra, matrix: Term, vector: bool) -> Joined | None:
    """kron(A, B), or its transpose kron(A', B')."""
    quoted = matrix.head == "transpose"
    args = tuple(_quoted(algebra, arg) for arg in matrix.args[0].args) if quoted else matrix.args
    return KRON_TIMES if vector else KRON_TIMES_MATRIX, args


def _commutation(_: Algebra, matrix: Term, vector: bool) -> Joined | None:
    """commutation(n, p), or its transpose commutation(p, n)."""
    args = matrix.args if matrix.head != "transpose" else matrix.args[0].args[::-1]
    return PERMUTED if vector else PERMUTED_MATRIX, args


def _triangle(_: Algebra, matrix: Term, vector: bool) -> Joined | None:
    """tril(ones(n,n)) or triu(ones(n,n)), or its transpose."""
    bare = _bare(matrix)
    if bare.args[0].head != "ones" or bare.shape[0] != bare.shape[1]:
        return None
    is_lower = (bare.head == TRIL.key) != (matrix.head == "transpose")
    return RUNNING_SUM if is_lower else SUM_OF_THE_REST, ()


JOINED_FORMS: Mapping[str, Callable[[Algebra, Term, bool], Joined | None]] = {
    KRON.key: _kron,
    COMMUTATION.key: _commutation,
    TRIL.key: _triangle,
    TRIU.key: _triangle,
}


def _bare(term: Term) -> Term:
    return term.args[0] if term.head == "transpose" else term


def _quoted(algebra: Algebra, term: Term) -> Term:
    if term.head == "transpose":
        return term.args[0]
    return algebra.make("transpose", (term,), (term.shape[1], term.shape[0]))
