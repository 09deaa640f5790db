"""The exponential and logarithms, entry by entry: d f(A) = f'(A) .* dA."""

from ..numbers.balls import Ball, logarithm
from ..terms.operator import ArrayCode, Operator

EXP = Operator(
    "exp(A[m, n]) -> [m, n]",
    "exp of each entry.",
    value=Ball.exp,
    differential=("d exp(A) = exp(A) .* dA",),
    simplify=("exp(log(A)) = A",),
    before=("exp(A).^t = exp(t*A)",),
    normal=("exp(-A) = exp(A).^-1",),
    coded=(
        "exp(A) ./ (exp(A) - ones) = (ones - exp(-A)).^-1",
        "exp(s) .* (exp(s) - 1)^-1 = (1 - exp(-s))^-1",
        "exp(A) ./ (exp(A) + B) = sigmoid(A - log(B)) where B: m x n positive",
        "exp(s) .* (exp(s) + c)^-1 = sigmoid(s - log(c)) where c: scalar positive",
        "exp(A) ./ (ones + B .* exp(A)) = sigmoid(A + log(B)) ./ B where B: m x n positive",
        "exp(s) .* (1 + c .* exp(s))^-1 = sigmoid(s + log(c))/c where c: scalar positive",
        "exp(A) .* (exp(A) + B).^-2 = sigmoid(A - log(B)) ./ (exp(A) + B) where B: m x n positive",
        "exp(s) .* (exp(s) + c)^-2 = sigmoid(s - log(c))/(exp(s) + c) where c: scalar positive",
        "exp(s) .* (1 + exp(s) + exp(t))^-1 = sigmoid(s - softplus(t))",
        "exp(s) .* (exp(s) + exp(t) + exp(u))^-1 = sigmoid(s - t - softplus(u - t))",
    ),
    elementwise=True,
    commutes_with_transposition=True,
    positive=True,
    code=ArrayCode("xp.exp({0})"),
    sympy="exp",
    example="y' exp(x) wrt x == y .* exp(x)",
)

LOG = Operator(
    "log(A[m, n]) -> [m, n]",
    "log of each entry.",
    value=Ball.log,
    differential=("d log(A) = dA ./ A",),
    simplify=("log(exp(A)) = A",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 0",
    aliases=("ln",),
    code=ArrayCode("xp.log({0})"),
    sympy="log",
    example="sum(log(X)) wrt X == 1 ./ X",
)

LOG1P = Operator(
    "log1p(A[m, n]) -> [m, n]",
    "log(1 + x) of each entry.",
    value=Ball.log1p,
    differential=("d log1p(A) = dA ./ (ones + A)",),
    normal=("log1p(A) = log(ones + A)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > -1",
    code=ArrayCode("xp.log1p({0})"),
    example="sum(log1p(x)) wrt x == 1 ./ (x + ones(n)) where x: n",
)

EXPM1 = Operator(
    "expm1(A[m, n]) -> [m, n]",
    "exp(x) - 1 of each entry.",
    value=Ball.expm1,
    differential=("d expm1(A) = exp(A) .* dA",),
    normal=("expm1(A) = exp(A) - ones",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.expm1({0})"),
    example="sum(expm1(x)) wrt x == exp(x) where x: n",
)

EXP2 = Operator(
    "exp2(A[m, n]) -> [m, n]",
    "2^x of each entry.",
    definition="exp2(A) = exp(log(2)*A)",
    example="sum(exp2(x)) wrt x == log(2) exp(log(2) x) where x: n",
)

LOG2 = Operator(
    "log2(A[m, n]) -> [m, n]",
    "log2 of each entry.",
    value=lambda x: logarithm(x, 2),
    differential=("d log2(A) = dA ./ (log(2)*A)",),
    normal=("log2(A) = log(A)/log(2)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 0",
    code=ArrayCode("xp.log2({0})"),
    example="sum(log2(X)) wrt X == 1 ./ X/log(2)",
)

LOG10 = Operator(
    "log10(A[m, n]) -> [m, n]",
    "log10 of each entry.",
    value=lambda x: logarithm(x, 10),
    differential=("d log10(A) = dA ./ (log(10)*A)",),
    normal=("log10(A) = log(A)/log(10)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 0",
    code=ArrayCode("xp.log10({0})"),
    example="sum(log10(X)) wrt X == 1 ./ X/log(10)",
)
