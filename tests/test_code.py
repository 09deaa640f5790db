"""Emitted functions against finite differences of the same formulas written by hand."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from matgrad.core import EMPTY, Derivation, after, solve
from matgrad.core.code import TARGETS
from matgrad.core.code.emit import NAMES
from matgrad.core.code.emit import source as emitted_source
from matgrad.core.code.numpy import NUMPY
from matgrad.core.operators import OPERATORS
from matgrad.core.operators.marks import MARKS
from matgrad.core.terms.shape import count, letters
from matgrad.grammar.read import read_statement

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


def gradient(found: Derivation) -> str:
    """The function for NumPy."""
    return emitted_source(found, NUMPY)


def derivation(statement: str) -> Derivation:
    return solve(read_statement(statement), verify=False)


def function_of(source: str) -> Callable[..., Any]:
    space: dict[str, Any] = {}
    exec(compile(source, "emitted", "exec"), space)
    return space["gradient"]  # type: ignore[no-any-return]


def arguments(found: Derivation, taken: set[str]) -> dict[str, Any]:
    """Arrays for the statement's names, unequal letters unequal, square matrices well away from singular ones."""
    random = np.random.default_rng(3)
    symbols = found.problem.symbols
    names = sorted({name for symbol in symbols for size in symbol.shape for name in letters(size)})
    sizes = {name: int(name) if name.isdigit() else 5 - i % 4 for i, name in enumerate(names)}
    values: dict[str, Any] = {}
    for symbol in symbols:
        shape = [count(size, sizes) for size in symbol.shape][: symbol.axes]
        value = random.uniform(0.1, 0.9, shape)
        if symbol.axes == 2 and shape[0] == shape[1] > 1:
            value += 2 * np.eye(shape[0])
        values[symbol.name if symbol.name in taken else f"{symbol.name}_"] = value if shape else float(value)
    return values


def difference(function: Callable[..., Any], values: dict[str, Any], name: str, h: float = 1e-6) -> Any:
    """The gradient by central differences."""
    value = np.asarray(values[name], float)
    result = np.zeros_like(value)
    for place in np.ndindex(value.shape):
        moved = [value.copy(), value.copy()]
        moved[0][place] += h
        moved[1][place] -= h
        up, down = (function(**{**values, name: m if m.shape else float(m)}) for m in moved)
        result[place] = (up - down) / (2 * h)
    return result


def check(statement: str, function: Callable[..., Any]) -> str:
    """Compare the emitted function with differences of the other; the source."""
    found = derivation(statement)
    source = gradient(found)
    emitted = function_of(source)
    values = arguments(found, set(keywords(emitted)))
    given = {name: np.copy(value) for name, value in values.items()}
    result = emitted(**values)
    wanted = [str(r.variable.data) for r in found.results]
    for name in wanted:
        got = result[name] if len(wanted) > 1 else result
        want = difference(function, values, name if name in values else f"{name}_")
        assert np.shape(got) == want.shape, source
        assert isinstance(got, np.ndarray if want.shape else float), source
        assert np.abs(got - want).max() <= 1e-5 * max(np.abs(want).max(), 1e-3), source
    assert all(np.array_equal(given[name], values[name]) for name in given)
    return source


def keywords(function: Callable[..., Any]) -> tuple[str, ...]:
    code = function.__code__
    assert code.co_argcount == 0
    return code.co_varnames[: code.co_kwonlyargcount]


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
        # an inverse that only stands in products is solved for, unless it stands in three or by itself
        (
            "a' inv(X) b wrt X where X: n x n, a: n, b: n",
            "return -np.outer(np.linalg.solve(X.T, a), np.linalg.solve(X, b))",
        ),
        ("tr(inv(X) A) wrt X", "return -np.linalg.solve(X, np.linalg.solve(X.T, A.T).T).T"),
        ("tr(A inv(X) B) wrt A where A: m x n, X: n x n", "return np.linalg.solve(X, B).T"),
        ("logdet(X) wrt X", "return np.linalg.inv(X).T"),
        # no product is formed for a trace, no matrix for a diagonal, no sum of matrices for a vector
        ("tr(A X B)^2 wrt X", "return 2*np.sum((A @ X)*B.T)*(A.T @ B.T)"),
        ("tr(A diag(x) B X) wrt X", "return (B.T*x) @ A.T"),
        ("y' A diag(x) B z wrt A", "return np.outer(y, (B @ z)*x)"),
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


def test_every_operator_has_a_template() -> None:
    words = [room for room in OPERATORS.values() if not room.definition and room not in MARKS]
    assert [room.name for room in words if any(TARGETS[name].template(room.code) is None for name in TARGETS)] == []


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
    taken = inspect.signature(next(iter(space[name] for name in NAMES.values() if name in space))).parameters
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
