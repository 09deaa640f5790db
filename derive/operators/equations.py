"""Linear matrix equations (Bartels & Stewart 1972; Simoncini, Computational methods for linear matrix equations, 2016).

The solution X is linear in the right side, and its adjoint solves the equation with the matrices transposed. Where A
varies, the equation is differentiated: A dX + dX A' = dQ - dA X - X dA' is an equation of the same kind for dX.
"""

from ..numbers.equations import discrete_lyapunov, lyapunov, sylvester
from ..terms.operator import ArrayCode, Linear, Operator

FEW_UNKNOWNS = 1024  # unknowns up to which the whole system is solved: it needs no eigenvectors

SYLV = f"""_sylv({{args}})
def _sylv(A, B, C):
    m, n = C.shape
    if m*n <= {FEW_UNKNOWNS}:
        I, J = xp.eye(m, dtype=C.dtype), xp.eye(n, dtype=C.dtype)
        system = A[:, None, :, None]*J[None, :, None, :] + I[:, None, :, None]*B.T[None, :, None, :]
        return xp.reshape(xp.linalg.solve(xp.reshape(system, (m*n, m*n)), xp.reshape(C, (m*n,))), (m, n))
    (w, V), (s, W) = xp.linalg.eig(A), xp.linalg.eig(B)
    inner = xp.linalg.inv(V) @ (C + 0*w[0]) @ W
    return xp.real(V @ (inner/(w[:, None] + s)) @ xp.linalg.inv(W))
"""

DLYAP = f"""_dlyap({{0}}, {{1}})
def _dlyap(A, Q):
    n = len(A)
    if n*n <= {FEW_UNKNOWNS}:
        system = xp.eye(n*n, dtype=Q.dtype) - xp.reshape(A[:, None, :, None]*A[None, :, None, :], (n*n, n*n))
        return xp.reshape(xp.linalg.solve(system, xp.reshape(Q, (n*n,))), (n, n))
    w, V = xp.linalg.eig(A)
    U = xp.linalg.inv(V)
    inner = U @ (Q + 0*w[0]) @ U.T
    return xp.real(V @ (inner/(1 - w[:, None]*w)) @ V.T)
"""


def _both_ways(solution: str, formula: str) -> tuple[str, ...]:
    """The normal form of a solution that is transposed with its right side: which of both was written is not seen."""
    as_it_is, turned = formula.format(Q="Q"), formula.format(Q="Q'")
    return (f"{solution} = 1/2*({as_it_is} + {turned}')",)


LYAP = Operator(
    "lyap(A[n, n], Q[n, n]) -> [n, n]",
    "The X with A X + X A' = Q (Lyapunov).",
    value=lyapunov,
    linear=Linear.EACH,
    linear_in=("Q",),
    differential=("d lyap(A, Q) = lyap(A, dQ - dA lyap(A, Q) - lyap(A, Q) dA')",),
    across=("G : lyap(A, dQ) = lyap(A', G) : dQ",),
    stacked=("vec(lyap(A, dQ)) = inv(kron(eye(n), A) + kron(A, eye(n))) vec(dQ)",),
    simplify=(
        "lyap(A, c*Q) = c*lyap(A, Q)",
        "lyap(c*A, Q) = lyap(A, Q)/c",
        "A lyap(A, Q) + lyap(A, Q) A' = Q",
        "lyap(A, A X + X A') = X",
        "lyap(A, A + A') = eye(n)",
        "lyap(eye(n), Q) = 1/2*Q",
        "lyap(a, c) = c/(2*a)",
        "tr(A lyap(A, S)) = 1/2*tr(S) where S: n x n symmetric",
    ),
    normal=_both_ways("lyap(A, Q)", "unvec(inv(kron(eye(n), A) + kron(A, eye(n))) vec({Q}), n, n)"),
    shorter=("lyap(A, Q) + lyap(A, R) = lyap(A, Q + R)",),
    turned_by=("Q",),
    requires="no_opposite_eigenvalues(A)",
    code=ArrayCode(SYLV.format(args="{0}, {0}.T, {1}"), {"numpy": "scipy.linalg.solve_continuous_lyapunov({0}, {1})"}),
    example="tr(C lyap(A, Q)) wrt Q == lyap(A', C)'",
)

