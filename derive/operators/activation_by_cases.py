"""Activation functions of neural networks that are formulas of others, and the cube root."""

from ..numbers.balls import absolute
from ..numbers.special import cube_root
from ..terms.operator import ArrayCode, Operator

LEAKY_RELU = Operator(
    "leaky_relu(A[m, n], c[]) -> [m, n]",
    "Each entry above 0, and c times it elsewhere.",
    definition="leaky_relu(A, c) = where(A > 0, A, c*A)",
    example="sum(leaky_relu(x, 1/10)) wrt x == where(x > 0, 1, 1/10) where x: n",
)

ELU = Operator(
    "elu(A[m, n]) -> [m, n]",
    "Each entry above 0, and exp(x) - 1 elsewhere.",
    definition="elu(A) = where(A > 0, A, exp(A) - ones)",
    example="sum(elu(x)) wrt x == where(x > 0, 1, exp(x)) where x: n",
)

HARDTANH = Operator(
    "hardtanh(A[m, n]) -> [m, n]",
    "Each entry, between -1 and 1.",
    definition="hardtanh(A) = clip(A, -ones, ones)",
    example="sum(hardtanh(x)) wrt x == step(x + ones(n)) .* step(ones(n) - x) where x: n",
)

RELU6 = Operator(
    "relu6(A[m, n]) -> [m, n]",
    "Each entry, between 0 and 6.",
    definition="relu6(A) = clip(A, zeros(m,n), 6*ones)",
    example="sum(relu6(x)) wrt x == step(x) .* step(6 ones(n) - x) where x: n",
)

SOFTSIGN = Operator(
    "softsign(A[m, n]) -> [m, n]",
    "x/(1 + |x|) of each entry.",
    value=lambda x: x / (1 + absolute(x)),
    differential=("d softsign(A) = dA ./ (ones + abs(A)).^2",),
    simplify=("softsign(-A) = -softsign(A)",),
    normal=("softsign(A) = A ./ (ones + abs(A))",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("({0}/(1 + xp.abs({0})))"),
    example="sum(softsign(x)) wrt x == 1 ./ (ones(n) + abs(x)).^2 where x: n",
)


CBRT = Operator(
    "cbrt(A[m, n]) -> [m, n]",
    "The cube root of each entry, negative of a negative one.",
    value=cube_root,
    differential=("d cbrt(A) = 1/3*(dA ./ cbrt(A).^2)",),
    simplify=("cbrt(-A) = -cbrt(A)", "cbrt(A).^3 = A"),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A != 0",
    code=ArrayCode("xp.cbrt({0})", {"torch": "(torch.sign({0})*torch.abs({0})**(1/3))"}),
    example="sum(cbrt(x)) wrt x == 1/3 (1 ./ cbrt(x).^2) where x: n",
)

BY_CASES = (LEAKY_RELU, ELU, HARDTANH, RELU6, SOFTSIGN, CBRT)
