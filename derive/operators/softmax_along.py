"""The softmax, its log, and the log of the sum of exponentials, of each row and of each column."""

from ..numbers.balls import Ball, Matrix, each_of
from ..terms.operator import ArrayCode, Operator


def _row_sums(A: Matrix) -> Matrix:
    return A * Matrix(A.ncols(), 1, [1] * A.ncols())


def _logsumexp_rows(A: Matrix) -> Matrix:
    return each_of(Ball.log, _row_sums(each_of(Ball.exp, A)))


def _logsoftmax_rows(A: Matrix) -> Matrix:
    return A - _logsumexp_rows(A) * Matrix(1, A.ncols(), [1] * A.ncols())


def _softmax_rows(A: Matrix) -> Matrix:
    return each_of(Ball.exp, _logsoftmax_rows(A))


def _along(scipy: str, torch: str, jax: str, axis: int) -> ArrayCode:
    """The functions of the libraries along an axis of a matrix."""
    numpy, own = f"scipy.special.{scipy}({{0}}, axis={axis})", f"jax.{jax}({{0}}, axis={axis})"
    return ArrayCode(own={"numpy": numpy, "torch": f"torch.{torch}({{0}}, {axis})", "jax": own})


LOGSUMEXP_ROWS = Operator(
    "logsumexp(A[m, n], rows) -> [m]",
    "The log of the sum of the exponentials of each row, a column.",
    value=_logsumexp_rows,
    differential=("d logsumexp(A, rows) = (softmax(A, rows) .* dA) ones(n)",),
    simplify=(
        "logsumexp(x, rows) = x",
        "logsumexp(r, rows) = logsumexp(r) where r: 1 x n",
        "logsumexp(A', rows) = logsumexp(A, cols)'",
        "log(exp(A) ones(n)) = logsumexp(A, rows)",
    ),
    code=_along("logsumexp", "logsumexp", "scipy.special.logsumexp", 1),
    example="sum(logsumexp(X, rows)) wrt X == softmax(X, rows) where X: n x p",
)

LOGSUMEXP_COLS = Operator(
    "logsumexp(A[m, n], cols) -> [1, n]",
    "The log of the sum of the exponentials of each column, a row.",
    value=lambda A: _logsumexp_rows(A.transpose()).transpose(),
    differential=("d logsumexp(A, cols) = ones(m)' (softmax(A, cols) .* dA)",),
    simplify=(
        "logsumexp(x, cols) = logsumexp(x)",
        "logsumexp(r, cols) = r where r: 1 x n",
        "logsumexp(A', cols) = logsumexp(A, rows)'",
        "log(ones(m)' exp(A)) = logsumexp(A, cols)",
    ),
    normal=("logsumexp(A, cols) = logsumexp(A', rows)'",),
    code=_along("logsumexp", "logsumexp", "scipy.special.logsumexp", 0),
    example="sum(logsumexp(X, cols)) wrt X == softmax(X, cols) where X: n x p",
)

ROW_LOGSUMEXP = Operator(
    "rowlogsumexp(A[m, n]) -> [m]",
    "Another word for logsumexp(A, rows).",
    definition="rowlogsumexp(A) = logsumexp(A, rows)",
    example="sum(rowlogsumexp(X)) wrt X == softmax(X, rows) where X: n x p",
)

SOFTMAX_ROWS = Operator(
    "softmax(A[m, n], rows) -> [m, n]",
    "The softmax of each row.",
    value=_softmax_rows,
    differential=("d softmax(A, rows) = softmax(A, rows) .* (dA - (softmax(A, rows) .* dA) ones(n,n))",),
    simplify=(
        "softmax(x, rows) = ones(n)",
        "softmax(r, rows) = softmax(r')' where r: 1 x n",
        "softmax(A', rows) = softmax(A, cols)'",
        "softmax(A, rows) ones(n,p) = ones(m,p)",
        "sum(softmax(A, rows)) = m",
        "log(softmax(A, rows)) = logsoftmax(A, rows)",
        "exp(A - logsumexp(A, rows) ones(n)') = softmax(A, rows)",
        "inv(diag(exp(A) ones(n))) exp(A) = softmax(A, rows)",
        "diag((exp(A) ones(n)).^-1) exp(A) = softmax(A, rows)",
        "exp(A) ./ (exp(A) ones(n,n)) = softmax(A, rows)",
    ),
    coded=("exp(A) ./ (exp(A) ones(n,n)) = softmax(A, rows)",),
    positive=True,
    code=_along("softmax", "softmax", "nn.softmax", 1),
    example="A : softmax(X, rows) wrt X == softmax(X, rows) .* (A - (A .* softmax(X, rows)) ones(p,p)) where X: n x p",
)

