"""Emitted functions of families, arrays with an axis for each index, against differences of the same in NumPy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from emitted import difference
from libraries import derivation, executed, given, in_each_library, off
from seam.parts import TARGETS, Derivation, count, letters, source

log, exp, einsum = np.log, np.exp, np.einsum
Function = Callable[..., Any]


def squares(x: Any, axis: int = -1) -> Any:
    """The squares of the norms of vectors."""
    return np.sum(x**2, axis)


def pairs(x: Any, y: Any) -> Any:
    """x_i - y_j, along two axes and that of the vectors."""
    return x[:, None] - y[None]


def forms(x: Any, A: Any) -> Any:
    """x' A x of each vector."""
    return einsum("...a,ab,...b->...", x, A, x)


CASES: list[tuple[str, Function]] = [
    ("sum_i (x_i' w - y_i)^2 wrt w", lambda w, x, y: squares(x @ w - y)),
    ("sum_i c_i*(x_i' w - y_i)^2 wrt w, c_i", lambda c, w, x, y: c @ (x @ w - y) ** 2),
    ("sum_i log(1 + exp(-y_i*(x_i' w))) wrt w", lambda w, x, y: np.sum(log(1 + exp(-y * (x @ w))))),
    ("log(sum_i exp(a_i' x + b_i)) wrt x, a_i, b_i", lambda a, b, x: log(np.sum(exp(a @ x + b)))),
    ("sum_i (logsumexp(W x_i) - y_i' W x_i) wrt W, x_i", lambda W, x, y: softmax_loss(x @ W.T, y)),
    ("-sum_i y_i' logsoftmax(W' x_i + b) wrt W, b", lambda W, b, x, y: labelled_loss(x @ W + b, y)),
    (
        "N/2*logdet(S) + 1/2*sum_i (x_i - m)' inv(S) (x_i - m) wrt m, S where S: n x n, x_i: n, i: N",
        lambda S, m, x: len(x) / 2 * log(abs(np.linalg.det(S))) + np.sum(forms(x - m, np.linalg.inv(S))) / 2,
    ),
    (
        "-N/2*logdet(P) + 1/2*sum_i (x_i - m)' P (x_i - m) wrt P, x_i where P: n x n, x_i: n, i: N",
        lambda P, m, x: -len(x) / 2 * log(abs(np.linalg.det(P))) + np.sum(forms(x - m, P)) / 2,
    ),
    ("sum_{i,j} (m_ij - u_i' v_j)^2 wrt u_i, v_j, m_ij", lambda m, u, v: np.sum((m - u @ v.T) ** 2)),
    ("sum_{i,j} w_ij*(m_ij - u_i' v_j)^2 wrt u_i where u_i: k", lambda m, u, v, w: np.sum(w * (m - u @ v.T) ** 2)),
    (
        "sum_{i,j} y_ij*(x_i - x_j)' M (x_i - x_j) wrt M, x_i",
        lambda M, x, y: np.sum(y * forms(pairs(x, x), M)),
    ),
    (
        "sum_i relu(1 - y_i*(x_i - z_i)' M (x_i - z_i)) wrt M where y_i: scalar, x_i: n",
        lambda M, x, y, z: np.sum(np.maximum(1 - y * forms(x - z, M), 0)),
    ),
    ("sum_{i,j} w_ij*norm2(x_i - x_j)^2 wrt x_i, w_ij", lambda w, x: np.sum(w * squares(pairs(x, x)))),
    ("sum_{i,j} norm2(x_i - x_j)^2 wrt x_i", lambda x: np.sum(squares(pairs(x, x)))),
    ("sum_{i,j} exp(-norm2(x_i - x_j)^2) wrt x_i", lambda x: np.sum(exp(-squares(pairs(x, x))))),
    ("sum_i sum_k r_ik*norm2(x_i - m_k)^2 wrt m_k, r_ik", lambda m, r, x: np.sum(r * squares(pairs(x, m)))),
    ("sum_i norm2(x_i - m) wrt m where x_i: n", lambda m, x: np.sum(np.sqrt(squares(x - m)))),
    ("sum_i norm_F(A_i X B_i - C_i)^2 wrt X, A_i", lambda A, B, C, X: np.sum((A @ X @ B - C) ** 2)),
    ("sum_i norm_F(A_i W' W)^2 wrt W where A_i: m x n", lambda A, W: np.sum((A @ W.T @ W) ** 2)),
    ("sum_i logdet(A_i + B) wrt B where A_i: n x n", lambda A, B: np.sum(np.linalg.slogdet(A + B)[1])),
    (
        "sum_i norm2(V relu(W x_i + b) - y_i)^2 wrt V, W, b where b: k",
        lambda V, W, b, x, y: np.sum((np.maximum(x @ W.T + b, 0) @ V.T - y) ** 2),
    ),
    ("sum_i sum_j x[i]*A[i,j]*x[j] wrt x, A", lambda A, x: x @ A @ x),
    ("sum_{i,j,k} a_ij*b_jk*c_ki wrt b_jk", lambda a, b, c: einsum("ij,jk,ki", a, b, c)),
    ("sum_i x_i^3*sum_j x_j wrt x_i where x_i: scalar", lambda x: np.sum(x**3) * np.sum(x)),
    # two sums in one product have each its own index, though both are called the same
    ("(sum_i norm2(sum_j (x_i + x_j))^2)^3 wrt x_i", lambda x: np.sum(squares(len(x) * x + np.sum(x, 0))) ** 3),
    ("sum_i norm2(sum_j c_ij*x_j) wrt x_i, c_ij", lambda c, x: np.sum(np.sqrt(squares(c @ x)))),
    (
        "sum_i exp((sum_j tanh(x_j))' (sum_j y_j*x_j) c_i) wrt x_i where c_i: scalar, y_i: scalar",
        lambda c, x, y: np.sum(exp(np.sum(np.tanh(x), 0) @ (y @ x) * c)),
    ),
    # more sides of matrices than einsum has letters
    (
        "sum_i (a' A_i B_i b)^2*(b' A_i B_i a)^2*(a' B_i A_i b)^2 wrt a, b, A_i, B_i where A_i: n x n, B_i: n x n",
        lambda A, B, a, b: np.sum((a @ (A @ B) @ b) ** 2 * ((A @ B @ a) @ b) ** 2 * (a @ (B @ A) @ b) ** 2),
    ),
    (
        "sum_t norm2(y_t - H x_t)^2 + sum_t norm2(x_t - F z_t)^2 wrt H, F, x_t",
        lambda F, H, x, y, z: np.sum((y - x @ H.T) ** 2) + np.sum((x - z @ F.T) ** 2),
    ),
]


