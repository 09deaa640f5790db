"""The inverse (Magnus & Neudecker, section 8.4)."""

from ..terms.operator import Appearance, ArrayCode, Beside, Factorization, Notation, Operator

# SciPy only warns of a singular matrix, of which NumPy's solve is an error.
REGULAR = """_lu_factor({0})
def _lu_factor(A):
    factors = scipy.linalg.lu_factor(A)
    if not np.all(np.diag(factors[0])):
        raise np.linalg.LinAlgError("Singular matrix")
    return factors
"""


def _factored(module: str, factors: str) -> Factorization:
    """By the functions that SciPy and JAX have alike."""
    plain, turned = (f"{module}.lu_solve({{0}}, {{1}}{turn})" for turn in ("", ", trans=1"))
    return Factorization(factors, plain, plain, turned, turned)


FACTORED = {
    "numpy": _factored("scipy.linalg", REGULAR),
    "jax": _factored("jax.scipy.linalg", "jax.scipy.linalg.lu_factor({0})"),
}
FACTORED["torch"] = Factorization(
    "torch.linalg.lu_factor({0})",
    "torch.linalg.lu_solve(*{0}, {1})",
    "torch.linalg.lu_solve(*{0}, {1}[:, None])[:, 0]",
    "torch.linalg.lu_solve(*{0}, {1}, adjoint=True)",
    "torch.linalg.lu_solve(*{0}, {1}[:, None], adjoint=True)[:, 0]",
)

INVERSE = Operator(
    "inv(A[n, n]) -> [n, n]",
    "The inverse matrix.",
    value=lambda A: A.inv(nonstop=True),
    differential=("d inv(A) = -(inv(A) dA inv(A))",),
    simplify=(
        "inv(s) = 1/s",
        "inv(I) = I",
        "inv(inv(A)) = A",
        "inv(A) A = I",
        "A inv(A) = I",
        "A' inv(A)' = I",
        "inv(A)' A' = I",
        "inv(s*A) = inv(A)/s",
        "inv(A B) A = inv(B)",
        "B inv(A B) = inv(A)",
        "inv(A inv(B)) = B inv(A)",
        "inv(inv(A) B) = inv(B) A",
        "inv(Q) = Q' where Q: n x n orthogonal",
    ),
    shorter=("inv(I + A B) A = inv(inv(A) + B) where A: n x n invertible",),
    normal=("inv(A B) = inv(B) inv(A) where A: n x n, B: n x n",),
    commutes_with_transposition=True,
    is_inverse=True,
    requires="det(A) != 0",
    notation=Notation(Appearance.EXPONENT, "-1"),
    code=ArrayCode(
        "xp.linalg.inv({0})",
        beside=Beside(
            before_matrix="xp.linalg.solve({0}, {1})",
            before_vector="xp.linalg.solve({0}, {1})",
            after_matrix="xp.linalg.solve({0}.T, {1}.T).T",
            after_vector="xp.linalg.solve({0}.T, {1})",
            most_uses=2,  # for a third the inverse is cheaper: a product takes half the time of a system
            factored=FACTORED,
        ),
    ),
    marks=("^-1",),
    example="p' inv(X) q wrt X == -(inv(X) q p' inv(X))'",
)
