"""Eigenvalues of symmetric matrices, and their eigenvectors (Magnus & Neudecker, sections 8.9 and 8.10).

An eigenvector has length 1, and the first of its largest entries is positive; no derivative of an eigenvalue depends on
that sign.
"""

from ..numbers.eigenvectors import (
    ascending_eigenvalues,
    eigenvector_of_largest,
    eigenvector_of_smallest,
    eigenvectors,
    gaps_to_largest,
    largest_eigenvalue,
    pseudoinverse_at_largest,
    pseudoinverse_at_smallest,
    reciprocal_gaps,
    smallest_eigenvalue,
)
from ..terms.operator import Appearance, ArrayCode, Notation, Operator

EIGH = """
def _eigh(A):
    w, Q = xp.linalg.eigh(A)
    size = xp.abs(Q)
    order = xp.arange(len(w), 0, -1)
    large = xp.where(size > (1 - 1e-6)*xp.amax(size, 0), order[:, None], 0*order)
    return w, Q*xp.sign(Q[xp.argmax(large, 0), len(w) - order])
"""

INV_GAPS_CODE = """_inv_gaps({0})
def _inv_gaps(x):
    eye = xp.eye(len(x))
    return (1 - eye)/(x - x[:, None] + eye)
"""
NUMPY_GAPS = INV_GAPS_CODE.replace("eye(len(x))", "eye(len(x), dtype=x.dtype)")
GAPS_MAX = """_inv_gaps_max({0})
def _inv_gaps_max(x):
    gap = xp.max(x) - x
    top = gap == 0
    return xp.where(top, 0*x, 1/xp.where(top, 1 + 0*x, gap))
"""
TORCH_GAPS = INV_GAPS_CODE.replace("eye(len(x))", "eye(len(x), dtype=x.dtype, device=x.device)")


def _by_eigh(result: str) -> ArrayCode:
    """A result of the one call that gives the eigenvalues and the eigenvectors."""
    general = f"_eigh({{0}}){result}{EIGH}"
    order = "torch.arange(len(w), 0, -1, device=w.device)"
    return ArrayCode(general, {"torch": general.replace("xp.arange(len(w), 0, -1)", order)})


EIGMAX = Operator(
    "eigmax(S[n, n]) -> []",
    "The largest eigenvalue of a symmetric matrix.",
    value=largest_eigenvalue,
    of_symmetric=True,
    differential=("d eigmax(S) = (q_max(S) q_max(S)') : dS",),
    simplify=(
        "eigmax(s) = s",
        "eigmax(-S) = -eigmin(S)",
        "eigmax(c*S) = c*eigmax(S) where c: scalar positive",
        "eigmax(c*I + S) = eigmax(S) + c",
        "eigmax(I + S) = eigmax(S) + 1",
        "eigmax(diag(x)) = max(x)",
        "eigmax(x x') = x' x",
        "eigmax(expm(S)) = exp(eigmax(S))",
        "eigmax(inv(S)) = 1/eigmin(S) where S: n x n spd",
    ),
    forms=("eigmax(A' A) = norm_spec(A)^2",),
    positive_of_definite=True,
    aliases=("lambda_max",),
    notation=Notation(Appearance.CALL, "lambda_max"),
    requires="simple_largest_eigenvalue(A)",
    code=_by_eigh("[0][-1]"),
    example="eigmax(S) wrt S == q_max(S) q_max(S)' where S: n x n symmetric",
)

