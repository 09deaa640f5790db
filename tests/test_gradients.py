"""Whole gradients: those of the books, and those of random compositions against the definition."""

import re
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from mathematics import BITS, close, cookbook, derived, read_back

from matgrad.derive import Derivation
from matgrad.derive.evaluate import Evaluator
from matgrad.derive.numeric import Ball, Value, certain, inner, matrix, power_of_two, precision
from matgrad.derive.operators import OPERATORS
from matgrad.derive.verify import point_of
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement

CLAIMS = cookbook()

# Random compositions: for every shape what is declared of it, and what gives it. `{m n}` stands for a formula of that
# shape, `{n}` for a column, `{}` for a scalar. Denominators, roots and logarithms get what keeps them in their domain.
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
    "n m": ["{m n}'", "{n} {m}'", "{n n} {n m}"],
    "n n": [
        *["{n m} {m n}", "{n n} {n n}", "{n n}'", "diag({n})", "tril({n n})", "{n n}^3", "{n n}^7"],
        *["inv(S + {n m} {n m}')", "inv(3*I + sin({n n})/n)"],
    ],
    "m m": ["{m n} {n m}", "({m m} {m m})'", "diag({m})", "triu({m m})", "outer({m}, {m})"],
    "n": ["{n m} {m}", "{n n} {n}", "diag({n n})", "rowsum({n m})", "colsum({m n})'"],
    "m": ["{m n} {n}", "diag({m m})", "rowsum({m n})"],
    "": [
        *["tr({n n})", "{n}' {n}", "{m n} : {m n}", "sum({m n})", "mean({n m})", "dot({m}, {m})", "{}^2", "{}^3"],
        *["norm_F({m n})^2", "norm2({n})^2", "norm_F(ones(m,n) + exp({m n}))", "det({n n})", "logdet(S + {n m} {n m}')"],
        *["logdet(3*I + sin({n n})/n)", "(1 + {}^2)^(1/2)", "{n}' {n n} {n}", "{n}' {n}*{}"],
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


@pytest.mark.parametrize("claim", CLAIMS, ids=CLAIMS)
def test_cookbook(claim: str) -> None:
    """The gradient found is the one that the book has."""
    derivation = derived(claim)
    problem, (result,) = derivation.problem, derivation.results
    stated = read_statement(claim).claim
    assert stated is not None
    books = read_back(stated, result.variable, problem)
    for index in range(3):
        point = point_of(problem, index)
        with precision(BITS):
            here = Evaluator(OPERATORS, point.values, point.sizes)
            assert close(here.value(result.gradient), here.value(books))


def drawn(rows: int, columns: int, random: Random) -> Value:
    """A matrix of numbers between -1 and 1."""
    return matrix(rows, columns, [Ball(random.randrange(-(2**20), 2**20)) / 2**20 for _ in range(rows * columns)])


def point_and_direction(random: Random) -> tuple[dict[str, Value], dict[str, Value]]:
    """Values for the names that are declared, and directions; m is 2 and n is 3."""
    shapes = {"A": (2, 3), "B": (3, 3), "S": (3, 3), "x": (3, 1), "y": (2, 1), "s": (1, 1)}
    point, way = ({name: drawn(*shape, random) for name, shape in shapes.items()} for _ in range(2))
    point["S"] = point["S"] * point["S"].transpose() + matrix(3, 3, [Ball(int(i % 4 == 0)) for i in range(9)])
    way["S"] = way["S"] + way["S"].transpose()
    point["s"], way["s"] = 2 + point["s"][0, 0], way["s"][0, 0]
    return point, way


def slopes(derivation: Derivation, name: str, seed: int) -> tuple[Value, Value]:
    """The derivative in a random direction: by the gradient, and by a small step to both sides."""
    (result,) = derivation.results
    point, way = point_and_direction(Random(seed))
    step = power_of_two(-80)

    def value(move: Ball, term: object = derivation.problem.function) -> Value:
        moved = {**point, name: point[name] + way[name] * move}
        return Evaluator(OPERATORS, moved, {"m": 2, "n": 3}).value(term)  # type: ignore[arg-type]

    gradient = value(Ball(0), result.gradient)
    return inner(gradient, way[name]), (value(step) - value(-step)) / (2 * step)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(formulas(""), st.data())
def test_random_composition(formula: str, data: st.DataObject) -> None:
    """A random formula has the gradient that the definition gives it, or no point where it could be checked."""
    names = sorted(set(re.findall(r"\b[ABSxys]\b", formula)))
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    try:
        derivation = derived(f"{formula} wrt {name} where {DECLARED}")
    except Mistake as mistake:
        event(mistake.code)
        assert mistake.code in ("M240", "M241"), mistake
        return
    with precision(BITS):
        found, wanted = slopes(derivation, name, len(formula))
        if certain(found) and certain(wanted):
            assert close(found, wanted, 60)
