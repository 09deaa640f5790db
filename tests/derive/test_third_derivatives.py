"""Third derivatives of numbers: the emitted arrays against differences of the second derivatives."""

import re
from typing import Any

import numpy as np
import pytest
from seam.parts import NUMPY, source

from matgrad import check, derive, written
from matgrad.grammar.mistakes import Mistake

OF_NUMBERS = [
    ("x^4 wrt x thrice where x: scalar", "24 x"),
    ("exp(a*s) wrt s thrice where s: scalar, a: scalar", "a^3 exp(a s)"),
    ("log(s) wrt s thrice where s: scalar positive", "2/s^3"),
    ("tr(inv(s*A)) wrt s thrice where s: scalar, A: n x n", "-6 tr(inv(A))/s^4"),
]
OF_ARRAYS = [
    "sum(exp(x))",
    "logsumexp(A x)",
    "norm2(x)^4",
    "(b' x)^3 + x' A' A x",
    "sum(tanh(A x))",
]
REFUSED = ["A x wrt x thrice", "x' y wrt x, y thrice", "logdet(S) wrt S thrice where S: n x n spd"]
SHAPES = {"A": "m x n", "b": "n", "x": "n"}
POINT = {"A": (3, 4), "b": (4,), "x": (4,)}


@pytest.mark.parametrize(("question", "expected"), OF_NUMBERS)
def test_by_numbers(question: str, expected: str) -> None:
    assert list(written(derive(question)).values()) == [expected]


@pytest.mark.parametrize(("question", "expected"), OF_NUMBERS)
def test_claimed(question: str, expected: str) -> None:
    asked, _, declared = question.partition(" where ")
    assert check(f"{asked} == {expected} where {declared}").verdict == "proved"
    assert check(f"{asked} == 2*({expected}) where {declared}").verdict == "wrong"


@pytest.mark.parametrize("function", OF_ARRAYS)
def test_by_vectors(function: str) -> None:
    declared = "where " + ", ".join(f"{name}: {shape}" for name, shape in SHAPES.items() if name in names(function))
    third, second = (emitted(f"{function} wrt x {order} {declared}") for order in ("thrice", "twice"))
    random = np.random.default_rng(0)
    point = {name: random.normal(size=shape) for name, shape in POINT.items()}
    steps = 1e-5 * np.eye(4)
    moved = [[second(**taken({**point, "x": point["x"] + sign * h}, function)) for sign in (1, -1)] for h in steps]
    differences = np.stack([(there - back) / 2e-5 for there, back in moved], axis=-1)
    assert np.allclose(third(**taken(point, function)), differences, atol=1e-5)


@pytest.mark.parametrize("question", REFUSED)
def test_refused(question: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(question)
    assert caught.value.code == "M290"


def taken(point: dict[str, Any], function: str) -> dict[str, Any]:
    """The arguments that occur in a function."""
    return {name: value for name, value in point.items() if name in names(function)}


def names(function: str) -> list[str]:
    """The names of a function."""
    return re.findall(r"\b[A-Za-z]\b", function)


def emitted(question: str) -> Any:
    """The function that is emitted for NumPy."""
    space: dict[str, Any] = {}
    exec(source(derive(question), NUMPY), space)
    return next(value for name, value in space.items() if name in ("hessian", "third_derivative"))
