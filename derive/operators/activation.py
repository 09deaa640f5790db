"""Activation functions of neural networks, entry by entry, and what their derivatives are made of."""

from ..numbers.balls import Ball, relu, sigmoid, softplus, step
from ..numbers.special import logit
from ..terms.operator import ArrayCode, AtZero, Operator

# PyTorch's own heaviside takes six times as long.
STEP_CODE = ArrayCode("xp.heaviside({0}, 0.5)", {"torch": "(0.5*torch.sign({0}) + 0.5)"})
RELU_CODE = ArrayCode("xp.maximum({0}, 0)", {"torch": "torch.relu({0})"})
SIGMOID_CODE = ArrayCode(
    own={"numpy": "scipy.special.expit({0})", "torch": "torch.sigmoid({0})", "jax": "jax.nn.sigmoid({0})"}
)
SOFTPLUS_CODE = ArrayCode("xp.logaddexp(0, {0})", {"torch": "torch.logaddexp(torch.zeros_like({0}), {0})"})
ERF_CODE = ArrayCode(
    own={"numpy": "scipy.special.erf({0})", "torch": "torch.erf({0})", "jax": "jax.scipy.special.erf({0})"}
)
NORMAL_CODE = ArrayCode(
    own={"numpy": "scipy.special.ndtr({0})", "torch": "torch.special.ndtr({0})", "jax": "jax.scipy.special.ndtr({0})"}
)

