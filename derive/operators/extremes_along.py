"""The largest and the smallest entry of each row and of each column."""

from ..numbers.along import of_columns, of_rows, rows_of
from ..numbers.balls import Matrix, matrix
from ..numbers.extremes import indicator, largest_entry
from ..terms.operator import ArrayCode, Operator


def _places(A: Matrix) -> Matrix:
    return matrix(A.nrows(), A.ncols(), [entry for row in rows_of(A) for entry in indicator(row).entries()])


# Where several entries are the largest, they share the 1, as for the whole matrix.
ARGMAX_ALONG = """_argmax_{word}({0})
def _argmax_{word}(A):
    top = {largest}
    places = (A >= top - 8*xp.finfo(A.dtype).eps*xp.abs(top)).{to}(A.dtype)
    return places/xp.sum(places, {axis}, {keeping}=True)
"""


def _argmax_code(word: str, axis: int) -> ArrayCode:
    named = ARGMAX_ALONG.replace("{word}", word).replace("{axis}", str(axis))
    general = {"largest": f"xp.max(A, {axis}, keepdims=True)", "to": "astype", "keeping": "keepdims"}
    torch = {"largest": f"xp.amax(A, {axis}, keepdim=True)", "to": "to", "keeping": "keepdim"}
    return ArrayCode(_filled(named, general), {"torch": _filled(named, torch)})


def _filled(template: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        template = template.replace(f"{{{name}}}", word)
    return template


MAX_ROWS = Operator(
    "max(A[m, n], rows) -> [m]",
    "The largest entry of each row, a column.",
    value=of_rows(largest_entry),
    differential=("d max(A, rows) = (argmax(A, rows) .* dA) ones(n)",),
    simplify=(
        "max(x, rows) = x",
        "max(r, rows) = max(r) where r: 1 x n",
        "max(A', rows) = max(A, cols)'",
        "(argmax(A, rows) .* A) ones(n) = max(A, rows)",
    ),
    requires="unique_largest_of_rows(A)",
    code=ArrayCode("xp.max({0}, axis=1)", {"torch": "torch.amax({0}, 1)"}),
    example="u' max(X, rows) wrt X == diag(u) argmax(X, rows) where X: n x p, u: n",
)

MAX_COLS = Operator(
    "max(A[m, n], cols) -> [1, n]",
    "The largest entry of each column, a row.",
    value=of_columns(largest_entry),
    differential=("d max(A, cols) = ones(m)' (argmax(A, cols) .* dA)",),
    simplify=(
        "max(x, cols) = max(x)",
        "max(r, cols) = r where r: 1 x n",
        "max(A', cols) = max(A, rows)'",
        "ones(m)' (argmax(A, cols) .* A) = max(A, cols)",
    ),
    normal=("max(A, cols) = max(A', rows)'",),
    requires="unique_largest_of_columns(A)",
    code=ArrayCode("xp.max({0}, axis=0)", {"torch": "torch.amax({0}, 0)"}),
    example="max(X, cols) v wrt X == argmax(X, cols) diag(v) where X: n x p, v: p",
)

MIN_ROWS = Operator(
    "min(A[m, n], rows) -> [m]",
    "The smallest entry of each row, a column.",
    definition="min(A, rows) = -max(-A, rows)",
    example="u' min(X, rows) wrt X == diag(u) argmax(-X, rows) where X: n x p, u: n",
)

MIN_COLS = Operator(
    "min(A[m, n], cols) -> [1, n]",
    "The smallest entry of each column, a row.",
    definition="min(A, cols) = -max(-A, cols)",
    example="min(X, cols) v wrt X == argmax(-X, cols) diag(v) where X: n x p, v: p",
)

NORM_INF_ROWS = Operator(
    "norm_inf(A[m, n], rows) -> [m]",
    "The largest absolute value of each row, a column.",
    definition="norm_inf(A, rows) = max(abs(A), rows)",
    example="sum(norm_inf(X, rows)) wrt X == argmax(abs(X), rows) .* sign(X) where X: n x p",
)

NORM_INF_COLS = Operator(
    "norm_inf(A[m, n], cols) -> [1, n]",
    "The largest absolute value of each column, a row.",
    definition="norm_inf(A, cols) = max(abs(A), cols)",
    example="sum(norm_inf(X, cols)) wrt X == argmax(abs(X), cols) .* sign(X) where X: n x p",
)

ARGMAX_ROWS = Operator(
    "argmax(A[m, n], rows) -> [m, n]",
    "The indicator of the largest entry of each row: 1 there, 0 elsewhere.",
    value=_places,
    differential=("d argmax(A, rows) = 0*dA",),
    simplify=(
        "argmax(x, rows) = ones(n)",
        "argmax(r, rows) = argmax(r) where r: 1 x n",
        "argmax(A', rows) = argmax(A, cols)'",
        "argmax(A, rows) ones(n,p) = ones(m,p)",
        "sum(argmax(A, rows)) = m",
    ),
    nonnegative=True,
    requires="unique_largest_of_rows(A)",
    code=_argmax_code("rows", 1),
    example="sum(max(A X, rows)) wrt X == A' argmax(A X, rows)",
)

ARGMAX_COLS = Operator(
    "argmax(A[m, n], cols) -> [m, n]",
    "The indicator of the largest entry of each column: 1 there, 0 elsewhere.",
    value=lambda A: _places(A.transpose()).transpose(),
    differential=("d argmax(A, cols) = 0*dA",),
    simplify=(
        "argmax(x, cols) = argmax(x)",
        "argmax(r, cols) = ones(n)' where r: 1 x n",
        "argmax(A', cols) = argmax(A, rows)'",
        "ones(p,m) argmax(A, cols) = ones(p,n)",
        "sum(argmax(A, cols)) = n",
    ),
    normal=("argmax(A, cols) = argmax(A', rows)'",),
    nonnegative=True,
    requires="unique_largest_of_columns(A)",
    code=_argmax_code("cols", 0),
    example="sum(max(X A, cols)) wrt X == argmax(X A, cols) A'",
)
