"""Norms other than the Euclidean: of the entries, and of the singular values."""

from ..numbers.balls import absolute, entries
from ..numbers.extremes import largest_magnitude
from ..numbers.spectral import (
    nuclear_norm,
    orthogonal_factor,
    orthogonal_factor_derivative,
    spectral_norm,
    spectral_norm_gradient,
    spectral_norm_gradient_derivative,
)
from ..terms.operator import Appearance, ArrayCode, AtZero, Linear, Notation, Operator

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

# With A = U S V' and T = U' D V: U' dP V for P = U V' is (T - T')/(s_i + s_j), and what of D is not in these spaces
# is divided by S.
DDNORM_NUC = """_ddnorm_nuc({0}, {1})
def _ddnorm_nuc(A, D):
    U, s, V = xp.linalg.svd(A, full_matrices=False)
    T = U.T @ D @ V.T
    right, left = (D @ V.T - U @ T)/s @ V, U/s @ (U.T @ D - T @ V)
    return U @ ((T - T.T)/(s[:, None] + s)) @ V + right + left
"""

# du = sum over the other k of (s_1 u_k' D v + s_k u' D v_k)/(s_1^2 - s_k^2) u_k, and the same for dv.
DDNORM_SPEC = """_ddnorm_spec({0}, {1})
def _ddnorm_spec(A, D):
    U, s, V = xp.linalg.svd(A, full_matrices=False)
    u, v, top = U[:, 0], V[0], s[0]
    x, y = D @ v, D.T @ u
    a, b = U.T @ x, V @ y
    gap = xp.where(s < top, (top - s)*(top + s), top)
    weight = xp.where(s < top, 1/gap, 0*s)
    du = U @ (weight*(top*a + s*b)) + (x - U @ a)/top
    dv = (weight*(s*a + top*b)) @ V + (y - b @ V)/top
    return xp.outer(du, v) + xp.outer(u, dv)
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
    differential=("d dnorm_nuc(A) = ddnorm_nuc(A, dA)",),
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

NORM_NUC_SECOND = Operator(
    "ddnorm_nuc(A[m, n], D[m, n]) -> [m, n]",
    "The derivative of dnorm_nuc at A in the direction D: the second one of the nuclear norm.",
    value=orthogonal_factor_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    across=("G : ddnorm_nuc(A, dD) = ddnorm_nuc(A, G) : dD",),
    simplify=(
        "ddnorm_nuc(x, y) = (y - (x' y)/(x' x)*x)/norm2(x) where x: n, y: n",
        "ddnorm_nuc(A, A) = zeros(m,n)",
        "ddnorm_nuc(-A, D) = ddnorm_nuc(A, D)",
        "ddnorm_nuc(s*A, D) = ddnorm_nuc(A, D)/s where s: scalar positive",
        "ddnorm_nuc(A, c*D) = c*ddnorm_nuc(A, D)",
    ),
    commutes_with_transposition=True,
    requires="full_rank(A)",
    code=ArrayCode(DDNORM_NUC),
    example="B : dnorm_nuc(X) wrt X == ddnorm_nuc(X, B)",
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
    differential=("d dnorm_spec(A) = ddnorm_spec(A, dA)",),
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

NORM_SPEC_SECOND = Operator(
    "ddnorm_spec(A[m, n], D[m, n]) -> [m, n]",
    "The derivative of dnorm_spec at A in the direction D: the second one of the spectral norm.",
    value=spectral_norm_gradient_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    across=("G : ddnorm_spec(A, dD) = ddnorm_spec(A, G) : dD",),
    simplify=(
        "ddnorm_spec(x, y) = (y - (x' y)/(x' x)*x)/norm2(x) where x: n, y: n",
        "ddnorm_spec(A, A) = zeros(m,n)",
        "ddnorm_spec(-A, D) = ddnorm_spec(A, D)",
        "ddnorm_spec(s*A, D) = ddnorm_spec(A, D)/s where s: scalar positive",
        "ddnorm_spec(A, c*D) = c*ddnorm_spec(A, D)",
    ),
    commutes_with_transposition=True,
    requires="unique_largest_singular(A)",
    code=ArrayCode(DDNORM_SPEC),
    example="B : dnorm_spec(X) wrt X == ddnorm_spec(X, B)",
)
