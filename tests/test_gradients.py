"""Whole gradients: those of the books, and those of random compositions against the definition."""

from contextlib import suppress
from random import Random

import pytest
from compositions import statements
from hypothesis import HealthCheck, event, given, settings
from mathematics import BITS, claim_holds, close, cookbook, derived

from matgrad.derive import Derivation
from matgrad.derive.evaluate import Evaluator
from matgrad.derive.numeric import Ball, Value, certain, inner, matrix, power_of_two, precision
from matgrad.derive.operators import OPERATORS
from matgrad.derive.term import Term
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
