"""The text of emitted functions: short, cheap to evaluate, and whole where a derivative vanishes."""

import inspect
from typing import Any

import numpy as np
import pytest
from emitted import arguments, derivation, gradient, keywords
from seam.parts import EMPTY, INDEX_SUM, MARKS, NAMES_BY_KIND, NUMPY, OPERATORS, TARGETS, after, count, letters, solve
from seam.parts import source as emitted_source

from matgrad.grammar.read import read_statement

FLAGSHIP = '''import numpy as np


def gradient(*, A, W, X, Y):
    """df/dW = -2 X (A .* A .* (Y - W' X))', shape (k, m).

    Arguments: A (m, n), W (k, m), X (k, n), Y (m, n).
    """
    A, W, X, Y = _arrays(A, W, X, Y)
    return -2*(X @ (A**2*(Y - W.T @ X)).T)


def _arrays(*values):
    """The values as arrays of one type, that of the floating ones among them."""
    types = [value.dtype for value in values if hasattr(value, "dtype") and value.dtype.kind in "fc"]
    return [np.asarray(value, dtype=np.result_type(*types) if types else float) for value in values]
'''


def test_text() -> None:
    assert gradient(derivation("norm_F(A .* (Y - W' X))^2 wrt W")) == FLAGSHIP


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("x' A B y wrt x", "return A @ (B @ y)"),
        ("x' A B y wrt y", "return B.T @ (A.T @ x)"),
        ("a' A X B b wrt X where a: m, b: n", "return np.outer(A.T @ a, B @ b)"),
        ("x' A B x + x' x/2 wrt x", "return x + B.T @ (A.T @ x) + A @ (B @ x)"),
        ("n*sum(X) wrt X where X: m + 2*n x m", "n = (X.shape[0] - m)//2"),
        ("sum(X) wrt X where X: k*k x 3", "return np.ones((X.shape[0], 3), dtype=X.dtype)"),
        # sizes that no shape tells are arguments, as few as tell the others
        ("s*ones(m,n) wrt s where s: scalar", "def jacobian(*, m, n, s):"),
        ("(m + n)*sum(X) wrt X where X: m*n x 3", "n = X.shape[0]//m"),
        ("n*s*sum(X) wrt s where X: m*n x 3, s: scalar", "def gradient(*, X, n, s):"),
        ("sum(erf(X).^2) wrt X where X: n x p", "import scipy.special"),
        ("lambda*lambda_1 wrt lambda where lambda: scalar, lambda_1: scalar", "def gradient(*, lambda_, lambda_1):"),
    ],
)
def test_line(statement: str, line: str) -> None:
    assert line in map(str.strip, gradient(derivation(statement)).splitlines())


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        # the order of products: letters are large, numbers are what they are
        ("tr(B C X A) wrt X where B: n x 2, C: 2 x m, A: k x n", "return C.T @ (B.T @ A.T)"),
        ("tr(A X B C) wrt X", "return A.T @ C.T @ B.T"),
        # an inverse that only stands in products is solved for, unless it stands in three of matrices or by itself
        ("a' inv(X) b wrt a where X: n x n, a: n, b: n", "return np.linalg.solve(X, b)"),
        ("a' inv(X) b wrt X where X: n x n, a: n, b: n", "return np.outer(-t2, scipy.linalg.lu_solve(t1, b))"),
        ("tr(inv(X) A) wrt X", "t2 = scipy.linalg.lu_solve(t1, scipy.linalg.lu_solve(t1, A.T, trans=1).T).T"),
        ("tr(inv(X)) wrt X", "return -(t1 @ t1)"),
        ("tr(A inv(X) B) wrt A where A: m x n, X: n x n", "return np.linalg.solve(X, B).T"),
        ("logdet(X) wrt X", "return np.linalg.inv(X).T"),
        # no product is formed for a trace, no matrix for a diagonal, no sum of matrices for a vector
        ("tr(A X B)^2 wrt X", "return 2*np.sum((A @ X)*B.T)*(A.T @ B.T)"),
        ("tr(A diag(x) B X) wrt X", "return (B.T*x) @ A.T"),
        ("y' A diag(x) B z wrt A", "return np.outer(y, x*(B @ z))"),
        ("tr(diag(x) A diag(x) B diag(x) C) wrt C", "return (((x[:, None]*B.T)*x) @ A.T)*x"),
        ("x' A x wrt x", "return A.T @ x + A @ x"),
        # a product that is wanted too is used
        ("norm_F(A X B) wrt X", "return A.T @ _normalized(A @ X @ B) @ B.T"),
        # ones are not formed to be added
        ("sum(log(1_n + x)) wrt x", "return 1/(1 + x)"),
    ],
)
def test_cheap(statement: str, line: str) -> None:
    assert line in map(str.strip, gradient(derivation(statement)).splitlines()), gradient(derivation(statement))


