"""The room of a function of one number, applied entry by entry."""

from collections.abc import Callable

from ..numbers.balls import Ball
from .operator import Code, Operator

POSITIVE = frozenset({"exp", "cosh", "sigmoid", "softplus"})
ODD = frozenset("sin tan sinh tanh arcsin arctan erf sign".split())
EVEN = frozenset({"cos", "cosh", "abs"})

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
    "sigmoid": "sum(sigmoid(x)) wrt x == sigmoid(x) .* sigmoid(-x) where x: n",
    "softplus": "sum(softplus(X)) wrt X == sigmoid(X)",
    "erf": "erf(c) wrt c == exp(-c^2)/sqrt(arctan(1))",
    "gelu": "gelu(c) wrt c == 1/2 (1 + erf(c/sqrt(2))) + c exp(-1/2 c^2)/sqrt(8 arctan(1))",
    "silu": "silu(c) wrt c == sigmoid(c) + silu(c) sigmoid(-c)",
}


ALIASES = {"log": ("ln",), "arcsin": ("asin",), "arccos": ("acos",), "arctan": ("atan",)}


def entry_function(
    name: str,
    differential: str,
    value: Callable[[Ball], Ball],
    code: Code,
    domain: str = "",
    simplify: tuple[str, ...] = (),
    shorter: tuple[str, ...] = (),
    normal: tuple[str, ...] = (),
    coded: tuple[str, ...] = (),
    before: tuple[str, ...] = (),
    meaning: str = "",
) -> Operator:
    """The room of one function of one number."""
    return Operator(
        f"{name}(A[m, n]) -> [m, n]",
        f"{meaning or name} of each entry.",
        value=value,
        differential=(f"d {name}(A) = {differential}",),
        simplify=(*simplify, *parity(name)),
        shorter=shorter,
        normal=normal,
        coded=coded,
        before=before,
        elementwise=True,
        positive=name in POSITIVE,
        commutes_with_transposition=True,
        domain=domain,
        code=code,
        example=EXAMPLES[name],
        aliases=ALIASES.get(name, ()),
    )


def parity(name: str) -> tuple[str, ...]:
    """What a function is of the opposite number, where that is it or its opposite."""
    if name not in ODD | EVEN:
        return ()
    return (f"{name}(-A) = {'-' if name in ODD else ''}{name}(A)",)
