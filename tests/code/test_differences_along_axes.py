"""Functions of each row and column, and what is added to each: emitted functions against differences of NumPy's own."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from emitted import check

special = pytest.importorskip("scipy.special")

norm, total = np.linalg.norm, np.sum


def softmax(X: Any) -> Any:
    return special.softmax(X, axis=1)


def attention(Q: Any, K: Any, V: Any) -> Any:
    return softmax(Q @ K.T / np.sqrt(Q.shape[1])) @ V


def centred(X: Any) -> Any:
    return X - np.mean(X, axis=1, keepdims=True)


def scaled(X: Any) -> Any:
    return X / np.sqrt(np.mean(X**2, axis=1, keepdims=True))


def normalized(X: Any) -> Any:
    return X / norm(X, axis=1, keepdims=True)


def distances(X: Any, Y: Any) -> Any:
    return total((X[:, None] - Y[None]) ** 2, axis=-1)


D = "(sum(X.^2, rows) .+ sum(Y.^2, rows)' - 2*X Y')"
CASES: list[tuple[str, Callable[..., Any]]] = [
    # softmax, of rows where nothing else is said
    ("G : softmax(X, rows) wrt X, G where X: n x p", lambda G, X: total(G * softmax(X))),
    ("G : softmax(X) wrt X where X: n x p", lambda G, X: total(G * softmax(X))),
    ("G : softmax(X, cols) wrt X where X: n x p", lambda G, X: total(G * special.softmax(X, axis=0))),
    ("G : softmax(X, axis=0) wrt X where X: n x p", lambda G, X: total(G * special.softmax(X, axis=0))),
    ("-Y : logsoftmax(X W, rows) wrt W, X", lambda W, X, Y: -total(Y * special.log_softmax(X @ W, axis=1))),
    ("-Y : log(softmax(X W .+ b', rows)) wrt b, W", lambda W, X, Y, b: -total(Y * np.log(softmax(X @ W + b)))),
    ("Y : logsoftmax(W X, cols) wrt W", lambda W, X, Y: total(Y * special.log_softmax(W @ X, axis=0))),
    (
        "sum(logsumexp(X W, rows)) - Y : X W wrt W",
        lambda W, X, Y: total(special.logsumexp(X @ W, axis=1)) - total(Y * (X @ W)),
    ),
    (
        "s*sum(logsumexp(-X/s, cols)) wrt X, s where X: n x p, s: scalar",
        lambda X, s: s * total(special.logsumexp(-X / s, axis=0)),
    ),
    ("norm_F(softmax(X W, rows) - Y)^2 wrt W", lambda W, X, Y: norm(softmax(X @ W) - Y) ** 2),
    # attention
    (
        "G : (softmax(Q K'/sqrt(k), rows) V) wrt Q, K, V where Q: m x k",
        lambda G, K, Q, V: total(G * attention(Q, K, V)),
    ),
    (
        "norm_F(softmax(Q K'/sqrt(k)) V - Y)^2 wrt Q where Q: m x k",
        lambda K, Q, V, Y: norm(attention(Q, K, V) - Y) ** 2,
    ),
    ("G : (softmax(X A X', rows) X) wrt X", lambda A, G, X: total(G * (softmax(X @ A @ X.T) @ X))),
    # norms and what is divided by them
    ("sum(norm2(W, rows)) wrt W where W: n x p", lambda W: total(norm(W, axis=1))),
    ("a' norm(W, cols)' wrt W where W: n x p, a: p", lambda W, a: a @ norm(W, axis=0)),
    ("sum(norm1(X, rows).^2) wrt X where X: n x p", lambda X: total(total(np.abs(X), axis=1) ** 2)),
    ("sum(norm_inf(X, cols)) wrt X where X: n x p", lambda X: total(np.max(np.abs(X), axis=0))),
    ("G : (diag(1 ./ norm2(X, rows)) X) wrt X where X: n x p", lambda G, X: total(G * normalized(X))),
    (
        "G : (diag(1 ./ norm2(X, rows)) X Y' diag(1 ./ norm2(Y, rows))) wrt X, Y where X: n x p, Y: m x p",
        lambda G, X, Y: total(G * (normalized(X) @ normalized(Y).T)),
    ),
    ("G : (diag(mean(X.^2, rows).^(-1/2)) X) wrt X where X: n x p", lambda G, X: total(G * scaled(X))),
    # what is added to each row, column, entry
    ("norm_F(X W .+ b' - Y)^2 wrt b, W", lambda W, X, Y, b: norm(X @ W + b - Y) ** 2),
    ("sum(tanh(W X .+ b)) wrt b, W where W: m x n, X: n x p, b: m", lambda W, X, b: total(np.tanh(W @ X + b[:, None]))),
    ("G : log(X .+ s) wrt s, X where X: n x p, s: scalar", lambda G, X, s: total(G * np.log(X + s))),
    ("norm2(x .- mean(x))^2 wrt x where x: n", lambda x: len(x) * np.var(x)),
    ("(r .- X) : G wrt r, X where r: 1 x p, X: n x p", lambda G, X, r: total((r - X) * G)),
    ("G : (X .- mean(X, rows)) wrt X where X: n x p", lambda G, X: total(G * centred(X))),
    (
        "G : (diag(1 ./ norm2(X .- mean(X, rows), rows)) (X .- mean(X, rows))) wrt X where X: n x p",
        lambda G, X: total(G * normalized(centred(X))),
    ),
    (f"sum(exp(-{D}/2)) wrt X where X: n x p, Y: m x p", lambda X, Y: total(np.exp(-distances(X, Y) / 2))),
    (
        f"-sum(logsumexp(-{D}, rows)) wrt Y where X: n x p, Y: m x p",
        lambda X, Y: -total(special.logsumexp(-distances(X, Y), axis=1)),
    ),
    # extremes and sums
    ("sum(max(A X, rows)) wrt X, A", lambda A, X: total(np.max(A @ X, axis=1))),
    ("v' min(X, cols)' wrt X where X: n x p, v: p", lambda X, v: v @ np.min(X, axis=0)),
    (
        "norm2(sum(X, axis=1))^2 + norm2(mean(X, axis=0))^2 wrt X where X: n x p",
        lambda X: norm(np.sum(X, 1)) ** 2 + norm(np.mean(X, 0)) ** 2,
    ),
    ("G : cumsum(X, rows) wrt X where X: n x p", lambda G, X: total(G * np.cumsum(X, axis=1))),
    ("norm_F(cumsum(X, cols))^2 wrt X where X: n x p", lambda X: norm(np.cumsum(X, axis=0)) ** 2),
]


@pytest.mark.parametrize(("statement", "function"), CASES, ids=[statement for statement, _ in CASES])
def test_along_axes(statement: str, function: Callable[..., Any]) -> None:
    check(statement, function)
