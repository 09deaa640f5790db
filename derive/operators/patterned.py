"""Toeplitz and circulant matrices (Gray, Toeplitz and circulant matrices: a review, 2006)."""

from ..numbers.patterns import circulant, toeplitz, toeplitz_by, uncirculant, untoeplitz, untoeplitz_by
from ..terms.operator import ArrayCode, Linear, Operator

_PLACES = "xp.arange(len({0}))[:, None] - xp.arange(len({0}))"

UNTOEPLITZ_CODE = """_untoeplitz({0})
def _untoeplitz(G):
    n = len(G)
    both = xp.flip(G + xp.tril(G, -1).T, (0,))
    shifted = xp.reshape(xp.concatenate([both, xp.zeros_like(both)], 1), (-1,))[:n*(2*n - 1)]
    return xp.sum(xp.reshape(shifted, (n, 2*n - 1)), 0)[n - 1:]
"""
TOEPLITZ_BY_CODE = """_toeplitz_by({0})
def _toeplitz_by(x):
    k = xp.arange(len(x))
    behind, ahead = k[:, None] - k, k[:, None] + k
    before = xp.where(behind >= 0, x[xp.abs(behind)], 0*x[0])
    return before + xp.where((k > 0) & (ahead < len(x)), x[ahead % len(x)], 0*x[0])
"""
UNTOEPLITZ_BY_CODE = """_untoeplitz_by({0})
def _untoeplitz_by(G):
    i = xp.arange(len(G))
    return xp.sum(G[i[:, None], xp.abs(i[:, None] - i)], 0)
"""
UNCIRCULANT_CODE = """_uncirculant({0})
def _uncirculant(G):
    columns = xp.arange(len(G))
    return xp.sum(G[(columns[:, None] + columns) % len(G), columns], 1)
"""

TOEPLITZ = Operator(
    "toeplitz(t[n]) -> [n, n]",
    "The symmetric Toeplitz matrix with first column t: entry i, j is t_|i-j|.",
    wiring="k, toeplitz[{ij}k] -> ij",
    value=toeplitz,
    linear=Linear.EACH,
    across=("G : toeplitz(dt) = untoeplitz(G) : dt",),
    stacked=("toeplitz(dt) x = toeplitz_by(x) dt",),
    simplify=("toeplitz(e(1, n)) = eye(n)", "toeplitz(ones(n)) = ones(n,n)", "tr(toeplitz(t)) = n*t[1]"),
    symmetric=True,
    code=ArrayCode("{0}[xp.abs(" + _PLACES + ")]"),
    example="x' toeplitz(t) y wrt t == untoeplitz(x y') where t: n",
)

UNTOEPLITZ = Operator(
    "untoeplitz(A[n, n]) -> [n]",
    "The adjoint of toeplitz: the sum of the diagonal, then of each two diagonals at one distance from it.",
    wiring="ij, toeplitz[{ij}k] -> k",
    value=untoeplitz,
    linear=Linear.EACH,
    across=("y : untoeplitz(dA) = toeplitz(y) : dA",),
    stacked=("untoeplitz(dx y') = toeplitz_by(y)' dx", "untoeplitz(x dr) = toeplitz_by(x)' dr' where r: 1 x n"),
    simplify=(
        "untoeplitz(A') = untoeplitz(A)",
        "untoeplitz(eye(n)) = n*e(1, n)",
        "untoeplitz(A + A') = 2*untoeplitz(A)",
    ),
    ignores_transposition=True,
    code=ArrayCode(UNTOEPLITZ_CODE),
    example="y' untoeplitz(X) wrt X == toeplitz(y) where X: n x n",
)

TOEPLITZ_BY = Operator(
    "toeplitz_by(x[n]) -> [n, n]",
    "The matrix of t ↦ toeplitz(t) x: column k holds the sums of the two entries of x that are k - 1 away.",
    wiring="j, toeplitz[{ij}k] -> ik",
    value=toeplitz_by,
    linear=Linear.EACH,
    across=("G : toeplitz_by(dx) = untoeplitz_by(G) : dx",),
    stacked=("toeplitz_by(dx) t = toeplitz(t) dx",),
    simplify=("toeplitz_by(x) t = toeplitz(t) x", "toeplitz_by(y)' x = untoeplitz(x y')"),
    code=ArrayCode(TOEPLITZ_BY_CODE),
    example="C : toeplitz_by(x) wrt C == toeplitz_by(x) where C: n x n, x: n",
)

UNTOEPLITZ_BY = Operator(
    "untoeplitz_by(A[n, n]) -> [n]",
    "The adjoint of toeplitz_by: entry j is the sum of the entries A_ik with |i - j| = k - 1.",
    wiring="ik, toeplitz[{ij}k] -> j",
    value=untoeplitz_by,
    linear=Linear.EACH,
    across=("y : untoeplitz_by(dA) = toeplitz_by(y) : dA",),
    stacked=("untoeplitz_by(dx y') = toeplitz(y) dx", "untoeplitz_by(x dr) = toeplitz_by(x) dr' where r: 1 x n"),
    simplify=("untoeplitz_by(x y') = toeplitz(y) x",),
    code=ArrayCode(UNTOEPLITZ_BY_CODE),
    example="C : toeplitz_by(x) wrt x == untoeplitz_by(C) where C: n x n, x: n",
)

CIRCULANT = Operator(
    "circulant(c[n]) -> [n, n]",
    "The circulant matrix with first column c: circulant(c) x is the circular convolution of c and x.",
    wiring="k, circulant[{jk}i] -> ij",
    value=circulant,
    linear=Linear.EACH,
    across=("G : circulant(dc) = uncirculant(G) : dc",),
    stacked=("circulant(dc) x = circulant(x) dc",),
    simplify=(
        "circulant(e(1, n)) = eye(n)",
        "circulant(ones(n)) = ones(n,n)",
        "circulant(x) circulant(y) = circulant(circulant(x) y)",
        "tr(circulant(c)) = n*c[1]",
        "circulant(x) ones(n) = sum(x)*ones(n)",
    ),
    code=ArrayCode("{0}[(" + _PLACES + ") % len({0})]"),
    example="x' circulant(c) y wrt c == circulant(y)' x where c: n",
)

UNCIRCULANT = Operator(
    "uncirculant(A[n, n]) -> [n]",
    "The adjoint of circulant: the sums along the diagonals that wrap around.",
    wiring="ij, circulant[{jk}i] -> k",
    value=uncirculant,
    linear=Linear.EACH,
    across=("y : uncirculant(dA) = circulant(y) : dA",),
    stacked=("uncirculant(dx y') = circulant(y)' dx",),
    simplify=(
        "uncirculant(circulant(x)) = n*x where x: n",
        "uncirculant(eye(n)) = n*e(1, n)",
        "uncirculant(x y') = circulant(y)' x",
    ),
    code=ArrayCode(UNCIRCULANT_CODE),
    example="y' uncirculant(X) wrt X == circulant(y) where X: n x n",
)
