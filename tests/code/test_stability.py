"""Emitted functions where the formula alone would divide by zero or overflow: right in all three libraries."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from libraries import LIBRARIES, array, derivation, executed, off
from seam.parts import NAMES_BY_KIND, TARGETS, source

Arrays = dict[str, Any]
RANDOM = np.random.default_rng(7)

S = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])  # singular
A, B = RANDOM.standard_normal((3, 3)), RANDOM.standard_normal((3, 3))
DET = np.linalg.det(A)
P, Q = 100 * RANDOM.standard_normal((120, 120)), 100 * RANDOM.standard_normal((120, 120))  # their determinants overflow
x = np.array([1000.0, -1000.0, 0.0, 999.5])
y = np.array([1.0, 2.0, -1.0, 0.5])
X = np.array([[1000.0, -1000.0, 3.0], [0.0, 1000.0, 999.0]])


def cofactors(A: Any) -> Any:
    """By minors, which a singular matrix has too."""
    n = len(A)
    minors = [[np.linalg.det(np.delete(np.delete(A, i, 0), j, 1)) for j in range(n)] for i in range(n)]
    return np.array(minors) * np.fromfunction(lambda i, j: (-1.0) ** (i + j), (n, n))


def moving(function: Callable[[Any], Any], A: Any, h: float = 1e-5) -> Any:
    """The derivative of a polynomial of low degree by differences, the axes of the variable last."""
    units = np.reshape(np.eye(A.size), (A.size, *A.shape))
    values = [(function(A + h * unit) - function(A - h * unit)) / (2 * h) for unit in units]
    return np.reshape(np.stack(values, -1), (*np.shape(values[0]), *A.shape))


def softmax(x: Any, axis: Any = None) -> Any:
    """Shifted, so that it does not overflow."""
    exponentials = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return exponentials / np.sum(exponentials, axis=axis, keepdims=True)


def weighted(X: Any) -> Any:
    """The gradient of the sum of the entries of X, each weighted by the softmax of its row."""
    weights = softmax(X, 1)
    return weights + weights * (X - np.sum(weights * X, axis=1, keepdims=True))


def quotient_gradient(K: Any, X: Any) -> Any:
    """The gradient of norm(K X)/norm(X)."""
    over, under = np.linalg.norm(K @ X), np.linalg.norm(X)
    return K.T @ K @ X / over / under - over / under**3 * X


def inverse_quotient(K: Any, X: Any) -> Any:
    """The gradient of norm(X)/norm(K X) by K."""
    return -np.linalg.norm(X) * (K @ X @ X.T) / np.linalg.norm(K @ X) ** 3


def differing(z: Any, x: Any) -> Any:
    """The gradient of norm(z)/norm(x) by z."""
    return z / np.linalg.norm(z) / np.linalg.norm(x)


def rayleigh(K: Any, u: Any) -> Any:
    """The part of K u that is orthogonal to a unit vector u."""
    return K @ u - (u @ K @ u) * u


def ratio(P: Any, Q: Any) -> Any:
    """det(P)/det(Q)"""
    (sign, log), (other, less) = np.linalg.slogdet(P), np.linalg.slogdet(Q)
    return sign * other * np.exp(log - less)


def mean_scale(P: Any) -> Any:
    """|det(P)|^(1/n)"""
    return np.exp(np.linalg.slogdet(P)[1] / len(P))


def density(M: Any, z: Any) -> Any:
    """exp(-z' z) det(M)^(-1/2), where the one is too small for a float and the other too large."""
    return np.exp(-z @ z - np.linalg.slogdet(M)[1] / 2)


p = softmax(x)
G = P @ P.T
M, z = 1e-6 * np.eye(120), np.full(120, 2.6)

SINGULAR: list[tuple[str, Arrays, Any]] = [
    ("det(X) wrt X", {"X": S}, cofactors(S)),
    ("det(X) wrt X", {"X": np.zeros((2, 2))}, np.zeros((2, 2))),
    ("det(X) wrt X where X: n x n skew", {"X": A - A.T}, np.zeros((3, 3))),
    ("det(X)^2 + det(X) wrt X", {"X": S}, cofactors(S)),
    ("det(X)*tr(X) wrt X", {"X": S}, 15 * cofactors(S)),
    ("exp(det(X)) wrt X", {"X": S}, cofactors(S)),
    ("det(A X) wrt X where X: n x n, A: n x n", {"A": A, "X": S}, DET * cofactors(S)),
    ("det(A X B) wrt X where A: n x n, X: n x n, B: n x n", {"A": A, "B": A, "X": S}, DET**2 * cofactors(S)),
    ("det(A + s*B) wrt s where s: scalar", {"A": S, "B": B, "s": 0.0}, np.sum(cofactors(S) * B)),
    ("det(S) wrt S where S: n x n symmetric", {"S": S.T @ S}, cofactors(S.T @ S)),
    ("adj(X) : A wrt X", {"A": A, "X": S}, moving(lambda X: np.sum(cofactors(X).T * A), S)),
    ("tr(adj(X)) wrt X", {"X": S}, moving(lambda X: np.trace(cofactors(X)), S)),
    ("det(X)*tr(A inv(X)) wrt X", {"A": A, "X": S}, moving(lambda X: np.sum(cofactors(X) * A), S)),
    *(("det(X) wrt X", {"X": S + h * np.eye(3)}, cofactors(S + h * np.eye(3))) for h in (1e-15, 1e-12, 1e-6, 1e-3)),
    ("det(X)/det(A + X) wrt X", {"A": A, "X": S}, cofactors(S) / np.linalg.det(A + S)),
    ("det(X) wrt X", {"X": 1e200 * np.eye(2)}, 1e200 * np.eye(2)),
    ("det(X) wrt X", {"X": 1e-200 * np.eye(2)}, 1e-200 * np.eye(2)),
    ("det(X) wrt X twice", {"X": S}, moving(cofactors, S)),
    ("adj(X) wrt X", {"X": S}, moving(lambda X: cofactors(X).T, S)),
]  # fmt: skip
LARGE: list[tuple[str, Arrays, Any]] = [
    ("det(A)/det(B) wrt A", {"A": P, "B": Q}, ratio(P, Q) * np.linalg.inv(P).T),
    ("det(A)/det(B) wrt B", {"A": P, "B": Q}, -ratio(P, Q) * np.linalg.inv(Q).T),
    ("(det(A)/det(B))^2 wrt A", {"A": P, "B": Q}, 2 * ratio(P, Q) ** 2 * np.linalg.inv(P).T),
    ("det(A)*det(B) wrt A", {"A": P / 1e4, "B": Q}, ratio(P / 1e4, np.linalg.inv(Q)) * np.linalg.inv(P / 1e4).T),
    ("det(inv(B) A) wrt A", {"A": P, "B": Q}, ratio(P, Q) * np.linalg.inv(P).T),
    ("log(det(A)/det(B)) wrt B", {"A": P, "B": Q}, -np.linalg.inv(Q).T),
    ("det(A)^(1/n) wrt A where A: n x n", {"A": G}, mean_scale(G) / 120 * np.linalg.inv(G).T),
    ("exp(-x' x)*det(A)^(-1/2) wrt x where x: n, A: n x n", {"A": M, "x": z}, -2 * density(M, z) * z),
]
EXPONENTIALS: list[tuple[str, Arrays, Any]] = [
    ("log(sum(exp(x))) wrt x where x: n", {"x": x}, p),
    ("log(sum(exp(x)) + 1) wrt x where x: n", {"x": x}, p),
    ("log(w' exp(x)) wrt x where w: n, x: n", {"w": abs(y), "x": x}, abs(y) * p / (abs(y) @ p)),
    ("exp(x)/sum(exp(x)) wrt x where x: n", {"x": x}, np.diag(p) - np.outer(p, p)),
    ("y' exp(x)/sum(exp(x)) wrt x where x: n, y: n", {"x": x, "y": y}, p * (y - y @ p)),
    ("-y' log(exp(x)/sum(exp(x))) wrt x where x: n, y: n", {"x": x, "y": y}, sum(y) * p - y),
    ("exp(x[1])/sum(exp(x)) wrt x where x: n", {"x": x}, p[0] * (np.eye(4)[0] - p)),
    ("log(exp(x)' ones(n)) wrt x where x: n", {"x": x}, p),
    ("log(sum(exp(x).^2)) wrt x where x: n", {"x": x}, 2 * softmax(2 * x)),
    ("sum(exp(x).^2)/sum(exp(x))^2 wrt x where x: n", {"x": x}, 2 * p * (p - p @ p)),
    ("log(sum(cosh(x))) wrt x where x: n", {"x": x}, np.sign(x) * softmax(abs(x))),
    ("log(sum(cosh(X))) wrt X where X: m x n", {"X": X}, np.sign(X) * softmax(abs(X))),
    ("log(sum(exp(X))) wrt X where X: m x n", {"X": X}, softmax(X)),
    ("sum(log(exp(X) ones(k))) wrt X where X: n x k", {"X": X}, softmax(X, 1)),
    ("sum(log(ones(n)' exp(X))) wrt X where X: n x k", {"X": X}, softmax(X, 0)),
    ("sum(exp(X) ./ (exp(X) ones(k,k)) .* X) wrt X where X: n x k", {"X": X}, weighted(X)),
    ("sum(log(cosh(x - y))) wrt x where x: n, y: n", {"x": x, "y": y}, np.tanh(x - y)),
    ("sum(log(sinh(x))) wrt x where x: n", {"x": x[x != 0]}, 1 / np.tanh(x[x != 0])),
    ("sum(gelu(x)) wrt x where x: n", {"x": x}, np.array([1.0, 0.0, 0.5, 1.0])),
    ("sum((exp(x)-exp(-x))./(exp(x)+exp(-x))) wrt x where x: n", {"x": x}, np.array([0.0, 0.0, 1.0, 0.0])),
    *[
        row
        for sign in (1.0, -1.0)
        for row in (
            ("(exp(t)-exp(-t))/(exp(t)+exp(-t)) wrt t where t: scalar", {"t": 1000 * sign}, 0.0),
            ("(exp(2*t)-1)/(exp(2*t)+1) wrt t where t: scalar", {"t": 1000 * sign}, 0.0),
            ("1/cosh(t)^2 wrt t where t: scalar", {"t": 1000 * sign}, 0.0),
            ("(1-exp(-t))/(1+exp(-t)) wrt t where t: scalar", {"t": 1000 * sign}, 0.0),
            ("log(1+exp(a)+exp(b)) wrt a where a: scalar, b: scalar", {"a": 1000 * sign, "b": 3.0}, (1 + sign) / 2),
            ("log(cosh(t)) wrt t where t: scalar", {"t": 1000 * sign}, sign),
            ("log(1+exp(t)) wrt t where t: scalar", {"t": 1000 * sign}, (1 + sign) / 2),
            ("1/(1+exp(-t)) wrt t where t: scalar", {"t": 1000 * sign}, 0.0),
            ("log(exp(a)+exp(b)) wrt a where a: scalar, b: scalar", {"a": 1000 * sign, "b": 0.0}, (1 + sign) / 2),
        )
    ],
]


u, v = y / np.linalg.norm(y), np.array([2.0, 0.0, 1.0, 1.0])
w = v / np.linalg.norm(v)
K = RANDOM.standard_normal((4, 4))
NORMS: list[tuple[str, Arrays, Any]] = [
    row
    for scale in (1e-200, 1e200, 1e-15, 1e15)
    for row in (
        ("norm2(x) wrt x where x: n", {"x": scale * y}, u),
        ("norm2(K x)/norm2(x) wrt x where K: n x n", {"K": K, "x": scale * y}, quotient_gradient(K, y) / scale),
        ("norm_F(K X)/norm_F(X) wrt X where K: n x n", {"K": K, "X": scale * K}, quotient_gradient(K, K) / scale),
        ("norm2(x)^2/norm2(y)^2 wrt x", {"x": scale * y, "y": scale * v}, 2 * y / (v @ v) / scale),
        ("norm_F(X)/norm_F(K X) wrt K", {"K": K, "X": scale * K}, inverse_quotient(K, K)),
        ("norm2(x - y)/norm2(x) wrt y", {"x": scale * v, "y": scale * y}, differing(y - v, v) / scale),
        ("x/norm2(x) wrt x where x: n", {"x": scale * y}, (np.eye(4) - np.outer(u, u)) / np.linalg.norm(y) / scale),
        ("norm2(x)^2/norm2(y)^2 wrt y", {"x": scale * y, "y": scale * v}, -2 * (y @ y) / (v @ v) ** 2 / scale * v),
        (
            "x' y/sqrt((x' x)*(y' y)) wrt x",
            {"x": scale * y, "y": scale * v},
            (w - (u @ w) * u) / np.linalg.norm(y) / scale,
        ),
        ("x' K x/(x' x) wrt x", {"K": K, "x": scale * y}, 2 * rayleigh((K + K.T) / 2, u) / np.linalg.norm(y) / scale),
        (
            "x' y/(norm2(x)*norm2(y)) wrt x where x: n, y: n",
            {"x": scale * y, "y": scale * v},
            (w - (u @ w) * u) / np.linalg.norm(y) / scale,
        ),
    )
]


def fits(value: Any) -> bool:
    """Whether numbers of 32 bits have a value."""
    size = np.max(np.abs(value))
    return bool(size == 0 or 1e-30 < size < 1e30)


ROWS = [*NORMS, *SINGULAR, *LARGE, *EXPONENTIALS]
CASES = [(row, target) for place, row in enumerate(ROWS) for target in TARGETS if target != "jax" or place % 4 == 0]


SINGLE = [row for row in [*NORMS, *EXPONENTIALS] if all(fits(value) for value in [*row[1].values(), row[2]])]


@pytest.mark.parametrize(
    ("row", "target"),
    [pytest.param(row, target, marks=LIBRARIES[target].marks, id=f"{row[0]} {target}") for row, target in CASES],
)
def test_value(row: tuple[str, Arrays, Any], target: str) -> None:
    """JAX is slow where nothing is compiled, and tries one in four."""
    statement, inputs, wanted = row
    found = derivation(statement)
    text = source(found, TARGETS[target])
    function = executed(text)[NAMES_BY_KIND[found.results[0].kind]]
    value = function(**{key: array(target, v) if np.ndim(v) else v for key, v in inputs.items()})
    assert off(value, wanted) <= 1e-7, text


@pytest.mark.parametrize("target", [LIBRARIES["numpy"], LIBRARIES["torch"]])
@pytest.mark.parametrize("row", SINGLE, ids=[row[0] for row in SINGLE])
def test_value_in_32_bits(row: tuple[str, Arrays, Any], target: str) -> None:
    """Where squares of 32 bits overflow or vanish."""
    statement, inputs, wanted = row
    found = derivation(statement)
    function = executed(source(found, TARGETS[target]))[NAMES_BY_KIND[found.results[0].kind]]
    value = np.asarray(function(**{key: array(target, v, "float32") if np.ndim(v) else v for key, v in inputs.items()}))
    scale = max(np.max(np.abs(wanted)), 1e-3 if np.max(np.abs(wanted)) == 0 else 0)
    assert np.all(np.isfinite(value)) and np.max(np.abs(value - wanted)) <= 1e-4 * scale
