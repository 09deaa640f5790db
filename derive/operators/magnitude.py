"""The absolute value and the sign, square and square root, entry by entry."""

from ..numbers.balls import Ball, absolute
from ..terms.operator import Appearance, ArrayCode, AtZero, Notation, Operator

ABSOLUTE = Operator(
    "abs(A[m, n]) -> [m, n]",
    "The absolute value of each entry.",
    value=absolute,
    differential=("d abs(A) = sign(A) .* dA",),
    simplify=(
        "A .* sign(A) = abs(A)",
        "abs(A) .* sign(A) = A",
        "sign(A) ./ abs(A) = ones ./ A",
        "abs(A) ./ A = sign(A)",
        "abs(A).^2 = A.^2",
        "A.^2 .* sign(A) = A .* abs(A)",
        "abs(A) = A where A: m x n positive",
        "(A.^2).^(1/2) = abs(A)",
        "abs(-A) = abs(A)",
    ),
    normal=("abs(A) = A .* sign(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    nonnegative=True,
    requires="A != 0",
    at_zero=AtZero("sign", "0"),
    code=ArrayCode("xp.abs({0})"),
    sympy="Abs",
    example="sum(abs(X)) wrt X == sign(X)",
)

SIGN_OF_ENTRY = Operator(
    "sign(A[m, n]) -> [m, n]",
    "The sign of each entry, 0 at 0.",
    value=Ball.sgn,
    differential=("d sign(A) = 0*dA",),
    simplify=(
        "sign(A) = ones where A: m x n positive",
        "sign(-A) = -sign(A)",
    ),
    normal=("sign(A) = 2*step(A) - ones",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A != 0",
    code=ArrayCode("xp.sign({0})"),
    example="abs(p' x) wrt x == sign(p' x) p",
)

SQRT = Operator(
    "sqrt(A[m, n]) -> [m, n]",
    "The square root of each entry.",
    definition="sqrt(A) = A.^(1/2)",
    notation=Notation(Appearance.ROOT),
    example="y' sqrt(x) wrt x == 1/2 (y ./ sqrt(x))",
)
RSQRT = Operator(
    "rsqrt(A[m, n]) -> [m, n]",
    "1 over the square root of each entry.",
    definition="rsqrt(A) = A.^(-1/2)",
    example="sum(rsqrt(x)) wrt x == -1/2 (1 ./ x.^(3/2)) where x: n",
)
RECIPROCAL = Operator(
    "reciprocal(A[m, n]) -> [m, n]",
    "1 over each entry.",
    definition="reciprocal(A) = A.^-1",
    example="sum(reciprocal(x)) wrt x == -1 ./ x.^2 where x: n",
)
SQUARE = Operator(
    "square(A[m, n]) -> [m, n]",
    "The square of each entry.",
    definition="square(A) = A.^2",
    example="sum(square(X)) wrt X == 2 X",
)
