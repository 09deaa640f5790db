"""Functions that are not given are arguments of the emitted code, and its self-test brings some of its own."""

import inspect

import numpy as np
import pytest
from libraries import array, derivation, executed, in_each_library
from random_functions import SIZES, STATEMENTS, arrays
from seam.parts import TARGETS, source

BESIDE_OTHERS = (
    "sum_i L(W x_i + b) wrt W where L: m -> scalar, W: m x n, x_i: n, b: m, i: k",
    "sum_i f(w' x_i - y_i) wrt w where f: entrywise, w: n, x_i: n, y_i: scalar, i: k",
    "sum_i L(F(x_i)) wrt x_i where L: m -> scalar, F: n -> m, x_i: n, i: k",
    "sum_i tr(X(t_i) A) wrt t_i where X: scalar -> n x n, A: n x n, t_i: scalar, i: k",
    "L(softmax(X W, rows)) wrt W where L: n x k -> scalar, X: n x p, W: p x k",
    "sum(f(X W .+ b')) wrt b where f: entrywise, X: n x p, W: p x k, b: k",
    "L([A x; b]) wrt x where L: m+k -> scalar, A: m x n, x: n, b: k",
    "L(toeplitz(t) x) wrt t where L: n -> scalar, t: n, x: n",
    "L(vech(S)) wrt S where L: n*(n+1)/2 -> scalar, S: n x n symmetric",
    "L(eigvals(S)) wrt S where L: n -> scalar, S: n x n symmetric",
    "lyap(X(t), Q) wrt t where X: scalar -> n x n, Q: n x n, t: scalar",
    "where(x > 0, f(x), x) wrt x where f: entrywise, x: scalar",
    "L(kron(A, X)) wrt X where L: m*p x n*q -> scalar, A: m x n, X: p x q",
    "expm(hat(v(t))) wrt t where v: scalar -> 3, t: scalar",
)


@in_each_library
@pytest.mark.parametrize("statement", [*STATEMENTS, *BESIDE_OTHERS])
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
