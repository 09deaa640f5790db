"""Diagonals, both ways, and triangles."""

from ..numbers.balls import diagonal, diagonal_matrix, lower_triangle, upper_triangle
from ..terms.operator import ArrayCode, Beside, Linear, Operator

DIAG = Operator(
    "diag(x[n]) -> [n, n]",
    "The diagonal matrix of a vector.",
    aliases=("Diag", "diagm"),
    wiring="n -> nn",
    value=diagonal_matrix,
    linear=Linear.EACH,
    across=("G : diag(dx) = diag(G) : dx",),
    forms=("x .* y = diag(x) y", "diag(x) C = (x ones(p)') .* C"),
    stacked=("diag(dx) y = diag(y) dx", "vec(diag(dx)) = khatri_rao(eye(n), eye(n)) dx"),
    opened=("diag(dx) = I .* (dx ones(n)')",),
    simplify=(
        "diag(ones(n)) = I",
        "diag(x) y = x .* y",
        "y' diag(x) = (x .* y)' where y: n",
        "diag(x) ones(n) = x",
        "ones(n)' diag(x) = x'",
        "diag(diag(x) y) = diag(x .* y)",
        "diag(x) diag(y) = diag(x .* y)",
        "inv(diag(x)) = diag(x.^-1)",
        "diag(diag(D)) = D where D: n x n diagonal",
        "D .* I = D where D: n x n diagonal",
    ),
    shorter=(
        "(x ones(p)') .* C = diag(x) C",
        "(ones(p) y') .* C = C diag(y)",
        "(ones(p) r) .* C = C diag(r') where r: 1 x n",
    ),
    symmetric=True,
    code=ArrayCode(
        "xp.diag({0})",
        beside=Beside(
            before_matrix="({0}[:, None]*{1})",
            before_vector="({0}*{1})",
            after_matrix="({1}*{0})",
            after_vector="({1}*{0})",
        ),
    ),
    example="tr(A diag(x)) wrt x == diag(A)",
)

DIAGONAL = Operator(
    "diag(A[n, n]) -> [n]",
    "The diagonal of a square matrix, a vector.",
    head="diagonal",
    aliases=("Diag", "diagm"),
    wiring="nn -> n",
    value=diagonal,
    linear=Linear.EACH,
    across=("y : diag(dA) = diag(y) : dA",),
    forms=("(C .* D) ones(p) = diag(C D')", "(C .* D) ones(p) = diag(D C')", "diag(C D) = (C .* D') ones(p)"),
    stacked=(
        "diag(C diag(dx) D) = (C .* D') dx",
        "diag(A diag(dx)) = diag(diag(A)) dx",
        "diag(diag(dx) A) = diag(diag(A)) dx",
    ),
    opened=("diag(dC D) = (dC .* D') ones(p)", "diag(C dD) = (C .* dD') ones(p)", "diag(dA) = (I .* dA) ones(n)"),
    simplify=(
        "diag(diag(x)) = x",
        "diag(A') = diag(A)",
        "diag(I) = ones(n)",
        "diag(ones(n,n)) = ones(n)",
        "diag(x r) = x .* r' where r: 1 x n",
        "diag(E(i, j, n, p) B) = B[j,i]*e(i, n)",
    ),
    shorter=("diag(C diag(y) D) = (C .* D') y",),
    ignores_transposition=True,
    code=ArrayCode("xp.diag({0})", of_product="xp.sum({0}*{1}.T, 1)"),
    example="y' diag(X) wrt X == diag(y)",
)

TRIL = Operator(
    "tril(A[m, n]) -> [m, n]",
    "The lower triangle, the diagonal with it.",
    wiring="mn, m>=n -> mn",
    value=lower_triangle,
    linear=Linear.EACH,
    across=("G : tril(dA) = tril(G) : dA",),
    opened=("tril(dA) = tril(ones(m,n)) .* dA",),
    simplify=("tril(tril(A)) = tril(A)", "tril(L) = L where L: n x n lower"),
    code=ArrayCode("xp.tril({0})"),
    example="sum(tril(X) .* A) wrt X == tril(A)",
)

TRIU = Operator(
    "triu(A[m, n]) -> [m, n]",
    "The upper triangle, the diagonal with it.",
    wiring="mn, n>=m -> mn",
    value=upper_triangle,
    linear=Linear.EACH,
    across=("G : triu(dA) = triu(G) : dA",),
    opened=("triu(dA) = triu(ones(m,n)) .* dA",),
    simplify=("triu(triu(A)) = triu(A)", "triu(U) = U where U: n x n upper"),
    code=ArrayCode("xp.triu({0})"),
    example="sum(triu(X) .* A) wrt X == triu(A)",
)
