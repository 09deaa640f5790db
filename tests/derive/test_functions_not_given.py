"""Functions that are not given: their derivatives as textbooks print them, against the definition and read back."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from random_functions import CLAIMS, STATEMENTS, values
from seam.parts import NUMPY, STYLES, Derivation, Writer
from seam.parts import source as emitted_source

from matgrad import Mistake, check, derive

STEP = 1e-5
RESULTS = ("gradient", "jacobian", "derivative", "hessian")


def functions(found: Derivation) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The emitted derivative, and what is differentiated."""
    space: dict[str, Any] = {}
    text = emitted_source(found, NUMPY, True)
    exec(compile(text, "emitted", "exec"), space)
    derivative = next(space[name] for name in reversed(RESULTS) if name in space)
    return derivative, next(space[name] for name in ("function", "first_derivative", *RESULTS) if name in space)


def called(function: Callable[..., Any], given: dict[str, Any]) -> Any:
    return np.asarray(function(**{name: given[name] for name in inspect.signature(function).parameters}))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_code_with_random_functions(statement: str, seed: int) -> None:
    """The emitted derivative is the difference quotient of the function along a random direction."""
    found = derive(statement)
    derivative, function = functions(found)
    given = values(found, statement, seed)
    (result,) = found.results
    name = result.wrt
    like = np.asarray(given[name])
    direction = np.random.default_rng(seed + 100).normal(size=like.shape)
    if "symmetric" in found.problem.symbol(result.variable).properties:
        direction = (direction + direction.T) / 2
    ahead, behind = (called(function, {**given, name: given[name] + h * direction}) for h in (STEP, -STEP))
    wanted = (ahead - behind) / (2 * STEP)
    whole = called(derivative, given)
    if whole.ndim == 2 * like.ndim and whole.shape != (*wanted.shape, *like.shape):
        raise AssertionError(whole.shape)
    value = np.tensordot(whole, direction, like.ndim)
    assert np.abs(value - wanted).max() <= 1e-5 * (1 + np.abs(wanted).max())


@pytest.mark.parametrize("claim", CLAIMS, ids=CLAIMS)
def test_as_textbooks_print_them(claim: str) -> None:
    """Not proved is what asks that the second derivatives of a map are symmetric."""
    assert check(claim).verdict == ("agrees" if "djac_" in claim else "proved")


@pytest.mark.parametrize("claim", CLAIMS, ids=CLAIMS)
def test_of_another_sign_they_are_wrong(claim: str) -> None:
    function, _, right = claim.partition(" == ")
    right, _, where = right.partition(" where ")
    assert check(f"{function} == -({right}) where {where}").verdict == "wrong"


@pytest.mark.parametrize("notation", STYLES)
@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_what_is_printed_can_be_typed(statement: str, notation: str) -> None:
    found = derive(statement, verify=False)
    writer = Writer(found.problem.algebra, STYLES[notation])
    question, _, where = statement.partition(" where ")
    (result,) = found.results
    if notation == "latex":
        question = f"{writer.write(found.problem.function)} wrt {question.partition(' wrt ')[2]}"
    assert check(f"{question} == {writer.write(result.gradient)} where {where}")


TRUE_OF_SOME_FUNCTIONS = (
    "f''(t) == -f(t) where f: entrywise, t: scalar",
    "f(2*t) == 2*f(t) where f: entrywise, t: scalar",
    "f(-t) == f(t) where f: entrywise, t: scalar",
    "f(s + t) == f(s) + f(t) where f: entrywise, s: scalar, t: scalar",
    "L(2*x) == 4*L(x) where L: n -> scalar, x: n",
    "hess_L(x) == I where L: n -> scalar, x: n",
    "L(X) == L(X') where L: n x n -> scalar, X: n x n",
    "grad_L(S) == grad_L(S)' where L: n x n -> scalar, S: n x n symmetric",
    "F(x) == jac_F(x) x where F: n -> m, x: n",
    "X(t) X'(t) == X'(t) X(t) where X: scalar -> n x n, t: scalar",
    "X(t) == X(t)' where X: scalar -> n x n, t: scalar",
    "g(A B) == g(B A) where g: matrix function, A: n x n, B: n x n",
    "g'(A) == g(A) where g: matrix function, A: n x n",
)


@pytest.mark.parametrize("claim", TRUE_OF_SOME_FUNCTIONS)
def test_what_holds_for_some_functions_alone_is_wrong(claim: str) -> None:
    assert check(claim).verdict == "wrong"


REFUSED = (
    ("tr(X(t)) + tr(X) wrt t where X: scalar -> n x n", "M210", "write X(…)"),
    ("f(X) wrt X", "M201", "where f: entrywise"),
    ("A grad_L(x) wrt x", "M201", "where L: n -> scalar"),
    ("L(X) wrt X", "M201", "where L: n -> scalar"),
    ("L(x, y) wrt x where L: n -> scalar", "M202", "write L("),
    ("L(x) wrt x where L: m -> scalar, x: n", "M208", ""),
    ("L(x) wrt L where L: m -> scalar", "M211", ""),
    ("tr(X) wrt X where tr: n x n -> scalar", "M211", ""),
    ("L(x) wrt x where L: n -> scalar, grad_L: n", "M215", ""),
    ("L(x) wrt x where L: vector -> scalar", "M101", "write L: m x n -> scalar"),
    ("x' hess_L(x) x wrt x where L: n -> scalar", "M291", ""),
    ("s/X'(A) wrt s where X: n x n, A: n x n, s: scalar", "M114", "write …/(X' (…))"),
)


@pytest.mark.parametrize(("statement", "code", "help"), REFUSED)
def test_refused(statement: str, code: str, help: str) -> None:
    with pytest.raises(Mistake) as refused:
        derive(statement)
    assert refused.value.code == code
    assert help in (refused.value.help or "")


def test_a_prime_before_brackets_is_a_transpose_unless_it_is_of_a_function() -> None:
    assert check("X'(A) == X' A where X: n x n, A: n x n").verdict == "proved"
    assert check("sum(f'(A)) wrt A == f''(A) where f: entrywise, A: n x n").verdict == "proved"


def test_other_ways_to_ask() -> None:
    where = "where L: m -> scalar, F: n -> m"
    for asked in ("grad(L(F(x)), x)", "d/dx L(F(x))", "∇_x L(F(x))"):
        assert check(f"{asked} = J_F(x)' ∇L(F(x)) {where}")
    assert check("E(x) wrt x == grad_E(x) where E: n -> scalar")


def test_lines_above_declare_functions() -> None:
    above = ("given L: m -> scalar, f: entrywise, X: scalar -> n x n", "let z = W x + b", "let r = f'(z)")
    assert check("L(z) wrt W == grad_L(z) x'", given=above)
    assert check("sum(f(z)) wrt b == r", given=above)
    assert check(r"\nabla_W L(W x + b) = \nabla L(W x + b) x^\top", given=above)