EIGMIN = Operator(
    "eigmin(S[n, n]) -> []",
    "The smallest eigenvalue of a symmetric matrix.",
    value=smallest_eigenvalue,
    of_symmetric=True,
    differential=("d eigmin(S) = (q_min(S) q_min(S)') : dS",),
    simplify=(
        "eigmin(s) = s",
        "eigmin(-S) = -eigmax(S)",
        "eigmin(c*S) = c*eigmin(S) where c: scalar positive",
        "eigmin(c*I + S) = eigmin(S) + c",
        "eigmin(I + S) = eigmin(S) + 1",
        "eigmin(diag(x)) = -max(-x)",
        "eigmin(expm(S)) = exp(eigmin(S))",
        "eigmin(inv(S)) = 1/eigmax(S) where S: n x n spd",
    ),
    positive_of_definite=True,
    aliases=("lambda_min",),
    notation=Notation(Appearance.CALL, "lambda_min"),
    requires="simple_smallest_eigenvalue(A)",
    code=_by_eigh("[0][0]"),
    example="eigmin(A + t*B) wrt t == q_min(A + t B)' B q_min(A + t B)"
    " where A: n x n symmetric, B: n x n symmetric, t: scalar",
)

Q_MAX = Operator(
    "q_max(S[n, n]) -> [n]",
    "The eigenvector of the largest eigenvalue of a symmetric matrix.",
    value=eigenvector_of_largest,
    of_symmetric=True,
    differential=("d q_max(S) = pinv_max(S) dS q_max(S)",),
    simplify=(
        "q_max(s) = 1",
        "q_max(S)' q_max(S) = 1",
        "norm2(q_max(S)) = 1",
        "S q_max(S) = eigmax(S)*q_max(S)",
        "q_max(S)' S = eigmax(S)*q_max(S)'",
        "inv(S) q_max(S) = q_max(S)/eigmax(S)",
        "q_max(S)' inv(S) = q_max(S)'/eigmax(S)",
        "q_max(-S) = q_min(S)",
        "q_max(c*S) = q_max(S) where c: scalar positive",
        "q_max(c*I + S) = q_max(S)",
        "q_max(inv(S)) = q_min(S) where S: n x n spd",
    ),
    requires="simple_largest_eigenvalue(A)",
    code=_by_eigh("[1][:, -1]"),
    example="(x' S x)*eigmax(S) wrt S == (x' S x) q_max(S) q_max(S)' + eigmax(S) x x' where S: n x n symmetric, x: n",
)

Q_MIN = Operator(
    "q_min(S[n, n]) -> [n]",
    "The eigenvector of the smallest eigenvalue of a symmetric matrix.",
    value=eigenvector_of_smallest,
    of_symmetric=True,
    differential=("d q_min(S) = pinv_min(S) dS q_min(S)",),
    simplify=(
        "q_min(s) = 1",
        "q_min(S)' q_min(S) = 1",
        "norm2(q_min(S)) = 1",
        "S q_min(S) = eigmin(S)*q_min(S)",
        "q_min(S)' S = eigmin(S)*q_min(S)'",
        "inv(S) q_min(S) = q_min(S)/eigmin(S)",
        "q_min(S)' inv(S) = q_min(S)'/eigmin(S)",
        "q_min(-S) = q_max(S)",
        "q_min(c*S) = q_min(S) where c: scalar positive",
        "q_min(c*I + S) = q_min(S)",
        "q_min(inv(S)) = q_max(S) where S: n x n spd",
    ),
    requires="simple_smallest_eigenvalue(A)",
    code=_by_eigh("[1][:, 0]"),
    example="eigmin(S) wrt S == q_min(S) q_min(S)' where S: n x n symmetric",
)

