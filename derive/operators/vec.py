"""Columns stacked, and the permutation from the stack of A to that of A' (Magnus & Neudecker, chapter 3)."""

from ..numbers.blocks import commutation, stacked, unstacked
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator

STACKED_BY_ROWS = """
def _stacked_by_rows(n, p):
    return xp.reshape(xp.reshape(xp.arange(n*p), (p, n)).T, (-1,))
"""

VEC = Operator(
    "vec(A[m, n]) -> [m n]",
    "The columns of a matrix, one below the other.",
    wiring="mn -> (nm)",
    value=stacked,
    linear=Linear.EACH,
    across=("y : vec(dA) = unvec(y, m, n) : dA",),
    stacked=("vec(vec(dA)) = eye(m*n) vec(dA)",),
    simplify=(
        "vec(x) = x",
        "vec(x') = x",
        "vec(A)' vec(B) = A : B",
        "vec(A) : vec(B) = A : B",
        "vec(A) + vec(B) = vec(A + B)",
        "vec(A) + c*vec(B) = vec(A + c*B)",
        "vec(A) .* vec(B) = vec(A .* B)",
        "sum(vec(A)) = sum(A)",
        "norm2(vec(A)) = norm2(A)",
        "norm_F(vec(A)) = norm_F(A)",
        "vec(ones(m,n)) = ones(m*n)",
    ),
    code=ArrayCode("xp.reshape({0}.T, (-1,))"),
    example="y' vec(X) wrt X == unvec(y, m, n) where X: m x n, y: m*n",
)

UNVEC = Operator(
    "unvec(x[n p], n, p) -> [n, p]",
    "The n×p matrix whose stacked columns are x.",
    wiring="(pn) -> np",
    value=unstacked,
    linear=Linear.EACH,
    across=("G : unvec(dx, n, p) = vec(G) : dx",),
    stacked=("vec(unvec(dx, n, p)) = eye(n*p) dx",),
    simplify=(
        "unvec(vec(A), m, n) = A",
        "vec(unvec(x, n, p)) = x",
        "unvec(c*x, n, p) = c*unvec(x, n, p)",
        "unvec(ones(n*p), n, p) = ones(n,p)",
    ),
    code=ArrayCode("xp.reshape({0}, ({2}, {1})).T"),
    example="tr(A unvec(x, n, p)) wrt x == vec(A') where x: n*p, A: p x n",
)

COMMUTATION = Operator(
    "commutation(n, p) -> [n p, n p]",
    "The commutation matrix: K vec(A) = vec(A') for A of size n×p.",
    wiring="-> (np)(pn)",
    value=commutation,
    notation=Notation(Appearance.UNIT, "K"),
    simplify=(
        "commutation(n, p)' = commutation(p, n)",
        "commutation(n, p) commutation(p, n) = I",
        "commutation(n, 1) = I",
        "commutation(1, n) = I",
        "inv(commutation(n, p)) = commutation(p, n)",
        "commutation(n, p) vec(A) = vec(A') where A: n x p",
    ),
    code=ArrayCode("xp.eye({0}*{1}, {kind})[_stacked_by_rows({0}, {1})]" + STACKED_BY_ROWS),
    example="y' commutation(n, p) x wrt x == commutation(p, n) y where x: n*p, y: n*p",
)
