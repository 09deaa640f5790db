"""Eigenvalues and singular values: derivatives against differences of NumPy's, wrong claims, and what is refused."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from emitted import derivation, difference, function_of, gradient

from matgrad import Mistake, check, derive, written

linalg = pytest.importorskip("scipy.linalg")
eigh, eigvalsh, svd, norm = np.linalg.eigh, np.linalg.eigvalsh, np.linalg.svd, np.linalg.norm

OF_SYMMETRIC = "S: n x n symmetric"


def sym(A: Any) -> Any:
    return (A + A.T) / 2


def w(A: Any) -> Any:
    return eigvalsh(sym(A))


def s(A: Any) -> Any:
    return svd(A)[1]


CASES: list[tuple[str, Callable[..., Any]]] = [
    (f"eigmax(S) wrt S where {OF_SYMMETRIC}", lambda S: w(S)[-1]),
    (f"eigmin(S) wrt S where {OF_SYMMETRIC}", lambda S: w(S)[0]),
    ("eigmax(S)/eigmin(S) wrt S where S: n x n spd", lambda S: w(S)[-1] / w(S)[0]),
    (f"eigmax(S) - eigmin(S) wrt S where {OF_SYMMETRIC}", lambda S: w(S)[-1] - w(S)[0]),
    (f"y' eigvals(S) wrt S where y: n, {OF_SYMMETRIC}", lambda S, y: y @ w(S)),
    ("eigmax(X' X) wrt X where X: n x p", lambda X: s(X)[0] ** 2),
    ("log(eigmax(X' X)) - log(eigmin(X' X)) wrt X where X: n x p", lambda X: 2 * np.log(s(X)[0] / s(X)[-1])),
    ("eigmax(sym(A)) wrt A where A: n x n", lambda A: w(A)[-1]),
    ("eigmax(A + A') wrt A where A: n x n", lambda A: 2 * w(A)[-1]),
    (f"eigmin(S + t*A) wrt t where {OF_SYMMETRIC}, A: n x n symmetric, t: scalar", lambda S, A, t: w(S + t * A)[0]),
    (f"eigmax(S + x x') wrt x where x: n, {OF_SYMMETRIC}", lambda S, x: w(S + np.outer(x, x))[-1]),
    (f"eigmax(S + diag(x)) wrt x where x: n, {OF_SYMMETRIC}", lambda S, x: w(S + np.diag(x))[-1]),
    (f"eigmax(A' S A) wrt A where A: n x p, {OF_SYMMETRIC}", lambda S, A: w(A.T @ S @ A)[-1]),
    (f"eigmax(inv(S)) wrt S where {OF_SYMMETRIC}", lambda S: w(np.linalg.inv(sym(S)))[-1]),
    (f"x' S x/(x' x)/eigmax(S) wrt S, x where x: n, {OF_SYMMETRIC}", lambda S, x: x @ sym(S) @ x / (x @ x) / w(S)[-1]),
    (f"eigmin(kron(S, A)) wrt S where {OF_SYMMETRIC}, A: 2 x 2 spd", lambda S, A: w(np.kron(sym(S), A))[0]),
    (
        f"eigmax([S, X; X', A]) wrt X where X: n x p, A: p x p symmetric, {OF_SYMMETRIC}",
        lambda S, X, A: w(np.block([[S, X], [X.T, A]]))[-1],
    ),
    ("eigmax(toeplitz(x)) wrt x where x: n", lambda x: w(linalg.toeplitz(x))[-1]),
    (f"logsumexp(eigvals(S)) wrt S where {OF_SYMMETRIC}", lambda S: np.log(np.sum(np.exp(w(S))))),
    (f"sum(sigmoid(eigvals(S))) wrt S where {OF_SYMMETRIC}", lambda S: np.sum(1 / (1 + np.exp(-w(S))))),
    ("sum(eigvals(S) .* log(eigvals(S))) wrt S where S: n x n spd", lambda S: np.sum(w(S) * np.log(w(S)))),
    ("sum(log(eigvals(X' X))) wrt X where X: n x p", lambda X: np.sum(np.log(w(X.T @ X)))),
    (f"sum(eigvals(S).^5) wrt S where {OF_SYMMETRIC}", lambda S: np.sum(w(S) ** 5)),
    (f"eigvals(S)[2] wrt S where {OF_SYMMETRIC}", lambda S: w(S)[1]),
    (f"y' q_max(S) wrt S where y: n, {OF_SYMMETRIC}", lambda S, y: y @ of_sign(eigh(sym(S))[1])[:, -1]),
    (f"y' eigvecs(S) z wrt S where y: n, z: n, {OF_SYMMETRIC}", lambda S, y, z: y @ of_sign(eigh(sym(S))[1]) @ z),
    ("y' svdvals(X) wrt X where y: p, X: n x p", lambda X, y: y @ s(X)),
    ("sum(log(ones(p) + svdvals(X).^2)) wrt X where X: n x p", lambda X: np.sum(np.log(1 + s(X) ** 2))),
    ("svdvals(X)[1]/svdvals(X)[2] wrt X where X: n x 2", lambda X: s(X)[0] / s(X)[1]),
    ("sum(svdvals(A X B).^3) wrt X where A: 5 x n, X: n x p, B: p x 2", lambda A, X, B: np.sum(s(A @ X @ B) ** 3)),
    ("A : svd_v(X) wrt X where X: n x p, A: p x p", lambda A, X: np.sum(A * of_sign(svd(X)[2].T))),
    ("A : svd_u(X) wrt X where X: n x p, A: n x p", lambda A, X: np.sum(A * (X @ of_sign(svd(X)[2].T) / s(X)))),
]


def of_sign(Q: Any) -> Any:
    """Columns with the sign that makes their largest entry positive."""
    return Q * np.sign(Q[np.argmax(np.abs(Q), axis=0), np.arange(Q.shape[1])])


def values_of(statement: str) -> dict[str, Any]:
    """Random arrays that have the declared properties; n is 4, p is 3."""
    random, found = np.random.default_rng(5), {}
    for symbol in derivation(statement).problem.symbols:
        shape = [{"n": 4, "p": 3}.get(n, n) for n in map(str, sides(symbol))]
        value = random.standard_normal(list(map(int, shape)))
        structured = set(symbol.properties) & {"symmetric", "spd"}
        value = sym(value) if structured else value
        found[symbol.name] = value @ value + np.eye(len(value)) if "spd" in symbol.properties else value
    return found


def sides(symbol: Any) -> list[Any]:
    """The sizes of a symbol, letters and numbers."""
    return [size[0][0][0] if size[0][0] else size[0][1] for size in symbol.shape][: symbol.axes]


@pytest.mark.parametrize(("statement", "function"), CASES, ids=[statement for statement, _ in CASES])
def test_emitted_against_differences(statement: str, function: Callable[..., Any]) -> None:
    found, values = derivation(statement), values_of(statement)
    values = {name: value if value.shape else float(value) for name, value in values.items()}
    emitted = function_of(gradient(found))
    result = emitted(**values)
    for each in found.results:
        name = str(each.variable.data)
        want = difference(function, values, name)
        got = result[name] if len(found.results) > 1 else result
        assert np.abs(got - want).max() <= 1e-6 * max(np.abs(want).max(), 1)


RIGHT = f"""
eigmax(S) == q_max(S)' S q_max(S) where {OF_SYMMETRIC}
eigmax(S + c*eye(n)) == eigmax(S) + c where c: scalar, {OF_SYMMETRIC}
sum(eigvals(S)) == tr(S) where {OF_SYMMETRIC}
sum(exp(eigvals(S))) == tr(expm(S)) where {OF_SYMMETRIC}
sum(sqrt(eigvals(S))) == tr(sqrtm(S)) where S: n x n spd
sum(log(eigvals(S))) == logdet(S) where S: n x n spd
sum(svdvals(X)) == norm_nuc(X) where X: n x p
max(svdvals(X)) == norm_spec(X) where X: n x p
norm2(svdvals(X)) == norm_F(X) where X: n x p
eigmax(X' X) == norm_spec(X)^2 where X: n x p
eigvecs(S) diag(eigvals(S)) eigvecs(S)' == S where {OF_SYMMETRIC}
svd_u(X) diag(svdvals(X)) svd_v(X)' == X where X: n x p
svd_u(X) svd_v(X)' == dnorm_nuc(X) where X: n x p
d(eigmax(S)) = q_max(S)' dS q_max(S) where {OF_SYMMETRIC}
d(q_max(S)) = pinv_max(S) dS q_max(S) where {OF_SYMMETRIC}
d(q_max(S)) = pinv(eigmax(S)*eye(n) - S) dS q_max(S) where {OF_SYMMETRIC}
pinv(eigmax(S + A)*eye(n) - S - A) == pinv_max(S + A) where A: n x n symmetric, {OF_SYMMETRIC}
eigmax(S) wrt S == q_max(S) q_max(S)' where {OF_SYMMETRIC}
eigvals(S) wrt S == diag(eigvecs(S)' dS eigvecs(S)) where {OF_SYMMETRIC}
""".strip().splitlines()

TWICE = [
    ("norm_nuc(A + t*B) wrt t twice", "B : ddnorm_nuc(A + t*B, B)", "A: m x n, B: m x n, t: scalar"),
    ("norm_spec(A + t*B) wrt t twice", "B : ddnorm_spec(A + t*B, B)", "A: m x n, B: m x n, t: scalar"),
    ("norm_nuc(X) wrt X twice", "ddnorm_nuc(X, dX)", "X: m x n"),
    (
        "eigmax(S + diag(x)) wrt x twice",
        "2*pinv_max(S + diag(x)) .* (q_max(S + diag(x)) q_max(S + diag(x))')",
        f"x: n, {OF_SYMMETRIC}",
    ),
    (
        "eigmin(S + t*B) wrt t twice",
        "2*q_min(S + t*B)' B pinv_min(S + t*B) B q_min(S + t*B)",
        f"B: n x n symmetric, t: scalar, {OF_SYMMETRIC}",
    ),
    ("eigmax(S) wrt S twice", "2*sym(pinv_max(S) dS q_max(S) q_max(S)')", OF_SYMMETRIC),
]


WRONG = f"""
eigmax(S) wrt S == q_min(S) q_min(S)' where {OF_SYMMETRIC}
eigmax(S) wrt S == 2*q_max(S) q_max(S)' where {OF_SYMMETRIC}
eigmax(X' X) wrt X == X q_max(X' X) q_max(X' X)' where X: n x p
eigmin(S + t*A) wrt t == q_max(S + t*A)' A q_max(S + t*A) where {OF_SYMMETRIC}, A: n x n symmetric, t: scalar
w' eigvals(S) wrt S == eigvecs(S)' diag(w) eigvecs(S) where w: n, {OF_SYMMETRIC}
w' svdvals(X) wrt X == svd_v(X) diag(w) svd_u(X)' where w: n, X: n x n
w' svdvals(X) wrt X == svd_u(X) diag(w) svd_v(X) where w: n, X: n x n
sum(eigvals(S)) == tr(S S) where {OF_SYMMETRIC}
eigmax(S) == norm_spec(S) where {OF_SYMMETRIC}
sum(svdvals(X)) == norm_F(X) where X: n x p
d(q_max(S)) = pinv(S - eigmax(S)*eye(n)) dS q_max(S) where {OF_SYMMETRIC}
norm_nuc(A + t*B) wrt t twice == A : ddnorm_nuc(A + t*B, B) where A: m x n, B: m x n, t: scalar
""".strip().splitlines()


@pytest.mark.parametrize("claim", RIGHT)
def test_right(claim: str) -> None:
    assert check(claim), claim


@pytest.mark.parametrize(("statement", "derivative", "declared"), TWICE, ids=[statement for statement, *_ in TWICE])
def test_second_derivatives(statement: str, derivative: str, declared: str) -> None:
    assert check(f"{statement} == {derivative} where {declared}")
    assert check(f"{statement} == -({derivative}) where {declared}").verdict == "wrong"


@pytest.mark.parametrize("claim", WRONG)
def test_wrong(claim: str) -> None:
    assert check(claim).verdict == "wrong"


SHORT = [
    ("eigmax(S) wrt S where S: n x n symmetric", "q_max(S) q_max(S)'"),
    ("y' eigvals(S) wrt S where y: n, S: n x n symmetric", "eigvecs(S) diag(y) eigvecs(S)'"),
    ("y' svdvals(X) wrt X where y: p, X: n x p", "svd_u(X) diag(y) svd_v(X)'"),
    ("sum(log(eigvals(S))) wrt S where S: n x n spd", "inv(S)"),
    ("sum(exp(eigvals(S))) wrt S where S: n x n symmetric", "expm(S)"),
    ("sum(eigvals(X' X).^2) wrt X where X: n x p", "4 X X' X"),
    ("sum(svdvals(X)) wrt X where X: n x p", "dnorm_nuc(X)"),
    ("y' eigvals(S + diag(x)) wrt x where x: n, y: n, S: n x n symmetric", "eigvecs(S + diag(x)).^2 y"),
]


@pytest.mark.parametrize(("statement", "gradient"), SHORT, ids=[statement for statement, _ in SHORT])
def test_short(statement: str, gradient: str) -> None:
    assert list(written(derive(statement), "text").values()) == [gradient]


REFUSED = [
    ("eigmax(A) wrt A where A: n x n", "M228"),
    ("sum(eigvals(A B)) wrt A where A: n x n symmetric, B: n x n symmetric", "M228"),
    ("eigmax(A' B) wrt A", "M228"),
    ("eigmax([A, B; B, C]) wrt A where A: n x n symmetric, B: n x n, C: n x n symmetric", "M228"),
    ("eigmax(X) wrt X where X: n x p", "M208"),
    ("eigmax(kron(eye(2), S)) wrt S where S: n x n symmetric", "M240"),  # each eigenvalue twice
    ("y' svdvals(X) wrt X where y: 5, X: 3 x 5", "M240"),  # there are but three
]


@pytest.mark.parametrize(("statement", "code"), REFUSED, ids=[statement for statement, _ in REFUSED])
def test_refused(statement: str, code: str) -> None:
    with pytest.raises(Mistake, match=code):
        derive(statement)


def test_one_factorization() -> None:
    """The eigenvalues and the eigenvectors come of one call."""
    source = gradient(derivation("log(eigmax(X' X)) - log(eigmin(X' X)) wrt X where X: n x p"))
    assert source.count("_eigh(") == 2  # its definition, and the call