PINV_MAX = Operator(
    "pinv_max(S[n, n]) -> [n, n]",
    "The pseudo-inverse of eigmax(S)*I - S, S symmetric.",
    value=pseudoinverse_at_largest,
    of_symmetric=True,
    differential=(
        "d pinv_max(S) = pinv_max(S) dS pinv_max(S) - (q_max(S)' dS q_max(S))*(pinv_max(S) pinv_max(S))"
        " - pinv_max(S) pinv_max(S) dS q_max(S) q_max(S)' - q_max(S) q_max(S)' dS pinv_max(S) pinv_max(S)",
    ),
    simplify=(
        "pinv_max(s) = 0",
        "pinv(eigmax(S)*I - S) = pinv_max(S)",
        "pinv_max(S) q_max(S) = zeros(n)",
        "q_max(S)' pinv_max(S) = zeros(n)'",
        "pinv_max(-S) = -pinv_min(S)",
        "pinv_max(c*S) = pinv_max(S)/c where c: scalar positive",
        "pinv_max(c*I + S) = pinv_max(S)",
    ),
    coded=("pinv_max(S) = eigvecs(S) diag(inv_gaps_max(eigvals(S))) eigvecs(S)'",),
    symmetric=True,
    requires="simple_largest_eigenvalue(A)",
    code=ArrayCode("xp.linalg.pinv(xp.linalg.eigvalsh({0})[-1]*xp.eye(len({0})) - {0})"),
    example="A : (q_max(S) x') wrt S == 1/2 (pinv_max(S) A x q_max(S)' + q_max(S) x' A' pinv_max(S))"
    " where S: n x n symmetric, x: p, A: n x p",
)

PINV_MIN = Operator(
    "pinv_min(S[n, n]) -> [n, n]",
    "The pseudo-inverse of eigmin(S)*I - S, S symmetric.",
    value=pseudoinverse_at_smallest,
    of_symmetric=True,
    differential=(
        "d pinv_min(S) = pinv_min(S) dS pinv_min(S) - (q_min(S)' dS q_min(S))*(pinv_min(S) pinv_min(S))"
        " - pinv_min(S) pinv_min(S) dS q_min(S) q_min(S)' - q_min(S) q_min(S)' dS pinv_min(S) pinv_min(S)",
    ),
    simplify=(
        "pinv_min(s) = 0",
        "pinv(eigmin(S)*I - S) = pinv_min(S)",
        "pinv_min(S) q_min(S) = zeros(n)",
        "q_min(S)' pinv_min(S) = zeros(n)'",
        "pinv_min(-S) = -pinv_max(S)",
        "pinv_min(c*S) = pinv_min(S)/c where c: scalar positive",
        "pinv_min(c*I + S) = pinv_min(S)",
    ),
    coded=("pinv_min(S) = -eigvecs(S) diag(inv_gaps_max(-eigvals(S))) eigvecs(S)'",),
    symmetric=True,
    requires="simple_smallest_eigenvalue(A)",
    code=ArrayCode("xp.linalg.pinv(xp.linalg.eigvalsh({0})[0]*xp.eye(len({0})) - {0})"),
    example="eigmin(A + t*B) wrt t twice == 2 q_min(A + t B)' B pinv_min(A + t B) B q_min(A + t B)"
    " where A: n x n symmetric, B: n x n symmetric, t: scalar",
)

EIGVALS = Operator(
    "eigvals(S[n, n]) -> [n]",
    "The eigenvalues of a symmetric matrix, the smallest first.",
    value=ascending_eigenvalues,
    of_symmetric=True,
    differential=("d eigvals(S) = diag(eigvecs(S)' dS eigvecs(S))",),
    simplify=(
        "eigvals(s) = s",
        "sum(eigvals(S)) = tr(S)",
        "max(eigvals(S)) = eigmax(S)",
        "max(-eigvals(S)) = -eigmin(S)",
        "norm2(eigvals(S)) = norm_F(S)",
        "norm1(eigvals(S)) = norm_nuc(S)",
        "norm_inf(eigvals(S)) = norm_spec(S)",
        "sum(abs(eigvals(S))) = norm_nuc(S)",
        "max(abs(eigvals(S))) = norm_spec(S)",
        "eigvals(S)' eigvals(S) = tr(S S)",
        "sum(eigvals(S).^2) = tr(S S)",
        "sum(eigvals(S).^3) = tr(S S S)",
        "sum(eigvals(S).^4) = tr(S S S S)",
        "sum(eigvals(S).^-1) = tr(inv(S))",
        "sum(exp(eigvals(S))) = tr(expm(S))",
        "sum(sin(eigvals(S))) = tr(sinm(S))",
        "sum(cos(eigvals(S))) = tr(cosm(S))",
        "sum(log(eigvals(S))) = logdet(S)",
        "sum(sqrt(eigvals(S))) = tr(sqrtm(S))",
        "sum(eigvals(S) .* log(eigvals(S))) = tr(S logm(S))",
        "eigvals(S)' log(eigvals(S)) = tr(S logm(S))",
        "prod(eigvals(S)) = det(S)",
        "eigvals(c*S) = c*eigvals(S) where c: scalar positive",
        "eigvals(c*I + S) = c*ones(n) + eigvals(S)",
        "eigvals(I + S) = ones(n) + eigvals(S)",
    ),
    positive_of_definite=True,
    requires="simple_eigenvalues(A)",
    code=_by_eigh("[0]"),
    example="w' eigvals(S) wrt S == eigvecs(S) diag(w) eigvecs(S)' where S: n x n symmetric, w: n",
)

