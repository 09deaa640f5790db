"""Functions of a square matrix and their derivatives (Higham, Functions of Matrices, chapters 3, 6, 10 and 11).

The derivative L of f at A is a linear map of the direction D, and its adjoint is the derivative at A':
G : L(A, D) = L(A', G) : D. Where D commutes with A, L(A, D) is f'(A) D.
"""

from ..numbers.balls import Matrix
from ..numbers.coinciding import exponential_derivative
from ..numbers.spectral import logarithm, logarithm_derivative, root, root_derivative
from ..terms.operator import ArrayCode, Linear, Operator

OFF_THE_CUT = "off_the_cut(A)"

# SciPy's logm and expm_frechet are of 64 bits, whatever they are given.
NUMPY_LOGM = """_logm({0})
def _logm(A):
    return np.real(scipy.linalg.logm(A)).astype(A.dtype)
"""

TORCH_LOGM = """_logm({0})
def _logm(A):
    w, V = torch.linalg.eig(A)
    return ((V*torch.log(w)) @ torch.linalg.inv(V)).real
"""

JAX_LOGM = """_logm({0})
def _logm(A):
    w, V = jnp.linalg.eig(A)
    return jnp.real((V*jnp.log(w)) @ jnp.linalg.inv(V))
"""

TORCH_SQRTM = """_sqrtm({0})
def _sqrtm(A):
    w, V = torch.linalg.eig(A)
    return ((V*torch.sqrt(w)) @ torch.linalg.inv(V)).real
"""

NUMPY_DEXPM = """_dexpm({0}, {1})
def _dexpm(A, D):
    return scipy.linalg.expm_frechet(A, D, compute_expm=False).astype(A.dtype)
"""

TORCH_DEXPM = """_dexpm({0}, {1})
def _dexpm(A, D):
    n = len(A)
    rows = [torch.cat([A, D], 1), torch.cat([torch.zeros_like(A), A], 1)]
    return torch.linalg.matrix_exp(torch.cat(rows))[:n, n:]
"""

NUMPY_DLOGM = """_dlogm({0}, {1})
def _dlogm(A, D):
    n = len(A)
    return np.real(scipy.linalg.logm(np.block([[A, D], [np.zeros_like(A), A]])))[:n, n:].astype(A.dtype)
"""

TORCH_DLOGM = """_dlogm({0}, {1})
def _dlogm(A, D):
    w, V = torch.linalg.eig(A)
    x, y, U = w[:, None], w[None, :], torch.linalg.inv(V)
    close = torch.abs(x - y) < 1e-7*torch.abs(x)
    quotient = (torch.log(x) - torch.log(y))/torch.where(close, torch.ones_like(x - y), x - y)
    return (V @ ((U @ D.to(V.dtype) @ V)*torch.where(close, 2/(x + y), quotient)) @ U).real
"""

JAX_DLOGM = """_dlogm({0}, {1})
def _dlogm(A, D):
    w, V = jnp.linalg.eig(A)
    x, y, U = w[:, None], w[None, :], jnp.linalg.inv(V)
    close = jnp.abs(x - y) < 1e-7*jnp.abs(x)
    quotient = (jnp.log(x) - jnp.log(y))/jnp.where(close, 1, x - y)
    return jnp.real(V @ ((U @ D @ V)*jnp.where(close, 2/(x + y), quotient)) @ U)
"""

NUMPY_DSQRTM = """_dsqrtm({0}, {1})
def _dsqrtm(A, D):
    S = np.real(scipy.linalg.sqrtm(A))
    return scipy.linalg.solve_sylvester(S, S, D)
"""

TORCH_DSQRTM = """_dsqrtm({0}, {1})
def _dsqrtm(A, D):
    w, V = torch.linalg.eig(A)
    r, U = torch.sqrt(w), torch.linalg.inv(V)
    return (V @ ((U @ D.to(V.dtype) @ V)/(r[:, None] + r[None, :])) @ U).real
"""

JAX_DSQRTM = """_dsqrtm({0}, {1})
def _dsqrtm(A, D):
    w, V = jnp.linalg.eig(A)
    r, U = jnp.sqrt(w), jnp.linalg.inv(V)
    return jnp.real(V @ ((U @ D @ V)/(r[:, None] + r[None, :])) @ U)
"""

EXPM = Operator(
    "expm(A[n, n]) -> [n, n]",
    "The matrix exponential.",
    value=Matrix.exp,
    differential=("d expm(c*A) = dc*(A expm(c*A))", "d expm(A) = dexpm(A, dA)"),
    simplify=(
        "expm(c) = exp(c)",
        "inv(expm(A)) = expm(-A)",
        "det(expm(A)) = exp(tr(A))",
        "logdet(expm(A)) = tr(A)",
        "expm(logm(A)) = A",
    ),
    commutes_with_transposition=True,
    code=ArrayCode(
        own={
            "numpy": "scipy.linalg.expm({0})",
            "torch": "torch.linalg.matrix_exp({0})",
            "jax": "jax.scipy.linalg.expm({0})",
        }
    ),
    example="tr(expm(X)) wrt X == expm(X)'",
)

