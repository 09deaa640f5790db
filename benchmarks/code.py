"""Emitted functions against automatic differentiation of the same functions by hand, on one thread in 64 bits.

Beside the JAX function stands jax.jit(jax.grad(…)), beside the PyTorch one autograd, each as fast as the least of many
calls in turn. What is slower than it may be is listed at the end.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import torch

from benchmarks.along import ALONG
from benchmarks.clock import figure, seconds, table
from benchmarks.sums import SUMS
from matgrad.core import Derivation, solve
from matgrad.core.code import TARGETS
from matgrad.core.code.emit import source
from matgrad.grammar.read import read_statement

SIZES = {"n": 300, "m": 600, "k": 20, "N": 10_000, "d": 100, "p": 300, "s": 512, "h": 64}
SMALL = {"n": 8, "m": 12, "k": 3, "N": 11, "d": 5, "p": 4, "s": 7, "h": 6}
TOLERANCE = 1e-9
BATCH = 3e-4  # seconds: shorter calls are timed together
LASTING = 1.0  # seconds: how long two calls take turns at least
TURNS = 15  # how often they do at least
MOST = {"jax": 1.15, "torch": 1.0}  # the largest ratio of one problem
MEAN = 1.0  # the largest geometric mean of JAX, of the functions of matrices
NOISE = 0.02  # what two equal programs differ by
Arrays = Mapping[str, Any]
Call = Callable[[], object]


class Problem(NamedTuple):
    """A statement with one variable, and the same function by hand for a library; `positive` is a definite matrix."""

    name: str
    statement: str
    shapes: Mapping[str, str]
    function: Callable[..., Any]
    positive: str = ""

    @property
    def variable(self) -> str:
        """The name that it is differentiated by."""
        return self.statement.partition(" wrt ")[2].split()[0].partition("_")[0]


def eye(xp: ModuleType, like: Any) -> Any:
    """The identity matrix with as many columns as a matrix has."""
    return xp.eye(like.shape[1], dtype=like.dtype)


def softmax(xp: ModuleType, z: Any, axis: int) -> Any:
    """Softmax as the library has it."""
    return torch.softmax(z, axis) if xp is torch else jax.nn.softmax(z, axis=axis)


def log_softmax(xp: ModuleType, z: Any, axis: int) -> Any:
    """Its log as the library has it."""
    return torch.log_softmax(z, axis) if xp is torch else jax.nn.log_softmax(z, axis=axis)


def solved(xp: ModuleType, X: Any, b: Any, times: int) -> Any:
    """inv(X)^times b by systems."""
    return solved(xp, X, xp.linalg.solve(X, b), times - 1) if times else b


PROBLEMS = (
    Problem(
        "least squares",
        "norm2(A x - y)^2 wrt x",
        {"A": "mn", "x": "n", "y": "m"},
        lambda xp, A, x, y: xp.sum((A @ x - y) ** 2),
    ),
    Problem(
        "ridge regression",
        "norm_F(X W - Y)^2 + s*norm_F(W)^2 wrt W where s: scalar",
        {"X": "mn", "W": "nk", "Y": "mk", "s": ""},
        lambda xp, X, W, Y, s: xp.sum((X @ W - Y) ** 2) + s * xp.sum(W**2),
    ),
    Problem(
        "logistic regression",
        "sum(log(1_m + exp(-y .* (X w)))) wrt w where X: m x n, y: m, w: n",
        {"X": "mn", "w": "n", "y": "m"},
        lambda xp, X, w, y: xp.sum(xp.log(1 + xp.exp(-y * (X @ w)))),
    ),
    Problem(
        "masked factorization",
        "norm_F(A .* (Y - W' X))^2 wrt W",
        {"A": "mn", "Y": "mn", "W": "km", "X": "kn"},
        lambda xp, A, Y, W, X: xp.sum((A * (Y - W.T @ X)) ** 2),
    ),
    Problem(
        "Gaussian likelihood",
        "logdet(S) + (x - u)' inv(S) (x - u) wrt S where S: n x n",
        {"S": "nn", "x": "n", "u": "n"},
        lambda xp, S, x, u: xp.linalg.slogdet(S)[1] + (x - u) @ xp.linalg.solve(S, x - u),
        positive="S",
    ),
    Problem("quadratic form", "x' A x wrt x", {"A": "nn", "x": "n"}, lambda xp, A, x: x @ A @ x),
    Problem(
        "trace of an inverse",
        "tr(inv(X)) wrt X",
        {"X": "nn"},
        lambda xp, X: xp.trace(xp.linalg.inv(X)),
        positive="X",
    ),
    Problem(
        "two layers",
        "norm_F(V tanh(W X) - Y)^2 wrt W",
        {"V": "kn", "W": "nn", "X": "nm", "Y": "km"},
        lambda xp, V, W, X, Y: xp.sum((V @ xp.tanh(W @ X) - Y) ** 2),
    ),
    Problem(
        "norm of a product",
        "norm_F(A X B) wrt X where A: m x n, X: n x n, B: n x k",
        {"A": "mn", "X": "nn", "B": "nk"},
        lambda xp, A, X, B: xp.linalg.norm(A @ X @ B),
    ),
    Problem(
        "log determinant of a sum",
        "logdet(eye(n) + X' X) wrt X where X: m x n",
        {"X": "mn"},
        lambda xp, X: xp.linalg.slogdet(eye(xp, X) + X.T @ X)[1],
    ),
    Problem(
        "chain of inverses",
        "a' inv(X)^3 b wrt X where a: n, b: n",
        {"X": "nn", "a": "n", "b": "n"},
        lambda xp, X, a, b: a @ solved(xp, X, b, 3),
        positive="X",
    ),
    Problem(
        "log cosh",
        "sum(log(cosh(A x - b))) wrt x",
        {"A": "mn", "x": "n", "b": "m"},
        lambda xp, A, x, b: xp.sum(xp.log(xp.cosh(A @ x - b))),
    ),
    Problem(
        "softmax",
        "y' softmax(A x) wrt x",
        {"A": "mn", "x": "n", "y": "m"},
        lambda xp, A, x, y: y @ softmax(xp, A @ x, 0),
    ),
    Problem(
        "softmax of rows",
        "-sum(Y .* (X W - logsumexp(X W, rows) ones(k)')) wrt W where X: m x n, W: n x k",
        {"X": "mn", "W": "nk", "Y": "mk"},
        lambda xp, X, W, Y: -xp.sum(Y * log_softmax(xp, X @ W, 1)),
    ),
    Problem(
        "trace with an inverse",
        "tr(inv(S) A) wrt S where S: n x n, A: n x n",
        {"S": "nn", "A": "nn"},
        lambda xp, S, A: xp.trace(xp.linalg.solve(S, A)),
        positive="S",
    ),
    Problem(
        "matrix factorization",
        "norm_F(T - U V')^2 wrt U",
        {"T": "mn", "U": "mk", "V": "nk"},
        lambda xp, T, U, V: xp.sum((T - U @ V.T) ** 2),
    ),
    *(Problem(*row) for row in ALONG),
    *(Problem(*row, positive="S") for row in SUMS),
)


def point(problem: Problem, sizes: Mapping[str, int]) -> Arrays:
    """Random arguments."""
    random = np.random.default_rng(11)
    values = {name: random.standard_normal([sizes[letter] for letter in axes]) for name, axes in problem.shapes.items()}
    for name in values.keys() & {problem.positive}:
        values[name] = values[name] @ values[name].T / len(values[name]) + np.eye(len(values[name]))
    return values


def emitted(found: Derivation, target: str) -> Callable[..., Any]:
    """The function that computes the derivative."""
    space: dict[str, Any] = {}
    exec(source(found, TARGETS[target]), space)
    return space["gradient"]  # type: ignore[no-any-return]


def in_jax(problem: Problem, found: Derivation, values: Arrays) -> Iterator[Call]:
    """The emitted function and jax.grad, both compiled."""
    arrays = {name: jnp.asarray(value) for name, value in values.items()}
    place = list(problem.shapes).index(problem.variable)
    gradient = jax.grad(partial(problem.function, jnp), argnums=place)
    for function in (emitted(found, "jax"), lambda **given: gradient(*(given[name] for name in problem.shapes))):
        yield partial(lambda compiled: jax.block_until_ready(compiled(**arrays)), jax.jit(function))


def in_torch(problem: Problem, found: Derivation, values: Arrays) -> Iterator[Call]:
    """The emitted function and autograd."""
    arrays = {name: torch.as_tensor(value) for name, value in values.items()}
    yield partial(emitted(found, "torch"), **arrays)

    def by_autograd() -> torch.Tensor:
        variable = arrays[problem.variable].detach().requires_grad_()
        value = problem.function(torch, **{**arrays, problem.variable: variable})
        return torch.autograd.grad(value, [variable])[0]

    yield by_autograd


LIBRARIES = {"jax": in_jax, "torch": in_torch}


def least(calls: Sequence[Call], lasting: float, turns: int) -> list[float]:
    """The least time of each call; they take turns, each after one call that fetches its arrays."""
    batches = [max(1, int(BATCH / min(seconds(call) for _ in range(3)))) for call in calls]
    best = [math.inf] * len(calls)
    spent = 0.0
    while spent < lasting or turns > 0:
        turns -= 1
        for place, (call, batch) in enumerate(zip(calls, batches, strict=True)):
            call()
            taken = seconds(lambda call=call, batch=batch: [call() for _ in range(batch)])  # type: ignore[misc]
            best[place] = min(best[place], taken / batch)
            spent += taken
    return best


def compared(problem: Problem, sizes: Mapping[str, int], quick: bool) -> dict[str, list[float]]:
    """For each library the times of the emitted function and of automatic differentiation, whose values agree."""
    values, found = point(problem, sizes), solve(read_statement(problem.statement), verify=False)
    times = {}
    for name, functions in LIBRARIES.items():
        calls = list(functions(problem, found, values))
        one, other = (np.asarray(call()) for call in calls)
        if not np.allclose(one, other, TOLERANCE, TOLERANCE * np.abs(other).max()):
            raise ValueError(f"{problem.statement}: the gradients differ in {name}")
        times[name] = least(calls, *((0.0, 1) if quick else (LASTING, TURNS)))
    return times


def mean(ratios: Sequence[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def shortfalls(ratios: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """What is slower than it may be."""
    for library, of_problems in ratios.items():
        for problem, ratio in of_problems.items():
            if ratio > MOST[library] + NOISE:
                yield f"{problem} in {library}: {figure(ratio)}, at most {figure(MOST[library])}"
    in_matrices = [ratio for problem, ratio in ratios["jax"].items() if problem not in {name for name, *_ in SUMS}]
    if (found := mean(in_matrices)) > MEAN + NOISE:
        yield f"geometric mean in jax: {figure(found)}, at most {figure(MEAN)}"


def columns(times: Mapping[str, Sequence[float]]) -> list[str]:
    """The times in milliseconds, each pair with its ratio."""
    return [
        cell
        for one, other in times.values()
        for cell in (*(f"{t * 1e3:.3f}" for t in (one, other)), figure(one / other))
    ]


def report(quick: bool) -> str:
    """One table, the geometric means, and what falls short."""
    jax.config.update("jax_enable_x64", True)
    torch.set_num_threads(1)
    sizes = SMALL if quick else SIZES
    times = {problem.name: compared(problem, sizes, quick) for problem in PROBLEMS}
    ratios = {name: {key: of[name][0] / of[name][1] for key, of in times.items()} for name in LIBRARIES}
    cells = [[problem.name, problem.statement, *columns(times[problem.name])] for problem in PROBLEMS]
    head = ["problem", "statement", "JAX ms", "jax.grad ms", "ratio", "PyTorch ms", "autograd ms", "ratio"]
    means = ", ".join(f"{name} {figure(mean(list(of.values())))}" for name, of in ratios.items())
    largest = ", ".join(f"{name} {figure(max(of.values()))}" for name, of in ratios.items())
    sized = ", ".join(f"{name} = {size}" for name, size in sizes.items())
    short = "not known of small sizes" if quick else "; ".join(shortfalls(ratios)) or "nothing"
    return "\n".join(
        [
            f"JAX {jax.__version__}, PyTorch {torch.__version__}; {sized}\n",
            table(head, cells),
            f"\ngeometric mean: {means}; largest: {largest}",
            f"falls short: {short}",
        ]
    )
