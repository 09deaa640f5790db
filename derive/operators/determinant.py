"""Determinants (Magnus & Neudecker, sections 8.3 and 8.7)."""

from matgrad.derive.numeric import log_absolute
from matgrad.derive.operator import Notation, Operator

DETERMINANT = Operator(
    "det(A[n, n]) -> []",
    "The determinant.",
    value=lambda A: A.det(),
    differential=("d det(A) = det(A)*inv(A)' : dA",),
    simplify=("det(s) = s", "det(A') = det(A)"),
    normal=(
        "det(A B) = det(A)*det(B) where A: n x n, B: n x n",
        "det(inv(A)) = 1/det(A)",
        "det(s*A) = s^n*det(A)",
    ),
    domain="det({0}) ≠ 0",
    code={"any": "xp.linalg.det({0})"},
    example="det(X) wrt X == det(X) inv(X)'",
)

LOGDET = Operator(
    "logdet(A[n, n]) -> []",
    "The log of the absolute determinant.",
    value=lambda A: log_absolute(A.det()),
    differential=("d logdet(A) = inv(A)' : dA",),
    simplify=("logdet(s) = log(abs(s))", "logdet(A') = logdet(A)"),
    normal=("logdet(A B) = logdet(A) + logdet(B) where A: n x n, B: n x n", "logdet(inv(A)) = -logdet(A)"),
    domain="det({0}) ≠ 0",
    notation=Notation("log|det({0})|", r"\log\lvert\det({0})\rvert"),
    code={"any": "xp.linalg.slogdet({0})[1]"},
    example="logdet(X) wrt X == inv(X)'",
)
