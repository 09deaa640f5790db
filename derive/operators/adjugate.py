"""The adjugate, det(A) inv(A) (Magnus & Neudecker, section 8.6), and its derivative.

Both are polynomials in the entries of A, and so is their code: where there is no good inverse, by singular values. Of
A = U diag(s) V' the adjugate is that of diag(s) turned and mirrored, and there it is the products of all but one.
"""

from ..numbers.balls import Matrix, identity
from ..terms.operator import ArrayCode, Linear, Operator


def _adjugate(A: Matrix) -> Matrix:
    return _derivatives(A, A * 0)[0]


def _derivative(A: Matrix, D: Matrix) -> Matrix:
    return _derivatives(A, D)[1]


def _derivatives(A: Matrix, D: Matrix) -> tuple[Matrix, Matrix]:
    """The adjugate and its derivative by the recurrence of Faddeev and Le Verrier, which no singular matrix stops."""
    n = A.nrows()
    M, dM = identity(n), identity(n) * 0
    for k in range(1, n):
        M, dM = A * M, D * M + A * dM
        M, dM = (part - identity(n) * (part.trace() / k) for part in (M, dM))
    return M * (-1) ** (n - 1), dM * (-1) ** (n - 1)


# The logarithms keep the products of many singular values from overflowing.
BY_SINGULAR_VALUES = """

def _adj_by_singular_values(A, scale):
    U, s, V = xp.linalg.svd(A)
    logs = xp.log(xp.clip(s, xp.finfo(A.dtype).tiny, None))
    others = xp.exp((xp.ones_like(A) - xp.diag(xp.ones_like(s))) @ logs + scale)
    return xp.linalg.det(U)*xp.linalg.det(V)*((V.T*others) @ U.T)
"""
# Of a regular matrix det(A) inv(A) takes a fraction of that time. By one factorization it is no less accurate, up to a
# condition of 0.1/eps: what is wrong with the last pivot cancels. (PyTorch's slogdet factors A', but its inv A.)
IN_NUMPY = """
def _adj(A, scale=0):
    sign, log = np.linalg.slogdet(A)
    inverse = np.linalg.inv(A) if sign else A*np.nan
    size = np.linalg.norm(inverse, 1)
    if size*np.linalg.norm(A, 1) < 0.1/np.finfo(A.dtype).eps:
        return sign*np.exp(log + np.log(size) + scale)*(inverse/size)
    return _adj_by_singular_values(A, scale)
"""
IN_TORCH = """
def _adj(A, scale=0):
    factors, pivots, _ = torch.linalg.lu_factor_ex(A)
    pivot, order = torch.diag(factors), torch.arange(1, len(A) + 1, device=A.device)
    sign = torch.prod(torch.sign(pivot)*torch.where(pivots == order, 1, -1))
    log = torch.sum(torch.log(torch.abs(pivot)))
    inverse = torch.linalg.lu_solve(factors, pivots, torch.eye(len(A), dtype=A.dtype, device=A.device))
    size = torch.linalg.norm(inverse)
    if size*torch.linalg.norm(A) < 0.1/torch.finfo(A.dtype).eps:
        return sign*torch.exp(log + torch.log(size) + scale)*(inverse/size)
    return _adj_by_singular_values(A, scale)
"""
IN_JAX = """
def _adj(A, scale=0):
    sign, log = jnp.linalg.slogdet(A)
    inverse = jnp.linalg.inv(A)
    size = jnp.linalg.norm(inverse, 1)
    regular = size*jnp.linalg.norm(A, 1) < 0.1/jnp.finfo(A.dtype).eps
    factor = sign*jnp.exp(log + jnp.log(size) + scale)
    return jax.lax.cond(regular, _adj_by_inverse, _adj_by_singular_values, A, scale, factor, inverse/size)


def _adj_by_inverse(A, scale, factor, inverse):
    return factor*inverse
"""


def _cofactors(call: str) -> ArrayCode:
    """The templates of a call of `_adj`."""
    by_values = BY_SINGULAR_VALUES.replace("(A, scale)", "(A, scale, factor, inverse)")
    return ArrayCode(
        own={
            "numpy": call + IN_NUMPY + BY_SINGULAR_VALUES.replace("xp.", "np."),
            "torch": call + IN_TORCH + BY_SINGULAR_VALUES.replace("xp.", "torch."),
            "jax": call + IN_JAX + by_values.replace("xp.", "jnp."),
        }
    )


