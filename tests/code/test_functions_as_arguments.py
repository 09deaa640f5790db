"""Functions that are not given are arguments of the emitted code, and its self-test brings some of its own."""

import inspect

import numpy as np
import pytest
from libraries import array, derivation, executed, in_each_library
from random_functions import SIZES, STATEMENTS, arrays
from seam.parts import TARGETS, source


@in_each_library
@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_the_self_test_with_functions_of_its_own(statement: str, target: str) -> None:
    found = derivation(statement)
    space = executed(source(found, TARGETS[target], True))
    values = arrays(found, np.random.default_rng(1))
    taken = {name: array(target, value) if np.ndim(value) else value for name, value in values.items()}
    taken |= {name: SIZES[name] for name in inspect.signature(space["samples"]).parameters if name not in values}
    assert space["check"](**taken) <= 1e-6


def test_the_functions_are_arguments_by_their_names() -> None:
    text = source(derivation("L(A f(B x)) wrt B where L: m -> scalar, f: entrywise"), TARGETS["numpy"])
    assert "def gradient(*, A, B, f, f_prime, grad_L, x):" in text
    assert "grad_L(y (m,)) -> (m,): the gradient of L." in text
    assert "return np.outer((A.T @ grad_L(A @ f(t1)))*f_prime(t1), x)" in text


def test_a_name_that_is_taken_gives_way_to_a_function() -> None:
    text = source(derivation("f(f_prime) wrt f_prime where f: entrywise, f_prime: scalar"), TARGETS["numpy"])
    assert "def jacobian(*, f_prime, f_prime_):" in text or "def gradient(*, f_prime, f_prime_):" in text
