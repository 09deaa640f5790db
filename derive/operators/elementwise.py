"""Functions applied entry by entry: d f(A) = f'(A) .* dA. There is no name for pi: it is 4 arctan(1)."""

from ..numbers.balls import Ball, absolute, logarithm, relu, sigmoid, softplus, step
from ..terms.entry_function import entry_function
from ..terms.operator import Code, Look, Notation, Operator

STEP = Code("xp.heaviside({0}, 0.5)", {"torch": "torch.heaviside({0}, torch.full_like({0}, 0.5))"})
RELU = Code("xp.maximum({0}, 0)", {"torch": "torch.relu({0})"})
SIGMOID = Code(own={"numpy": "scipy.special.expit({0})", "torch": "torch.sigmoid({0})", "jax": "jax.nn.sigmoid({0})"})
SOFTPLUS = Code("xp.logaddexp(0, {0})", {"torch": "torch.logaddexp(torch.zeros_like({0}), {0})"})
ERF = Code(own={"numpy": "scipy.special.erf({0})", "torch": "torch.erf({0})", "jax": "jax.scipy.special.erf({0})"})
NORMAL = Code(
    own={"numpy": "scipy.special.ndtr({0})", "torch": "torch.special.ndtr({0})", "jax": "jax.scipy.special.ndtr({0})"}
)


def _called(name: str) -> Code:
    """A function that all libraries have under one name."""
    return Code(f"xp.{name}({{0}})")


def _times_itself(code: Code) -> Code:
    """x f(x) in place of f(x)."""
    return Code(own={library: f"({{0}}*{text})" for library, text in code.own.items()})


EXP = entry_function(
    "exp",
    "exp(A) .* dA",
    Ball.exp,
    _called("exp"),
    simplify=("exp(log(A)) = A",),
    normal=("exp(-A) = exp(A).^-1",),
    before=("exp(A).^t = exp(t*A)",),
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
)
LOG = entry_function("log", "dA ./ A", Ball.log, _called("log"), "{0} > 0", ("log(exp(A)) = A",))

