"""Random smooth functions for those that a statement does not give, and their derivatives by the definition.

The first derivative along D is the imaginary part of F(X + ihD)/h, exact to rounding where h is tiny; the second is a
central difference of it. No rule takes part, nor what matgrad itself draws.
"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from mathematics import HERE
from seam.parts import Derivation, count

LINES = (HERE / "functions_not_given.mg").read_text(encoding="utf-8").splitlines()
CLAIMS = [line for line in LINES if not line.startswith("#")]
STATEMENTS = list(
    dict.fromkeys(f"{claim.partition(' == ')[0]} where {claim.partition(' where ')[2]}" for claim in CLAIMS)
)
SIZES = {"m": 2, "n": 3, "p": 2, "q": 4, "k": 3}

Function = Callable[..., Any]
TINY, STEP = 1e-30, 1e-5


def along(F: Function, X: Any, D: Any) -> Any:
    """The derivative of F at X in the direction D."""
    return np.imag(F(X + 1j * TINY * D)) / TINY


def along_both(F: Function, X: Any, D: Any, E: Any) -> Any:
    """The second derivative of F at X in the directions D and E."""
    return (along(F, X + STEP * E, D) - along(F, X - STEP * E, D)) / (2 * STEP)


def by_entry(derivative: Callable[[Any], Any], X: Any) -> Any:
    """The values of a linear function at the single-entry arrays of a shape, along the last axes."""
    units = np.eye(X.size).reshape(-1, *X.shape)
    values = np.stack([derivative(unit) for unit in units], axis=-1)
    return values.reshape(*values.shape[:-1], *X.shape)


def waves(random: Any, *shape: int) -> Function:
    """A function of arrays of a shape, far above 0: a level, waves, and squares."""
    heights, phases, squares = random.uniform(0.3, 1, 3), random.uniform(0, 6, 3), random.uniform(0.2, 1, shape)
    paces = random.normal(size=(3, *shape))
    of = range(1, 1 + len(shape))
    return lambda Y: (
        5 + np.sum(heights * np.sin(np.sum(paces * Y, axis=tuple(of)) + phases)) + np.sum(squares * Y * Y) / 2
    )


def of_entries(random: Any) -> Function:
    """A function of each entry."""
    one = waves(random)
    return lambda A: np.vectorize(one, otypes=[complex if np.iscomplexobj(A) else float])(A)


def entrywise(name: str, random: Any) -> dict[str, Function]:
    f = of_entries(random)
    first = lambda A: along(f, np.asarray(A), 1.0)  # noqa: E731
    second = lambda A: along_both(f, np.asarray(A), 1.0, 1.0)  # noqa: E731
    return {name: f, f"{name}_prime": first, f"{name}_prime_prime": second}


def loss(name: str, random: Any, taken: tuple[int, ...]) -> dict[str, Function]:
    L = waves(random, *taken)
    gradient = lambda Y: by_entry(lambda D: along(L, Y, D), Y)  # noqa: E731

    def hessian(Y: Any, *D: Any) -> Any:
        if D:
            return by_entry(lambda E: along_both(L, Y, D[0], E), Y)
        return by_entry(lambda E: by_entry(lambda D: along_both(L, Y, D, E), Y), Y)

    stacked = lambda Y: hessian(Y).transpose(1, 0, 3, 2).reshape(Y.size, Y.size)  # noqa: E731
    return {name: L, f"grad_{name}": gradient, f"hess_{name}": hessian, f"vhess_{name}": stacked}


def structured(parts: list[Function], given: tuple[int, ...], words: str) -> Function:
    """The array whose entries some functions give, symmetric or positive definite if that is said."""
    F = lambda X: np.array([part(X) for part in parts]).reshape(given)  # noqa: E731
    if not words:
        return F
    above = 99 * np.eye(*given) * (words == "spd")
    return lambda X: F(X) + F(X).T + above


def mapping(name: str, random: Any, taken: tuple[int, ...], given: tuple[int, ...], words: str) -> dict[str, Function]:
    F = structured([waves(random, *taken) for _ in range(int(np.prod(given)))], given, words)
    pull = lambda X, G: by_entry(lambda D: np.sum(G * along(F, X, D)), X)  # noqa: E731

    def jacobian(X: Any) -> Any:
        found = by_entry(lambda D: along(F, X, D), X)
        found = found.swapaxes(0, 1) if len(given) == 2 else found
        return (found.swapaxes(-2, -1) if X.ndim == 2 else found).reshape(-1, X.size)

    def hessian(X: Any, G: Any, *D: Any) -> Any:
        second = lambda D, E: np.sum(G * along_both(F, X, D, E))  # noqa: E731
        if D:
            return by_entry(lambda E: second(D[0], E), X)
        return by_entry(lambda E: by_entry(lambda D: second(D, E), X), X)

    return {
        name: F,
        f"jac_{name}": jacobian,
        f"jvp_{name}": lambda X, D: along(F, X, D),
        f"vjp_{name}": pull,
        f"hess_{name}": hessian,
        f"vhess_{name}": lambda X, G: hessian(X, G).transpose(1, 0, 3, 2).reshape(X.size, X.size),
        f"d2{name}": lambda X, D, E: along_both(F, X, D, E),
        f"djac_{name}": lambda x, u: by_entry(lambda D: along_both(F, x, D, u), x),
        f"jacgrad_{name}": lambda x, G: by_entry(
            lambda E: np.sum(G * by_entry(lambda D: along_both(F, x, D, E), x)), x
        ),
    }


def curve(name: str, random: Any, given: tuple[int, ...], words: str) -> dict[str, Function]:
    X = structured([waves(random) for _ in range(int(np.prod(given)))], given, words)
    first, second = lambda t: along(X, t, 1.0), lambda t: along_both(X, t, 1.0, 1.0)
    return {name: X, f"{name}_prime": first, f"{name}_prime_prime": second}


def matrix_function(name: str, random: Any) -> dict[str, Function]:
    """A polynomial, the derivative of which is one of the derived coefficients."""
    coefficients = random.uniform(0.2, 1, 5)

    def polynomial(order: int) -> Function:
        known = np.polynomial.polynomial.polyder(coefficients, order) if order else coefficients
        return lambda A: sum(c * np.linalg.matrix_power(A, k) for k, c in enumerate(known))

    g, first, second = map(polynomial, range(3))
    return {
        name: g,
        f"{name}_prime": first,
        f"{name}_prime_prime": second,
        f"d{name}": lambda A, D: along(g, A, D),
        f"d2{name}": lambda A, D, E: along_both(g, A, D, E),
    }


def random_functions(statement: str, sizes: dict[str, int], random: Any) -> dict[str, Function]:
    """Random functions for all that a clause `where` declares, with the names that emitted code has for them."""
    clause, found, waiting = statement.partition(" where ")[2], dict[str, Function](), list[str]()
    for part in clause.split(", "):
        names, _, kind = part.partition(": ")
        waiting.append(names)
        for name in waiting if kind else ():
            found |= _random(name, kind, sizes, random)
        waiting = [] if kind else waiting
    return found


def _random(name: str, kind: str, sizes: dict[str, int], random: Any) -> dict[str, Function]:
    if kind in ("entrywise", "matrix function"):
        return (entrywise if kind == "entrywise" else matrix_function)(name, random)
    if "->" not in kind:
        return {}
    taken, given = (tuple(sizes[n] for n in re.findall(r"\b[a-wyz]\b", side)) for side in kind.split("->"))
    words = next((word for word in ("spd", "symmetric") if word in kind), "")
    if not taken:
        return curve(name, random, given, words)
    return mapping(name, random, taken, given, words) if given else loss(name, random, taken)


def values(found: Derivation, statement: str, seed: int) -> dict[str, Any]:
    """Random values for the names, and random functions; square matrices are well away from singular ones."""
    random = np.random.default_rng(seed)
    return {**SIZES, **random_functions(statement, SIZES, random), **arrays(found, random)}


def arrays(found: Derivation, random: Any) -> dict[str, Any]:
    """Random values for the names."""
    given: dict[str, Any] = {}
    for symbol in found.problem.symbols:
        ranges = [count(size, SIZES) for size in symbol.ranges]
        shape = [count(size, SIZES) for size in symbol.shape]
        value = random.uniform(-0.9, 0.9, shape) + (2 * np.eye(shape[0]) if shape[0] == shape[1] > 1 else 0)
        value = (value + value.T) / 2 if "symmetric" in symbol.properties else value
        value = value.reshape(shape[: symbol.axes]) if symbol.axes else float(value[0, 0])
        given[symbol.name] = value + random.uniform(-0.9, 0.9, (*ranges, *np.shape(value))) if ranges else value
    return given
