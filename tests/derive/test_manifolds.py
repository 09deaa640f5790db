"""Riemannian gradients: short, tangent, and what they are by their definition, along curves that numpy computes."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from mathematics import HERE
from seam.parts import MANIFOLDS, NUMPY, WrongLine, confirmed, source

from matgrad import Mistake, check, derive, written

LINES = (HERE / "derive" / "manifolds.txt").read_text(encoding="utf-8").splitlines()
TABLE = [line.split(" => ") for line in LINES if line and not line.startswith("#")]
STATEMENTS = [statement for statement, _ in TABLE]
WORDS = r" (unit|orthogonal|spd)\b"
Array = Any


@pytest.mark.parametrize(("statement", "results"), TABLE, ids=STATEMENTS)
def test_result(statement: str, results: str) -> None:
    assert "; ".join(written(derive(statement, riemannian=True)).values()) == results


def polar(A: Array) -> Array:
    U, _, V = np.linalg.svd(A, full_matrices=False)
    return U @ V


def sym(A: Array) -> Array:
    return (A + A.swapaxes(-1, -2)) / 2


def normalized(x: Array) -> Array:
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


# By the word that is declared: a point of a random array, and the projection that textbooks give for the gradient.
POINTS: dict[str, Callable[[Array], Array]] = {
    "unit": normalized,
    "orthogonal": polar,
    "spd": lambda A: A @ A.swapaxes(-1, -2) / len(A) + np.eye(A.shape[-1]),
    "symmetric": sym,
    "diagonal": lambda A: np.diag(np.diag(A)),
}
PROJECTED: dict[str, Callable[[Array, Array], Array]] = {
    "unit": lambda x, G: G - np.sum(x * G, axis=-1, keepdims=True) * x,
    "orthogonal": lambda X, G: G - X @ sym(X.T @ G),
    "spd": lambda X, G: X @ sym(G) @ X,
    "symmetric": lambda X, G: sym(G),
}


def values(statement: str) -> tuple[dict[str, Array], dict[str, str]]:
    """Arrays for the names of a statement, as they are declared, and the last word declared of each."""
    found = derive(statement, verify=False, riemannian=True)
    random, sizes = np.random.default_rng(7), {"m": 5, "n": 4, "p": 2, "k": 3, "N": 3}
    arrays, words = {}, {}
    for symbol in found.problem.symbols:
        if not symbol.is_index:
            names = [letter for size in (*symbol.ranges, *symbol.sides) for letters, _ in size for letter in letters]
            array = random.standard_normal([sizes[name] for name in names])
            words[symbol.name] = (*symbol.properties, "")[0]
            arrays[symbol.name] = POINTS.get(words[symbol.name], np.asarray)(array)
    return arrays, words


def function(statement: str, riemannian: bool = True) -> Callable[..., Any]:
    space: dict[str, Any] = {}
    exec(source(derive(statement, verify=False, riemannian=riemannian), NUMPY, True), space)
    return lambda **arrays: (space["gradient"](**arrays), space["check"](**arrays))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_emitted_function_is_the_projection_of_the_unconstrained_gradient(statement: str) -> None:
    arrays, words = values(statement)
    found, error = function(statement)(**arrays)
    around, _ = function(re.sub(WORDS, "", statement.replace("symmetric", "")), riemannian=False)(**arrays)
    wrt = [name.split("_")[0] for name in re.split(" where ", statement)[0].split(" wrt ")[1].split(", ")]
    assert error < 1e-6  # along directions that are tangent, in the metric
    for name in wrt:
        got, G = (part[name] if len(wrt) > 1 else part for part in (found, around))
        wanted = PROJECTED.get(words[name], lambda X, G: G)(arrays[name], G)
        assert np.allclose(got, wanted, atol=1e-10 * (1 + abs(wanted).max()))


RETRACTIONS: dict[str, Callable[[Array, Array], Array]] = {
    "unit": lambda x, V: normalized(x + V),
    "orthogonal": lambda X, V: np.linalg.qr(X + V)[0] * np.sign(np.diag(np.linalg.qr(X + V)[1])),
}


@pytest.mark.parametrize(
    ("statement", "f"),
    [
        ("x' A x wrt x where x: n unit, A: n x n", lambda x, A: x @ A @ x),
        ("tr(X' A X N) wrt X where X: n x p orthogonal, A: n x n, N: p x p", lambda X, A, N: np.trace(X.T @ A @ X @ N)),
        ("norm_F(A X - B)^2 wrt X where X: n x n orthogonal", lambda X, A, B: np.sum((A @ X - B) ** 2)),
    ],
)
def test_the_derivative_along_a_retraction(statement: str, f: Callable[..., Any]) -> None:
    arrays, words = values(statement)
    gradient, _ = function(statement)(**arrays)
    (name,) = (name for name, word in words.items() if word in RETRACTIONS)
    here, move = arrays[name], RETRACTIONS[words[name]]
    V = PROJECTED[words[name]](here, np.random.default_rng(1).standard_normal(here.shape))
    ahead, behind = (f(**{**arrays, name: move(here, h * V)}) for h in (1e-6, -1e-6))
    assert np.sum(gradient * V) == pytest.approx((ahead - behind) / 2e-6, rel=1e-6)


def test_each_manifold_bears_its_name() -> None:
    assert [manifold.name for manifold in MANIFOLDS.values()] == [*MANIFOLDS]


@pytest.mark.parametrize("statement", STATEMENTS[:1] + STATEMENTS[8:11] + STATEMENTS[-10:-6])
def test_a_wrong_gradient_is_found(statement: str) -> None:
    """Twice the gradient is tangent, and too long; what is turned around leaves the manifold, or is not steepest."""
    found = derive(statement, riemannian=True)
    (result,), algebra = found.results, found.problem.algebra
    spoiled = algebra.scale(algebra.number(2), result.gradient), algebra.product([algebra.number(-1), result.gradient])
    for wrong in spoiled:
        with pytest.raises(WrongLine):
            confirmed(found._replace(results=(result._replace(gradient=wrong),), steps=found.steps[:1]))


REFUSED = [
    ("x' A x wrt x twice where x: n unit", "M289"),
    ("A x wrt x where x: n unit", "M289"),
    ("tr(A X) wrt X' where X: n x p orthogonal", "M289"),
    ("x^4 wrt x thrice where x: scalar", "M289"),
    ("m' A x wrt m where m: n onehot, A: n x n, x: n", "M213"),
]


@pytest.mark.parametrize(("statement", "code"), REFUSED)
def test_refused(statement: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        derive(statement, riemannian=True)
    assert caught.value.code == code


def test_without_the_option_the_help_names_it() -> None:
    with pytest.raises(Mistake) as caught:
        derive("x' A x wrt x where x: n unit")
    assert caught.value.code == "M213" and "--riemannian" in (caught.value.help or "")


def test_a_unit_vector_is_of_norm_one() -> None:
    for claim in ("norm2(x) == 1", "x' x == 1", "x' A x/(x' x) == x' A x"):
        assert check(f"{claim} where x: n unit").verdict in ("proved", "agrees")
    assert written(derive("norm2(x)*(y' x) wrt y where x: n unit")) == {"y": "x"}
