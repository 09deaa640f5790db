"""Sums of entries, of the whole matrix, of rows and of columns."""

from matgrad.derive.numeric import total
from matgrad.derive.operator import Linear, Operator

TOTAL = Operator(
    "sum(A[m, n]) -> []",
    "The sum of all entries.",
    head="total",
    value=total,
    linear=Linear.EACH,
    across=("g : sum(dA) = g*ones(m,n) : dA",),
    simplify=("sum(s) = s", "sum(A') = sum(A)", "ones(m,n) : A = sum(A)"),
    code={"any": "xp.sum({0})"},
)

MEAN = Operator(
    "mean(A[m, n]) -> []",
    "The mean of all entries.",
    definition="mean(A) = sum(A)/(m n)",
)

ROWSUM = Operator(
    "rowsum(A[m, n]) -> [m]",
    "The sums of the rows, a column.",
    definition="rowsum(A) = A ones(n)",
)

COLSUM = Operator(
    "colsum(A[m, n]) -> [1, n]",
    "The sums of the columns, a row.",
    definition="colsum(A) = ones(m)' A",
)

CUMSUM = Operator(
    "cumsum(x[n]) -> [n]",
    "The sums of the first entries: of one, of two, and so on.",
    definition="cumsum(x) = tril(ones(n,n)) x",
)