FUNCTIONS = (
    EXP,
    LOG,
    entry_function(
        "log1p",
        "dA ./ (ones + A)",
        Ball.log1p,
        _called("log1p"),
        "{0} > −1",
        meaning="log(1 + x)",
        normal=("log1p(A) = log(ones + A)",),
    ),
    entry_function(
        "log2",
        "dA ./ (log(2)*A)",
        lambda x: logarithm(x, 2),
        _called("log2"),
        "{0} > 0",
        normal=("log2(A) = log(A)/log(2)",),
    ),
    entry_function(
        "log10",
        "dA ./ (log(10)*A)",
        lambda x: logarithm(x, 10),
        _called("log10"),
        "{0} > 0",
        normal=("log10(A) = log(A)/log(10)",),
    ),
    entry_function("sin", "cos(A) .* dA", Ball.sin, _called("sin")),
    entry_function("cos", "-sin(A) .* dA", Ball.cos, _called("cos"), normal=("cos(A).^2 = ones - sin(A).^2",)),
    entry_function("tan", "dA ./ cos(A).^2", Ball.tan, _called("tan"), "cos({0}) ≠ 0", ("sin(A) ./ cos(A) = tan(A)",)),
    entry_function("sinh", "cosh(A) .* dA", Ball.sinh, _called("sinh")),
    entry_function(
        "cosh",
        "sinh(A) .* dA",
        Ball.cosh,
        _called("cosh"),
        normal=("cosh(A).^2 = ones + sinh(A).^2",),
        coded=("cosh(A).^-2 = 4*(sigmoid(2*A) .* sigmoid(-2*A))", "cosh(s)^-2 = 4*sigmoid(2*s)*sigmoid(-2*s)"),
    ),
    entry_function(
        "tanh",
        "(ones - tanh(A).^2) .* dA",
        Ball.tanh,
        _called("tanh"),
        simplify=(
            "sinh(A) ./ cosh(A) = tanh(A)",
            "sinh(s) .* cosh(s)^-1 = tanh(s)",
            "sinh(A) .* cosh(A).^-2 = tanh(A) ./ cosh(A)",
            "sinh(s) .* cosh(s)^-2 = tanh(s)/cosh(s)",
            "sinh(A) .* cosh(A).^-3 = tanh(A) .* cosh(A).^-2",
            "sinh(s) .* cosh(s)^-3 = tanh(s)/cosh(s)^2",
            "(exp(A) - exp(-A)) ./ (exp(A) + exp(-A)) = tanh(A)",
            "(exp(s) - exp(-s)) .* (exp(s) + exp(-s))^-1 = tanh(s)",
            "(exp(2*A) - ones) .* sigmoid(-2*A) = tanh(A)",
            "(exp(2*s) - 1) .* sigmoid(-2*s) = tanh(s)",
            "(exp(A) - ones) .* sigmoid(-A) = tanh(1/2*A)",
            "(exp(s) - 1) .* sigmoid(-s) = tanh(1/2*s)",
            "(ones - exp(-A)) .* sigmoid(A) = tanh(1/2*A)",
            "(1 - exp(-s)) .* sigmoid(s) = tanh(1/2*s)",
            "(ones - exp(-2*A)) .* sigmoid(2*A) = tanh(A)",
            "(1 - exp(-2*s)) .* sigmoid(2*s) = tanh(s)",
        ),
    ),
    entry_function("arcsin", "dA ./ sqrt(ones - A.^2)", Ball.asin, _called("arcsin"), "|{0}| < 1"),
    entry_function("arccos", "-dA ./ sqrt(ones - A.^2)", Ball.acos, _called("arccos"), "|{0}| < 1"),
    entry_function("arctan", "dA ./ (ones + A.^2)", Ball.atan, _called("arctan")),
    entry_function(
        "abs",
        "sign(A) .* dA",
        absolute,
        _called("abs"),
        "sign at 0 taken as 0",
        simplify=(
            "A .* sign(A) = abs(A)",
            "abs(A) .* sign(A) = A",
            "sign(A) ./ abs(A) = 1 ./ A",
            "abs(A) ./ A = sign(A)",
            "abs(A).^2 = A.^2",
            "A.^2 .* sign(A) = A .* abs(A)",
            "abs(A) = A where A: m x n positive",
            "(A.^2).^(1/2) = abs(A)",
        ),
        meaning="the absolute value",
        normal=("abs(A) = A .* sign(A)",),
    ),
    entry_function(
        "sign",
        "0*dA",
        Ball.sgn,
        _called("sign"),
        "{0} ≠ 0",
        simplify=("sign(A) = ones where A: m x n positive",),
        meaning="the sign, 0 at 0,",
        normal=("sign(A) = 2*step(A) - ones",),
    ),
    entry_function(
        "step",
        "0*dA",
        step,
        STEP,
        "{0} ≠ 0",
        meaning="1 above 0, 1/2 at 0, 0 below,",
        normal=("step(-A) = ones - step(A)",),
    ),
    entry_function(
        "relu",
        "step(A) .* dA",
        relu,
        RELU,
        "step at 0 taken as 1/2",
        simplify=(
            "A .* step(A) = relu(A)",
            "relu(A) .* step(A) = relu(A)",
            "relu(A).^c .* step(A) = relu(A).^c where c: scalar positive",
            "relu(A) .* step(A).^c = relu(A) where c: scalar positive",
        ),
        meaning="positive part",
        normal=("relu(A) = A .* step(A)",),
    ),
    entry_function(
        "sigmoid",
        "sigmoid(A) .* (ones - sigmoid(A)) .* dA",
        sigmoid,
        SIGMOID,
        simplify=(
            "exp(A) ./ (ones + exp(A)) = sigmoid(A)",
            "exp(s) .* (1 + exp(s)).^-1 = sigmoid(s)",
            "(ones + exp(A)).^-1 = sigmoid(-A)",
            "(1 + exp(s))^-1 = sigmoid(-s)",
            "exp(A) ./ (exp(A) + exp(B)) = sigmoid(A - B)",
            "exp(s) .* (exp(s) + exp(t))^-1 = sigmoid(s - t)",
            "exp(A) .* sigmoid(-A) = sigmoid(A)",
            "exp(c) .* sigmoid(-c) = sigmoid(c)",
            "exp(-A) .* sigmoid(A) = sigmoid(-A)",
            "exp(-c) .* sigmoid(c) = sigmoid(-c)",
        ),
        shorter=("ones - sigmoid(A) = sigmoid(-A)", "1 - sigmoid(s) = sigmoid(-s)"),
        meaning="1/(1 + exp(-x))",
        normal=("sigmoid(-A) = ones - sigmoid(A)",),
    ),
    entry_function(
        "softplus",
        "sigmoid(A) .* dA",
        softplus,
        SOFTPLUS,
        simplify=("log(ones + exp(A)) = softplus(A)", "log(1 + exp(s)) = softplus(s)", "log1p(exp(A)) = softplus(A)"),
        meaning="log(1 + exp(x))",
    ),
    entry_function(
        "erf",
        "(exp(-A.^2) .* dA)/sqrt(arctan(1))",
        Ball.erf,
        ERF,
        meaning="the error function",
    ),
    entry_function(
        "gelu",
        "(1/2*(ones + erf(A/sqrt(2))) + A .* exp(-1/2*A.^2)/sqrt(8*arctan(1))) .* dA",
        lambda x: x * (1 + (x / Ball(2).sqrt()).erf()) / 2,
        _times_itself(NORMAL),
        meaning="x Φ(x), Φ the normal distribution,",
    ),
    entry_function(
        "silu",
        "(sigmoid(A) + silu(A) .* (ones - sigmoid(A))) .* dA",
        lambda x: x * sigmoid(x),
        _times_itself(SIGMOID),
        meaning="x sigmoid(x)",
        normal=("silu(A) = A .* sigmoid(A)",),
    ),
)

SQRT = Operator(
    "sqrt(A[m, n]) -> [m, n]",
    "The square root of each entry.",
    definition="sqrt(A) = A.^(1/2)",
    notation=Notation(Look.ROOT),
    example="y' sqrt(x) wrt x == 1/2 (y ./ sqrt(x))",
)
SQUARE = Operator(
    "square(A[m, n]) -> [m, n]",
    "The square of each entry.",
    definition="square(A) = A.^2",
    example="sum(square(X)) wrt X == 2 X",
)