SOFTMAX_COLS = Operator(
    "softmax(A[m, n], cols) -> [m, n]",
    "The softmax of each column.",
    value=lambda A: _softmax_rows(A.transpose()).transpose(),
    differential=("d softmax(A, cols) = softmax(A, cols) .* (dA - ones(m,m) (softmax(A, cols) .* dA))",),
    simplify=(
        "softmax(x, cols) = softmax(x)",
        "softmax(r, cols) = ones(n)' where r: 1 x n",
        "softmax(A', cols) = softmax(A, rows)'",
        "ones(p,m) softmax(A, cols) = ones(p,n)",
        "sum(softmax(A, cols)) = n",
        "log(softmax(A, cols)) = logsoftmax(A, cols)",
        "exp(A - ones(m) logsumexp(A, cols)) = softmax(A, cols)",
        "exp(A) inv(diag(exp(A)' ones(m))) = softmax(A, cols)",
        "exp(A) diag((exp(A)' ones(m)).^-1) = softmax(A, cols)",
        "exp(A) ./ (ones(m,m) exp(A)) = softmax(A, cols)",
    ),
    normal=("softmax(A, cols) = softmax(A', rows)'",),
    positive=True,
    code=_along("softmax", "softmax", "nn.softmax", 0),
    example="A : softmax(X, cols) wrt X == softmax(X, cols) .* (A - ones(n,n) (A .* softmax(X, cols))) where X: n x p",
)

LOGSOFTMAX_ROWS = Operator(
    "logsoftmax(A[m, n], rows) -> [m, n]",
    "The log of the softmax of each row.",
    aliases=("log_softmax",),
    value=_logsoftmax_rows,
    differential=("d logsoftmax(A, rows) = dA - (softmax(A, rows) .* dA) ones(n,n)",),
    simplify=(
        "logsoftmax(x, rows) = zeros(n)",
        "logsoftmax(r, rows) = logsoftmax(r')' where r: 1 x n",
        "logsoftmax(A', rows) = logsoftmax(A, cols)'",
        "exp(logsoftmax(A, rows)) = softmax(A, rows)",
        "A - logsumexp(A, rows) ones(n)' = logsoftmax(A, rows)",
    ),
    code=_along("log_softmax", "log_softmax", "nn.log_softmax", 1),
    example="-Y : logsoftmax(X, rows) wrt X == softmax(X, rows) .* (Y ones(p,p)) - Y where X: n x p",
)

LOGSOFTMAX_COLS = Operator(
    "logsoftmax(A[m, n], cols) -> [m, n]",
    "The log of the softmax of each column.",
    aliases=("log_softmax",),
    value=lambda A: _logsoftmax_rows(A.transpose()).transpose(),
    differential=("d logsoftmax(A, cols) = dA - ones(m,m) (softmax(A, cols) .* dA)",),
    simplify=(
        "logsoftmax(x, cols) = logsoftmax(x)",
        "logsoftmax(r, cols) = zeros(n)' where r: 1 x n",
        "logsoftmax(A', cols) = logsoftmax(A, rows)'",
        "exp(logsoftmax(A, cols)) = softmax(A, cols)",
        "A - ones(m) logsumexp(A, cols) = logsoftmax(A, cols)",
    ),
    normal=("logsoftmax(A, cols) = logsoftmax(A', rows)'",),
    code=_along("log_softmax", "log_softmax", "nn.log_softmax", 0),
    example="-Y : logsoftmax(X, cols) wrt X == softmax(X, cols) .* (ones(n,n) Y) - Y where X: n x p",
)
