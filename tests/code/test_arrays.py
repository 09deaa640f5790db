"""Derivatives with more than two axes as code: what is written, and what stands beside a Hessian."""

import re
from typing import Any

import numpy as np
import pytest
from seam.parts import JAX, NUMPY, Target, source

from matgrad import derive


def written(statement: str, target: Target) -> str:
    """The emitted text."""
    return source(derive(statement, verify=False), target)


def value(text: str, name: str) -> str:
    """What a function returns, on one line."""
    (body,) = re.findall(rf"^def {name}\(.*?\n    return (.*?)(?=\n\n\n|\Z)", text, re.M | re.S)
    return re.sub(r"\s+", " ", body).strip()


def executed(text: str) -> dict[str, Any]:
    """The functions of a text."""
    space: dict[str, Any] = {}
    exec(compile(text, "emitted", "exec"), space)
    return space


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("A X B wrt X", 'jnp.einsum("ki,jl->klij", A, B)'),
        ("X^3 wrt X", """(jnp.einsum("ki,jl->klij", jnp.eye(n, dtype=X.dtype), t1) + jnp.einsum("ki,jl->klij", X, X)
            + jnp.einsum("ki,lj->klij", t1, jnp.eye(n, dtype=X.dtype)))"""),
        ("(X .* X) a wrt X where X: n x p, a: p", 'jnp.einsum("ki,kj->kij", jnp.eye(n, dtype=X.dtype), 2*(X*a))'),
        ("2*norm_F(A X)^2 wrt X twice", 'jnp.einsum("ki,lj->klij", 4*(A.T @ A), jnp.eye(k, dtype=A.dtype))'),
        ("A diag(x) B wrt x where A: m x n, B: n x p", 'jnp.einsum("ki,il->kli", A, B)'),
        ("x (y' x) wrt x where x: n, y: n", "(y @ x)*jnp.eye(n, dtype=x.dtype) + jnp.outer(x, y)"),
        ("norm2(A r')^2 wrt r twice where r: 1 x n, A: m x n", "(2*(A.T @ A))[None, :, None, :]"),
    ],
)  # fmt: skip
def test_sums_are_carried_out_before_einsum(statement: str, expected: str) -> None:
    text = written(statement, JAX)
    name = "hessian" if "twice" in statement else "jacobian" if "(y' x)" in statement else "derivative"
    assert value(text, name) == re.sub(r"\s+", " ", expected)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("X wrt X where X: n x p", '_where_equal(1, "klkl->kl", (n, p, n, p), dtype=X.dtype)'),
        ("A .* X wrt X where A: n x p", '_where_equal(A, "klkl->kl", (n, p, n, p), dtype=A.dtype)'),
        ("tr(X)*eye(n) wrt X where X: n x n", '_where_equal(1, "kkii->ki", (n, n, n, n), dtype=X.dtype)'),
        ("norm_F(T - U V')^2 wrt U twice", '_where_equal(2*(V.T @ V), "klkj->kjl", (m, k, m, k), dtype=T.dtype)'),
    ],
)
def test_deltas_are_places_in_numpy(statement: str, expected: str) -> None:
    name = "hessian" if "twice" in statement else "derivative"
    assert value(written(statement, NUMPY), name) == expected


@pytest.mark.parametrize(
    ("statement", "factor"),
    [
        ("norm_F(T - U V')^2 wrt U twice", "2*(V.T @ V)"),
        ("norm_F(A X - B)^2 wrt X twice where A: m x n, X: n x p", "2*(A.T @ A)"),
        ("norm_F(A X)^2 - tr(X' B X) wrt X twice where A: m x n, B: n x n symmetric", None),
        ("norm_F(T - U V')^2 wrt U, V twice", '{"U": 2*(V.T @ V), "V": 2*(U.T @ U)}'),
    ],
)
def test_factor(statement: str, factor: str | None) -> None:
    text = written(statement, NUMPY)
    assert "def hessian_factor" in text
    assert factor is None or value(text, "hessian_factor") == factor


@pytest.mark.parametrize("statement", ["logdet(X) wrt X twice", "tr(X' A X B) wrt X twice", "x' A x wrt x twice"])
def test_no_factor(statement: str) -> None:
    assert "hessian_factor" not in written(statement, NUMPY)


@pytest.mark.parametrize("statement", ["s^3 wrt s twice where s: scalar", "inv(A + t*B) wrt t twice where t: scalar"])
def test_no_product_with_a_direction(statement: str) -> None:
    assert "hvp" not in written(statement, NUMPY)


def test_product_of_all_blocks() -> None:
    space = executed(written("norm_F(T - U V')^2 wrt U, V twice", NUMPY))
    random = np.random.default_rng(2)
    arrays = {name: random.standard_normal(shape) for name, shape in {"T": (3, 4), "U": (3, 2), "V": (4, 2)}.items()}
    dU, dV = random.standard_normal((3, 2)), random.standard_normal((4, 2))
    blocks, product = space["hessian"](**arrays), space["hvp"](**arrays, dU=dU, dV=dV)
    assert np.allclose(product["U"], np.tensordot(blocks["U"], dU) + np.tensordot(blocks["U, V"], dV))
    assert np.allclose(product["V"], np.tensordot(blocks["V, U"], dU) + np.tensordot(blocks["V"], dV))


def test_names_that_directions_would_take() -> None:
    """A variable may be called as a direction would be, or as a word of a helper."""
    space = executed(written("(dx' x)*(x' E x) wrt x twice where dx: n, x: n, E: n x n", NUMPY))
    random = np.random.default_rng(2)
    arrays = {"dx": random.standard_normal(3), "x": random.standard_normal(3), "E": random.standard_normal((3, 3))}
    direction = random.standard_normal(3)
    assert np.allclose(space["hvp"](**arrays, dx_=direction), space["hessian"](**arrays) @ direction)
    space = executed(written("tril(like E unit) wrt E where like: m x n, E: n x p, unit: p x m", NUMPY))
    arrays = {"like": np.ones((2, 3)), "E": np.ones((3, 4)), "unit": np.ones((4, 2))}
    assert space["derivative"](**arrays).shape == (2, 2, 3, 4)
