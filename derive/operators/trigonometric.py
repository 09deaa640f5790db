"""Trigonometric and hyperbolic functions, entry by entry. There is no name for pi: it is 4 arctan(1)."""

from ..numbers.balls import Ball
from ..terms.operator import ArrayCode, Operator

SIN = Operator(
    "sin(A[m, n]) -> [m, n]",
    "sin of each entry.",
    value=Ball.sin,
    differential=("d sin(A) = cos(A) .* dA",),
    simplify=("sin(-A) = -sin(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.sin({0})"),
    sympy="sin",
    example="u' sin(X) v wrt X == (u v') .* cos(X)",
)

COS = Operator(
    "cos(A[m, n]) -> [m, n]",
    "cos of each entry.",
    value=Ball.cos,
    differential=("d cos(A) = -sin(A) .* dA",),
    simplify=("cos(-A) = cos(A)",),
    normal=("cos(A).^2 = ones - sin(A).^2",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.cos({0})"),
    sympy="cos",
    example="sum(cos(X)) wrt X == -sin(X)",
)

TAN = Operator(
    "tan(A[m, n]) -> [m, n]",
    "tan of each entry.",
    value=Ball.tan,
    differential=("d tan(A) = dA ./ cos(A).^2",),
    simplify=(
        "sin(A) ./ cos(A) = tan(A)",
        "tan(-A) = -tan(A)",
    ),
    elementwise=True,
    commutes_with_transposition=True,
    requires="cos(A) != 0",
    code=ArrayCode("xp.tan({0})"),
    sympy="tan",
    example="sum(tan(X)) wrt X == 1 ./ cos(X).^2",
)

SINH = Operator(
    "sinh(A[m, n]) -> [m, n]",
    "sinh of each entry.",
    value=Ball.sinh,
    differential=("d sinh(A) = cosh(A) .* dA",),
    simplify=("sinh(-A) = -sinh(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.sinh({0})"),
    sympy="sinh",
    example="sum(sinh(X)) wrt X == cosh(X)",
)

COSH = Operator(
    "cosh(A[m, n]) -> [m, n]",
    "cosh of each entry.",
    value=Ball.cosh,
    differential=("d cosh(A) = sinh(A) .* dA",),
    simplify=("cosh(-A) = cosh(A)",),
    normal=("cosh(A).^2 = ones + sinh(A).^2",),
    coded=(
        "cosh(A).^-2 = 4*(sigmoid(2*A) .* sigmoid(-2*A))",
        "cosh(s)^-2 = 4*sigmoid(2*s)*sigmoid(-2*s)",
        # log(cosh(A)) = A + softplus(-2*A) - log(2)
        "sum(cosh(x))^-1*sinh(x) = tanh(x) .* softmax(x + softplus(-2*x))",
        "sum(cosh(A))^-1*sinh(A) = tanh(A) .* exp(A + softplus(-2*A) - logsumexp(A + softplus(-2*A))*ones(m,n))",
    ),
    elementwise=True,
    commutes_with_transposition=True,
    positive=True,
    code=ArrayCode("xp.cosh({0})"),
    sympy="cosh",
    example="sum(cosh(X)) wrt X == sinh(X)",
)

TANH = Operator(
    "tanh(A[m, n]) -> [m, n]",
    "tanh of each entry.",
    value=Ball.tanh,
    differential=("d tanh(A) = (ones - tanh(A).^2) .* dA",),
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
        "tanh(-A) = -tanh(A)",
    ),
    coded=("cosh(A) ./ sinh(A) = tanh(A).^-1", "cosh(s)/sinh(s) = tanh(s)^-1"),
    elementwise=True,
    commutes_with_transposition=True,
    code=ArrayCode("xp.tanh({0})"),
    sympy="tanh",
    example="y' tanh(A x) wrt x == A' (y .* (ones(m) - tanh(A x).^2)) where A: m x n",
)

ARCSIN = Operator(
    "arcsin(A[m, n]) -> [m, n]",
    "arcsin of each entry.",
    value=Ball.asin,
    differential=("d arcsin(A) = dA ./ sqrt(ones - A.^2)",),
    simplify=("arcsin(-A) = -arcsin(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="-1 < A < 1",
    aliases=("asin",),
    code=ArrayCode("xp.arcsin({0})"),
    sympy="asin",
    example="sum(arcsin(x)) wrt x == 1 ./ sqrt(ones(n) - x.^2) where x: n",
)

ARCCOS = Operator(
    "arccos(A[m, n]) -> [m, n]",
    "arccos of each entry.",
    value=Ball.acos,
    differential=("d arccos(A) = -dA ./ sqrt(ones - A.^2)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="-1 < A < 1",
    aliases=("acos",),
    code=ArrayCode("xp.arccos({0})"),
    sympy="acos",
    example="sum(arccos(x)) wrt x == -1 ./ sqrt(ones(n) - x.^2) where x: n",
)

ARCTAN = Operator(
    "arctan(A[m, n]) -> [m, n]",
    "arctan of each entry.",
    value=Ball.atan,
    differential=("d arctan(A) = dA ./ (ones + A.^2)",),
    simplify=("arctan(-A) = -arctan(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    aliases=("atan",),
    code=ArrayCode("xp.arctan({0})"),
    sympy="atan",
    example="sum(arctan(x)) wrt x == 1 ./ (ones(n) + x.^2) where x: n",
)

ARCSINH = Operator(
    "arcsinh(A[m, n]) -> [m, n]",
    "arcsinh of each entry.",
    value=Ball.asinh,
    differential=("d arcsinh(A) = dA ./ sqrt(ones + A.^2)",),
    simplify=("arcsinh(-A) = -arcsinh(A)",),
    elementwise=True,
    commutes_with_transposition=True,
    aliases=("asinh",),
    code=ArrayCode("xp.arcsinh({0})"),
    sympy="asinh",
    example="sum(arcsinh(x)) wrt x == 1 ./ sqrt(ones(n) + x.^2) where x: n",
)

ARCCOSH = Operator(
    "arccosh(A[m, n]) -> [m, n]",
    "arccosh of each entry.",
    value=Ball.acosh,
    differential=("d arccosh(A) = dA ./ sqrt(A.^2 - ones)",),
    elementwise=True,
    commutes_with_transposition=True,
    requires="A > 1",
    aliases=("acosh",),
    code=ArrayCode("xp.arccosh({0})"),
    sympy="acosh",
    example="sum(arccosh(x)) wrt x == 1 ./ sqrt(x.^2 - ones(n)) where x: n",
)

ARCTANH = Operator(
    "arctanh(A[m, n]) -> [m, n]",
    "arctanh of each entry.",
    value=Ball.atanh,
    differential=("d arctanh(A) = dA ./ (ones - A.^2)",),
    simplify=("arctanh(-A) = -arctanh(A)", "arctanh(tanh(A)) = A", "tanh(arctanh(A)) = A"),
    elementwise=True,
    commutes_with_transposition=True,
    requires="-1 < A < 1",
    aliases=("atanh",),
    code=ArrayCode("xp.arctanh({0})"),
    sympy="atanh",
    example="sum(arctanh(x)) wrt x == 1 ./ (ones(n) - x.^2) where x: n",
)
