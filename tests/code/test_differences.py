"""Emitted functions against finite differences of the same formulas written by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from emitted import check, derivation, function_of, gradient

inv, det, norm, trace = np.linalg.inv, np.linalg.det, np.linalg.norm, np.trace


linalg = pytest.importorskip("scipy.linalg")


special = pytest.importorskip("scipy.special")


CASES: list[tuple[str, Callable[..., Any]]] = [
    # marks
    ("norm_F(A .* (Y - W' X))^2 wrt W", lambda A, W, X, Y: norm(A * (Y - W.T @ X)) ** 2),
    ("tr(A' X B) - 3*tr(X) + 5 wrt X", lambda A, B, X: trace(A.T @ X @ B) - 3 * trace(X)),
    ("X : A wrt X", lambda A, X: np.sum(A * X)),
    ("(A X) : (B X) wrt X", lambda A, B, X: np.sum((A @ X) * (B @ X))),
    ("x' A x wrt x, A", lambda A, x: x @ A @ x),
    ("x' A y wrt A", lambda A, x, y: x @ A @ y),
    ("x' A B C y wrt B", lambda A, B, C, x, y: x @ A @ B @ C @ y),
    ("norm_F(x y' - X)^2 wrt x, y, X", lambda X, x, y: norm(np.outer(x, y) - X) ** 2),
    ("tr(A x y' B) wrt A, x, B", lambda A, B, x, y: trace(np.outer(A @ x, y @ B))),
    ("s^2*x' x/t wrt s, t, x where x: n, s: scalar, t: scalar", lambda s, t, x: s**2 * (x @ x) / t),
    ("s^t wrt s, t where s: scalar, t: scalar", lambda s, t: s**t),
    ("1/3*s^(3/2) - sqrt(s) wrt s where s: scalar", lambda s: s**1.5 / 3 - s**0.5),
    ("sum(X.^t) wrt X, t where X: n x p, t: scalar", lambda X, t: np.sum(X**t)),
    ("sum(X.^-2 ./ Y .* Z.^(1/2)) wrt X, Y, Z where X: n x p", lambda X, Y, Z: np.sum(Z**0.5 / X**2 / Y)),
    ("a/b/c wrt a, b, c", lambda a, b, c: a / b / c),
    ("1/s wrt s where s: scalar", lambda s: 1 / s),
    ("0.3*tr(X X' X X') wrt X", lambda X: 0.3 * trace(X @ X.T @ X @ X.T)),
    ("tr((I .* X) A) wrt X where X: n x n", lambda A, X: trace((np.eye(len(A)) * X) @ A)),
    # shapes that a gradient must fill
    ("sum(X) wrt X where X: n x p", lambda X: np.sum(X)),
    ("tr(X) wrt X where X: n x n", lambda X: trace(X)),
    ("sum(X) - sum(X) wrt X where X: n x p", lambda X: 0.0),
    ("sum(ones(3,n) X) wrt X where X: n x p", lambda X: 3 * np.sum(X)),
    ("sum(X ones(p,3) ones(3,4)) wrt X where X: n x p", lambda X: 12 * np.sum(X)),
    ("sum(ones(3) ones(2)' ones(2,n) X) wrt X where X: n x p", lambda X: 6 * np.sum(X)),
    ("sum(x) wrt x where x: n", lambda x: np.sum(x)),
    ("3*s wrt s where s: scalar", lambda s: 3 * s),
    ("s*m*n + sum(X) wrt s where X: m x n, s: scalar", lambda X, s: s * X.size + np.sum(X)),
    ("mean(X .* X) wrt X where X: m x n", lambda X: np.mean(X**2)),
    ("sum(X)*(m + 2*n)/m wrt X where X: m + 2*n x m", lambda X: np.sum(X) * len(X) / X.shape[1]),
    ("n*sum(X) wrt X where X: m*n x 3, y: m", lambda X, y: np.sum(X) * len(X) / len(y)),
    ("sum(eye(7) .* X) wrt X where X: 7 x 7", lambda X: trace(X)),
    # declared axes
    ("r A r' wrt r where r: 1 x n, A: n x n", lambda A, r: r[0] @ A @ r[0]),
    ("sum(exp(r)) wrt r where r: 1 x n", lambda r: np.sum(np.exp(r))),
    ("sum(r) wrt r where r: 1 x n", lambda r: np.sum(r)),
    ("c' A c wrt c, A where c: n x 1, A: n x n", lambda A, c: c[:, 0] @ A @ c[:, 0]),
    ("s*x' x wrt s, x where s: 1 x 1, x: n", lambda s, x: s.item() * x @ x),
    ("2*s wrt s where s: 1 x 1", lambda s: 2 * s.item()),
    ("x y' X r' wrt x, X where x: 1, y: n, X: n x p, r: 1 x p", lambda X, r, x, y: x[0] * (y @ X @ r[0])),
    ("sum(x r) wrt x, r where x: n, r: 1 x p", lambda r, x: np.sum(np.outer(x, r[0]))),
    # names
    ("lambda*norm2(x)^2 wrt lambda, x", lambda lambda_, x: lambda_ * x @ x),
    ("np' in wrt np, in where np: n, in: n", lambda np_, in_: np_ @ in_),
    ("lambda*scipy wrt scipy where lambda: scalar, scipy: scalar", lambda lambda_, scipy_: lambda_ * scipy_),
    ("norm2(t1 - t2)^3 wrt t1 where t1: n, t2: n", lambda t1, t2: norm(t1 - t2) ** 3),
    ("θ^2*x_0' x₁ wrt θ, x_0", lambda theta, x_0, x_1: theta**2 * (x_0 @ x_1)),
    # scalars of a matrix, matrices of a matrix
    ("det(X) wrt X", lambda X: det(X)),
    ("log(det(X' X)) wrt X where X: m x n", lambda X: np.log(det(X.T @ X))),
    ("logdet(A + s*B) wrt A, s where s: scalar", lambda A, B, s: np.log(abs(det(A + s * B)))),
    ("a' inv(X) b wrt X where X: n x n, a: n, b: n", lambda X, a, b: a @ inv(X) @ b),
    ("tr(inv(A + X' B X)) wrt X where A: n x n, B: n x n", lambda A, B, X: trace(inv(A + X.T @ B @ X))),
    ("a' X^-2 b wrt X where a: n, b: n", lambda X, a, b: a @ inv(X @ X) @ b),
    ("a' X^3 b wrt X where a: n, b: n", lambda X, a, b: a @ X @ X @ X @ b),
    ("a' (X/4)^7 b wrt X where a: n, b: n, X: n x n", lambda X, a, b: a @ np.linalg.matrix_power(X / 4, 7) @ b),
    ("norm_F(X A)/norm2(x) wrt X, x", lambda A, X, x: norm(X @ A) / norm(x)),
    ("norm2(x - y)*norm2(y) wrt y where x: n, y: n", lambda x, y: norm(x - y) * norm(y)),
    ("sum(rowsum(X) .* x) + colsum(X) y wrt X", lambda X, x, y: np.sum(X.sum(1) * x) + X.sum(0) @ y),
    ("sum(A X B) wrt X", lambda A, B, X: np.sum(A @ X @ B)),
    # diagonals and triangles
    ("tr(A diag(x) B) wrt x, A", lambda A, B, x: trace(A @ np.diag(x) @ B)),
    ("x' diag(X Y) wrt X where X: n x p, Y: p x n", lambda X, Y, x: x @ np.diag(X @ Y)),
    ("sum(diag(diag(X) .* y) A) wrt X where y: n", lambda A, X, y: np.sum(np.diag(np.diag(X) * y) @ A)),
    (
        "norm_F(tril(X A))^2 + sum(triu(X) .* B) wrt X",
        lambda A, B, X: norm(np.tril(X @ A)) ** 2 + np.sum(np.triu(X) * B),
    ),
    ("y' tril(x) + sum(triu(x)) wrt x where x: n, y: n", lambda x, y: y @ x + x[0]),
    ("sum(triu(r) .* q) wrt r where r: 1 x n, q: 1 x n", lambda q, r: np.sum(q * r)),
    ("dot(x, A y) + sum(outer(x, y)) wrt x, A", lambda A, x, y: x @ A @ y + np.sum(np.outer(x, y))),
    # matrix functions
    ("tr(A expm(X/4)) wrt X, A", lambda A, X: trace(A @ linalg.expm(X / 4))),
    ("p' expm(c*A) q wrt c where A: n x n", lambda A, c, p, q: p @ linalg.expm(c * A) @ q),
    ("tr(A logm(X)) wrt X, A", lambda A, X: trace(A @ linalg.logm(X))),
    ("p' sqrtm(A + c*B) q wrt A, c", lambda A, B, c, p, q: p @ linalg.sqrtm(A + c * B) @ q),
    ("norm_F(logm(X' X + I))^2 wrt X", lambda X: norm(linalg.logm(X.T @ X + np.eye(X.shape[1]))) ** 2),
    # factorizations
    ("p' chol(A A' + I) q wrt A where A: n x m", lambda A, p, q: p @ np.linalg.cholesky(A @ A.T + np.eye(len(A))) @ q),
    ("tr(A pinv(X)) wrt X where X: n x p", lambda A, X: trace(A @ np.linalg.pinv(X))),
    ("sum(pinv(x)) wrt x", lambda x: np.sum(np.linalg.pinv(x[:, None]))),
    ("adj(X) : A wrt X", lambda A, X: np.sum(det(X) * inv(X) * A)),
    # norms of entries and of singular values, extremes
    ("norm1(A X - B) wrt X", lambda A, B, X: np.sum(np.abs(A @ X - B))),
    ("norm1(X)/norm_inf(X) wrt X", lambda X: np.sum(np.abs(X)) / np.max(np.abs(X))),
    ("norm_nuc(X)^2 wrt X where X: p x n", lambda X: np.sum(np.linalg.svd(X)[1]) ** 2),
    ("norm_spec(A X)^2 wrt X", lambda A, X: norm(A @ X, 2) ** 2),
    ("norm_nuc(x)*norm_spec(r) wrt x, r where r: 1 x n, x: n", lambda r, x: norm(r) * norm(x)),
    ("max(A x)*min(x) wrt x", lambda A, x: np.max(A @ x) * np.min(x)),
    ("max(-s*(A + A')) wrt s where s: scalar", lambda A, s: np.max(-s * (A + A.T))),
    ("max(exp(2*X')) wrt X where X: n x p", lambda X: np.max(np.exp(2 * X))),
    ("max(X)*max(X - Y) wrt X, Y", lambda X, Y: np.max(X) * np.max(X - Y)),
    # softmax
    ("logsumexp(A x)^2 wrt x", lambda A, x: special.logsumexp(A @ x) ** 2),
    ("logsumexp(X)^2 wrt X where X: n x p", lambda X: special.logsumexp(X) ** 2),
    ("-y' log(softmax(W x)) wrt W, x", lambda W, x, y: -y @ special.log_softmax(W @ x)),
    ("norm2(softmax(x) - y)^2 wrt x", lambda x, y: norm(special.softmax(x) - y) ** 2),
    ("logsoftmax(x)' logsoftmax(x) wrt x", lambda x: np.sum(special.log_softmax(x) ** 2)),
    ("y' cumsum(A x) wrt x", lambda A, x, y: y @ np.cumsum(A @ x)),
    (
        "norm_F(sym(X) + A)^2 + skew(X) : B wrt X",
        lambda A, B, X: norm((X + X.T) / 2 + A) ** 2 + np.sum((X - X.T) / 2 * B),
    ),
    ("inner(X, hadamard(A, transpose(B))) wrt X, B where A: n x p", lambda A, B, X: np.sum(X * A * B.T)),
]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": np.abs, "arccos": np.arccos, "arcsin": np.arcsin, "arctan": np.arctan, "cos": np.cos, "cosh": np.cosh,
    "erf": special.erf, "exp": np.exp, "gelu": lambda x: x * special.ndtr(x), "log": np.log, "log10": np.log10,
    "log1p": np.log1p, "log2": np.log2, "relu": lambda x: np.maximum(x, 0), "sigmoid": special.expit, "sign": np.sign,
    "silu": lambda x: x * special.expit(x), "sin": np.sin, "sinh": np.sinh, "softplus": lambda x: np.logaddexp(0, x),
    "sqrt": np.sqrt, "square": np.square, "step": lambda x: np.heaviside(x, 0.5), "tan": np.tan, "tanh": np.tanh,
}  # fmt: skip


@pytest.mark.parametrize(("statement", "function"), CASES, ids=[statement for statement, _ in CASES])
def test_gradient(statement: str, function: Callable[..., Any]) -> None:
    check(statement, function)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_nuclear_norm_where_the_rank_is_kept(n: int) -> None:
    """A skew matrix of odd size is singular, and so is each one next to it."""
    found = function_of(gradient(derivation("norm_nuc(skew(A)) wrt A where A: n x n")))
    A, D = np.random.default_rng(n).normal(0, 1, (2, n, n))
    ahead, behind = (norm(A + h * D - (A + h * D).T, "nuc") / 2 for h in (1e-6, -1e-6))
    assert abs(np.sum(found(A=A) * D) - (ahead - behind) / 2e-6) < 1e-6


@pytest.mark.parametrize("name", FUNCTIONS)
def test_entrywise_function(name: str) -> None:
    f = FUNCTIONS[name]
    check(f"sum({name}(X .* Y) .* Z) wrt X where X: n x p", lambda X, Y, Z: np.sum(f(X * Y) * Z))
    check(f"y' {name}(A x/9) wrt x, A where x: n, y: m", lambda A, x, y: y @ f(A @ x / 9))
    check(f"c*{name}(b*c) wrt c where b: scalar, c: scalar", lambda b, c: c * f(b * c))


def test_long_formulas_compile() -> None:
    terms = 1000
    source = gradient(derivation(" + ".join(f"tr(A{n}' X)" for n in range(terms)) + " wrt X where X: n x n"))
    values = {f"A{n}": np.eye(2) for n in range(terms)}
    assert np.array_equal(function_of(source)(**values, X=np.eye(2)), terms * np.eye(2))
    assert max(map(len, source.partition('"""\n')[2].splitlines())) < 110


def test_deep_formulas_compile() -> None:
    inner = "s"
    for _ in range(60):
        inner = f"sin({inner} + 1)"
    check(f"{inner} wrt s where s: scalar", lambda s: deep(s, 60))


def deep(s: float, depth: int) -> Any:
    return np.sin(deep(s, depth - 1) + 1) if depth else s
