"""Emitted Hessians against jax.jit(jax.hessian(…)) and torch.func.hessian, on one thread in 64 bits."""

from collections.abc import Callable, Mapping
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import torch

from benchmarks.clock import figure, seconds, table
from matgrad.core import solve
from matgrad.core.code.emit import source
from matgrad.core.code.jax import JAX
from matgrad.core.code.numpy import NUMPY
from matgrad.core.code.target import Target
from matgrad.grammar.read import read_statement

TOLERANCE = 1e-9
ROUNDS, RUN = 15, 5
SLOW = 0.2  # seconds; a call that takes longer is timed but once or twice
Arrays = Mapping[str, Any]


class Problem(NamedTuple):
    """A statement whose first argument is the variable, and the same function by hand with the array library `xp`."""

    name: str
    statement: str
    sizes: Mapping[str, int]
    shapes: Mapping[str, str]
    function: Callable[..., Any]


PROBLEMS = (
    Problem(
        "matrix factorization",
        "norm_F(T - U V')^2 wrt U twice",
        {"m": 200, "n": 200, "k": 5},
        {"U": "mk", "T": "mn", "V": "nk"},
        lambda xp, U, T, V: xp.sum((T - U @ V.T) ** 2),
    ),
    Problem(
        "logistic regression",
        "sum(log(1_m + exp(-y .* (X w)))) wrt w twice where X: m x n, y: m, w: n",
        {"m": 600, "n": 300},
        {"w": "n", "X": "mn", "y": "m"},
        lambda xp, w, X, y: xp.sum(xp.log(1 + xp.exp(-y * (X @ w)))),
    ),
    Problem(
        "quadratic form",
        "x' A x wrt x twice",
        {"n": 300},
        {"x": "n", "A": "nn"},
        lambda xp, x, A: x @ A @ x,
    ),
)


def point(problem: Problem, quick: bool) -> Arrays:
    """Random arguments."""
    random = np.random.default_rng(11)
    sizes = {name: min(size, 6 if quick else size) for name, size in problem.sizes.items()}
    return {name: random.standard_normal([sizes[letter] for letter in axes]) for name, axes in problem.shapes.items()}


def emitted(problem: Problem, target: Target) -> Mapping[str, Callable[..., Any]]:
    """The functions of the emitted text."""
    space: dict[str, Any] = {}
    exec(source(solve(read_statement(problem.statement)), target), space)
    return space


def waited(function: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """The value, once it is there."""
    return jax.block_until_ready(function(*values, **named))


def calls(problem: Problem, values: Arrays) -> dict[str, Callable[[], Any]]:
    """The Hessian by each way; the last is by PyTorch, which may take seconds."""
    on_device = {name: jnp.asarray(value) for name, value in values.items()}
    tensors = [torch.as_tensor(value) for value in values.values()]
    by_jax = jax.jit(jax.hessian(partial(problem.function, jnp)))
    return {
        "numpy": partial(emitted(problem, NUMPY)["hessian"], **values),
        "jax": partial(waited, jax.jit(emitted(problem, JAX)["hessian"]), **on_device),
        "jax.hessian": partial(waited, by_jax, *on_device.values()),
        "torch.func.hessian": partial(torch.func.hessian(partial(problem.function, torch)), *tensors),
    }


def times(found: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """The median of each way, of a slow one the time of one call.

    The ways take turns, each with a call that is not counted before RUN that are, as in a program that needs the
    Hessian again and again: else each would pay for the memory that the one before it gave back.
    """
    slow = {name: time for name, call in found.items() if (time := min(seconds(call), seconds(call))) > SLOW}
    taken: dict[str, list[float]] = {name: [] for name in found if name not in slow}
    for _ in range(rounds):
        for name in taken:
            found[name]()
            taken[name] += [seconds(found[name]) for _ in range(RUN)]
    return slow | {name: median(some) for name, some in taken.items()}


def row(problem: Problem, quick: bool) -> list[str]:
    """A line of the table, once all ways have been found to agree."""
    found = calls(problem, point(problem, quick))
    values = {name: np.asarray(call()) for name, call in found.items()}
    wanted = values["jax.hessian"]
    for name, value in values.items():
        if not np.allclose(value, wanted, TOLERANCE, TOLERANCE * np.abs(wanted).max()):
            raise ValueError(f"{problem.statement}: the Hessian by {name} differs")
    took = times(found, 1 if quick else ROUNDS)
    ratios = [took[peer] / took[own] for own in ("numpy", "jax") for peer in ("jax.hessian", "torch.func.hessian")]
    sizes = ", ".join(f"{name} = {size}" for name, size in problem.sizes.items())
    return [
        problem.name,
        problem.statement,
        sizes,
        *(f"{took[name] * 1000:.3f}" for name in found),
        *map(figure, ratios),
    ]


def report(quick: bool) -> str:
    """One table: the times, then by how much the peers take longer."""
    jax.config.update("jax_enable_x64", True)
    torch.set_num_threads(1)
    ways = ["NumPy ms", "JAX ms", "jax.hessian ms", "torch.func ms"]
    ratios = [f"{peer} / {own}" for own in ("NumPy", "JAX") for peer in ("jax.hessian", "torch")]
    lines = table(["problem", "statement", "sizes", *ways, *ratios], [row(problem, quick) for problem in PROBLEMS])
    versions = f"NumPy {np.__version__}, JAX {jax.__version__} (compiled), PyTorch {torch.__version__}"
    return f"Emitted for NumPy and for JAX; {versions}\n\n{lines}"
