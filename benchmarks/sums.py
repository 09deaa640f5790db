"""Losses as sums over samples, and the same in matrices by hand: names, statements, shapes, functions.

N samples of d features, k classes, factors or centres; pairs of p points.
"""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

Row = tuple[str, str, Mapping[str, str], Callable[..., Any]]


def squares(xp: ModuleType, z: Any) -> Any:
    """The squares of the norms of vectors, along the last axis."""
    return xp.sum(z**2, -1)


def forms(xp: ModuleType, z: Any, M: Any) -> Any:
    """z' M z of each row."""
    return xp.sum((z @ M) * z, -1)


def logsumexp(xp: ModuleType, z: Any) -> Any:
    """The log of the sum of the exponentials of each row."""
    largest = xp.amax(z, -1)
    return largest + xp.log(xp.sum(xp.exp(z - largest[..., None]), -1))


def gaussian(xp: ModuleType, S: Any, m: Any, x: Any) -> Any:
    """The negative log likelihood of samples."""
    z = (x - m).T
    return x.shape[0] / 2 * xp.linalg.slogdet(S)[1] + xp.sum(z * xp.linalg.solve(S, z)) / 2


GAUSSIAN = "N/2*logdet(S) + 1/2*sum_i (x_i - m)' inv(S) (x_i - m) wrt {} where S: d x d, x_i: d, m: d, i: N"
SUMS: tuple[Row, ...] = (
    (
        "sum: least squares",
        "sum_i (x_i' w - y_i)^2 wrt w where x_i: d, y_i: scalar",
        {"x": "Nd", "w": "d", "y": "N"},
        lambda xp, x, w, y: xp.sum((x @ w - y) ** 2),
    ),
    (
        "sum: logistic regression",
        "sum_i log(1 + exp(-y_i*(x_i' w))) wrt w where x_i: d, y_i: scalar",
        {"x": "Nd", "w": "d", "y": "N"},
        lambda xp, x, w, y: xp.sum(xp.log(1 + xp.exp(-y * (x @ w)))),
    ),
    (
        "sum: softmax regression",
        "sum_i (logsumexp(W x_i) - y_i' W x_i) wrt W where W: k x d",
        {"W": "kd", "x": "Nd", "y": "Nk"},
        lambda xp, W, x, y: xp.sum(logsumexp(xp, x @ W.T)) - xp.sum(y * (x @ W.T)),
    ),
    (
        "sum: factorization",
        "sum_{i,j} (m_ij - u_i' v_j)^2 wrt u_i where u_i: k, m_ij: scalar, i: N, j: p",
        {"m": "Np", "u": "Nk", "v": "pk"},
        lambda xp, m, u, v: xp.sum((m - u @ v.T) ** 2),
    ),
    ("sum: Gaussian, mean", GAUSSIAN.format("m"), {"S": "dd", "m": "d", "x": "Nd"}, gaussian),
    ("sum: Gaussian, covariance", GAUSSIAN.format("S"), {"S": "dd", "m": "d", "x": "Nd"}, gaussian),
    (
        "sum: metric learning",
        "sum_i relu(1 - y_i*(x_i - z_i)' M (x_i - z_i)) wrt M where x_i: d, y_i: scalar",
        {"M": "dd", "x": "Nd", "y": "N", "z": "Nd"},
        lambda xp, M, x, y, z: xp.sum(xp.maximum(1 - y * forms(xp, x - z, M), 0 * y)),
    ),
    (
        "sum: metric of all pairs",
        "sum_{i,j} y_ij*(x_i - x_j)' M (x_i - x_j) wrt M where x_i: k, i: p",
        {"M": "kk", "x": "pk", "y": "pp"},
        lambda xp, M, x, y: xp.sum(y * forms(xp, x[:, None] - x[None], M)),
    ),
    (
        "sum: k-means",
        "sum_{i,j} r_ij*norm2(x_i - m_j)^2 wrt m_j where x_i: d, i: N, j: k",
        {"m": "kd", "r": "Nk", "x": "Nd"},
        lambda xp, m, r, x: xp.sum(r * squares(xp, x[:, None] - m[None])),
    ),
    (
        "sum: log-sum-exp",
        "log(sum_i exp(a_i' x + b_i)) wrt x where a_i: d, b_i: scalar",
        {"a": "Nd", "b": "N", "x": "d"},
        lambda xp, a, b, x: logsumexp(xp, a @ x + b),
    ),
)
