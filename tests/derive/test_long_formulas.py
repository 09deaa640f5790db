"""Time and text grow as the formula: one that is k times as long takes at most 1.2 k times as much of both.

Time is measured in calls, which are the same on every machine and in every run.
"""

import sys
from collections.abc import Callable
from functools import reduce
from typing import NamedTuple

import pytest
from seam.engine import below
from seam.parts import OPERATORS, UNICODE, Evaluator, Sampler, domain_of, elaborated, solve

from matgrad.cli.formats.outline import outline
from matgrad.cli.formats.text import page
from matgrad.grammar.read import read_statement

MOST = 1.2


class Cost(NamedTuple):
    calls: int
    characters: int


def layers(k: int) -> str:
    return "x" if k == 0 else f"tanh(W_{k} {layers(k - 1)})"


def matrices(k: int) -> list[str]:
    return [f"W_{i}" for i in range(k, 0, -1)]


def chained(k: int, formula: str, last: str) -> str:
    """Lines, each made of the one before."""
    return "\n".join([*(f"let B{i + 1} = {formula.format(f'B{i}')}" for i in range(k)), last.format(f"B{k}")])


def softplus(k: int) -> str:
    return "x" if k == 0 else f"softplus({softplus(k - 1)})"


def norms(k: int, norm: str) -> str:
    return " + ".join(norm.format(f"A_{i} x - y_{i}") for i in range(k))


FAMILIES: dict[str, Callable[[int], str]] = {
    "a product of matrices": lambda k: f"norm2({' '.join(matrices(k))} x)^2 wrt W_1",
    "layers, by one matrix": lambda k: f"sum({layers(k)}) wrt W_1",
    "layers, by all matrices": lambda k: f"sum({layers(k)}) wrt {', '.join(matrices(k))}",
    "a sum of norms": lambda k: f"{norms(k, 'norm2({})')} wrt x",
    "a sum of squared norms": lambda k: f"{norms(k, 'norm2({})^2')} wrt x",
    "nested softplus": lambda k: f"sum({softplus(k)}) wrt x",
    "a polynomial": lambda k: f"{' + '.join(f'{i + 2}*t^{i}' for i in range(k))} wrt t where t: scalar",
    "a wide sum": lambda k: f"{' + '.join(f'a_{i}^T x' for i in range(k))} wrt x",
    "let lines that add": lambda k: chained(k, "{0} + tanh({0})", "tr(A {}) wrt B0"),
    "let lines of layers": lambda k: chained(k, "tanh(W {0})", "sum({}) wrt B0 where B0: n"),
}


def cost(text: str) -> Cost:
    """What it takes to read, derive, verify and write a statement below its lines."""
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    *above, last = text.split("\n")
    sys.setprofile(count)
    try:
        derivation = solve(read_statement(last), context=below(above))
        lines = page(outline(derivation, last, "normal", expand=False), UNICODE)
    finally:
        sys.setprofile(None)
    characters = sum(len(piece) for line in lines for piece, _ in line)
    return Cost(calls, characters)


@pytest.mark.parametrize("name", FAMILIES)
def test_growth_is_linear(name: str) -> None:
    family = FAMILIES[name]
    few, many = (32, 64) if name == "let lines that add" else (16, 64)  # sums of at most 32 addends lie flat in others
    cost(family(4))  # what is made once in a process
    small, large = cost(family(few)), cost(family(many))
    assert large.calls < MOST * many / few * small.calls
    assert large.characters < MOST * many / few * small.characters


@pytest.mark.parametrize("k", [16, 128])
@pytest.mark.parametrize("layer", ["tanh(W_{0} {1})", "abs(W_{0} {1})", "relu(W_{0} {1})"])
def test_deep_formulas_are_checked_with_as_many_bits(layer: str, k: int) -> None:
    formula = reduce(lambda inside, i: layer.format(i, inside), range(k), "x")
    verification = solve(read_statement(f"sum({formula}) wrt W_1")).verification
    assert verification is not None
    assert verification.bits == 400


def test_deep_rectified_layers_are_not_zero_at_all_points() -> None:
    formula = reduce(lambda inside, i: f"relu(W_{i} {inside})", range(100), "x")
    problem = elaborated(read_statement(f"sum({formula}) wrt W_1"))
    points = [next(Sampler(domain_of(problem)).points(index)) for index in range(3)]
    values = [Evaluator(OPERATORS, point.values, point.sizes).value(problem.function) for point in points]
    assert not all(value == 0 for value in values)
