"""Functions applied entry by entry. Each states its derivative f' in d f(A) = f'(A) .* dA."""

from collections.abc import Callable

from matgrad.derive.numeric import Ball, absolute, erf_of, logarithm, relu, sigmoid, sign, softplus, step
from matgrad.derive.operator import Notation, Operator


def _function(
    name: str,
    differential: str,
    value: Callable[[Ball], Ball],
    numpy: str,
    meaning: str = "",
    simplify: tuple[str, ...] = (),
    domain: str = "",
    latex: str = "",
    aliases: tuple[str, ...] = (),
) -> Operator:
    """The room of one function of one number."""
    return Operator(
        f"{name}(A[m, n]) -> [m, n]",
        meaning or f"The function {name} of each entry.",
        value=value,
        differential=(f"d {name}(A) = {differential}",),
        simplify=simplify,
        aliases=aliases,
        elementwise=True,
        commutes_with_transposition=True,
        domain=domain,
        notation=Notation(latex=latex),
        code={"numpy": numpy},
    )


FUNCTIONS = (
    _function("exp", "exp(A) .* dA", lambda x: x.exp(), "np.exp({0})", simplify=("exp(log(A)) = A",), latex=r"\exp({0})"),
    _function("log", "dA ./ A", lambda x: x.log(), "np.log({0})", simplify=("log(exp(A)) = A",), domain="{0} > 0", latex=r"\log({0})"),
    _function("log1p", "dA ./ (ones + A)", lambda x: x.log1p(), "np.log1p({0})", "log(1 + x) of each entry.", domain="{0} > -1"),
    _function("log2", "dA ./ (log(2)*A)", lambda x: logarithm(x, 2), "np.log2({0})", domain="{0} > 0"),
    _function("log10", "dA ./ (log(10)*A)", lambda x: logarithm(x, 10), "np.log10({0})", domain="{0} > 0"),
    _function("sin", "cos(A) .* dA", lambda x: x.sin(), "np.sin({0})", latex=r"\sin({0})"),
    _function("cos", "-sin(A) .* dA", lambda x: x.cos(), "np.cos({0})", latex=r"\cos({0})"),
    _function("tan", "dA ./ cos(A).^2", lambda x: x.tan(), "np.tan({0})", domain="cos({0}) ≠ 0", latex=r"\tan({0})"),
    _function("sinh", "cosh(A) .* dA", lambda x: x.sinh(), "np.sinh({0})", latex=r"\sinh({0})"),
    _function("cosh", "sinh(A) .* dA", lambda x: x.cosh(), "np.cosh({0})", latex=r"\cosh({0})"),
    _function("tanh", "(ones - tanh(A).^2) .* dA", lambda x: x.tanh(), "np.tanh({0})", latex=r"\tanh({0})"),
    _function("arcsin", "dA ./ sqrt(ones - A.^2)", lambda x: x.asin(), "np.arcsin({0})", domain="|{0}| < 1", latex=r"\arcsin({0})"),
    _function("arccos", "-dA ./ sqrt(ones - A.^2)", lambda x: x.acos(), "np.arccos({0})", domain="|{0}| < 1", latex=r"\arccos({0})"),
    _function("arctan", "dA ./ (ones + A.^2)", lambda x: x.atan(), "np.arctan({0})", latex=r"\arctan({0})"),
    _function("abs", "sign(A) .* dA", absolute, "np.abs({0})", "The absolute value of each entry.", domain="sign at 0 taken as 0"),
    _function("sign", "0*dA", sign, "np.sign({0})", "The sign of each entry, 0 at 0.", domain="{0} ≠ 0"),
    _function("step", "0*dA", step, "np.heaviside({0}, 0.5)", "1 above 0, 0 below, 1/2 at 0.", domain="{0} ≠ 0"),
    _function("relu", "step(A) .* dA", relu, "np.maximum({0}, 0)", "The positive part of each entry.", domain="step at 0 taken as 1/2"),
    _function(
        "sigmoid", "sigmoid(A) .* (ones - sigmoid(A)) .* dA", sigmoid, "(1/(1 + np.exp(-{0})))", "1/(1 + exp(-x)) of each entry.",
    ),
    _function("softplus", "sigmoid(A) .* dA", softplus, "np.logaddexp(0, {0})", "log(1 + exp(x)) of each entry."),
    _function("erf", "(exp(-A.^2) .* dA)/sqrt(arctan(1))", erf_of, "scipy.special.erf({0})", "The error function of each entry."),
    _function(
        "gelu",
        "(1/2*(ones + erf(A/sqrt(2))) + A .* exp(-1/2*A.^2)/sqrt(8*arctan(1))) .* dA",
        lambda x: x * (1 + erf_of(x / Ball(2).sqrt())) / 2,
        "({0}*(1 + scipy.special.erf({0}/np.sqrt(2)))/2)",
        "x Φ(x) of each entry, Φ the normal distribution.",
    ),
    _function(
        "silu",
        "(sigmoid(A) + silu(A) .* (ones - sigmoid(A))) .* dA",
        lambda x: x * sigmoid(x),
        "({0}/(1 + np.exp(-{0})))",
        "x sigmoid(x) of each entry.",
    ),
)

SQRT = Operator(
    "sqrt(A[m, n]) -> [m, n]", "The square root of each entry.", definition="sqrt(A) = A.^(1/2)", elementwise=True
)
SQUARE = Operator("square(A[m, n]) -> [m, n]", "The square of each entry.", definition="square(A) = A.^2", elementwise=True)
