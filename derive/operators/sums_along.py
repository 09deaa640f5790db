"""Sums and norms of each row, a column, and of each column, a row."""

from ..numbers.along import of_columns, of_rows
from ..numbers.balls import euclidean
from ..terms.operator import ArrayCode, Operator

SUM_ROWS = Operator(
    "sum(A[m, n], rows) -> [m]",
    "The sum of each row, a column.",
    definition="sum(A, rows) = A ones(n)",
    example="u' sum(X, rows) wrt X == u ones(p)' where X: n x p, u: n",
)

SUM_COLS = Operator(
    "sum(A[m, n], cols) -> [1, n]",
    "The sum of each column, a row.",
    definition="sum(A, cols) = ones(m)' A",
    example="sum(X, cols) v wrt X == ones(n) v' where X: n x p, v: p",
)

MEAN_ROWS = Operator(
    "mean(A[m, n], rows) -> [m]",
    "The mean of each row, a column.",
    definition="mean(A, rows) = A ones(n)/n",
    example="u' mean(X, rows) wrt X == u ones(p)'/p where X: n x p, u: n",
)

MEAN_COLS = Operator(
    "mean(A[m, n], cols) -> [1, n]",
    "The mean of each column, a row.",
    definition="mean(A, cols) = ones(m)' A/m",
    example="mean(X, cols) v wrt X == ones(n) v'/n where X: n x p, v: p",
)

CUMSUM_ROWS = Operator(
    "cumsum(A[m, n], rows) -> [m, n]",
    "The sums of the first entries of each row: of one, of two, and so on.",
    definition="cumsum(A, rows) = A triu(ones(n,n))",
    example="A : cumsum(X, rows) wrt X == A triu(ones(p,p))' where X: n x p",
)

CUMSUM_COLS = Operator(
    "cumsum(A[m, n], cols) -> [m, n]",
    "The sums of the first entries of each column: of one, of two, and so on.",
    definition="cumsum(A, cols) = tril(ones(m,m)) A",
    example="A : cumsum(X, cols) wrt X == tril(ones(n,n))' A where X: n x p",
)

NORM_1_ROWS = Operator(
    "norm1(A[m, n], rows) -> [m]",
    "The sum of the absolute values of each row, a column.",
    definition="norm1(A, rows) = abs(A) ones(n)",
    example="u' norm1(X, rows) wrt X == diag(u) sign(X) where X: n x p, u: n",
)

NORM_1_COLS = Operator(
    "norm1(A[m, n], cols) -> [1, n]",
    "The sum of the absolute values of each column, a row.",
    definition="norm1(A, cols) = ones(m)' abs(A)",
    example="norm1(X, cols) v wrt X == sign(X) diag(v) where X: n x p, v: p",
)


# Scaled, so that no square of an entry overflows or vanishes.
NORMS_CODE = """_norms_{word}({0})
def _norms_{word}(A):
    scale = {largest}
    scale = xp.where((scale > 0) & xp.isfinite(scale), scale, xp.ones_like(scale))
    return xp.sqrt(xp.sum((A/scale)**2, {axis}))*xp.squeeze(scale, {axis})
"""


def _norms_code(word: str, axis: int) -> ArrayCode:
    named = NORMS_CODE.replace("{word}", word).replace("{axis}", str(axis))
    general = named.replace("{largest}", f"xp.max(xp.abs(A), axis={axis}, keepdims=True)")
    return ArrayCode(general, {"torch": named.replace("{largest}", f"xp.amax(xp.abs(A), {axis}, keepdim=True)")})


NORM_2_ROWS = Operator(
    "norm2(A[m, n], rows) -> [m]",
    "The Euclidean norm of each row, a column.",
    aliases=("norm",),
    value=of_rows(euclidean),
    differential=("d norm2(A, rows) = ((A .* dA) ones(n)) ./ norm2(A, rows)",),
    simplify=(
        "norm2(x, rows) = abs(x)",
        "norm2(r, rows) = norm2(r) where r: 1 x n",
        "norm2(A', rows) = norm2(A, cols)'",
        "norm2(-A, rows) = norm2(A, rows)",
    ),
    before=("norm2(A, rows).^2 = (A .* A) ones(n)",),
    normal=("norm2(A, rows) = ((A .* A) ones(n)).^(1/2)",),
    nonnegative=True,
    requires="norm2(A, rows) != 0",
    code=_norms_code("rows", 1),
    example="u' norm2(X, rows) wrt X == diag(u ./ norm2(X, rows)) X where X: n x p, u: n",
)

NORM_2_COLS = Operator(
    "norm2(A[m, n], cols) -> [1, n]",
    "The Euclidean norm of each column, a row.",
    aliases=("norm",),
    value=of_columns(euclidean),
    differential=("d norm2(A, cols) = (ones(m)' (A .* dA)) ./ norm2(A, cols)",),
    simplify=(
        "norm2(x, cols) = norm2(x)",
        "norm2(r, cols) = abs(r) where r: 1 x n",
        "norm2(A', cols) = norm2(A, rows)'",
        "norm2(-A, cols) = norm2(A, cols)",
    ),
    before=("norm2(A, cols).^2 = ones(m)' (A .* A)",),
    normal=("norm2(A, cols) = (ones(m)' (A .* A)).^(1/2)",),
    nonnegative=True,
    requires="norm2(A, cols) != 0",
    code=_norms_code("cols", 0),
    example="norm2(X, cols) v wrt X == X diag(v ./ norm2(X, cols)') where X: n x p, v: p",
)
