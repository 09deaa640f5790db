"""The adjugate, det(A) inv(A) (Magnus & Neudecker, section 8.6)."""

from matgrad.derive.operator import Operator

ADJUGATE = Operator(
    "adj(A[n, n]) -> [n, n]",
    "The adjugate of an invertible matrix.",
    value=lambda A: A.det() * A.inv(nonstop=True),
    differential=("d adj(A) = (inv(A)' : dA)*adj(A) - adj(A) dA inv(A)",),
    simplify=(
        "adj(s) = 1",
        "A adj(A) = det(A)*I",
        "adj(A) A = det(A)*I",
        "inv(adj(A)) = A/det(A)",
    ),
    normal=("adj(A) = det(A)*inv(A)",),
    commutes_with_transposition=True,
    domain="det({0}) ≠ 0",
    code={"any": "_adj({0})\ndef _adj(A):\n    return xp.linalg.det(A)*xp.linalg.inv(A)\n"},
    example="tr(adj(X)) wrt X == (tr(adj(X)) inv(X) - inv(X) adj(X))'",
)