def test_shared_parts_are_computed_once() -> None:
    source = gradient(derivation("log(det(A + x x')) + tr(inv(A + x x') B) wrt A, x where A: n x n, B: n x n"))
    assert source.count("np.linalg.inv") == 1


def test_text_is_linear_in_the_formula() -> None:
    def layers(count: int) -> int:
        inner = "x"
        for n in range(count):
            inner = f"tanh(W{n} ({inner}))"
        declared = ", ".join(f"W{n}: n x n" for n in range(count))
        return len(gradient(derivation(f"sum({inner}) wrt x where x: n, {declared}")))

    assert layers(64) < 2.5 * layers(32)


def test_every_operator_has_a_template() -> None:
    words = [room for room in OPERATORS.values() if not room.definition and room not in (*MARKS, INDEX_SUM)]
    assert [room.name for room in words if any(not TARGETS[name].template(room.code) for name in TARGETS)] == []


ZEROS = [
    "A wrt X where A: m x n, X: n x p",
    "A x - A x wrt A where A: m x n",
    "a .* y wrt X where a: m, y: m, X: n x p",
    "s*tr(A X) wrt s, X twice where s: scalar, A: m x n",
]


@pytest.mark.parametrize("statement", ZEROS)
def test_a_derivative_that_vanishes_has_all_its_axes(statement: str) -> None:
    found = derivation(statement)
    space: dict[str, Any] = {}
    exec(compile(gradient(found), "emitted", "exec"), space)
    function = next(space[name] for name in ("derivative", "hessian") if name in space)
    values = arguments(found, set(keywords(function)))
    sizes = {name: n for s in found.problem.symbols for name, n in zip_sizes(s, np.shape(values[s.name]))}
    result = function(**values)
    for one in found.results:
        got = result[one.wrt] if len(found.results) > 1 else result
        assert np.shape(got) == tuple(count(size, sizes) for size in one.axes)
        assert one.gradient.head != "zeros" or not np.any(got)


def zip_sizes(symbol: Any, shape: tuple[int, ...]) -> list[tuple[str, int]]:
    """The letters of an argument's sizes, with what they are."""
    return [(name, n) for size, n in zip(symbol.sides, shape, strict=False) for name in letters(size)]


@pytest.mark.parametrize(
    "statement",
    [
        "sum(chol(s*eye(n))) wrt s where s: scalar positive",
        "s*ones(m,n) wrt s where s: scalar",
    ],
)
def test_sizes_that_no_shape_tells(statement: str) -> None:
    found = derivation(statement)
    space: dict[str, Any] = {}
    exec(compile(emitted_source(found, NUMPY, check=True), "emitted", "exec"), space)
    taken = inspect.signature(next(iter(space[name] for name in NAMES_BY_KIND.values() if name in space))).parameters
    sizes = {name: 3 for name in taken if name in ("k", "m", "n")}
    assert space["check"](**arguments(found, set(taken)), **sizes) <= 1e-6


