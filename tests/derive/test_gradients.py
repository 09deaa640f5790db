"""Whole gradients: those of the books, and those of random compositions against the definition."""

from contextlib import suppress
from random import Random

import pytest
from compositions import statements
from hypothesis import HealthCheck, event, given, settings
from mathematics import BITS, claim_holds, close, cookbook, derived
from seam.engine import writer_of
from seam.parts import (
    OPERATORS,
    TEXT,
    Ball,
    Derivation,
    Evaluator,
    Term,
    Value,
    certain,
    inner,
    matrix,
    power_of_two,
    precision,
)

from matgrad.grammar.mistakes import Mistake

CLAIMS = cookbook()


@pytest.mark.parametrize("claim", CLAIMS, ids=CLAIMS)
def test_cookbook(claim: str) -> None:
    """The gradient found is the one that the book has."""
    assert claim_holds(claim)


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


def slopes(derivation: Derivation, seed: int) -> tuple[Value, Value]:
    """The derivative in a random direction: by the gradient, and by a small step to both sides."""
    function, (result,) = derivation.problem.function, derivation.results
    name = str(result.variable.data)
    point, way = point_and_direction(Random(seed))
    step = power_of_two(-80)

    def value(term: Term, move: Ball) -> Value:
        moved = {**point, name: point[name] + way[name] * move}
        return Evaluator(OPERATORS, moved, {"m": 2, "n": 3}).value(term)

    slope = (value(function, step) - value(function, -step)) / (2 * step)
    return inner(value(result.gradient, Ball(0)), way[name]), slope


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(statements())
def test_random_composition(statement: str) -> None:
    """A random formula has the gradient that the definition gives it, or no point where it could be checked."""
    try:
        derivation = derived(statement)
    except Mistake as mistake:
        event(mistake.code)
        assert mistake.code in ("M240", "M241"), mistake
        return
    with precision(BITS), suppress(ValueError):  # where the point is outside of the domain
        found, wanted = slopes(derivation, len(statement))
        if certain(found) and certain(wanted):
            assert close(found, wanted, 60)


# Results as a careful person writes them.
WRITTEN = {
    "det(X^3) wrt X where X: n x n": "3 det(X^3) inv(X)'",
    "det(X' A X) wrt X where X: n x n": "2 det(X' A X) inv(X)'",
    "tr(A inv(B X)) wrt X where A: n x n, B: n x n, X: n x n": "-(inv(B X) A inv(X))'",
    "logdet(A X B) wrt X where A: n x n, X: n x n, B: n x n": "inv(X)'",
    "tr(X inv(A)) - logdet(A inv(X)) wrt X where A: n x n, X: n x n": "(inv(A) + inv(X))'",
    "1/2*norm_F(V - W H)^2 wrt W": "(W H - V) H'",
    "norm_F(A .* (Y - W' X))^2 wrt W": "-2 X (A .* A .* (Y - W' X))'",
    "s*log(1 + (x - u)' A (x - u)/s) wrt u where A: n x n symmetric, s: scalar": (
        "-2 s A (x - u)/(s + (x - u)' A (x - u))"
    ),
    "s/(1 + s^2) wrt s": "(1 - s^2)/(1 + s^2)^2",
    "tanh(s)/(1 + tanh(s)) wrt s where s: scalar": "(1 - tanh(s))/(1 + tanh(s))",
    "1/(1 + 1/(1 + 1/(1 + s))) wrt s": "-1/(3 + 2 s)^2",
    "exp(1)*s/(1 + s) wrt s where s: scalar": "exp(1)/(1 + s)^2",
    "log(det(A)*exp(p' pinv(A) x)) wrt x where A: n x n": "pinv(A)' p",
    "-log(softmax(W x)[k]) wrt x": "W' (softmax(W x) - e(k, m))",
    "logsumexp(W x) - (W x)[k] wrt W": "(softmax(W x) - e(k, m)) x'",
    "(s^2 - t^2)/(s - t)*x' x wrt x where s: scalar, t: scalar": "2 (s + t) x",
    "logdet(A + t*B) wrt t where A: n x n spd, t: scalar": "tr(B inv(A + t B))",
    "norm2(A x + t*b)^2 wrt t where t: scalar, b: m": "2 b' (A x + t b)",
    "x' inv(A + t*I) x wrt t where A: n x n spd, t: scalar": "-x' inv(A + t eye(n))^2 x",
    "log(norm2(x)) wrt x": "x/(x' x)",
    "sum(log(ones(m) + exp(X w)) - y .* (X w)) wrt w": "X' (sigmoid(X w) - y)",
    "-y' log(sigmoid(X w)) - (ones(m) - y)' log(ones(m) - sigmoid(X w)) wrt w": "X' (sigmoid(X w) - y)",
    "sum(log(ones(m) + exp(-y .* (X w)))) wrt w": "-X' (y .* sigmoid(-y .* (X w)))",
    "tr(ones(n) ones(p)' X) wrt X where X: p x n": "ones(p,n)",
    "tr(X^5) wrt X where X: n x n": "5 (X^4)'",
    "tr(inv(Q) X) wrt X where Q: n x n orthogonal, X: n x n": "Q",
    "norm_F(Q X)^2 wrt X where Q: m x n orthogonal": "2 X",
    "x' K x + a' x wrt x where K: n x n skew, a: n": "a",
    "diag(D)' x wrt x where D: n x n diagonal": "diag(D)",
    "tr(tril(L) X) wrt X where L: n x n lower, X: n x n": "L'",
    "logdet(X) + tr(A X) wrt X where X: n x n symmetric": "inv(X) + 1/2 (A + A')",
}


@pytest.mark.parametrize("statement", WRITTEN)
def test_result_is_short(statement: str) -> None:
    derivation = derived(statement)
    (result,) = derivation.results
    assert writer_of(derivation, TEXT).write(result.gradient) == WRITTEN[statement]
