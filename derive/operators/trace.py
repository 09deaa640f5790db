"""The trace."""

from ..numbers.balls import Matrix
from ..terms.operator import ArrayCode, Linear, Operator

TRACE = Operator(
    "tr(A[n, n]) -> []",
    "The sum of the diagonal.",
    positive_of_definite=True,
    aliases=("trace", "Tr"),
    wiring="nn ->",
    value=Matrix.trace,
    keeps_sign=True,
    linear=Linear.EACH,
    across=("g : tr(dA) = g*I : dA",),
    simplify=("tr(s) = s", "tr(A') = tr(A)", "tr(eye(n)) = n", "I : A = tr(A)", "tr(K) = 0 where K: n x n skew"),
    forms=("tr(C D) = C' : D", "tr(C D) = tr(D C)"),
    shorter=("A : B' = tr(A B)", "tr(x r) = r x where r: 1 x n"),
    collecting=("tr(A + B) = tr(A) + tr(B)",),
    ignores_transposition=True,
    code=ArrayCode("xp.trace({0})", of_product="xp.sum({0}*{1}.T)"),
    example="tr(A X) wrt X == A'",
)