EXPM_DIFFERENTIAL = Operator(
    "dexpm(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the matrix exponential at A in the direction D.",
    value=exponential_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=("d dexpm(A, D) = dexpm(A, dD) + d2expm(A, dA, D)",),
    across=("G : dexpm(A, dD) = dexpm(A', G) : dD",),
    normal=("tr(dexpm(A, D)) = tr(expm(A) D)",),
    simplify=(
        "dexpm(A, I) = expm(A)",
        "dexpm(A, A) = A expm(A)",
        "dexpm(c*A, A) = A expm(c*A)",
        "dexpm(A, expm(A)) = expm(A) expm(A)",
        "dexpm(A, c*D) = c*dexpm(A, D)",
    ),
    commutes_with_transposition=True,
    code=ArrayCode(
        own={
            "numpy": NUMPY_DEXPM,
            "torch": TORCH_DEXPM,
            "jax": "jax.scipy.linalg.expm_frechet({0}, {1}, compute_expm=False)",
        }
    ),
    example="tr(A expm(X)) wrt X == dexpm(X, A)'",
)

LOGM = Operator(
    "logm(A[n, n]) -> [n, n]",
    "The principal matrix logarithm.",
    value=logarithm,
    differential=("d logm(c*A) = dc/c*I", "d logm(A) = dlogm(A, dA)"),
    simplify=("logm(c) = log(c)", "logm(inv(A)) = -logm(A)"),
    commutes_with_transposition=True,
    requires=OFF_THE_CUT,
    code=ArrayCode(own={"numpy": NUMPY_LOGM, "torch": TORCH_LOGM, "jax": JAX_LOGM}),
    example="tr(logm(X)) wrt X == inv(X)'",
)

LOGM_DIFFERENTIAL = Operator(
    "dlogm(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the matrix logarithm at A in the direction D.",
    value=logarithm_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=("d dlogm(A, D) = dlogm(A, dD) + d2logm(A, dA, D)",),
    across=("G : dlogm(A, dD) = dlogm(A', G) : dD",),
    simplify=(
        "dlogm(A, I) = inv(A)",
        "dlogm(A, A) = I",
        "dlogm(A, logm(A)) = inv(A) logm(A)",
        "logm(A) inv(A) = inv(A) logm(A)",
        "logm(A) A = A logm(A)",
        "dlogm(c*A, A) = I/c",
        "dlogm(A, c*D) = c*dlogm(A, D)",
    ),
    commutes_with_transposition=True,
    requires=OFF_THE_CUT,
    code=ArrayCode(own={"numpy": NUMPY_DLOGM, "torch": TORCH_DLOGM, "jax": JAX_DLOGM}),
    example="tr(A logm(X)) wrt X == dlogm(X, A)'",
)

SQRTM = Operator(
    "sqrtm(A[n, n]) -> [n, n]",
    "The principal square root of a matrix.",
    value=root,
    differential=("d sqrtm(c*A) = dc/(2*c)*sqrtm(c*A)", "d sqrtm(A) = dsqrtm(A, dA)"),
    simplify=("sqrtm(c) = sqrt(c)", "sqrtm(A) sqrtm(A) = A"),
    commutes_with_transposition=True,
    requires=OFF_THE_CUT,
    code=ArrayCode(
        own={
            "numpy": "np.real(scipy.linalg.sqrtm({0}))",
            "torch": TORCH_SQRTM,
            "jax": "jnp.real(jax.scipy.linalg.sqrtm({0}))",
        }
    ),
    example="tr(sqrtm(X)) wrt X == 1/2 inv(sqrtm(X))'",
)

SQRTM_DIFFERENTIAL = Operator(
    "dsqrtm(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the square root of a matrix at A in the direction D.",
    value=root_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    differential=(
        "d dsqrtm(A, D) = dsqrtm(A, dD) - dsqrtm(A, dsqrtm(A, dA) dsqrtm(A, D) + dsqrtm(A, D) dsqrtm(A, dA))",
    ),
    across=("G : dsqrtm(A, dD) = dsqrtm(A', G) : dD",),
    simplify=(
        "dsqrtm(A, I) = 1/2*inv(sqrtm(A))",
        "dsqrtm(A, A) = 1/2*sqrtm(A)",
        "dsqrtm(c*A, A) = sqrtm(c*A)/(2*c)",
        "dsqrtm(A, c*D) = c*dsqrtm(A, D)",
    ),
    commutes_with_transposition=True,
    requires=OFF_THE_CUT,
    code=ArrayCode(own={"numpy": NUMPY_DSQRTM, "torch": TORCH_DSQRTM, "jax": JAX_DSQRTM}),
    example="tr(A sqrtm(X)) wrt X == dsqrtm(X, A)'",
)
