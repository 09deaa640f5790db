"""Emitted functions run, and compared with finite differences of a function written by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
from seam.parts import NUMPY, Derivation, count, letters
from seam.parts import source as emitted_source

from matgrad import derive


def gradient(found: Derivation) -> str:
    """The function for NumPy."""
    return emitted_source(found, NUMPY)


def derivation(statement: str) -> Derivation:
    return derive(statement, verify=False)


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
        if not shape:
            value = 3 if symbol.is_integer else float(value)
        values[symbol.name if symbol.name in taken else f"{symbol.name}_"] = value
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
