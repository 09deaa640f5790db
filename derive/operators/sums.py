"""Sums of entries, of the whole matrix, of rows and of columns."""

from ..numbers.balls import total
from ..terms.operator import ArrayCode, Linear, Operator

TOTAL = Operator(
    "sum(A[m, n]) -> []",
    "The sum of all entries.",
    head="total",
    wiring="mn ->",
    value=total,
    keeps_sign=True,
    linear=Linear.EACH,
    across=("g : sum(dA) = g*ones(m,n) : dA",),
    forms=("sum(A .* B) = A : B", "sum(A) = ones(m)' A ones(n)"),
    simplify=(
        "sum(s) = s",
        "sum(A') = sum(A)",
        "sum(y) = 1 where y: n onehot",
        "sum(r) = 1 where r: 1 x n onehot",
        "sum(ones(m,n)) = m*n",
        "ones(n)' ones(n) = n",
        "ones(m,n) : A = sum(A)",
        "ones(m,n) (I - ones(n,n)/n) = zeros(m,n)",
        "(I - ones(n,n)/n) ones(n,p) = zeros(n,p)",
        "ones(m,n) (C - ones(n,n) C/n) = zeros(m,p) where C: n x p",
        "(C - C ones(p,p)/p) ones(p,m) = zeros(n,m) where C: n x p",
        "(I - ones(n,n)/n) (I - ones(n,n)/n) = I - ones(n,n)/n",
    ),
    shorter=("ones(n)' x = sum(x)", "x' ones(n) = sum(x)"),
    collecting=("sum(A + B) = sum(A) + sum(B)",),
    ignores_transposition=True,
    code=ArrayCode("xp.sum({0})"),
    example="sum(A X) wrt X == A' ones(m,p) where A: m x n, X: n x p",
)

MEAN = Operator(
    "mean(A[m, n]) -> []",
    "The mean of all entries.",
    definition="mean(A) = sum(A)/(m n)",
    example="mean(x) wrt x == ones(n)/n where x: n",
)

ROWSUM = Operator(
    "rowsum(A[m, n]) -> [m]",
    "The sums of the rows, a column.",
    definition="rowsum(A) = A ones(n)",
    example="u' rowsum(X) wrt X == u ones(p)' where X: n x p, u: n",
)

COLSUM = Operator(
    "colsum(A[m, n]) -> [1, n]",
    "The sums of the columns, a row.",
    definition="colsum(A) = ones(m)' A",
    example="colsum(X) v wrt X == ones(n) v' where X: n x p, v: p",
)

CUMSUM = Operator(
    "cumsum(x[n]) -> [n]",
    "The sums of the first entries: of one, of two, and so on.",
    definition="cumsum(x) = tril(ones(n,n)) x",
    example="y' cumsum(x) wrt x == tril(ones(n,n))' y where x: n, y: n",
    hint="of each row it is cumsum(X, rows), of each column cumsum(X, cols)",
)

ROW_CUMSUM = Operator(
    "cumsum(r[1, n]) -> [1, n]",
    "The sums of a row's first entries, a row.",
    head="cumsum of a row",
    definition="cumsum(r) = r triu(ones(n,n))",
    example="cumsum(r) y wrt r == (triu(ones(n,n)) y)' where r: 1 x n, y: n",
)