EIGVECS = Operator(
    "eigvecs(S[n, n]) -> [n, n]",
    "The eigenvectors of a symmetric matrix, columns in the order of the eigenvalues.",
    value=eigenvectors,
    of_symmetric=True,
    differential=("d eigvecs(S) = eigvecs(S) (inv_gaps(eigvals(S)) .* (eigvecs(S)' dS eigvecs(S)))",),
    simplify=(
        "eigvecs(s) = 1",
        "eigvecs(S)' eigvecs(S) = I",
        "eigvecs(S) eigvecs(S)' = I",
        "eigvecs(S)' S eigvecs(S) = diag(eigvals(S))",
        "eigvecs(S) diag(eigvals(S)) eigvecs(S)' = S",
        "eigvecs(c*S) = eigvecs(S) where c: scalar positive",
        "eigvecs(c*I + S) = eigvecs(S)",
        "eigvecs(I + S) = eigvecs(S)",
    ),
    requires="simple_eigenvalues(A)",
    code=_by_eigh("[1]"),
    example="sum(eigvals(S).^5) wrt S == 5 eigvecs(S) diag(eigvals(S).^4) eigvecs(S)' where S: n x n symmetric",
)

INV_GAPS = Operator(
    "inv_gaps(x[n]) -> [n, n]",
    "The reciprocal gaps 1/(x_j - x_i) between the entries of a vector, 0 on the diagonal.",
    value=reciprocal_gaps,
    differential=("d inv_gaps(x) = inv_gaps(x).^2 .* (dx ones(n)' - ones(n) dx')",),
    simplify=(
        "inv_gaps(-x) = -inv_gaps(x)",
        "inv_gaps(c*x) = inv_gaps(x)/c",
        "inv_gaps(c*ones(n) + x) = inv_gaps(x)",
    ),
    skew=True,
    requires="distinct_entries(A)",
    code=ArrayCode(NUMPY_GAPS, {"torch": TORCH_GAPS}),
    example="sum(inv_gaps(t*x) .* A) wrt t == -sum(A .* inv_gaps(x))/t^2 where x: n, A: n x n, t: scalar",
)

INV_GAPS_MAX = Operator(
    "inv_gaps_max(x[n]) -> [n]",
    "The reciprocal gaps 1/(max(x) - x_i) below the largest entry of a vector, 0 for that itself.",
    value=gaps_to_largest,
    differential=("d inv_gaps_max(x) = inv_gaps_max(x).^2 .* (dx - (argmax(x) : dx)*ones(n))",),
    simplify=(
        "inv_gaps_max(s) = 0",
        "inv_gaps_max(c*x) = inv_gaps_max(x)/c where c: scalar positive",
        "inv_gaps_max(c*ones(n) + x) = inv_gaps_max(x)",
    ),
    requires="unique_largest(A)",
    code=ArrayCode(GAPS_MAX),
    example="y' inv_gaps_max(x) wrt x == y .* inv_gaps_max(x).^2 - sum(y .* inv_gaps_max(x).^2) argmax(x)"
    " where x: n, y: n",
)
