"""Singular values A = U diag(s) V' of a matrix with no more columns than rows, and their vectors (Giles 2008).

A column of V has the sign that makes the first of its largest entries positive; no derivative of a singular value
depends on that sign.
"""

from ..numbers.eigenvectors import left_singular_vectors, right_singular_vectors, singular_values
from ..terms.operator import ArrayCode, Operator

SVD = """
def _svd(A):
    U, s, V = xp.linalg.svd(A, full_matrices=False)
    V = V.T
    size = xp.abs(V)
    order = xp.arange(len(s), 0, -1)
    large = xp.where(size > (1 - 1e-6)*xp.amax(size, 0), order[:, None], 0*order)
    sign = xp.sign(V[xp.argmax(large, 0), len(s) - order])
    return U*sign, s, V*sign
"""
SIMPLE_VALUES = "simple_singular_values(A)"


def _by_svd(result: int) -> ArrayCode:
    """A result of the one call that gives the singular values and their vectors."""
    general = f"_svd({{0}})[{result}]{SVD}"
    order = "torch.arange(len(s), 0, -1, device=s.device)"
    return ArrayCode(general, {"torch": general.replace("xp.arange(len(s), 0, -1)", order)})


SVDVALS = Operator(
    "svdvals(A[m, n]) -> [n]",
    "The singular values of a matrix with no more columns than rows, the largest first; of a wide one svdvals(A').",
    value=singular_values,
    differential=("d svdvals(A) = diag(svd_u(A)' dA svd_v(A))",),
    simplify=(
        "svdvals(x) = norm2(x)",
        "sum(svdvals(A)) = norm_nuc(A)",
        "max(svdvals(A)) = norm_spec(A)",
        "norm2(svdvals(A)) = norm_F(A)",
        "svdvals(A)' svdvals(A) = norm_F(A)^2",
        "sum(svdvals(A).^2) = norm_F(A)^2",
        "sum(svdvals(A).^4) = norm_F(A' A)^2",
        "sum(log(svdvals(A))) = 1/2*logdet(A' A)",
        "prod(svdvals(A)) = sqrt(det(A' A))",
        "svdvals(-A) = svdvals(A)",
        "svdvals(c*A) = c*svdvals(A) where c: scalar positive",
    ),
    requires=SIMPLE_VALUES,
    code=_by_svd(1),
    example="w' svdvals(X) wrt X == svd_u(X) diag(w) svd_v(X)'",
)

SVD_U = Operator(
    "svd_u(A[m, n]) -> [m, n]",
    "The left singular vectors, columns in the order of the singular values.",
    value=left_singular_vectors,
    differential=(
        "d svd_u(A) = svd_u(A) (inv_gaps(svdvals(A).^2) .* (svd_u(A)' dA svd_v(A) diag(svdvals(A))"
        " + diag(svdvals(A)) svd_v(A)' dA' svd_u(A)))"
        " + (I - svd_u(A) svd_u(A)') dA svd_v(A) inv(diag(svdvals(A)))",
    ),
    simplify=(
        "svd_u(x) = x/norm2(x)",
        "svd_u(A)' svd_u(A) = I",
        "svd_u(A) svd_v(A)' = dnorm_nuc(A)",
        "svd_u(A) diag(svdvals(A)) svd_v(A)' = A",
        "svd_u(A)' A svd_v(A) = diag(svdvals(A))",
        "svd_u(-A) = -svd_u(A)",
        "svd_u(c*A) = svd_u(A) where c: scalar positive",
    ),
    requires=SIMPLE_VALUES,
    code=_by_svd(0),
    example="sum(svdvals(X).^3) wrt X == 3 svd_u(X) diag(svdvals(X).^2) svd_v(X)'",
)

SVD_V = Operator(
    "svd_v(A[m, n]) -> [n, n]",
    "The right singular vectors, columns in the order of the singular values.",
    value=right_singular_vectors,
    differential=(
        "d svd_v(A) = svd_v(A) (inv_gaps(svdvals(A).^2) .* (svd_v(A)' dA' svd_u(A) diag(svdvals(A))"
        " + diag(svdvals(A)) svd_u(A)' dA svd_v(A)))",
    ),
    simplify=(
        "svd_v(x) = 1",
        "svd_v(A)' svd_v(A) = I",
        "svd_v(A) svd_v(A)' = I",
        "svd_v(-A) = svd_v(A)",
        "svd_v(c*A) = svd_v(A) where c: scalar positive",
    ),
    requires=SIMPLE_VALUES,
    code=_by_svd(2),
    example="sum(exp(svdvals(X))) wrt X == svd_u(X) diag(exp(svdvals(X))) svd_v(X)'",
)
