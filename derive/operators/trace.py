"""The trace."""

from matgrad.derive.operator import Linear, Operator

TRACE = Operator(
    "tr(A[n, n]) -> []",
    "The sum of the diagonal.",
    aliases=("trace", "Tr"),
    value=lambda A: A.trace(),
    linear=Linear.EACH,
    across=("g : tr(dA) = g*I : dA",),
    simplify=("tr(s) = s", "tr(A') = tr(A)", "I : A = tr(A)"),
    code={"numpy": "np.trace({0})"},
    example="tr(A X) wrt X == A'",
)
