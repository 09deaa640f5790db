"""Functions applied entry by entry: d f(A) = f'(A) .* dA. There is no name for pi: it is 4 arctan(1)."""

from collections.abc import Callable

from matgrad.derive.numeric import Ball, absolute, logarithm, relu, sigmoid, softplus, step
from matgrad.derive.operator import Operator

POSITIVE = frozenset({"exp", "cosh", "sigmoid", "softplus"})


EXAMPLES = {
    "exp": "y' exp(x) wrt x == y .* exp(x)",
    "log": "sum(log(X)) wrt X == 1 ./ X",
    "log1p": "sum(log1p(x)) wrt x == 1 ./ (x + ones(n)) where x: n",
    "log2": "sum(log2(X)) wrt X == 1 ./ X/log(2)",
    "log10": "sum(log10(X)) wrt X == 1 ./ X/log(10)",
    "sin": "u' sin(X) v wrt X == (u v') .* cos(X)",
    "cos": "sum(cos(X)) wrt X == -sin(X)",
    "tan": "sum(tan(X)) wrt X == 1 ./ cos(X).^2",
    "sinh": "sum(sinh(X)) wrt X == cosh(X)",
    "cosh": "sum(cosh(X)) wrt X == sinh(X)",
    "tanh": "y' tanh(A x) wrt x == A' (y .* (ones(m) - tanh(A x).^2)) where A: m x n",
    "arcsin": "sum(arcsin(x)) wrt x == 1 ./ sqrt(ones(n) - x.^2) where x: n",
    "arccos": "sum(arccos(x)) wrt x == -1 ./ sqrt(ones(n) - x.^2) where x: n",
    "arctan": "sum(arctan(x)) wrt x == 1 ./ (ones(n) + x.^2) where x: n",
    "abs": "sum(abs(X)) wrt X == sign(X)",
    "sign": "abs(p' x) wrt x == sign(p' x) p",
    "step": "sum(relu(X)) wrt X == step(X)",
    "relu": "y' relu(A x) wrt x == A' (y .* step(A x))",
    "sigmoid": "sum(sigmoid(x)) wrt x == sigmoid(x) .* (ones(n) - sigmoid(x)) where x: n",
    "softplus": "sum(softplus(X)) wrt X == sigmoid(X)",
    "erf": "erf(c) wrt c == exp(-c^2)/sqrt(arctan(1))",
    "gelu": "gelu(c) wrt c == 1/2 (1 + erf(c/sqrt(2))) + c exp(-1/2 c^2)/sqrt(8 arctan(1))",
    "silu": "silu(c) wrt c == sigmoid(c) + silu(c) (1 - sigmoid(c))",
}


def _function(
    name: str,
    differential: str,
    value: Callable[[Ball], Ball],
    numpy: str,
    domain: str = "",
    simplify: tuple[str, ...] = (),
    meaning: str = "",
) -> Operator:
    """The room of one function of one number."""
    return Operator(
        f"{name}(A[m, n]) -> [m, n]",
        f"{meaning or name} of each entry.",
        value=value,
        differential=(f"d {name}(A) = {differential}",),
        simplify=simplify,
        elementwise=True,
        positive=name in POSITIVE,
        commutes_with_transposition=True,
        domain=domain,
        code={"numpy": numpy},
        example=EXAMPLES[name],
    )


FUNCTIONS = (
    _function("exp", "exp(A) .* dA", Ball.exp, "np.exp({0})", simplify=("exp(log(A)) = A",)),
    _function("log", "dA ./ A", Ball.log, "np.log({0})", "{0} > 0", ("log(exp(A)) = A",)),
    _function("log1p", "dA ./ (ones + A)", Ball.log1p, "np.log1p({0})", "{0} > −1", meaning="log(1 + x)"),
    _function("log2", "dA ./ (log(2)*A)", lambda x: logarithm(x, 2), "np.log2({0})", "{0} > 0"),
    _function("log10", "dA ./ (log(10)*A)", lambda x: logarithm(x, 10), "np.log10({0})", "{0} > 0"),
    _function("sin", "cos(A) .* dA", Ball.sin, "np.sin({0})"),
    _function("cos", "-sin(A) .* dA", Ball.cos, "np.cos({0})"),
    _function("tan", "dA ./ cos(A).^2", Ball.tan, "np.tan({0})", "cos({0}) ≠ 0"),
    _function("sinh", "cosh(A) .* dA", Ball.sinh, "np.sinh({0})"),
    _function("cosh", "sinh(A) .* dA", Ball.cosh, "np.cosh({0})"),
    _function("tanh", "(ones - tanh(A).^2) .* dA", Ball.tanh, "np.tanh({0})"),
    _function("arcsin", "dA ./ sqrt(ones - A.^2)", Ball.asin, "np.arcsin({0})", "|{0}| < 1"),
    _function("arccos", "-dA ./ sqrt(ones - A.^2)", Ball.acos, "np.arccos({0})", "|{0}| < 1"),
    _function("arctan", "dA ./ (ones + A.^2)", Ball.atan, "np.arctan({0})"),
    _function(
        "abs",
        "sign(A) .* dA",
        absolute,
        "np.abs({0})",
        "sign at 0 taken as 0",
        simplify=("A .* sign(A) = abs(A)",),
        meaning="the absolute value",
    ),
    _function("sign", "0*dA", Ball.sgn, "np.sign({0})", "{0} ≠ 0", meaning="the sign, 0 at 0,"),
    _function("step", "0*dA", step, "np.heaviside({0}, 0.5)", "{0} ≠ 0", meaning="1 above 0, 1/2 at 0, 0 below,"),
    _function("relu", "step(A) .* dA", relu, "np.maximum({0}, 0)", "step at 0 taken as 1/2", meaning="positive part"),
    _function(
        "sigmoid",
        "sigmoid(A) .* (ones - sigmoid(A)) .* dA",
        sigmoid,
        "np.exp(-np.logaddexp(0, -{0}))",
        meaning="1/(1 + exp(-x))",
    ),
    _function("softplus", "sigmoid(A) .* dA", softplus, "np.logaddexp(0, {0})", meaning="log(1 + exp(x))"),
    _function(
        "erf",
        "(exp(-A.^2) .* dA)/sqrt(arctan(1))",
        Ball.erf,
        "scipy.special.erf({0})",
        meaning="the error function",
    ),
    _function(
        "gelu",
        "(1/2*(ones + erf(A/sqrt(2))) + A .* exp(-1/2*A.^2)/sqrt(8*arctan(1))) .* dA",
        lambda x: x * (1 + (x / Ball(2).sqrt()).erf()) / 2,
        "({0}*(1 + scipy.special.erf({0}/np.sqrt(2)))/2)",
        meaning="x Φ(x), Φ the normal distribution,",
    ),
    _function(
        "silu",
        "(sigmoid(A) + silu(A) .* (ones - sigmoid(A))) .* dA",
        lambda x: x * sigmoid(x),
        "({0}*np.exp(-np.logaddexp(0, -{0})))",
        meaning="x sigmoid(x)",
    ),
)

SQRT = Operator(
    "sqrt(A[m, n]) -> [m, n]",
    "The square root of each entry.",
    definition="sqrt(A) = A.^(1/2)",
    example="y' sqrt(x) wrt x == 1/2 (y ./ sqrt(x))",
)
SQUARE = Operator(
    "square(A[m, n]) -> [m, n]",
    "The square of each entry.",
    definition="square(A) = A.^2",
    example="sum(square(X)) wrt X == 2 X",
)
