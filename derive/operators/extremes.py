"""The largest and the smallest entry. Where the largest is unique, the maximum is its indicator times the matrix."""

from ..numbers.extremes import indicator, largest_entry
from ..terms.operator import ArrayCode, Operator

# Where several entries are the largest, as in a symmetric matrix, they share the 1: a subgradient of the maximum. Those
# of a root or an inverse that is symmetric are equal up to rounding.
ARGMAX_CODE = """_argmax({0})
def _argmax(A):
    top = xp.max(A)
    places = (A >= top - 8*xp.finfo(A.dtype).eps*xp.abs(top)).astype(A.dtype)
    return places/xp.sum(places)
"""
UNIQUE = "unique_largest(A)"

MAX = Operator(
    "max(A[m, n]) -> []",
    "The largest entry.",
    value=largest_entry,
    differential=("d max(A) = argmax(A) : dA",),
    simplify=("max(s) = s", "max(A') = max(A)", "argmax(A) : A = max(A)"),
    ignores_transposition=True,
    requires=UNIQUE,
    code=ArrayCode("xp.max({0})"),
    example="max(x) wrt x == argmax(x) where x: n",
)

MIN = Operator(
    "min(A[m, n]) -> []",
    "The smallest entry.",
    definition="min(A) = -max(-A)",
    example="min(x) wrt x == argmax(-x) where x: n",
)

ARGMAX = Operator(
    "argmax(A[m, n]) -> [m, n]",
    "The indicator of the largest entry: 1 there, 0 elsewhere.",
    value=indicator,
    differential=("d argmax(A) = 0*dA",),
    simplify=("argmax(s) = 1", "sum(argmax(A)) = 1"),
    commutes_with_transposition=True,
    requires=UNIQUE,
    code=ArrayCode(ARGMAX_CODE, {"torch": ARGMAX_CODE.replace("astype", "to")}, takes_vectors=True),
    example="max(A x) wrt x == A' argmax(A x)",
)
