"""Second derivatives of functions of a square matrix (Higham & Relton, Higher order Fréchet derivatives, 2014).

The second derivative M of f at A is linear in each of two directions and symmetric in them. Its adjoint in one of them
is that at A': G : M(A, D, E) = M(A', G, E') : D, as each of its terms A^i D A^j E A^k turns so. That of the square root
needs no operator of its own: of S S = A it is what dsqrtm makes of -(dS S_D + S_D dS).
"""

from ..numbers.spectral import exponential_second_derivative, logarithm_second_derivative
from ..terms.operator import ArrayCode, Linear, Operator
from .matrix_function import JAX_DLOGM, JAX_LOGM, OFF_THE_CUT, TORCH_DLOGM, TORCH_LOGM

NUMPY_D2EXPM = """_d2expm({0}, {1}, {2})
def _d2expm(A, D, E):
    n, O = len(A), np.zeros_like(A)
    return scipy.linalg.expm(np.block([[A, D, E, O], [O, A, O, E], [O, O, A, D], [O, O, O, A]]))[:n, 3*n:]
"""

TORCH_D2EXPM = """_d2expm({0}, {1}, {2})
def _d2expm(A, D, E):
    n, O = len(A), torch.zeros_like(A)
    rows = [torch.cat(row, 1) for row in [[A, D, E, O], [O, A, O, E], [O, O, A, D], [O, O, O, A]]]
    return torch.linalg.matrix_exp(torch.cat(rows))[:n, 3*n:]
"""

JAX_D2EXPM = """_d2expm({0}, {1}, {2})
def _d2expm(A, D, E):
    n, O = len(A), jnp.zeros_like(A)
    return jax.scipy.linalg.expm(jnp.block([[A, D, E, O], [O, A, O, E], [O, O, A, D], [O, O, O, A]]))[:n, 3*n:]
"""

NUMPY_D2LOGM = """_d2logm({0}, {1}, {2})
def _d2logm(A, D, E):
    n, O = len(A), np.zeros_like(A)
    block = np.block([[A, D, E, O], [O, A, O, E], [O, O, A, D], [O, O, O, A]])
    return np.real(scipy.linalg.logm(block))[:n, 3*n:].astype(A.dtype)
"""

D2LOGM = """_d2logm({0}, {1}, {2})
def _d2logm(A, D, E):
    return -_dlogm(A, _d2expm(_logm(A), _dlogm(A, D), _dlogm(A, E)))
"""


def _helpers(*templates: str) -> str:
    """The helper functions of templates, without the calls."""
    return "".join(template.partition("\n")[2] for template in templates)


EXPM_SECOND_DIFFERENTIAL = Operator(
    "d2expm(A[n, n], D[n, n], E[n, n]) -> [n, n]",
    "The second derivative of the matrix exponential at A in the directions D and E, in which it is symmetric.",
    value=exponential_second_derivative,
    linear=Linear.EACH,
    linear_in=("D", "E"),
    across=("G : d2expm(A, dD, E) = d2expm(A', G, E') : dD", "G : d2expm(A, D, dE) = d2expm(A', G, D') : dE"),
    simplify=(
        "d2expm(A, I, E) = dexpm(A, E)",
        "d2expm(A, D, I) = dexpm(A, D)",
        "d2expm(A, c*D, E) = c*d2expm(A, D, E)",
        "d2expm(A, D, c*E) = c*d2expm(A, D, E)",
    ),
    normal=("tr(d2expm(A, D, E)) = tr(dexpm(A, D) E)",),
    commutes_with_transposition=True,
    code=ArrayCode(own={"numpy": NUMPY_D2EXPM, "torch": TORCH_D2EXPM, "jax": JAX_D2EXPM}),
    example="tr(P d2expm(X, A, B)) wrt A == d2expm(X, P, B)'",
)

LOGM_SECOND_DIFFERENTIAL = Operator(
    "d2logm(A[n, n], D[n, n], E[n, n]) -> [n, n]",
    "The second derivative of the matrix logarithm at A in the directions D and E, in which it is symmetric.",
    value=logarithm_second_derivative,
    linear=Linear.EACH,
    linear_in=("D", "E"),
    across=("G : d2logm(A, dD, E) = d2logm(A', G, E') : dD", "G : d2logm(A, D, dE) = d2logm(A', G, D') : dE"),
    simplify=(
        "d2logm(A, A, E) = -dlogm(A, E)",
        "d2logm(A, D, A) = -dlogm(A, D)",
        "d2logm(A, I, I) = -(inv(A) inv(A))",
        "d2logm(A, c*D, E) = c*d2logm(A, D, E)",
        "d2logm(A, D, c*E) = c*d2logm(A, D, E)",
    ),
    normal=("tr(d2logm(A, D, E)) = -tr(inv(A) D inv(A) E)",),
    commutes_with_transposition=True,
    requires=OFF_THE_CUT,
    code=ArrayCode(
        own={
            "numpy": NUMPY_D2LOGM,
            "torch": D2LOGM + _helpers(TORCH_LOGM, TORCH_DLOGM, TORCH_D2EXPM),
            "jax": D2LOGM + _helpers(JAX_LOGM, JAX_DLOGM, JAX_D2EXPM),
        }
    ),
    example="tr(P d2logm(X, A, B)) wrt A == d2logm(X, P, B)'",
)
