"""The same problems in SymPy and here: time, and whether the answer is right.

An answer is right if it agrees, at a random point, with central differences of the function written in numpy.
"""

from collections.abc import Callable, Mapping
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import sympy
from sympy.core.cache import clear_cache
from sympy.matrices.expressions import (
    Determinant,
    HadamardProduct,
    Inverse,
    MatrixExpr,
    MatrixSymbol,
    OneMatrix,
    Trace,
)

from benchmarks.clock import PROGRAM, figure, medians, piped, python, table
from matgrad.core import Derivation, solve
from matgrad.core.code.emit import source
from matgrad.core.code.numpy import NUMPY
from matgrad.grammar.read import read_statement

SIZES = {"m": 2, "n": 3, "p": 4, "k": 5}
STEP, TOLERANCE = 1e-6, 1e-6
SYMPY = "from sympy import MatrixSymbol as M, Trace\nA, X = M('A', 3, 3), M('X', 3, 3)\nprint(Trace(A*X).diff(X))"
Arrays = dict[str, np.ndarray]


class Problem(NamedTuple):
    """A statement, the shapes of its letters, and its function of them in SymPy and in numpy."""

    statement: str
    shapes: str
    sympy: Callable[..., Any]
    numpy: Callable[..., Any]

    @property
    def letters(self) -> Mapping[str, tuple[str, str]]:
        """The letters with their sizes."""
        pairs = (word.split(":") for word in self.shapes.split())
        return {name: (sizes[0], sizes[1] if len(sizes) > 1 else "1") for name, sizes in pairs}

    @property
    def variable(self) -> str:
        """What is differentiated by."""
        return self.statement.split(" wrt ")[1].split()[0]


def squared(matrix: MatrixExpr) -> Any:
    """‖matrix‖_F² as SymPy has it."""
    return Trace(matrix.T * matrix)


def logistic(D: Any, w: Any, y: Any) -> Any:
    """sum(log(1 + exp(-y .* D w))) in SymPy."""
    t = sympy.Dummy("t")
    entries = HadamardProduct(y, D * w).applyfunc(sympy.Lambda(t, sympy.log(1 + sympy.exp(-t))))
    return OneMatrix(1, entries.shape[0]) * entries


def layers(V: Any, W: Any, x: Any) -> Any:
    """sum(tanh(V tanh(W x))) in SymPy."""
    entries = (V * (W * x).applyfunc(sympy.tanh)).applyfunc(sympy.tanh)
    return OneMatrix(1, entries.shape[0]) * entries


PROBLEMS = (
    Problem("tr(A X B) wrt X", "A:mn X:np B:pm", lambda A, X, B: Trace(A * X * B), lambda A, X, B: np.trace(A @ X @ B)),
    Problem("tr(X' A X) wrt X", "A:nn X:np", lambda A, X: Trace(X.T * A * X), lambda A, X: np.trace(X.T @ A @ X)),
    Problem(
        "tr(X' A X B) wrt X",
        "A:nn X:np B:pp",
        lambda A, X, B: Trace(X.T * A * X * B),
        lambda A, X, B: np.trace(X.T @ A @ X @ B),
    ),
    Problem("logdet(X) wrt X", "X:nn", lambda X: sympy.log(Determinant(X)), lambda X: np.linalg.slogdet(X)[1]),
    Problem("det(X) wrt X", "X:nn", Determinant, np.linalg.det),
    Problem(
        "tr(inv(X) A) wrt X",
        "X:nn A:nn",
        lambda X, A: Trace(Inverse(X) * A),
        lambda X, A: np.trace(np.linalg.inv(X) @ A),
    ),
    Problem(
        "y' inv(X) z wrt X",
        "X:nn y:n z:n",
        lambda X, y, z: y.T * Inverse(X) * z,
        lambda X, y, z: (y.T @ np.linalg.inv(X) @ z).item(),
    ),
    Problem("x' A x wrt x", "A:nn x:n", lambda A, x: x.T * A * x, lambda A, x: (x.T @ A @ x).item()),
    Problem(
        "norm2(A x - y)^2 wrt x",
        "A:mn x:n y:m",
        lambda A, x, y: (A * x - y).T * (A * x - y),
        lambda A, x, y: np.sum((A @ x - y) ** 2),
    ),
    Problem(
        "norm_F(Y - W X)^2 wrt W",
        "Y:mp W:mn X:np",
        lambda Y, W, X: squared(Y - W * X),
        lambda Y, W, X: np.sum((Y - W @ X) ** 2),
    ),
    Problem(
        "norm_F(A .* (Y - W' X))^2 wrt W",
        "A:mp Y:mp W:nm X:np",
        lambda A, Y, W, X: squared(HadamardProduct(A, Y - W.T * X)),
        lambda A, Y, W, X: np.sum((A * (Y - W.T @ X)) ** 2),
    ),
    Problem(
        "sum(log(1_m + exp(-y .* (D w)))) wrt w",
        "D:mn w:n y:m",
        logistic,
        lambda D, w, y: np.sum(np.log(1 + np.exp(-y * (D @ w)))),
    ),
    Problem("tr(X^3) wrt X", "X:nn", lambda X: Trace(X**3), lambda X: np.trace(X @ X @ X)),
    Problem(
        "sum(tanh(V tanh(W x))) wrt W",
        "V:mk W:kn x:n",
        layers,
        lambda V, W, x: np.sum(np.tanh(V @ np.tanh(W @ x))),
    ),
)


