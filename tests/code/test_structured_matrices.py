"""Rotations, patterns, products column by column, matrix equations and powers A^k: emitted functions against
differences of NumPy's, what is printed put back as a claim, and claims that are wrong.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from emitted import arguments, check, derivation, emitted_source
from seam.parts import NUMPY

from matgrad import check as judged
from matgrad import derive, written

linalg = pytest.importorskip("scipy.linalg")
inv, det, norm, trace, power = np.linalg.inv, np.linalg.det, np.linalg.norm, np.trace, np.linalg.matrix_power
lyap, dlyap, sylv = linalg.solve_continuous_lyapunov, linalg.solve_discrete_lyapunov, linalg.solve_sylvester


def hat(w: Any) -> Any:
    return np.cross(np.eye(3), w)


def rodrigues(w: Any, x: Any) -> Any:
    """The rotation of x about w by the angle |w|, by Rodrigues' formula."""
    t, u = norm(w), w / norm(w)
    return np.cos(t) * x + np.sin(t) * np.cross(u, x) + (1 - np.cos(t)) * (u @ x) * u


def triangle(A: Any) -> Any:
    return A.T[np.triu_indices(len(A))]


def symmetric(v: Any) -> Any:
    n = int((2 * len(v)) ** 0.5)
    S = np.zeros((n, n))
    S[np.triu_indices(n)[::-1]] = v
    return S + S.T - np.diag(np.diag(S))


FORMULA = "cos(norm2(w))*x + sin(norm2(w))/norm2(w)*cross(w, x) + (1 - cos(norm2(w)))/norm2(w)^2*(w' x)*w"
CASES: list[tuple[str, Callable[..., Any]]] = [
    ("y' cross(w, x) wrt w, x", lambda w, x, y: y @ np.cross(w, x)),
    ("norm2(cross(w, x) - y)^2 wrt w, x", lambda w, x, y: norm(np.cross(w, x) - y) ** 2),
    ("norm2((x - a) × u)/norm2(u) wrt x, u, a where a: 3", lambda a, u, x: norm(np.cross(x - a, u)) / norm(u)),
    ("tr(A hat(w) B hat(w)) wrt w", lambda A, B, w: trace(A @ hat(w) @ B @ hat(w))),
    ("y' expm(hat(w)) x wrt w, x", lambda w, x, y: y @ rodrigues(w, x)),
    ("norm_F(expm(hat(w)) X - Y)^2 wrt w", lambda w, X, Y: norm(linalg.expm(hat(w)) @ X - Y) ** 2),
    (f"y' ({FORMULA}) wrt w, x", lambda w, x, y: y @ rodrigues(w, x)),
    ("w' J cross(w, J w) wrt w, J", lambda J, w: w @ J @ np.cross(w, J @ w)),
    ("norm2(vee(A - A') - y)^2 wrt A", lambda A, y: norm((A - A.T)[[2, 0, 1], [1, 2, 0]] - y) ** 2),
    ("norm2(toeplitz(t) x - y)^2 wrt t, x", lambda t, x, y: norm(linalg.toeplitz(t) @ x - y) ** 2),
    ("x' inv(toeplitz(t) + 3*I) x wrt t", lambda t, x: x @ inv(linalg.toeplitz(t) + 3 * np.eye(len(t))) @ x),
    ("norm2(circulant(h) x - y)^2 wrt h, x", lambda h, x, y: norm(linalg.circulant(h) @ x - y) ** 2),
    ("y' circulant(h) circulant(x) y wrt h", lambda h, x, y: y @ linalg.circulant(h) @ linalg.circulant(x) @ y),
    ("norm_F(B - A khatri_rao(X, Y))^2 wrt X, Y, A where B: m x r, A: m x p*q, X: p x r, Y: q x r",
     lambda A, B, X, Y: norm(B - A @ linalg.khatri_rao(X, Y)) ** 2),
    ("norm_F(Y - A khatri_rao(C, B)')^2 wrt A, B, C where Y: m x p*q, A: m x r, C: p x r, B: q x r",
     lambda A, B, C, Y: norm(Y - A @ linalg.khatri_rao(C, B).T) ** 2),
    ("norm2(vech(X' X))^2 wrt X where X: n x p", lambda X: norm(triangle(X.T @ X)) ** 2),
    ("tr(inv(unvech(v) + 9*I) A) wrt v where v: n*(n + 1)/2, A: n x n",
     lambda A, v: trace(inv(symmetric(v) + 9 * np.eye(len(A))) @ A)),
    ("norm_F(fill_lower(v) A)^2 wrt v, A where v: n*(n + 1)/2, A: n x n",
     lambda A, v: norm(np.tril(symmetric(v)) @ A) ** 2),
    ("tr(C lyap(A, Q)) wrt A, Q", lambda A, C, Q: trace(C @ lyap(A, Q))),
    ("tr(C lyap(A - B K, Q + K' R K)) wrt K", lambda A, B, C, K, Q, R: trace(C @ lyap(A - B @ K, Q + K.T @ R @ K))),
    ("tr(C dlyap(A/9, B B')) wrt A, B", lambda A, B, C: trace(C @ dlyap(A / 9, B @ B.T))),
    ("norm_F(sylv(A, B, C))^2 wrt A, B, C", lambda A, B, C: norm(sylv(A, B, C)) ** 2),
    ("tr(A^k) wrt A where k: integer", lambda A, k: trace(power(A, k))),
    ("x' A^k y wrt A where k: integer", lambda A, k, x, y: x @ power(A, k) @ y),
    ("tr(B A^-k) wrt A where k: integer", lambda A, B, k: trace(B @ power(A, -k))),
    ("norm_F(A^(k + 1) - B)^2 wrt A where k: integer", lambda A, B, k: norm(power(A, k + 1) - B) ** 2),
    ("s^k*sum(x.^(2*k)) wrt s, x where k: integer, s: scalar, x: n", lambda k, s, x: s**k * np.sum(x ** (2 * k))),
]  # fmt: skip
STATEMENTS = [statement for statement, _ in CASES]
ONLY_AGREE = {"y' circulant(h) circulant(x) y wrt h"}  # that a convolution is associative is not in the normal form

