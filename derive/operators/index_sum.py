"""Sums over an index. They bind a letter, so that no pattern matches them: the engine carries their rows out itself."""

from ..terms.operator import Linear, Operator

INDEX_SUM = Operator(
    "sum_i A(i, k[], A[m, n]) -> [m, n]",
    "The sum over the values 1, …, N of an index, of which N is the number.",
    head="indexed",
    marks=("sum_i", "Σ", "∑"),
    linear=Linear.EACH,
    linear_in=("A",),
    differential=("d(sum_i A_i) = sum_i dA_i",),
    across=("G : sum_i dA_i = sum_i G : dA_i",),
    collecting=("sum_i A_i + sum_i B_i = sum_i (A_i + B_i)",),
    forms=("sum_i x[i]*y[i] = x' y",),
    example="sum_i (x_i' w - y_i)^2 wrt w == 2 sum_i (x_i' w - y_i) x_i",
)
