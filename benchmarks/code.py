"""The emitted JAX function against jax.jit(jax.grad(…)) of the same function by hand, on one thread in 64 bits."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.clock import figure, medians, table
from matgrad.core import solve
from matgrad.core.code.emit import source
from matgrad.core.code.jax import JAX
from matgrad.grammar.read import read_statement

SIZES = {"n": 300, "m": 600, "k": 20}
SMALL = {"n": 8, "m": 12, "k": 3}
TOLERANCE = 1e-9
Arrays = Mapping[str, Any]


class Problem(NamedTuple):
    """A statement with one variable, and the same function by hand; `positive` names a positive definite matrix."""

    name: str
    statement: str
    shapes: Mapping[str, str]
    function: Callable[..., Any]
    positive: str = ""


PROBLEMS = (
    Problem(
        "least squares",
        "norm2(A x - y)^2 wrt x",
        {"A": "mn", "x": "n", "y": "m"},
        lambda A, x, y: jnp.sum((A @ x - y) ** 2),
    ),
    Problem(
        "ridge regression",
        "norm_F(X W - Y)^2 + s*norm_F(W)^2 wrt W where s: scalar",
        {"X": "mn", "W": "nk", "Y": "mk", "s": ""},
        lambda X, W, Y, s: jnp.sum((X @ W - Y) ** 2) + s * jnp.sum(W**2),
    ),
    Problem(
        "logistic regression",
        "sum(log(1_m + exp(-y .* (X w)))) wrt w where X: m x n, y: m, w: n",
        {"X": "mn", "w": "n", "y": "m"},
        lambda X, w, y: jnp.sum(jnp.log(1 + jnp.exp(-y * (X @ w)))),
    ),
    Problem(
        "masked factorization",
        "norm_F(A .* (Y - W' X))^2 wrt W",
        {"A": "mn", "Y": "mn", "W": "km", "X": "kn"},
        lambda A, Y, W, X: jnp.sum((A * (Y - W.T @ X)) ** 2),
    ),
    Problem(
        "Gaussian likelihood",
        "logdet(S) + (x - u)' inv(S) (x - u) wrt S where S: n x n",
        {"S": "nn", "x": "n", "u": "n"},
        lambda S, x, u: jnp.linalg.slogdet(S)[1] + (x - u) @ jnp.linalg.solve(S, x - u),
        positive="S",
    ),
    Problem("quadratic form", "x' A x wrt x", {"A": "nn", "x": "n"}, lambda A, x: x @ A @ x),
    Problem(
        "trace of an inverse",
        "tr(inv(X)) wrt X",
        {"X": "nn"},
        lambda X: jnp.trace(jnp.linalg.inv(X)),
        positive="X",
    ),
    Problem(
        "two layers",
        "norm_F(V tanh(W X) - Y)^2 wrt W",
        {"V": "kn", "W": "nn", "X": "nm", "Y": "km"},
        lambda V, W, X, Y: jnp.sum((V @ jnp.tanh(W @ X) - Y) ** 2),
    ),
    Problem(
        "norm of a product",
        "norm_F(A X B) wrt X where A: m x n, X: n x n, B: n x k",
        {"A": "mn", "X": "nn", "B": "nk"},
        lambda A, X, B: jnp.linalg.norm(A @ X @ B),
    ),
    Problem(
        "log determinant of a sum",
        "logdet(eye(n) + X' X) wrt X where X: m x n",
        {"X": "mn"},
        lambda X: jnp.linalg.slogdet(jnp.eye(X.shape[1]) + X.T @ X)[1],
    ),
)


def point(problem: Problem, sizes: Mapping[str, int]) -> Arrays:
    """Random arguments, on the device."""
    random = np.random.default_rng(11)
    values = {name: random.standard_normal([sizes[letter] for letter in axes]) for name, axes in problem.shapes.items()}
    for name in values.keys() & {problem.positive}:
        values[name] = values[name] @ values[name].T / len(values[name]) + np.eye(len(values[name]))
    return {name: jnp.asarray(value) for name, value in values.items()}


def emitted(problem: Problem) -> Callable[..., Any]:
    """The function that computes the derivative."""
    space: dict[str, Any] = {}
    exec(source(solve(read_statement(problem.statement)), JAX), space)
    return space["gradient"]  # type: ignore[no-any-return]


def by_differentiation(problem: Problem) -> Callable[..., Any]:
    """The gradient that JAX finds."""
    variable = problem.statement.partition(" wrt ")[2].split()[0]
    place = list(problem.shapes).index(variable)
    gradient = jax.grad(problem.function, argnums=place)
    return lambda **values: gradient(*(values[name] for name in problem.shapes))


def waited(function: Callable[..., Any], values: Arrays) -> Any:
    """The value, once it is there."""
    return jax.block_until_ready(function(**values))


def row(problem: Problem, sizes: Mapping[str, int], rounds: int) -> tuple[float, list[str]]:
    """The ratio of the times, and the line of the table."""
    values = point(problem, sizes)
    functions = {"emitted": jax.jit(emitted(problem)), "grad": jax.jit(by_differentiation(problem))}
    one, other = (np.asarray(waited(function, values)) for function in functions.values())
    if not np.allclose(one, other, TOLERANCE, TOLERANCE * np.abs(other).max()):
        raise ValueError(f"{problem.statement}: the gradients differ")
    times = medians({name: partial(waited, function, values) for name, function in functions.items()}, rounds)
    ratio = times["emitted"] / times["grad"]
    return ratio, [problem.name, problem.statement, *(f"{time * 1000:.3f}" for time in times.values()), figure(ratio)]


def report(quick: bool) -> str:
    """One table, and the geometric mean."""
    jax.config.update("jax_enable_x64", True)
    rows = [row(problem, SMALL if quick else SIZES, 1 if quick else 101) for problem in PROBLEMS]
    mean = math.exp(sum(math.log(ratio) for ratio, _ in rows) / len(rows))
    head = ["problem", "statement", "emitted ms", "jax.grad ms", "emitted / jax.grad"]
    sizes = ", ".join(f"{name} = {size}" for name, size in SIZES.items())
    lines = [f"JAX {jax.__version__}, both compiled; {sizes}", "", table(head, [line for _, line in rows]), ""]
    return "\n".join([*lines, f"geometric mean {figure(mean)}, largest {figure(max(ratio for ratio, _ in rows))}"])
