"""The lower triangle as a vector (Henderson & Searle 1979; Magnus & Neudecker, chapter 3)."""

from ..numbers.patterns import duplication, elimination, fill_lower, unvech, vech
from ..terms.operator import ArrayCode, Linear, Operator

VECH_CODE = """xp.concatenate([{0}[j:, j] for j in range(len({0}))])"""
FILL_LOWER_CODE = """_fill_lower({0})
def _fill_lower(v):
    n = round(((8*len(v) + 1)**0.5 - 1)/2)
    j = xp.arange(n)
    i = j[:, None]
    return xp.tril(v[xp.where(i >= j, j*n - j*(j + 1)//2 + i, 0)])
"""
UNVECH_CODE = """_unvech({0})
def _unvech(v):
    n = round(((8*len(v) + 1)**0.5 - 1)/2)
    j = xp.arange(n)
    high, low = xp.maximum(j[:, None], j), xp.minimum(j[:, None], j)
    return v[low*n - low*(low + 1)//2 + high]
"""
ELIMINATION_CODE = """_elimination({0}, xp.eye({0}*{0}, {kind}))
def _elimination(n, eye):
    return eye[xp.concatenate([xp.arange(j*n + j, j*n + n) for j in range(n)])]
"""
DUPLICATION_CODE = """_duplication({0}, xp.eye({0}*({0} + 1)//2, {kind}))
def _duplication(n, eye):
    j = xp.arange(n)
    high, low = xp.maximum(j[:, None], j), xp.minimum(j[:, None], j)
    return eye[xp.reshape(low*n - low*(low + 1)//2 + high, (-1,))]
"""

VECH = Operator(
    "vech(A[n, n]) -> [n (n + 1)/2]",
    "The columns of the lower triangle, the diagonal with it, one below the other.",
    wiring="ij, vech[ijv] -> v",
    value=vech,
    linear=Linear.EACH,
    across=("y : vech(dA) = fill_lower(y) : dA",),
    simplify=(
        "vech(tril(A)) = vech(A)",
        "vech(fill_lower(v)) = v",
        "vech(unvech(v)) = v",
        "vech(A)' vech(B) = tril(A) : B",
        "vech(A) : vech(B) = tril(A) : B",
        "norm2(vech(A))^2 = tril(A) : A",
    ),
    code=ArrayCode(VECH_CODE),
    example="y' vech(X) wrt X == fill_lower(y) where X: n x n",
)

FILL_LOWER = Operator(
    "fill_lower(v[n (n + 1)/2]) -> [n, n]",
    "The adjoint of vech: the lower triangular matrix L with vech(L) = v.",
    wiring="v, vech[ijv] -> ij",
    value=fill_lower,
    linear=Linear.EACH,
    across=("G : fill_lower(dv) = vech(G) : dv",),
    stacked=("vec(fill_lower(dv)) = elimination(n)' dv",),
    simplify=(
        "fill_lower(vech(A)) = tril(A)",
        "tril(fill_lower(v)) = fill_lower(v)",
        "norm_F(fill_lower(v)) = norm2(v)",
    ),
    code=ArrayCode(FILL_LOWER_CODE),
    example="tr(A fill_lower(v)) wrt v == vech(A') where A: n x n, v: n*(n+1)/2",
)

UNVECH = Operator(
    "unvech(v[n (n + 1)/2]) -> [n, n]",
    "The symmetric matrix S with vech(S) = v.",
    value=unvech,
    linear=Linear.EACH,
    across=("G : unvech(dv) = vech(G + G' - diag(diag(G))) : dv",),
    stacked=("vec(unvech(dv)) = duplication(n) dv",),
    simplify=("unvech(vech(S)) = S where S: n x n symmetric",),
    normal=("unvech(v) = fill_lower(v) + fill_lower(v)' - diag(diag(fill_lower(v)))",),
    symmetric=True,
    code=ArrayCode(UNVECH_CODE),
    example="x' unvech(v) x wrt v == vech(2 x x' - diag(x.^2)) where x: n, v: n*(n+1)/2",
)

ELIMINATION = Operator(
    "elimination(n) -> [n (n + 1)/2, n n]",
    "The elimination matrix: elimination(n) vec(A) = vech(A).",
    value=elimination,
    simplify=(
        "elimination(n) vec(A) = vech(A) where A: n x n",
        "elimination(n)' v = vec(fill_lower(v))",
    ),
    code=ArrayCode(ELIMINATION_CODE),
    example="y' elimination(n) x wrt x == vec(fill_lower(y)) where x: n*n, y: n*(n+1)/2",
)

DUPLICATION = Operator(
    "duplication(n) -> [n n, n (n + 1)/2]",
    "The duplication matrix: duplication(n) vech(S) = vec(S) of a symmetric S.",
    value=duplication,
    simplify=(
        "duplication(n) v = vec(unvech(v))",
        "duplication(n)' vec(A) = vech(A + A' - diag(diag(A))) where A: n x n",
        "elimination(n) duplication(n) = eye(n*(n + 1)/2)",
    ),
    code=ArrayCode(DUPLICATION_CODE),
    example="C : (X duplication(n)) wrt X == C duplication(n)' where X: m x n*n, C: m x n*(n+1)/2",
)
