"""The Cholesky factor (Murray, Differentiation of the Cholesky decomposition, 2016)."""

from ..numbers.definite import cholesky
from ..terms.operator import ArrayCode, Operator

CHOL = Operator(
    "chol(A[n, n]) -> [n, n]",
    "The lower triangular L with A = L L' and a positive diagonal.",
    value=cholesky,
    differential=(
        "d chol(A) = chol(A) (tril(inv(chol(A)) dA inv(chol(A))') - 1/2*(I .* (inv(chol(A)) dA inv(chol(A))')))",
    ),
    simplify=(
        "chol(c) = sqrt(c)",
        "chol(eye(n)) = eye(n)",
        "chol(A) chol(A)' = A",
        "inv(chol(A))' inv(chol(A)) = inv(A)",
        "chol(A)' inv(A) = inv(chol(A))",
        "inv(A) chol(A) = inv(chol(A))'",
        "tril(chol(A)) = chol(A)",
        "det(chol(A)) = sqrt(det(A))",
        "logdet(chol(A)) = 1/2*logdet(A)",
        "sum(log(diag(chol(A)))) = 1/2*logdet(A)",
    ),
    requires="positive_definite(A)",
    code=ArrayCode("xp.linalg.cholesky({0})"),
    example="sum(log(diag(chol(S)))) wrt S == 1/2 inv(S) where S: n x n spd",
)
