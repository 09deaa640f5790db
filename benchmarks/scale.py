"""How time, lines and printed characters grow with the size of the formula."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.clock import derived, figure, growth, table

SIZES = (64, 256, 1024)


class Cost(NamedTuple):
    """What a derivation costs: seconds with and without the check, and what is printed."""

    verified: float
    unverified: float
    lines: int
    characters: int


class Question(NamedTuple):
    """A statement, and the lines above it."""

    statement: str
    above: Sequence[str] = ()


def chain(k: int) -> Question:
    """‖W_k … W_1 x‖² wrt W_1"""
    return Question(f"norm2({' '.join(f'W_{i}' for i in range(k, 0, -1))} x)^2 wrt W_1")


def layers(k: int) -> str:
    """The sum of the outputs of k layers of tanh"""
    inner = "x"
    for i in range(1, k + 1):
        inner = f"tanh(W_{i} {inner})"
    return f"sum({inner})"


def by_one(k: int) -> Question:
    """Layers wrt W_1"""
    return Question(f"{layers(k)} wrt W_1")


def by_all(k: int) -> Question:
    """Layers wrt W_1, …, W_k"""
    return Question(f"{layers(k)} wrt {', '.join(f'W_{i}' for i in range(1, k + 1))}")


def norms(k: int) -> Question:
    """The sum of k terms ‖A_i x − y_i‖, wrt x"""
    return Question(" + ".join(f"norm2(A_{i} x - y_{i})" for i in range(1, k + 1)) + " wrt x")


def nested(k: int) -> Question:
    """Softplus of softplus of …, k times, summed, wrt x"""
    return Question(f"sum({'softplus(' * k}x{')' * k}) wrt x")


def lines(k: int) -> Question:
    """K lines `let B = B + tanh(B)`, each with a new name"""
    above = [f"let B{i + 1} = B{i} + tanh(B{i})" for i in range(k)]
    return Question(f"tr(A B{k}) wrt B0", above)


def polynomial(k: int) -> Question:
    """2 + 3 t + 4 t² + …, wrt t"""
    return Question(" + ".join(f"{i + 2}*t^{i}" for i in range(k)) + " wrt t where t: scalar")


FAMILIES: Mapping[str, Callable[[int], Question]] = {
    "norm2(W_k … W_1 x)^2 wrt W_1": chain,
    "tanh(W_k … tanh(W_1 x)) summed, wrt W_1": by_one,
    "the same wrt all k matrices": by_all,
    "k terms norm2(A_i x - y_i) wrt x": norms,
    "softplus k times wrt x": nested,
    "let B = B + tanh(B), k times": lines,
    "a polynomial of k terms in t": polynomial,
}


def cost(question: Question, rounds: int) -> Cost:
    """The costs of one statement."""
    pages = [
        tuple(derived(question.statement, verify, question.above) for verify in (True, False)) for _ in range(rounds)
    ]
    page = pages[0][0].text
    checked, unchecked = (median(page.seconds for page in column) for column in zip(*pages, strict=True))
    return Cost(checked, unchecked, page.count("\n"), len(page))


def row(name: str, k: int, cost: Cost) -> list[str]:
    """A line of the table."""
    times = [f"{seconds * 1000:.0f}" for seconds in (cost.verified, cost.unverified)]
    return [name, str(k), *times, str(cost.lines), str(cost.characters)]


def exponents(small: Cost, large: Cost, factor: float) -> list[str]:
    """The growth of each cost, as a line of the table."""
    return ["", "growth", *(f"k^{figure(growth(a, b, factor))}" for a, b in zip(small, large, strict=True))]


def family(name: str, question: Callable[[int], Question], sizes: Sequence[int], rounds: int) -> list[list[str]]:
    """The lines of one family; the growth is that between the two largest sizes."""
    costs = [cost(question(k), rounds) for k in sizes]
    lines = [row("" if i else name, k, costs[i]) for i, k in enumerate(sizes)]
    return [*lines, exponents(costs[-2], costs[-1], sizes[-1] / sizes[-2])]


def report(quick: bool) -> str:
    """One table."""
    sizes = (4, 16) if quick else SIZES
    derived("tr(A X) wrt X")
    rows = [line for name, made in FAMILIES.items() for line in family(name, made, sizes, 1 if quick else 3)]
    return table(["family", "k", "ms verified", "ms not", "lines", "characters"], rows)
