"""A square matrix as the sum of its symmetric and its skew part."""

from ..terms.operator import Operator

SYM = Operator(
    "sym(A[n, n]) -> [n, n]",
    "The symmetric part.",
    definition="sym(A) = 1/2*(A + A')",
    example="sum(sym(X) .* A) wrt X == 1/2 (A + A')",
)
SKEW = Operator(
    "skew(A[n, n]) -> [n, n]",
    "The skew part.",
    definition="skew(A) = 1/2*(A - A')",
    example="sum(skew(X) .* A) wrt X == 1/2 (A - A')",
)