# The matrix of a derivative, column by column where it is no product of matrices.
MATRICES = [
    ("y' expm(hat(w)) x wrt w twice", "-sum_i axial(d2expm(-hat(w), hat(e(i, 3)), y x')) e(i, 3)'"),
    ("norm2(toeplitz(t) x - y)^2 wrt t twice", "2 toeplitz_by(x)' toeplitz_by(x)"),
    (
        "logdet(toeplitz(t)) wrt t twice",
        "-sum_i untoeplitz(inv(toeplitz(t)) toeplitz(e(i, n)) inv(toeplitz(t))) e(i, n)'",
    ),
    ("expm(diag(x)) y wrt x where y: n", "sum_i dexpm(diag(x), E(i, i, n, n)) y e(i, n)'"),
    ("vec(A diag(x) B') wrt x", "khatri_rao(B, A)"),
]

WRONG = [
    "y' cross(w, x) wrt w == cross(y, x)",
    "cross(w, x) wrt w == hat(x)",
    "y' expm(hat(w)) x wrt w == axial(dexpm(hat(w), y x'))",
    "cross(x, cross(y, z)) == (x' y)*z - (x' z)*y where x: 3, y: 3, z: 3",
    "hat(w)^3 == -norm2(w)*hat(w) where w: 3",
    "axial(x y') == cross(x, y) where x: 3, y: 3",
    "norm2(toeplitz(t) x - y)^2 wrt t == 2*toeplitz(x)' (toeplitz(t) x - y)",
    "circulant(h) x wrt h == circulant(x)'",
    "C : khatri_rao(X, B) wrt X == unkhatri_right(B, C) where X: m x r, B: m x r, C: m*m x r",
    "y' vech(X) wrt X == unvech(y) where X: n x n, y: n*(n + 1)/2",
    "tr(C lyap(A, Q)) wrt Q == lyap(A, C')",
    "tr(C lyap(A, Q)) wrt A == lyap(A', C') lyap(A, Q)' + lyap(A', C')' lyap(A, Q)",
    "tr(C dlyap(A, Q)) wrt Q == dlyap(A, C)",
    "tr(D sylv(A, B, C)) wrt C == sylv(A', B', D)' where A: n x n, B: n x n, D: n x n",
    "tr(A^k) wrt A == k*A^(k-1) where k: integer",
    "tr(B A^k) wrt A == k*(B A^(k-1))' where k: integer",
    "s^k wrt s == k*s^k where s: scalar, k: integer",
]


@pytest.mark.parametrize(("statement", "function"), CASES, ids=STATEMENTS)
def test_gradient(statement: str, function: Callable[..., Any]) -> None:
    check(statement, function)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_is_printed_is_proved(statement: str) -> None:
    question, _, where = statement.partition(" where ")
    function = question.partition(" wrt ")[0]
    declared = f" where {where}" if where else ""
    for name, printed in written(derive(statement)).items():
        found = judged(f"{function} wrt {name} == {printed}{declared}")
        assert found.verdict == ("agrees" if statement in ONLY_AGREE else "proved"), (name, printed)


@pytest.mark.parametrize(("statement", "matrix"), MATRICES)
def test_matrices(statement: str, matrix: str) -> None:
    (printed,) = written(derive(statement)).values()
    assert printed.replace(", m", ", n") == matrix
    source = emitted_source(derive(statement), NUMPY, check=True)
    space: dict[str, Any] = {}
    exec(source, space)
    found = arguments(derivation(statement), {symbol.name for symbol in derivation(statement).problem.symbols})
    assert space["check"](**found) < 1e-6


@pytest.mark.parametrize("claim", WRONG)
def test_wrong_claims(claim: str) -> None:
    assert judged(claim).verdict == "wrong"


def test_an_integer_does_not_vary() -> None:
    with pytest.raises(Exception, match="declared integer"):
        derivation("tr(A^k) wrt k where k: integer")
