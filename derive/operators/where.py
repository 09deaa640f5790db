"""Cases, entry by entry: what stands where a comparison holds, and what stands elsewhere.

A > B is kept as A - B > 0, and A >= B as "not B > A", so that both mean what they say where A and B are equal. Where no
entries are equal the derivative is that of either case where it holds. Each case alone is linear in what it keeps.
"""

from ..numbers.balls import Ball
from ..terms.operator import Appearance, ArrayCode, Linear, Notation, Operator


def _chosen(a: Ball, x: Ball, y: Ball) -> Ball:
    """X where A > 0, else Y; the balls of both where that is not certain."""
    return x if a > 0 else y if a <= 0 else x.union(y)


def _kept(a: Ball, x: Ball) -> Ball:
    """X where A > 0, else 0."""
    return _chosen(a, x, Ball(0))


def _kept_elsewhere(a: Ball, y: Ball) -> Ball:
    """0 where A > 0, else Y."""
    return _chosen(a, Ball(0), y)


UNTIED = "untied(A)"
OF_VECTORS = "where u: n, x: n, y: n"

WHERE = Operator(
    "where(A[m, n], X[m, n], Y[m, n]) -> [m, n]",
    "Entry by entry X where A > 0, and Y elsewhere.",
    value=_chosen,
    differential=("d where(A > 0, X, Y) = where(A > 0, dX, 0) + where(A > 0, 0, dY) + 0*dA",),
    opened=("where(A > 0, dX, dY) = where(A > 0, dX, 0) + where(A > 0, 0, dY)",),
    simplify=(
        "where(A > 0, X, X) = X",
        "c*where(A > 0, X, Y) = where(A > 0, c*X, c*Y)",
        "where(A > 0, where(A > 0, X, Y), 0) = where(A > 0, X, 0)",
        "where(A > 0, 0, where(A > 0, X, Y)) = where(A > 0, 0, Y)",
        "where(A > 0, b*E(i, j, m, n), c*E(i, j, m, n)) = where(A[i,j] > 0, b, c)*E(i, j, m, n)",
        "where(A > 0, E(i, j, m, n), c*E(i, j, m, n)) = where(A[i,j] > 0, 1, c)*E(i, j, m, n)",
        "where(A > 0, b*E(i, j, m, n), E(i, j, m, n)) = where(A[i,j] > 0, b, 1)*E(i, j, m, n)",
        "where(u > 0, b*e(i, n), c*e(i, n)) = where(u[i] > 0, b, c)*e(i, n) where u: n",
        "where(u > 0, e(i, n), c*e(i, n)) = where(u[i] > 0, 1, c)*e(i, n) where u: n",
        "where(u > 0, b*e(i, n), e(i, n)) = where(u[i] > 0, b, 1)*e(i, n) where u: n",
    ),
    before=("where(A > 0, A, -A) = abs(A)",),
    shorter=(
        "where(A > 0, X, 0) + where(A > 0, 0, Y) = where(A > 0, X, Y)",
        f"diag(where(u > 0, x, 0)) + diag(where(u > 0, 0, y)) = diag(where(u > 0, x, y)) {OF_VECTORS}",
        f"c*diag(where(u > 0, x, 0)) + diag(where(u > 0, 0, y)) = diag(where(u > 0, c*x, y)) {OF_VECTORS}",
        f"diag(where(u > 0, x, 0)) + c*diag(where(u > 0, 0, y)) = diag(where(u > 0, x, c*y)) {OF_VECTORS}",
        f"b*diag(where(u > 0, x, 0)) + c*diag(where(u > 0, 0, y)) = diag(where(u > 0, b*x, c*y)) {OF_VECTORS}",
    ),
    normal=("where(A > 0, X, Y) = step(A) .* X + (ones - step(A)) .* Y",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires=UNTIED,
    notation=Notation(Appearance.COMPARED, "{}, {}"),
    code=ArrayCode("xp.where({0} > 0, {1}, {2})"),
    example="sum(where(x > 1, x.^2, x)) wrt x == where(x > 1, 2 x, 1) where x: n",
)

KEPT = Operator(
    "where(A[m, n], X[m, n]) -> [m, n]",
    "Entry by entry X where A > 0, and 0 elsewhere.",
    head="where kept",
    value=_kept,
    linear=Linear.EACH,
    linear_in=("X",),
    differential=("d where(A > 0, X, 0) = where(A > 0, dX, 0) + 0*dA",),
    across=("G : where(A > 0, dX, 0) = where(A > 0, G, 0) : dX",),
    opened=("where(A > 0, dX, 0) = where(A > 0, ones(m,n), 0) .* dX",),
    stacked=("vec(where(A > 0, dX, 0)) = diag(vec(where(A > 0, ones(m,n), 0))) vec(dX)",),
    simplify=(
        "c*where(A > 0, X, 0) = where(A > 0, c*X, 0)",
        "where(A > 0, where(A > 0, X, 0), 0) = where(A > 0, X, 0)",
        "where(A > 0, where(A > 0, 0, Y), 0) = zeros(m,n) where Y: m x n",
        "X .* where(A > 0, Y, 0) = where(A > 0, X .* Y, 0) where Y: m x n",
        "where(A > 0, X, 0) + where(A > 0, Y, 0) = where(A > 0, X + Y, 0) where Y: m x n",
        "where(A > 0, E(i, j, m, n), 0) = where(A[i,j] > 0, 1, 0)*E(i, j, m, n)",
        "where(A > 0, c*E(i, j, m, n), 0) = where(A[i,j] > 0, c, 0)*E(i, j, m, n)",
        "where(u > 0, e(i, n), 0) = where(u[i] > 0, 1, 0)*e(i, n) where u: n",
        "where(u > 0, c*e(i, n), 0) = where(u[i] > 0, c, 0)*e(i, n) where u: n",
    ),
    before=("where(A > 0, A, 0) = relu(A)",),
    shorter=(
        "X : where(A > 0, ones(m,n), 0) = sum(where(A > 0, X, 0))",
        "x' where(u > 0, ones(n), 0) = sum(where(u > 0, x, 0)) where u: n, x: n",
        "sum(where(A > 0, X, 0)) + sum(where(A > 0, Y, 0)) = sum(where(A > 0, X + Y, 0)) where Y: m x n",
        "sum(where(A > 0, X, 0)) + c*sum(where(A > 0, Y, 0)) = sum(where(A > 0, X + c*Y, 0)) where Y: m x n",
    ),
    normal=("where(A > 0, X, 0) = step(A) .* X",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires=UNTIED,
    notation=Notation(Appearance.COMPARED, "{}, 0"),
    code=ArrayCode("xp.where({0} > 0, {1}, 0)"),
    example="sum(where(x > y, x.^3, 0)) wrt x == where(x > y, 3 x.^2, 0) where x: n, y: n",
)

KEPT_ELSEWHERE = Operator(
    "where(A[m, n], Y[m, n]) -> [m, n]",
    "Entry by entry 0 where A > 0, and Y elsewhere.",
    head="where elsewhere",
    value=_kept_elsewhere,
    linear=Linear.EACH,
    linear_in=("Y",),
    differential=("d where(A > 0, 0, Y) = where(A > 0, 0, dY) + 0*dA",),
    across=("G : where(A > 0, 0, dY) = where(A > 0, 0, G) : dY",),
    opened=("where(A > 0, 0, dY) = where(A > 0, 0, ones(m,n)) .* dY",),
    stacked=("vec(where(A > 0, 0, dY)) = diag(vec(where(A > 0, 0, ones(m,n)))) vec(dY)",),
    simplify=(
        "c*where(A > 0, 0, Y) = where(A > 0, 0, c*Y)",
        "where(A > 0, 0, where(A > 0, 0, Y)) = where(A > 0, 0, Y)",
        "where(A > 0, 0, where(A > 0, X, 0)) = zeros(m,n) where X: m x n",
        "X .* where(A > 0, 0, Y) = where(A > 0, 0, X .* Y) where X: m x n",
        "where(A > 0, 0, X) + where(A > 0, 0, Y) = where(A > 0, 0, X + Y) where X: m x n",
        "where(A > 0, 0, E(i, j, m, n)) = where(A[i,j] > 0, 0, 1)*E(i, j, m, n)",
        "where(A > 0, 0, c*E(i, j, m, n)) = where(A[i,j] > 0, 0, c)*E(i, j, m, n)",
        "where(u > 0, 0, e(i, n)) = where(u[i] > 0, 0, 1)*e(i, n) where u: n",
        "where(u > 0, 0, c*e(i, n)) = where(u[i] > 0, 0, c)*e(i, n) where u: n",
    ),
    normal=("where(A > 0, 0, Y) = (ones - step(A)) .* Y",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires=UNTIED,
    notation=Notation(Appearance.COMPARED, "0, {}"),
    code=ArrayCode("xp.where({0} > 0, 0, {1})"),
    example="sum(where(x >= y, x.^3, 0)) wrt x == where(y > x, 0, 3 x.^2) where x: n, y: n",
)
