"""The inverse (Magnus & Neudecker, section 8.4)."""

from matgrad.derive.operator import Notation, Operator

INVERSE = Operator(
    "inv(A[n, n]) -> [n, n]",
    "The inverse matrix.",
    value=lambda A: A.inv(nonstop=True),
    differential=("d inv(A) = -(inv(A) dA inv(A))",),
    simplify=(
        "inv(s) = 1/s",
        "inv(inv(A)) = A",
        "inv(A) A = I",
        "A inv(A) = I",
        "A' inv(A)' = I",
        "inv(A)' A' = I",
        "inv(s*A) = inv(A)/s",
    ),
    commutes_with_transposition=True,
    domain="det({0}) ≠ 0",
    notation=Notation("{0}⁻¹", "{0}^{{-1}}", "{0}⁻ᵀ", r"{0}^{{-\top}}", suffix=True),
    code={"numpy": "np.linalg.inv({0})"},
    marks=("^-1",),
    example="p' inv(X) q wrt X == -(inv(X) q p' inv(X))'",
)