def by_sympy(problem: Problem) -> Any:
    """SymPy's derivative, for symbolic sizes, with nothing kept from before."""
    clear_cache()
    sizes = {letter: sympy.Symbol(letter, integer=True, positive=True) for letter in SIZES} | {"1": 1}
    symbols = {name: MatrixSymbol(name, sizes[a], sizes[b]) for name, (a, b) in problem.letters.items()}
    return problem.sympy(*symbols.values()).diff(symbols[problem.variable])


def by_us(problem: Problem, verified: bool) -> Derivation:
    """The derivation of a statement."""
    return solve(read_statement(problem.statement), verified)


def point(problem: Problem) -> Arrays:
    """A random point; a column is an n×1 array."""
    random = np.random.default_rng(7)
    sizes = SIZES | {"1": 1}
    return {name: random.standard_normal((sizes[a], sizes[b])) for name, (a, b) in problem.letters.items()}


def slope(problem: Problem, at: Arrays) -> np.ndarray:
    """The gradient by central differences."""
    result = np.zeros_like(at[problem.variable])
    for place in np.ndindex(*result.shape):
        bump = np.zeros_like(result)
        bump[place] = STEP
        ahead, behind = (
            problem.numpy(*(at | {problem.variable: x}).values()) for x in around(at[problem.variable], bump)
        )
        result[place] = (ahead - behind) / (2 * STEP)
    return result


def around(x: np.ndarray, bump: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A little ahead and a little behind."""
    return x + bump, x - bump


def number_of(answer: Any, at: Arrays) -> np.ndarray:
    """The value of SymPy's answer at a point."""
    sized = answer.subs({sympy.Symbol(name, integer=True, positive=True): size for name, size in SIZES.items()})
    matrices = {s: sympy.ImmutableMatrix(at[s.name]) for s in sized.atoms(MatrixSymbol)}
    value = sized.subs(matrices).doit()
    return np.array(sympy.Matrix(value) if hasattr(value, "shape") else value, dtype=float)


def agree(value: np.ndarray, wanted: np.ndarray) -> str:
    """right or wrong"""
    fits = value.size == wanted.size and value.squeeze().shape == wanted.squeeze().shape
    return "right" if fits and np.allclose(value.squeeze(), wanted.squeeze(), TOLERANCE, TOLERANCE) else "wrong"


def verdict_on_sympy(problem: Problem) -> str:
    """right, wrong, not carried out, or the exception it ends with."""
    at = point(problem)
    try:
        answer = by_sympy(problem)
    except Exception as error:
        return type(error).__name__
    if answer.has(sympy.Derivative):
        return "not carried out"
    try:
        return agree(number_of(answer, at), slope(problem, at))
    except Exception as error:
        return f"not to be evaluated ({type(error).__name__})"


def verdict_on_us(problem: Problem) -> str:
    """Whether the emitted numpy function is right."""
    at = point(problem)
    space: dict[str, Any] = {}
    exec(source(by_us(problem, True), NUMPY), space)
    given = {name: value[:, 0] if problem.letters[name][1] == "1" else value for name, value in at.items()}
    return agree(np.asarray(space["gradient"](**given)), slope(problem, at))


def attempt(problem: Problem) -> None:
    """SymPy's derivative, or its failure."""
    try:
        by_sympy(problem)
    except Exception:
        return


def row(problem: Problem, rounds: int) -> tuple[float, str, list[str]]:
    """The ratio of the times, SymPy's verdict, and the line of the table."""
    calls: dict[str, Callable[[], object]] = {
        "sympy": partial(attempt, problem),
        "verified": partial(by_us, problem, True),
        "unverified": partial(by_us, problem, False),
    }
    times = medians(calls, rounds)
    ratio, verdict = times["sympy"] / times["verified"], verdict_on_sympy(problem)
    shown = [f"{times[name] * 1000:.2f}" for name in calls]
    return ratio, verdict, [problem.statement, *shown, figure(ratio), verdict, verdict_on_us(problem)]


def one_shot(rounds: int) -> str:
    """A whole process each, against a Python that does nothing."""
    calls = {
        "bare": partial(piped, python("pass")),
        "SymPy": partial(piped, python(SYMPY)),
        "matgrad": partial(piped, python(PROGRAM, "tr(A X) wrt X")),
    }
    times = medians(calls, rounds)
    ratios = {name: figure(times[name] / times["bare"]) for name in ("SymPy", "matgrad")}
    return ", ".join(f"{name} {ratio} x bare Python" for name, ratio in ratios.items())


def report(quick: bool) -> str:
    """One table, and the summary."""
    rows = [row(problem, 1 if quick else 7) for problem in PROBLEMS]
    solved = [ratio for ratio, verdict, _ in rows if verdict == "right"]
    ours = sum(line[-1] == "right" for _, _, line in rows)
    verified, unverified = (figure(median([float(line[place]) for _, _, line in rows])) for place in (2, 3))
    head = ["problem", "SymPy ms", "verified ms", "not ms", "SymPy / verified", "SymPy's answer", "ours"]
    return "\n".join(
        [
            f"SymPy {sympy.__version__}",
            "",
            table(head, [line for _, _, line in rows]),
            "",
            f"right: SymPy {len(solved)}, matgrad {ours} of {len(rows)}",
            f"median of ours: {verified} ms verified, {unverified} ms not",
            f"where SymPy is right it takes {figure(median(solved))} times as long (median), line checks included here",
            f"one process for tr(A X) wrt X: {one_shot(1 if quick else 9)}",
        ]
    )
