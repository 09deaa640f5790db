"""How time, lines and printed characters grow with the size of the formula."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.clock import derived, figure, growth, table

SIZES = (16, 64, 256)


class Cost(NamedTuple):
    """What a derivation costs: seconds with and without the check, and what is printed."""

    verified: float
    unverified: float
    lines: int
    characters: int


def chain(k: int) -> str:
    """‖W_k … W_1 x‖² wrt W_1"""
    return f"norm2({' '.join(f'W_{i}' for i in range(k, 0, -1))} x)^2 wrt W_1"


def layers(k: int) -> str:
    """The sum of the outputs of k layers of tanh, wrt W_1"""
    inner = "x"
    for i in range(1, k + 1):
        inner = f"tanh(W_{i} {inner})"
    return f"sum({inner}) wrt W_1"


def terms(k: int) -> str:
    """The sum of k terms ‖A_i x − y_i‖², wrt x"""
    return " + ".join(f"norm2(A_{i} x - y_{i})^2" for i in range(1, k + 1)) + " wrt x"


FAMILIES: Mapping[str, Callable[[int], str]] = {
    "norm2(W_k … W_1 x)^2 wrt W_1": chain,
    "tanh(W_k … tanh(W_1 x)) summed, wrt W_1": layers,
    "k terms norm2(A_i x - y_i)^2 wrt x": terms,
}


def cost(statement: str, rounds: int) -> Cost:
    """The costs of one statement."""
    pages = [(derived(statement, True), derived(statement, False)) for _ in range(rounds)]
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


def family(name: str, statement: Callable[[int], str], sizes: Sequence[int], rounds: int) -> list[list[str]]:
    """The lines of one family; the growth is that between the two largest sizes."""
    costs = [cost(statement(k), rounds) for k in sizes]
    lines = [row("" if i else name, k, costs[i]) for i, k in enumerate(sizes)]
    return [*lines, exponents(costs[-2], costs[-1], sizes[-1] / sizes[-2])]


def report(quick: bool) -> str:
    """One table."""
    sizes = (4, 16) if quick else SIZES
    derived("tr(A X) wrt X")
    rows = [line for name, made in FAMILIES.items() for line in family(name, made, sizes, 1 if quick else 5)]
    return table(["family", "k", "ms verified", "ms not", "lines", "characters"], rows)
