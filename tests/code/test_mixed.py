"""Constructs that meet in one statement: derived, what is printed read back as a claim, and the emitted code run."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from libraries import executed
from mathematics import HERE, derived
from seam.parts import NUMPY, Symbol, count, letters, source

from matgrad import check, written

LINES = (HERE / "mixed.txt").read_text(encoding="utf-8").splitlines()
STATEMENTS = [line for line in LINES if line and not line.startswith("#")]
MADE = {  # arrays with a property, of any square ones
    "spd": lambda A: A @ A.T + np.eye(len(A)),
    "symmetric": lambda A: A + A.T,
    "skew": lambda A: A - A.T,
    "lower": np.tril,
    "orthogonal": lambda A: np.linalg.qr(A)[0],
}


def value(symbol: Symbol, sizes: dict[str, int], random: np.random.Generator) -> Any:
    """A value as it is declared; square matrices are well away from singular ones."""
    if "integer" in symbol.properties:
        return 3
    shape = [count(size, sizes) for size in symbol.sides]
    entries = random.uniform(0.2, 1, shape)
    if "positive" not in symbol.properties:
        entries = entries * np.where(random.random(shape) < 0.4, -1, 1)
    if len(shape) == 2 and shape[0] == shape[1]:
        made = next(
            (MADE[word] for word in symbol.properties if word in MADE), lambda A: A + 2 * len(A) * np.eye(len(A))
        )
        entries = made(entries)
    return entries if shape else float(entries)


def values(symbol: Symbol, sizes: dict[str, int], random: np.random.Generator) -> Any:
    """A value, or an array of those of a family."""
    ranges = [count(size, sizes) for size in symbol.ranges]
    each = [value(symbol, sizes, random) for _ in product(*map(range, ranges))]
    return np.reshape(each, (*ranges, *np.shape(each[0]))) if ranges else each[0]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_derived(statement: str) -> None:
    found = derived(statement)
    question, _, where = statement.partition(" where ")
    if len(found.results) == 1:
        (result,) = written(found).values()
        claim = f"{question} == {result}" + f" where {where}" * bool(where)
        assert check(claim), claim


@pytest.mark.parametrize("statement", STATEMENTS)
def test_emitted_code(statement: str) -> None:
    found = derived(statement, verify=False)
    symbols = [symbol for symbol in found.problem.symbols if not symbol.is_index]
    names = sorted({name for symbol in symbols for size in (*symbol.shape, *symbol.ranges) for name in letters(size)})
    sizes = {name: int(name) if name.isdigit() else 5 - i % 3 for i, name in enumerate(names)}
    text, random = source(found, NUMPY, True), np.random.default_rng(1)
    functions = executed(text)
    given = {symbol.name: values(symbol, sizes, random) for symbol in symbols}
    assert (
        functions["check"](**{**given, **{name: sizes[name] for name in unread(text, given) if name in sizes}}) <= 1e-6
    )


def unread(text: str, given: Any) -> list[str]:
    """The arguments that no array tells."""
    head = text.split("(*, ", 1)[1].split(")", 1)[0]
    return [name for name in head.split(", ") if name not in given]
