"""The product of the entries of each row and of each column."""

from ..numbers.along import of_columns, of_rows, rows_of
from ..numbers.balls import Matrix, matrix
from ..numbers.products import product, products_of_others
from ..terms.operator import ArrayCode, Operator

_OTHERS = """_prod_except_rows({0})
def _prod_except_rows(A):
    one = xp.ones_like(A[:, :1])
    before = xp.cumprod(xp.concatenate([one, A[:, :-1]], 1), 1)
    behind = xp.cumprod(xp.concatenate([one, xp.flip(A, 1)[:, :-1]], 1), 1)
    return before*xp.flip(behind, 1)
"""


def _code(text: str) -> ArrayCode:
    torch = text.replace("xp.concatenate", "torch.cat").replace("xp.flip(A, 1)", "torch.flip(A, (1,))")
    return ArrayCode(text, {"torch": torch.replace("xp.flip(behind, 1)", "torch.flip(behind, (1,))")})


def _of_others(A: Matrix) -> Matrix:
    others = [products_of_others(row).entries() for row in rows_of(A)]
    return matrix(A.nrows(), A.ncols(), [x for row in others for x in row])


PROD_ROWS = Operator(
    "prod(A[m, n], rows) -> [m]",
    "The product of each row, a column.",
    value=of_rows(product),
    differential=("d prod(A, rows) = (prod_except(A, rows) .* dA) ones(n)",),
    simplify=("prod(x, rows) = x", "prod(r, rows) = prod(r) where r: 1 x n", "prod(A', rows) = prod(A, cols)'"),
    code=ArrayCode("xp.prod({0}, axis=1)", {"torch": "torch.prod({0}, 1)"}),
    example="u' prod(X, rows) wrt X == diag(u) prod_except(X, rows) where X: n x p, u: n",
)

PROD_COLS = Operator(
    "prod(A[m, n], cols) -> [1, n]",
    "The product of each column, a row.",
    value=of_columns(product),
    differential=("d prod(A, cols) = ones(m)' (prod_except(A, cols) .* dA)",),
    simplify=("prod(x, cols) = prod(x)", "prod(r, cols) = r where r: 1 x n", "prod(A', cols) = prod(A, rows)'"),
    code=ArrayCode("xp.prod({0}, axis=0)", {"torch": "torch.prod({0}, 0)"}),
    example="prod(X, cols) v wrt X == prod_except(X, cols) diag(v) where X: n x p, v: p",
)

OTHERS_ROWS = Operator(
    "prod_except(A[m, n], rows) -> [m, n]",
    "In each place the product of all other entries of its row.",
    value=_of_others,
    differential=("d prod_except(A, rows) = (prod(A, rows) ones(n)') .* (((dA ./ A) ones(n,n)) ./ A - dA ./ A.^2)",),
    simplify=("prod_except(x, rows) = ones(n)", "prod_except(A', rows) = prod_except(A, cols)'"),
    requires="A != 0",
    code=_code(_OTHERS),
    example="sum(prod(A X, rows)) wrt X == A' prod_except(A X, rows)",
)

OTHERS_COLS = Operator(
    "prod_except(A[m, n], cols) -> [m, n]",
    "In each place the product of all other entries of its column.",
    value=lambda A: _of_others(A.transpose()).transpose(),
    differential=("d prod_except(A, cols) = (ones(m) prod(A, cols)) .* ((ones(m,m) (dA ./ A)) ./ A - dA ./ A.^2)",),
    simplify=("prod_except(x, cols) = prod_except(x)", "prod_except(A', cols) = prod_except(A, rows)'"),
    requires="A != 0",
    code=_code(_OTHERS.replace("({0})", "({0}.T).T", 1)),
    example="sum(prod(A X, cols)) wrt X == A' prod_except(A X, cols)",
)

PRODUCTS_ALONG = (PROD_ROWS, PROD_COLS, OTHERS_ROWS, OTHERS_COLS)
