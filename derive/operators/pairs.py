"""Functions of two entries, one of each argument; a scalar goes with every entry of the other."""

from ..numbers.balls import Ball, softplus
from ..terms.operator import ArrayCode, AtZero, Operator

AT_TIES = AtZero("step", "1/2")  # the derivative of maximum(x, y) where x and y are equal

MAXIMUM = Operator(
    "maximum(A[m, n], B[m, n]) -> [m, n]",
    "The larger of each two entries.",
    value=Ball.max,
    differential=("d maximum(A, B) = step(A - B) .* dA + step(B - A) .* dB",),
    simplify=(
        "maximum(A, A) = A",
        "maximum(A, zeros(m,n)) = relu(A)",
        "maximum(zeros(m,n), A) = relu(A)",
        "maximum(A, B) .* step(A - B) = A .* step(A - B)",
        "maximum(A, B) .* step(B - A) = B .* step(B - A)",
    ),
    normal=("maximum(A, B) = B + relu(A - B)",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires="apart(A, B)",
    at_zero=AT_TIES,
    code=ArrayCode("xp.maximum({0}, {1})"),
    example="sum(maximum(x, y)) wrt x == step(x - y) where x: n, y: n",
)

MINIMUM = Operator(
    "minimum(A[m, n], B[m, n]) -> [m, n]",
    "The smaller of each two entries.",
    value=Ball.min,
    differential=("d minimum(A, B) = step(B - A) .* dA + step(A - B) .* dB",),
    simplify=(
        "minimum(A, A) = A",
        "minimum(A, zeros(m,n)) = -relu(-A)",
        "minimum(zeros(m,n), A) = -relu(-A)",
        "minimum(A, B) .* step(B - A) = A .* step(B - A)",
        "minimum(A, B) .* step(A - B) = B .* step(A - B)",
    ),
    normal=("minimum(A, B) = A - relu(A - B)",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires="apart(A, B)",
    at_zero=AT_TIES,
    code=ArrayCode("xp.minimum({0}, {1})"),
    example="sum(minimum(x, y)) wrt x == step(y - x) where x: n, y: n",
)

CLIP = Operator(
    "clip(A[m, n], B[m, n], C[m, n]) -> [m, n]",
    "Each entry, B where it is less and C where it is more.",
    value=lambda x, low, high: x.max(low).min(high),
    differential=(
        "d clip(A, B, C) = step(A - B) .* step(C - A) .* dA"
        " + step(B - A) .* step(C - B) .* dB + step(maximum(A, B) - C) .* dC",
    ),
    normal=("clip(A, B, C) = minimum(maximum(A, B), C)",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires="apart(A, B)",
    at_zero=AT_TIES,
    aliases=("clamp",),
    code=ArrayCode("xp.clip({0}, {1}, {2})"),
    example="sum(clip(x, y, z)) wrt x == step(x - y) .* step(z - x) where x: n, y: n, z: n",
)

LOGADDEXP = Operator(
    "logaddexp(A[m, n], B[m, n]) -> [m, n]",
    "log(exp(x) + exp(y)) of each two entries.",
    value=lambda x, y: y + softplus(x - y),
    differential=("d logaddexp(A, B) = sigmoid(A - B) .* dA + sigmoid(B - A) .* dB",),
    simplify=("logaddexp(A, zeros(m,n)) = softplus(A)", "logaddexp(zeros(m,n), A) = softplus(A)"),
    normal=("logaddexp(A, B) = B + softplus(A - B)",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.logaddexp({0}, {1})"),
    example="sum(logaddexp(x, y)) wrt y == sigmoid(y - x) where x: n, y: n",
)

ARCTAN2 = Operator(
    "arctan2(A[m, n], B[m, n]) -> [m, n]",
    "The angle of the point (y, x) of each two entries x and y.",
    value=lambda x, y: Ball.atan2(x, y),
    differential=("d arctan2(A, B) = (B .* dA - A .* dB) ./ (A.^2 + B.^2)",),
    elementwise=True,
    spreads=True,
    commutes_with_transposition=True,
    requires="not_both_zero(A, B)",
    aliases=("atan2",),
    code=ArrayCode("xp.arctan2({0}, {1})"),
    example="sum(arctan2(x, y)) wrt x == y ./ (x.^2 + y.^2) where x: n, y: n",
)

HYPOT = Operator(
    "hypot(A[m, n], B[m, n]) -> [m, n]",
    "The length of the point (x, y) of each two entries.",
    definition="hypot(A, B) = sqrt(A.^2 + B.^2)",
    spreads=True,
    example="sum(hypot(x, y)) wrt x == x ./ sqrt(x.^2 + y.^2) where x: n, y: n",
)

XLOGY = Operator(
    "xlogy(A[m, n], B[m, n]) -> [m, n]",
    "x log(y) of each two entries.",
    definition="xlogy(A, B) = A .* log(B)",
    spreads=True,
    example="sum(xlogy(x, y)) wrt y == x ./ y where x: n, y: n",
)

PAIRS = (MAXIMUM, MINIMUM, CLIP, LOGADDEXP, ARCTAN2, HYPOT, XLOGY)