DISCRETE_LYAP = Operator(
    "dlyap(A[n, n], Q[n, n]) -> [n, n]",
    "The X with A X A' - X + Q = 0 (Stein, or Lyapunov in discrete time).",
    value=discrete_lyapunov,
    linear=Linear.EACH,
    linear_in=("Q",),
    differential=("d dlyap(A, Q) = dlyap(A, dQ + dA dlyap(A, Q) A' + A dlyap(A, Q) dA')",),
    across=("G : dlyap(A, dQ) = dlyap(A', G) : dQ",),
    stacked=("vec(dlyap(A, dQ)) = inv(eye(n*n) - kron(A, A)) vec(dQ)",),
    simplify=(
        "dlyap(A, c*Q) = c*dlyap(A, Q)",
        "dlyap(A, Q) - A dlyap(A, Q) A' = Q",
        "dlyap(A, X - A X A') = X",
        "dlyap(A, eye(n) - A A') = eye(n)",
        "dlyap(a, c) = c/(1 - a^2)",
    ),
    normal=_both_ways("dlyap(A, Q)", "unvec(inv(eye(n*n) - kron(A, A)) vec({Q}), n, n)"),
    shorter=("dlyap(A, Q) + dlyap(A, R) = dlyap(A, Q + R)",),
    turned_by=("Q",),
    requires="no_reciprocal_eigenvalues(A)",
    code=ArrayCode(DLYAP, {"numpy": "scipy.linalg.solve_discrete_lyapunov({0}, {1})"}),
    example="tr(C dlyap(A, Q)) wrt Q == dlyap(A', C)'",
)

SYLVESTER = Operator(
    "sylv(A[m, m], B[n, n], C[m, n]) -> [m, n]",
    "The X with A X + X B = C (Sylvester).",
    value=sylvester,
    linear=Linear.EACH,
    linear_in=("C",),
    differential=("d sylv(A, B, C) = sylv(A, B, dC - dA sylv(A, B, C) - sylv(A, B, C) dB)",),
    across=("G : sylv(A, B, dC) = sylv(A', B', G) : dC",),
    stacked=("vec(sylv(A, B, dC)) = inv(kron(eye(n), A) + kron(B', eye(m))) vec(dC)",),
    simplify=(
        "sylv(A, B, c*C) = c*sylv(A, B, C)",
        "sylv(A, A', Q) = lyap(A, Q)",
        "sylv(A', A, Q) = lyap(A', Q)",
        "sylv(S, S, Q) = lyap(S, Q) where S: m x m symmetric",
        "sylv(A', B', D') = sylv(B, A, D)' where D: n x m",
        "sylv(c*A, c*B, C) = sylv(A, B, C)/c",
        "A sylv(A, B, C) + sylv(A, B, C) B = C",
        "sylv(A, B, A X + X B) = X",
        "sylv(a, b, c) = c/(a + b)",
    ),
    normal=(
        "sylv(A, B, C) = 1/2*(unvec(inv(kron(eye(n), A) + kron(B', eye(m))) vec(C), m, n)"
        " + unvec(inv(kron(eye(m), B') + kron(A, eye(n))) vec(C'), n, m)')",
    ),
    shorter=("sylv(A, B, C) + sylv(A, B, D) = sylv(A, B, C + D)",),
    requires="no_opposite_eigenvalues_in(A, B)",
    code=ArrayCode(SYLV.format(args="{0}, {1}, {2}"), {"numpy": "scipy.linalg.solve_sylvester({0}, {1}, {2})"}),
    example="tr(D sylv(A, B, C)) wrt C == sylv(B, A, D)'",
)
