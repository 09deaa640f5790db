"""Emitted functions in NumPy, PyTorch and JAX, against derivatives that automatic differentiation found.

derivatives.jsonl holds statements, inputs, and the derivatives there, from JAX in double precision.
"""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from libraries import LIBRARIES, array, derivation, executed, given, in_each_library, off
from mathematics import HERE, cookbook
from seam.parts import NAMES_BY_KIND, NUMPY, TARGETS, Derivation, Symbol, count, letters, source, subspace

from matgrad.grammar.mistakes import Mistake

LINES = (HERE / "derivatives.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]
CLAIMS = cookbook()


@in_each_library
@pytest.mark.parametrize("row", ROWS, ids=[row["statement"] for row in ROWS])
def test_agrees_with_automatic_differentiation(row: dict[str, Any], target: str) -> None:
    found = derivation(row["statement"])
    text = source(found, TARGETS[target])
    functions = executed(text)
    derivative = functions[NAMES_BY_KIND[found.results[0].kind]]
    value = derivative(**given(derivative, row["inputs"], target))
    assert off(value, row["derivative"]) <= 1e-9, text
    if "hvp" in functions:
        assert off(*product_and_wanted(functions["hvp"], found, row["inputs"], value, target)) <= 1e-9, text
    if "hessian_factor" in functions:
        factor = functions["hessian_factor"]
        assert off(kronecker(factor(**given(factor, row["inputs"], target)), value, text), stacked(value)) <= 1e-9


def product_and_wanted(hvp: Any, found: Derivation, inputs: dict[str, Any], hessian: Any, target: str) -> Any:
    """The emitted product with a direction, and that of the full Hessian."""
    variable = str(found.problem.variables[0].data)
    direction = np.random.default_rng(3).standard_normal(np.shape(inputs[variable]))
    value = hvp(**given(hvp, {**inputs, f"d{variable}": direction}, target))
    return value, np.tensordot(np.asarray(hessian), direction, direction.ndim)


def stacked(hessian: Any) -> Any:
    """The matrix on stacked columns of a Hessian by a matrix."""
    m, n, p, q = np.shape(hessian)
    return np.reshape(np.asarray(hessian), (m * n, p * q), order="F")


def kronecker(factor: Any, hessian: Any, text: str) -> Any:
    """The Kronecker product of a factor and an identity that the docstring says."""
    factor, (m, n, _, _) = np.asarray(factor), np.shape(hessian)
    return np.kron(factor, np.eye(m)) if "kron(factor, eye)" in text else np.kron(np.eye(n), factor)


def drawn(symbol: Symbol, sizes: dict[str, int], random: np.random.Generator) -> Any:
    """A value of a variable, in the subspace where it lives; square matrices are well away from singular ones."""
    if symbol.is_integer:
        return 2
    shape = [count(size, sizes) for size in symbol.shape][: symbol.axes]
    value = random.uniform(0.1, 0.9, shape)
    if len(shape) < 2 or shape[0] != shape[1]:
        return value if shape else float(value)
    space = getattr(subspace(symbol.properties), "name", "")
    value = value + 2 * len(value) * np.eye(len(value)) * (space != "skew")
    turned: dict[str, Callable[[Any], Any]] = {
        "symmetric": lambda a: (a + a.T) / 2,
        "skew": lambda a: a - a.T,
        "diagonal": lambda a: np.diag(np.diag(a)),
        "lower": np.tril,
        "upper": np.triu,
    }
    return turned.get(space, np.asarray)(value)


def point(found: Derivation) -> dict[str, Any]:
    """A value for each name of a statement, unequal letters unequal."""
    random = np.random.default_rng(5)
    symbols = found.problem.symbols
    names = sorted({name for symbol in symbols for size in symbol.shape for name in letters(size)})
    sizes = {name: int(name) if name.isdigit() else 5 - i % 4 for i, name in enumerate(names)}
    return {symbol.name: drawn(symbol, sizes, random) for symbol in symbols}


@in_each_library
@pytest.mark.parametrize("claim", CLAIMS, ids=CLAIMS)
def test_emitted_check_passes(claim: str, target: str) -> None:
    found = derivation(claim)
    text = source(found, TARGETS[target], check=True)
    functions = executed(text)
    assert functions["check"](**given(functions["gradient"], point(found), target)) <= 1e-6, text


OTHERS = [
    "norm_F(T - U V')^2 wrt U, V twice",
    "tr(U' U) + tr(V' V) wrt U, V twice",
    "s^2*X[i,j]^2*x' x wrt X, x, s twice where s: scalar, X: m x n, x: n",
    "norm2(A r')^2 wrt r twice where r: 1 x n, A: m x n",
    "inv(A + t*B) wrt t twice where t: scalar, A: n x n, B: n x n",
    "tr(kron(X, X) C) wrt X twice where X: m x m",
    "norm_F(A .* (Y - W' X))^2 wrt W, X twice",
    "colsum(X)' + x wrt X, x",
    "cumsum(X a) wrt X, a where X: n x p, a: p",
    "softmax(X, rows) + ones(n) logsumexp(X, cols) wrt X where X: n x p",
    "norm2(X, rows) wrt X where X: n x p",
    "X .+ b' .- max(X, rows) wrt X, b where X: n x p",
    "sum(logsumexp(X, cols)) + sum(norm2(X, rows)) wrt X twice where X: n x p",
    "softmax(x' X a*r) wrt X, r where x: n, X: n x p, a: p, r: 1 x m",
    "logsoftmax(r) + cumsum(r) wrt r where r: 1 x n",
    "vec(A X B) + vec(C) wrt X, A where A: m x n, B: k x p, C: m x p",
    "r' x' wrt r, x where r: 1 x n, x: p",
    "tril(X E) wrt E where X: m x n, E: n x n",
    "expm(X) wrt X where X: n x n",
    "X' X wrt X where X: n x n symmetric",
    "s^2 wrt s twice where s: 1 x 1",
    "logsoftmax(v .* E(1,1,N,1)) wrt v where v: N",
    "sin(u*z' kron(s, Z) z) wrt s where u: q, s: scalar, z: m, Z: m x m skew",
    "-H' wrt H where H: k*n x k*n",
]
COMPILED = ("X a", "kron", "cumsum", "commutation", "[:,2]")
COSTS = (HERE / "code" / "costs.txt").read_text(encoding="utf-8").splitlines()
OTHERS += [line.partition(" => ")[0] for line in COSTS if line and not line.startswith("#")]
OF_OTHERS = [
    pytest.param(each, target, marks=LIBRARIES[target].marks)
    for each in OTHERS
    for target in TARGETS
    if target != "jax" or any(part in each for part in COMPILED)  # JAX is slow where nothing is compiled
]


@pytest.mark.parametrize(("statement", "target"), OF_OTHERS)
def test_emitted_check_of_other_derivatives(statement: str, target: str) -> None:
    found = derivation(statement)
    axes = [result.axes for result in found.results]
    text = source(found, TARGETS[target], check=True)
    functions = executed(text)
    derivative = functions[max((NAMES_BY_KIND[r.kind] for r in found.results), key=list(NAMES_BY_KIND.values()).index)]
    values = given(derivative, point(found), target)
    assert functions["check"](**values) <= 1e-6, text
    value = derivative(**values)
    parts = list(value.values()) if len(axes) > 1 else [value]
    assert [len(np.shape(part)) for part in parts] == [len(some) for some in axes]


@in_each_library
def test_emitted_check_of_nothing(target: str) -> None:
    for statement in ("sum(X) - sum(X) wrt X where X: n x p", "sum(x) - sum(x) wrt x where x: 1"):
        found = derivation(statement)
        functions = executed(source(found, TARGETS[target], check=True))
        assert functions["check"](**given(functions["gradient"], point(found), target)) == 0


@in_each_library
def test_emitted_check_finds_a_wrong_gradient(target: str) -> None:
    found = derivation("norm_F(A .* (Y - W' X))^2 wrt W")
    text = source(found, TARGETS[target], check=True)
    assert text.count("-2*") == 1
    functions = executed(text.replace("-2*", "-1.99*"))
    with pytest.raises(AssertionError, match="W: gradient gives"):
        functions["check"](**given(functions["gradient"], point(found), target))


@pytest.mark.parametrize("target", [LIBRARIES["jax"]])
@pytest.mark.parametrize(
    "statement",
    [
        "norm_F(A .* (Y - W' X))^2 wrt W, X",
        "tr(inv(S) A)*s + sum(x)*log(n) wrt S, s where S: n x n symmetric, A: n x n, s: scalar, x: n",
        "a' (X/4)^7 b + sum(relu(X)) wrt X where X: n x n, a: n, b: n",
        "det(A + X)/det(X) wrt X where A: n x n",
        "s*exp(s) wrt s where s: scalar",
    ],
)
def test_jax_compiles_it(statement: str, target: str) -> None:
    jax = import_module(target)
    found = derivation(statement)
    gradient = executed(source(found, TARGETS[target]))["gradient"]
    values = given(gradient, point(found), target)
    plain, compiled = gradient(**values), jax.jit(gradient)(**values)
    for one, other in zip(jax.tree.leaves(plain), jax.tree.leaves(compiled), strict=True):
        assert off(one, other) <= 1e-12


CONSTANTS = [
    "s*tr(X) + sum(log(X*s)) + sum(gelu(X)) wrt X, s where X: n x n, s: scalar",
    "X' X wrt X where X: m x n",
    "sum(X) wrt X where X: m x n",
    "log(2)*exp(s)*x[1]*x wrt x where x: n, s: scalar",
    "norm_F(T - U V')^2 wrt U, V twice",
    "tr(A expm(X/9)) wrt X",
    "tr(X E(1, 2, n, n)) + tr(commutation(n, n) kron(X, I)) wrt X where X: n x n",
]


@in_each_library
@pytest.mark.parametrize("statement", CONSTANTS)
def test_the_type_of_the_arguments_is_kept_and_lists_are_arrays(statement: str, target: str) -> None:
    found = derivation(statement)
    function = executed(source(found, TARGETS[target]))[NAMES_BY_KIND[found.results[0].kind]]
    inputs = point(found)
    single = function(**{name: array(target, v, "float32") if np.ndim(v) else v for name, v in inputs.items()})
    double = function(**given(function, inputs, target))
    lists = function(**{name: np.asarray(value).tolist() for name, value in inputs.items()})
    parts = zip(
        *(value.values() if isinstance(value, dict) else [value] for value in (single, double, lists)), strict=True
    )
    for one, other, third in parts:
        assert np.ndim(one) == 0 or [str(part.dtype)[-2:] for part in (one, other, third)] == ["32", "64", "64"]
        assert off(one, other) <= 1e-4
        assert off(third, other) == 0


def test_a_singular_matrix_is_an_error_as_in_numpy() -> None:
    found = derivation("a' inv(X) b wrt X where a: n, b: n, X: n x n")
    gradient = executed(source(found, TARGETS["numpy"]))["gradient"]
    with pytest.warns(RuntimeWarning), pytest.raises(np.linalg.LinAlgError, match="Singular matrix"):
        gradient(a=[1, 2], b=[1, 1], X=[[1, 2], [2, 4]])


@in_each_library
def test_numbers_and_arrays_of_no_axes_are_taken_alike(target: str) -> None:
    found = derivation("(sigmoid(s) + gelu(s) + gelu(2)*exp(s))*x' x + s^2 wrt s, x where s: scalar, x: n")
    gradient = executed(source(found, TARGETS[target]))["gradient"]
    x = array(target, [1.0, 2.0])
    one, other = gradient(s=2, x=x), gradient(s=array(target, 2.0), x=x)
    assert off(one["s"], other["s"]) == off(one["x"], other["x"]) == 0


@in_each_library
def test_a_number_as_a_matrix_is_no_integer(target: str) -> None:
    """exp(4) is not cut off to 54."""
    gradient = executed(source(derivation("dexpm(4, t) wrt t where t: scalar"), TARGETS[target]))["gradient"]
    assert off(gradient(t=1), np.exp(4)) < 1e-12


@in_each_library
def test_kron_of_a_transpose(target: str) -> None:
    """torch.kron itself does not take one."""
    found = derivation("norm_F(kron(A', B) - C)^2 wrt A where A: n x m, B: n x n")
    functions = executed(source(found, TARGETS[target], check=True))
    assert functions["check"](**given(functions["gradient"], point(found), target)) <= 1e-6


def test_another_library_is_one_record() -> None:
    """Marks and general templates are written for any library; an operator without a template is refused by name."""
    cupy = NUMPY._replace(name="cupy", prefix="cp.", imports={"cp": "import cupy as cp"}, alias=frozenset({"cp"}))
    text = source(derivation("norm_F(A .* (Y - W' X)) wrt W"), cupy)
    assert text.startswith("import cupy as cp\n") and "cp.linalg.norm" in text and "import numpy" not in text
    with pytest.raises(Mistake, match="expm cannot be written in cupy"):
        source(derivation("expm(X) wrt X"), cupy)
