"""Norms other than the Euclidean: of the entries, and of the singular values."""

from ..numbers.balls import absolute, entries
from ..numbers.extremes import largest_magnitude
from ..numbers.spectral import nuclear_norm, orthogonal_factor, spectral_norm, spectral_norm_gradient
from ..terms.operator import Appearance, ArrayCode, AtZero, Notation, Operator

NUMPY_DNORM_SPEC = """_dnorm_spec({0})
def _dnorm_spec(A):
    U, _, V = np.linalg.svd(A, full_matrices=False)
    return np.outer(U[:, 0], V[0])
"""

# What belongs to a singular value 0 is no part of the derivative along the matrices of that rank.
NUMPY_DNORM_NUC = """_dnorm_nuc({0})
def _dnorm_nuc(A):
    U, s, V = np.linalg.svd(A, full_matrices=False)
    return U * (s > s[:1] * max(A.shape) * np.finfo(s.dtype).eps) @ V
"""

NORM_1 = Operator(
    "norm1(A[m, n]) -> []",
    "The sum of the absolute values of all entries.",
    value=lambda A: sum(map(absolute, entries(A))),
    differential=("d norm1(A) = sign(A) : dA",),
    simplify=("norm1(s) = abs(s)", "norm1(A') = norm1(A)", "sign(A) : A = norm1(A)"),
    ignores_transposition=True,
    nonnegative=True,
    requires="A != 0",
    at_zero=AtZero("sign", "0"),
    notation=Notation(Appearance.NORM, "1"),
    code=ArrayCode("xp.sum(xp.abs({0}))"),
    marks=("‖A‖_1",),
    example="norm1(A x - y) wrt x == A' sign(A x - y)",
)

NORM_INF = Operator(
    "norm_inf(A[m, n]) -> []",
    "The largest absolute value of an entry.",
    value=largest_magnitude,
    differential=("d norm_inf(A) = (argmax(abs(A)) .* sign(A)) : dA",),
    simplify=("norm_inf(s) = abs(s)", "norm_inf(A') = norm_inf(A)"),
    ignores_transposition=True,
    nonnegative=True,
    requires="unique_largest_absolute(A)",
    code=ArrayCode("xp.max(xp.abs({0}))"),
    example="norm_inf(x) wrt x == argmax(abs(x)) .* sign(x) where x: n",
)

NORM_NUC = Operator(
    "norm_nuc(A[m, n]) -> []",
    "The nuclear norm, the sum of the singular values.",
    value=nuclear_norm,
    differential=("d norm_nuc(A) = dnorm_nuc(A) : dA",),
    simplify=(
        "norm_nuc(x) = norm2(x)",
        "norm_nuc(A') = norm_nuc(A)",
        "norm_nuc(-A) = norm_nuc(A)",
        "norm_nuc(x y') = norm2(x)*norm2(y)",
    ),
    ignores_transposition=True,
    nonnegative=True,
    requires="full_rank(A)",
    notation=Notation(Appearance.NORM, "*"),
    code=ArrayCode(
        own={
            "numpy": 'np.linalg.norm(np.atleast_2d({0}), "nuc")',
            "torch": 'torch.linalg.matrix_norm(torch.atleast_2d({0}), "nuc")',
            "jax": 'jnp.linalg.norm(jnp.atleast_2d({0}), "nuc")',
        }
    ),
    marks=("‖A‖_*",),
    example="norm_nuc(X) wrt X == dnorm_nuc(X)",
)

NORM_NUC_GRADIENT = Operator(
    "dnorm_nuc(A[m, n]) -> [m, n]",
    "U V' of the singular vectors where a value is not 0; A inv(sqrtm(A' A)) at full column rank.",
    value=orthogonal_factor,
    simplify=(
        "dnorm_nuc(x) = x/norm2(x)",
        "dnorm_nuc(A) : A = norm_nuc(A)",
        "dnorm_nuc(-A) = -dnorm_nuc(A)",
        "dnorm_nuc(s*A) = dnorm_nuc(A) where s: scalar positive",
    ),
    shorter=("dnorm_nuc(A - A') - dnorm_nuc(A - A')' = 2*dnorm_nuc(A - A') where A: n x n",),
    commutes_with_transposition=True,
    requires="full_rank(A)",
    code=ArrayCode(
        own={
            "numpy": NUMPY_DNORM_NUC,
            "torch": NUMPY_DNORM_NUC.replace("np.", "torch."),
            "jax": NUMPY_DNORM_NUC.replace("np.", "jnp."),
        }
    ),
    example="norm_nuc(A X) wrt X == A' dnorm_nuc(A X)",
)

NORM_SPEC = Operator(
    "norm_spec(A[m, n]) -> []",
    "The spectral norm, the largest singular value.",
    value=spectral_norm,
    differential=("d norm_spec(A) = dnorm_spec(A) : dA",),
    simplify=(
        "norm_spec(x) = norm2(x)",
        "norm_spec(A') = norm_spec(A)",
        "norm_spec(-A) = norm_spec(A)",
        "norm_spec(x y') = norm2(x)*norm2(y)",
    ),
    ignores_transposition=True,
    nonnegative=True,
    requires="unique_largest_singular(A)",
    code=ArrayCode(
        own={
            "numpy": "np.linalg.norm(np.atleast_2d({0}), 2)",
            "torch": "torch.linalg.matrix_norm(torch.atleast_2d({0}), 2)",
            "jax": "jnp.linalg.norm(jnp.atleast_2d({0}), 2)",
        }
    ),
    example="norm_spec(X) wrt X == dnorm_spec(X)",
)

NORM_SPEC_GRADIENT = Operator(
    "dnorm_spec(A[m, n]) -> [m, n]",
    "u v', the left and the right singular vector of the largest singular value.",
    value=spectral_norm_gradient,
    simplify=(
        "dnorm_spec(x) = x/norm2(x)",
        "dnorm_spec(A) : A = norm_spec(A)",
        "dnorm_spec(-A) = -dnorm_spec(A)",
        "dnorm_spec(s*A) = dnorm_spec(A) where s: scalar positive",
    ),
    commutes_with_transposition=True,
    requires="unique_largest_singular(A)",
    code=ArrayCode(
        own={
            "numpy": NUMPY_DNORM_SPEC,
            "torch": NUMPY_DNORM_SPEC.replace("np.linalg", "torch.linalg").replace("np.", "torch."),
            "jax": NUMPY_DNORM_SPEC.replace("np.", "jnp."),
        }
    ),
    example="norm_spec(A X) wrt X == A' dnorm_spec(A X)",
)
