"""Losses with functions of each row, and the same by hand: names, statements, shapes, functions.

s queries and keys of h features; m samples of n features, k classes.
"""

from types import ModuleType
from typing import Any

import jax
import torch

from benchmarks.sums import Row


def softmax(xp: ModuleType, z: Any) -> Any:
    """Softmax of each row as the library has it."""
    return torch.softmax(z, 1) if xp is torch else jax.nn.softmax(z, axis=1)


def attention(xp: ModuleType, Q: Any, K: Any, V: Any, G: Any) -> Any:
    """One head, weighted by G."""
    return xp.sum(G * (softmax(xp, Q @ K.T / Q.shape[1] ** 0.5) @ V))


def norms(xp: ModuleType, z: Any) -> Any:
    """The norm of each row, with an axis kept for them."""
    return xp.sqrt(xp.sum(z**2, 1))[:, None]


def log_likelihood(xp: ModuleType, X: Any, W: Any, b: Any, Y: Any) -> Any:
    """Of classes, by the scores of each row."""
    z = X @ W + b
    return xp.sum(Y * (torch.log_softmax(z, 1) if xp is torch else jax.nn.log_softmax(z, axis=1)))


ATTENTION = "G : (softmax(Q K'/sqrt(h), rows) V) wrt {} where Q: s x h, K: s x h, V: s x h, G: s x h"
SHAPES = {"Q": "sh", "K": "sh", "V": "sh", "G": "sh"}
ALONG: tuple[Row, ...] = (
    *((f"attention by {name}", ATTENTION.format(name), SHAPES, attention) for name in "QKV"),
    (
        "cosine similarities",
        "G : (diag(1 ./ norm2(X, rows)) X Y') wrt X where X: m x n, Y: k x n, G: m x k",
        {"X": "mn", "Y": "kn", "G": "mk"},
        lambda xp, X, Y, G: xp.sum(G * (X / norms(xp, X) @ Y.T)),
    ),
    (
        "classes with a bias",
        "Y : logsoftmax(X W .+ b', rows) wrt W where X: m x n, W: n x k, b: k, Y: m x k",
        {"X": "mn", "W": "nk", "b": "k", "Y": "mk"},
        log_likelihood,
    ),
    (
        "centred and scaled rows",
        "G : (diag(1 ./ norm2(X .- mean(X, rows), rows)) (X .- mean(X, rows))) wrt X where X: m x n, G: m x n",
        {"X": "mn", "G": "mn"},
        lambda xp, X, G: xp.sum(G * ((z := X - xp.mean(X, 1)[:, None]) / norms(xp, z))),
    ),
)
