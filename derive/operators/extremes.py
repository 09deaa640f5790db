"""The largest and the smallest entry. Where the largest is unique, the maximum is its indicator times the matrix."""

from matgrad.derive.numeric import indicator, largest_entry
from matgrad.derive.operator import Operator

UNIQUE = "the largest entry of {0} is unique"

MAX = Operator(
    "max(A[m, n]) -> []",
    "The largest entry.",
    value=largest_entry,
    differential=("d max(A) = argmax(A) : dA",),
    simplify=("max(s) = s", "max(A') = max(A)", "argmax(A) : A = max(A)"),
    domain=UNIQUE,
    code={"any": "xp.max({0})"},
)

MIN = Operator("min(A[m, n]) -> []", "The smallest entry.", definition="min(A) = -max(-A)")

ARGMAX = Operator(
    "argmax(A[m, n]) -> [m, n]",
    "The indicator of the largest entry: 1 there, 0 elsewhere.",
    value=indicator,
    differential=("d argmax(A) = 0*dA",),
    simplify=("argmax(s) = 1", "sum(argmax(A)) = 1"),
    commutes_with_transposition=True,
    domain=UNIQUE,
    code={
        "numpy": "(({0} == np.max({0}))*1.0)",
        "torch": "({0} == torch.max({0})).to({0}.dtype)",
        "jax": "(({0} == jnp.max({0}))*1.0)",
    },
)