def test_a_function_of_the_user() -> None:
    context = after(EMPTY, read_statement("let f(t) = t^2*exp(t)"))
    for statement in ("sum(f(x)) wrt x where x: n", "f(x) wrt x where x: n", "s*sum(f(A x)) wrt x, s where s: scalar"):
        found = solve(read_statement(statement), verify=False, context=context)
        space: dict[str, Any] = {}
        exec(compile(emitted_source(found, NUMPY, check=True), "emitted", "exec"), space)
        values = arguments(found, {symbol.name for symbol in found.problem.symbols})
        assert space["check"](**values) <= 1e-6


def lines(statement: str, target: str) -> list[str]:
    """The body of the emitted function."""
    text = emitted_source(derivation(statement), TARGETS[target])
    body = text.partition('"""\n')[2].partition("\n\n\n")[0]
    return [line.strip() for line in body.partition("_arrays(")[2].splitlines()[1:]]


CHAIN = [
    "t1 = torch.linalg.lu_factor(X)",
    "t2 = torch.linalg.lu_solve(*t1, a[:, None], adjoint=True)[:, 0]",
    "t3 = torch.linalg.lu_solve(*t1, b[:, None])[:, 0]",
    "t4 = torch.outer(-t2, torch.linalg.lu_solve(*t1, t3[:, None])[:, 0])",
    "t5 = torch.outer(-torch.linalg.lu_solve(*t1, t2[:, None], adjoint=True)[:, 0], t3)",
    "return t4 + t5",
]


ROWS = "scipy.special.softmax(X @ W + b, axis=1)"
FIT = "A*(A*x[:, None] - y)"
CENTRED = ["m = X.shape[0]", "n = X.shape[1]", "return 2*(X - np.sum(X)/m/n)"]


@pytest.mark.parametrize(
    ("statement", "target", "wanted"),
    [
        ("a' inv(X)^2 b wrt X where a: n, b: n", "torch", CHAIN),
        # a number costs nothing within an entrywise operation where the library makes one loop of several
        ("norm_F(T - U V')^2 wrt U", "jax", ["return (2*(U @ V.T - T)) @ V"]),
        ("norm_F(T - U V')^2 wrt U", "numpy", ["return 2*((U @ V.T - T) @ V)"]),
        (
            "norm_F(T - U V')^2 wrt U, V",
            "jax",
            ["t1 = 2*(U @ V.T - T)", 'return {"U": t1 @ V, "V": t1.T @ U}'],
        ),
        (
            "norm_F(X W - Y)^2 + s*norm_F(W)^2 wrt W where s: scalar",
            "jax",
            ["return 2*s*W + X.T @ (2*(X @ W - Y))"],
        ),
        # what a library has a function for, and what it repeats and sums by itself
        ("sum(logsumexp(X W + ones(m) b', rows)) wrt b", "numpy", [f"return np.sum({ROWS}, axis=0)"]),
        ("sum(A X B) wrt X", "torch", ["return torch.outer(torch.sum(A, axis=0), torch.sum(B, axis=1))"]),
        ("norm_F(X - ones(m) mean(X)*ones(n)')^2 wrt X where X: m x n", "numpy", CENTRED),
        ("norm_F(A .* (x ones(n)') - ones(m) y')^2 wrt x where A: m x n", "numpy", [f"return 2*np.sum({FIT}, axis=1)"]),
        ("norm2(x)/norm2(y) wrt y", "numpy", ["t1 = _norm(y)", "return -_norm(x)/t1*(y/t1)/t1"]),
        # a number stands with a vector, and a product that is wanted twice is formed once
        ("norm2(A x)^2 wrt A", "numpy", ["return np.outer(2*(A @ x), x)"]),
        ("(x' A x)^(-2) wrt x where A: n x n symmetric", "numpy", ["t1 = A @ x", "return -4/(x @ t1)**3*t1"]),
    ],
)
def test_body(statement: str, target: str, wanted: list[str]) -> None:
    assert lines(statement, target) == wanted
