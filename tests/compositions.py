"""Random statements, their formulas composed so that the shapes fit."""

import re
from functools import cache

from hypothesis import strategies as st

# For every shape the simplest formulas of it, and what gives it: `{m n}` stands for a formula of that shape, `{n}` for
# a column, `{}` for a scalar. Denominators, roots and logarithms get what keeps them in their domain.
DECLARED = "A: m x n, B: n x n, S: n x n spd, x: n, y: m, s: scalar positive"
ATOMS = {
    "m n": ["A", "y x'", "ones(m,n)"],
    "n m": ["A'"],
    "n n": ["B", "S", "eye(n)", "A' A", "x x'"],
    "m m": ["A A'", "eye(m)", "y y'"],
    "n": ["x", "A' y", "ones(n)"],
    "m": ["y", "A x"],
    "": ["s", "2", "1/3", "x' x", "y' A x"],
}
FUNCTIONS = "exp sin cos tanh arctan sigmoid softplus erf gelu silu relu abs square sign".split()
OF_ANY_SHAPE = [
    *["{0} + {0}", "{0} - {0}", "-{0}", "3*{0}", "{}*{0}", "{0}/(1 + {}^2)", "{0} .* {0}", "{0}.^2", "{0}.^3"],
    *["{0} ./ (2*{1} + sin({0}))", "sqrt({1} + {0}.^2)", "log({1} + {0}.^2)", "({1} + {0}.^2).^s"],
    *[f"{name}({{0}})" for name in FUNCTIONS],
]
OF_SHAPE = {
    "m n": ["{m m} {m n}", "{m n} {n n}", "{n m}'", "{m} {n}'", "diag({m}) {m n}"],
    "n m": ["{m n}'", "{n} {m}'", "{n n} {n m}", "pinv({m n})"],
    "n n": [
        *["{n m} {m n}", "{n n} {n n}", "{n n}'", "diag({n})", "tril({n n})", "{n n}^3", "{n n}^7"],
        *["inv(S + {n m} {n m}')", "inv(3*I + sin({n n})/n)", "expm(sin({n n}))", "chol(S + {n m} {n m}')"],
        *["logm(S + {n m} {n m}')", "sqrtm(3*I + sin({n n})/n)", "adj(3*I + sin({n n}))"],
    ],
    "m m": ["{m n} {n m}", "({m m} {m m})'", "diag({m})", "triu({m m})", "outer({m}, {m})"],
    "n": ["{n m} {m}", "{n n} {n}", "diag({n n})", "rowsum({n m})", "colsum({m n})'", "softmax({n})"],
    "m": ["{m n} {n}", "diag({m m})", "rowsum({m n})", "logsoftmax({m})", "cumsum({m})"],
    "": [
        *["tr({n n})", "{n}' {n}", "{m n} : {m n}", "sum({m n})", "mean({n m})", "dot({m}, {m})", "{}^2", "{}^3"],
        *["norm1({m n})", "norm_inf({n m})", "norm_spec({m n})", "norm_nuc({n m})", "max({n})", "min({m n})"],
        *["logsumexp({n})", "logsumexp({m n})"],
        *["norm_F({m n})^2", "norm2({n})^2", "norm_F(ones(m,n) + exp({m n}))", "det({n n})"],
        *["logdet(S + {n m} {n m}')", "logdet(3*I + sin({n n})/n)", "(1 + {}^2)^(1/2)", "{n}' {n n} {n}"],
    ],
}
DEPTH = 4


@cache
def formulas(shape: str, depth: int = DEPTH) -> st.SearchStrategy[str]:
    """Formulas of a shape, so deep at most."""
    atoms = st.sampled_from(ATOMS[shape])
    if depth == 0:
        return atoms
    one = f"ones({','.join(shape.split())})" if shape else "1"
    general = [template.replace("{0}", f"{{{shape}}}").replace("{1}", one) for template in OF_ANY_SHAPE]
    return atoms | st.sampled_from(OF_SHAPE[shape] * 2 + general).flatmap(lambda template: filled(template, depth - 1))


def filled(template: str, depth: int) -> st.SearchStrategy[str]:
    """A template with formulas in its places, in brackets where they are more than a name."""
    places = re.findall(r"\{([mn ]*)\}", template)
    plain = re.sub(r"\{[mn ]*\}", "{}", template)
    parts = [formulas(place, depth).map(lambda text: text if text.isalnum() else f"({text})") for place in places]
    return st.tuples(*parts).map(lambda texts: plain.format(*texts))


@st.composite
def statements(draw: st.DrawFn) -> str:
    """A scalar formula with respect to one of its names."""
    formula = draw(formulas("").filter(re.compile(r"\b[ABSxys]\b").search))
    name = draw(st.sampled_from(sorted(set(re.findall(r"\b[ABSxys]\b", formula)))))
    return f"{formula} wrt {name} where {DECLARED}"