HEAVISIDE = Operator(
    "step(A[m, n]) -> [m, n]",
    "The step of each entry: 1 above 0, 1/2 at 0, 0 below.",
    value=step,
    differential=("d step(A) = 0*dA",),
    normal=("step(-A) = ones - step(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    nonnegative=True,
    requires="A != 0",
    aliases=("heaviside",),
    code=STEP_CODE,
    example="sum(relu(X)) wrt X == step(X)",
)

RELU = Operator(
    "relu(A[m, n]) -> [m, n]",
    "The positive part of each entry.",
    value=relu,
    differential=("d relu(A) = step(A) .* dA",),
    simplify=(
        "A .* step(A) = relu(A)",
        "relu(A) .* step(A) = relu(A)",
        "relu(A).^c .* step(A) = relu(A).^c where c: scalar positive",
        "relu(A) .* step(A).^c = relu(A) where c: scalar positive",
    ),
    normal=("relu(A) = A .* step(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    nonnegative=True,
    requires="A != 0",
    at_zero=AtZero("step", "1/2"),
    code=RELU_CODE,
    example="y' relu(A x) wrt x == A' (y .* step(A x))",
)

SIGMOID = Operator(
    "sigmoid(A[m, n]) -> [m, n]",
    "1/(1 + exp(-x)) of each entry.",
    value=sigmoid,
    differential=("d sigmoid(A) = sigmoid(A) .* (ones - sigmoid(A)) .* dA",),
    simplify=(
        "exp(A) ./ (ones + exp(A)) = sigmoid(A)",
        "exp(s) .* (1 + exp(s))^-1 = sigmoid(s)",
        "(ones + exp(A)).^-1 = sigmoid(-A)",
        "(1 + exp(s))^-1 = sigmoid(-s)",
        "exp(A) ./ (exp(A) + exp(B)) = sigmoid(A - B)",
        "exp(s) .* (exp(s) + exp(t))^-1 = sigmoid(s - t)",
        "exp(A) .* sigmoid(-A) = sigmoid(A)",
        "exp(c) .* sigmoid(-c) = sigmoid(c)",
        "exp(-A) .* sigmoid(A) = sigmoid(-A)",
        "exp(-c) .* sigmoid(c) = sigmoid(-c)",
    ),
    shorter=(
        "ones - sigmoid(A) = sigmoid(-A)",
        "1 - sigmoid(s) = sigmoid(-s)",
    ),
    normal=("sigmoid(-A) = ones - sigmoid(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    positive=True,
    code=SIGMOID_CODE,
    example="sum(sigmoid(x)) wrt x == sigmoid(x) .* sigmoid(-x) where x: n",
)

SOFTPLUS = Operator(
    "softplus(A[m, n]) -> [m, n]",
    "log(1 + exp(x)) of each entry.",
    value=softplus,
    differential=("d softplus(A) = sigmoid(A) .* dA",),
    simplify=(
        "log(ones + exp(A)) = softplus(A)",
        "log(1 + exp(s)) = softplus(s)",
        "log1p(exp(A)) = softplus(A)",
    ),
    elementwise=True,
    commutes_with_transposition=True,
    positive=True,
    code=SOFTPLUS_CODE,
    example="sum(softplus(X)) wrt X == sigmoid(X)",
)

LOGSIGMOID = Operator(
    "logsigmoid(A[m, n]) -> [m, n]",
    "log(sigmoid(x)) of each entry.",
    definition="logsigmoid(A) = -softplus(-A)",
    example="sum(logsigmoid(x)) wrt x == sigmoid(-x) where x: n",
)

LOGIT = Operator(
    "logit(A[m, n]) -> [m, n]",
    "log(x/(1 - x)) of each entry, the inverse of sigmoid.",
    value=logit,
    differential=("d logit(A) = dA ./ (A .* (ones - A))",),
    simplify=("sigmoid(logit(A)) = A", "logit(sigmoid(A)) = A"),
    normal=("logit(A) = log(A) - log(ones - A)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="0 < A < 1",
    code=ArrayCode(
        own={
            "numpy": "scipy.special.logit({0})",
            "torch": "torch.logit({0})",
            "jax": "jax.scipy.special.logit({0})",
        }
    ),
    example="sum(logit(x)) wrt x == 1 ./ x ./ (ones(n) - x) where x: n",
)

ERF = Operator(
    "erf(A[m, n]) -> [m, n]",
    "The error function of each entry.",
    value=Ball.erf,
    differential=("d erf(A) = (exp(-A.^2) .* dA)/sqrt(arctan(1))",),
    simplify=("erf(-A) = -erf(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ERF_CODE,
    sympy="erf",
    example="erf(c) wrt c == exp(-c^2)/sqrt(arctan(1))",
)

ERFC = Operator(
    "erfc(A[m, n]) -> [m, n]",
    "1 less the error function, of each entry.",
    definition="erfc(A) = ones - erf(A)",
    example="erfc(c) wrt c == -exp(-c^2)/sqrt(arctan(1))",
)

GELU = Operator(
    "gelu(A[m, n]) -> [m, n]",
    "x Φ(x), Φ the normal distribution, of each entry.",
    value=lambda x: x * (1 + (x / Ball(2).sqrt()).erf()) / 2,
    differential=("d gelu(A) = (1/2*(ones + erf(A/sqrt(2))) + A .* exp(-1/2*A.^2)/sqrt(8*arctan(1))) .* dA",),
    coded=("gelu(A) = 1/2*(A .* (ones + erf(2^(-1/2)*A)))", "gelu(s) = 1/2*((1 + erf(2^(-1/2)*s))*s)"),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode(own={library: f"({{0}}*{text})" for library, text in NORMAL_CODE.own.items()}),
    example="gelu(c) wrt c == 1/2 (1 + erf(c/sqrt(2))) + c exp(-1/2 c^2)/sqrt(8 arctan(1))",
)

SILU = Operator(
    "silu(A[m, n]) -> [m, n]",
    "x sigmoid(x) of each entry.",
    value=lambda x: x * sigmoid(x),
    differential=("d silu(A) = (sigmoid(A) + silu(A) .* (ones - sigmoid(A))) .* dA",),
    normal=("silu(A) = A .* sigmoid(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    aliases=("swish",),
    code=ArrayCode(own={library: f"({{0}}*{text})" for library, text in SIGMOID_CODE.own.items()}),
    example="silu(c) wrt c == sigmoid(c) + silu(c) sigmoid(-c)",
)
