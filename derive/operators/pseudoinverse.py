"""The pseudo-inverse (Golub & Pereyra 1973)."""

from ..numbers.pseudoinverse import pseudoinverse
from ..terms.operator import ArrayCode, Operator

PSEUDOINVERSE = Operator(
    "pinv(A[m, n]) -> [n, m]",
    "The Moore-Penrose inverse.",
    value=pseudoinverse,
    differential=(
        "d pinv(A) = -(pinv(A) dA pinv(A)) + pinv(A) pinv(A)' dA' (I - A pinv(A))"
        " + (I - pinv(A) A) dA' pinv(A)' pinv(A)",
    ),
    simplify=(
        "pinv(x) = x'/(x' x)",
        "pinv(B) = inv(B) where B: n x n invertible",
        "pinv(pinv(A)) = A",
        "pinv(s*A) = pinv(A)/s",
        "A pinv(A) A = A",
        "pinv(A) A pinv(A) = pinv(A)",
        "pinv(A)' pinv(A) A = pinv(A)'",
        "A pinv(A) pinv(A)' = pinv(A)'",
        "A' A pinv(A) = A'",
        "pinv(A) A A' = A'",
    ),
    commutes_with_transposition=True,
    requires="steady_rank(A)",
    code=ArrayCode("xp.linalg.pinv({0})"),
    example="norm2(pinv(A) x)^2 wrt x == 2 pinv(A)' pinv(A) x",
)
