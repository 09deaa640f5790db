"""Second derivatives through functions of a matrix: what is printed, and against differences of NumPy's gradients."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from seam.engine import writer_of
from seam.parts import NUMPY, TEXT, source

from matgrad import derive

linalg = pytest.importorskip("scipy.linalg")

SQUARE = "where X: n x n, A: n x n"

# A scalar of X and a constant A, its second differential as it is printed, and the scalar in NumPy.
SECOND: list[tuple[str, str, Callable[..., Any]]] = [
    ("tr(A expm(X))", "d2expm(X, dX, A)'", lambda X, A: np.trace(A @ linalg.expm(X))),
    ("tr(A logm(X))", "d2logm(X, dX, A)'", lambda X, A: np.trace(A @ linalg.logm(X)).real),
    ("tr(logm(X))", "-(inv(X) dX inv(X))'", lambda X: np.trace(linalg.logm(X)).real),
    ("tr(A sinm(X))", "d2sinm(X, dX, A)'", lambda X, A: np.trace(A @ linalg.sinm(X))),
    ("tr(cosm(X))", "-dsinm(X, dX)'", lambda X: np.trace(linalg.cosm(X))),
    ("tr(expm(X))", "dexpm(X, dX)'", lambda X: np.trace(linalg.expm(X))),
    ("tr(A X^7)", "d2pow(X, 7, dX, A)'", lambda X, A: np.trace(A @ np.linalg.matrix_power(X, 7))),
    ("tr(X^7)", "7 dpow(X, 6, dX)'", lambda X: np.trace(np.linalg.matrix_power(X, 7))),
    (
        "norm_F(expm(X) - A)^2",
        "2 (d2expm(X', dX', expm(X) - A) + dexpm(X', dexpm(X, dX)))",
        lambda X, A: np.sum((linalg.expm(X) - A) ** 2),
    ),
]


def difference(function: Callable[..., Any], X: Any, *others: Any) -> Any:
    """The second derivative along D of all entries of X, D the matrix of ones: of f' : D, by X."""
    h, found = 1e-4, np.zeros_like(X)
    direction = np.ones_like(X)

    def value(*steps: Any) -> Any:
        return function(X + sum(steps), *others)

    for i in np.ndindex(*X.shape):
        unit = np.zeros_like(X)
        unit[i] = 1
        corners = [s * t * value(s * h * unit, t * h * direction) for s in (1, -1) for t in (1, -1)]
        found[i] = sum(corners) / (4 * h * h)
    return found


@pytest.mark.parametrize(("function", "printed", "in_numpy"), SECOND, ids=[function for function, *_ in SECOND])
def test_second_derivative(function: str, printed: str, in_numpy: Callable[..., Any]) -> None:
    declared = SQUARE if "A" in function else "where X: n x n"
    derivation = derive(f"{function} wrt X twice {declared}")
    (result,) = derivation.results
    assert writer_of(derivation, TEXT).write(result.gradient) == printed
    X = np.array([[2.1, 0.3, -0.2], [0.4, 1.7, 0.1], [-0.3, 0.2, 2.6]]) / 2
    A = np.array([[0.3, -0.7, 0.2], [0.5, 0.4, -0.1], [0.6, -0.2, 0.8]])
    given = [X, A] if "A" in function else [X]
    names = dict(zip("XA", given, strict=False))
    space: dict[str, Any] = {}
    exec(source(derivation, NUMPY), space)
    product = space["hvp"](dX=np.ones_like(X), **names)
    assert np.allclose(product, difference(in_numpy, *given), rtol=1e-5, atol=1e-5)