def softmax_loss(scores: Any, y: Any) -> Any:
    """The log-sum-exp of each row of scores less the scores of its labels."""
    return np.sum(log(np.sum(exp(scores), 1))) - np.sum(y * scores)


def labelled_loss(scores: Any, y: Any) -> Any:
    """The cross entropy of labels and the softmax of each row."""
    return -np.sum(y * (scores - log(np.sum(exp(scores), 1))[:, None]))


# Functions of which no library takes stacks, member by member
ONE_BY_ONE: list[tuple[str, Function]] = [
    (
        "sum_i norm2(hat(w) x_i - y_i)^2 wrt w, x_i where x_i: 3, y_i: 3",
        lambda w, x, y: np.sum((np.cross(w, x) - y) ** 2),
    ),
    (
        "sum_i norm_nuc(A_i X) wrt X where A_i: m x n, X: n x p",
        lambda A, X: sum(np.linalg.norm(each @ X, "nuc") for each in A),
    ),
]
ONE_BY_ONE += [
    ("sum_i max(W x_i) wrt W where x_i: n, W: m x n", lambda W, x: np.sum(np.max(x @ W.T, 1))),
    ("sum_i prod(x_i + y) wrt y where x_i: n, y: n", lambda x, y: np.sum(np.prod(x + y, 1))),
    (
        "sum_i norm2([A, b] [x_i; 1] - y_i)^2 wrt A, b where x_i: n, y_i: m, A: m x n, b: m",
        lambda A, b, x, y: squares(x @ A.T + b - y).sum(),
    ),
]
OF_ALL = [*CASES, *ONE_BY_ONE]


def arguments(found: Derivation) -> dict[str, Any]:
    """Arrays for the statement's names, unequal letters unequal, square matrices well away from singular ones."""
    random = np.random.default_rng(3)
    axes = {symbol.name: (*symbol.ranges, *symbol.sides) for symbol in found.problem.symbols}
    names = sorted({name for sizes in axes.values() for size in sizes for name in letters(size)})
    sizes = {name: int(name) if name.isdigit() else 5 - i % 4 for i, name in enumerate(names)}
    values: dict[str, Any] = {}
    for name, sides in axes.items():
        shape = [count(size, sizes) for size in sides]
        square = len(shape) > 1 and shape[-1] == shape[-2] and name.isupper()
        values[name] = random.uniform(0.1, 0.9, shape) + (2 * np.eye(shape[-1]) if square else 0)
    return values


@in_each_library
@pytest.mark.parametrize(("statement", "function"), OF_ALL, ids=[statement for statement, _ in OF_ALL])
def test_derivatives(statement: str, function: Function, target: str) -> None:
    found = derivation(statement)
    text = source(found, TARGETS[target])
    values = arguments(found)
    gradient = executed(text)["gradient"]
    result = gradient(**given(gradient, values, target))
    for one in found.results:
        name = str(one.variable.data)
        got = np.asarray(result[name] if len(found.results) > 1 else result)
        want = difference(function, values, name)
        assert got.shape == want.shape
        assert off(got, want) <= 1e-5, text
    loops = statement in dict(ONE_BY_ONE)
    assert loops or " for " not in text.partition("def _arrays")[0].replace(" for value in", "")