DERIVATIVE = """_dadj({0}, {1})
def _dadj(A, D):
    U, s, V = xp.linalg.svd(A)
    logs = xp.log(xp.clip(s, xp.finfo(A.dtype).tiny, None))
    others = xp.exp(xp.sum(logs) - logs[:, None] - logs)
    others = others - xp.diag(xp.diag(others))
    E = U.T @ D @ V.T
    inner = xp.diag(others @ xp.diag(E)) - others*E
    return xp.linalg.det(U)*xp.linalg.det(V)*(V.T @ inner @ U.T)
"""

# How tr(f(A) D) may be written, f the inverse or the adjugate, and D.
TRACES = {
    "tr({f}(A))": "I",
    "tr({f}(A) D)": "D",
    "tr(D {f}(A))": "D",
    "({f}(A) : G)": "G'",
    "({f}(A) : G')": "G",
    "(x' {f}(A) y)": "y x'",
}
ROWS = tuple(
    f"{trace.format(f=f)}*{g}(A) - {left}(A){'' if D == 'I' else f' {D}'} {right}(A) = dadj(A, {D})"
    for trace, D in TRACES.items()
    for f, g in (("adj", "inv"), ("inv", "adj"))
    for left, right in (("adj", "inv"), ("inv", "adj"))
)

ADJUGATE = Operator(
    "adj(A[n, n]) -> [n, n]",
    "The adjugate of an invertible matrix.",
    value=_adjugate,
    differential=("d adj(A) = (inv(A)' : dA)*adj(A) - adj(A) dA inv(A)",),
    simplify=(
        "adj(s) = 1",
        "A adj(A) = det(A)*I",
        "adj(A) A = det(A)*I",
        "inv(adj(A)) = A/det(A)",
    ),
    normal=("adj(A) = det(A)*inv(A)",),
    coded=ROWS,
    commutes_with_transposition=True,
    requires="det(A) != 0",
    code=_cofactors("_adj({0})"),
    example="tr(adj(X)) wrt X == (tr(adj(X)) inv(X) - inv(X) adj(X))'",
)

SCALED_ADJUGATE = Operator(
    "expadj(A[n, n], s[]) -> [n, n]",
    "exp(s) adj(A), found without exp(s), which may be larger than any number that a machine has.",
    value=lambda A, s: _adjugate(A) * s.exp(),
    differential=("d expadj(A, s) = (inv(A)' : dA + ds)*expadj(A, s) - expadj(A, s) dA inv(A)",),
    simplify=("expadj(A, 0) = adj(A)",),
    normal=("expadj(A, s) = exp(s)*det(A)*inv(A)",),
    coded=(
        "det(B)^-1*adj(A) = signdet(B)*expadj(A, -logdet(B)) where B: m x m",
        "det(B)*adj(A) = signdet(B)*expadj(A, logdet(B)) where B: m x m",
        "det(B)^-1*expadj(A, s) = signdet(B)*expadj(A, s - logdet(B)) where B: m x m",
        "det(B)*expadj(A, s) = signdet(B)*expadj(A, s + logdet(B)) where B: m x m",
    ),
    requires="det(A) != 0",
    code=_cofactors("_adj({0}, {1})"),
    example="tr(A expadj(X, c)) wrt c == tr(expadj(X, c) A) where X: n x n, A: n x n, c: scalar",
)

ADJUGATE_DIFFERENTIAL = Operator(
    "dadj(A[n, n], D[n, n]) -> [n, n]",
    "The derivative of the adjugate at A in the direction D.",
    value=_derivative,
    linear=Linear.EACH,
    linear_in=("D",),
    across=("G : dadj(A, dD) = dadj(A', G) : dD",),
    simplify=("dadj(A, c*D) = c*dadj(A, D)",),
    normal=("dadj(A, D) = det(A)*(tr(inv(A) D)*inv(A) - inv(A) D inv(A))",),
    commutes_with_transposition=True,
    requires="det(A) != 0",
    code=ArrayCode(DERIVATIVE),
    example="tr(A dadj(X, B)) wrt B == dadj(X, A)' where X: n x n, A: n x n, B: n x n",
)
