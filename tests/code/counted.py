"""What an emitted function costs: the operations that NumPy carries out for it, counted."""

from math import prod
from typing import Any

import numpy as np
from emitted import gradient
from seam.parts import NAMES_BY_KIND, Derivation, count

CUBIC = {"inv", "solve", "pinv", "svd", "eigh", "slogdet", "det", "lu_factor", "lu_solve"}
FREE = {"asarray", "reshape", "result_type", "isfinite"}


class Meter(np.ndarray[Any, Any]):
    """An array whose operators count: an entry of a result is a step, one of a product as many as it has addends."""

    total = 0

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        plain = [np.asarray(value) for value in inputs]
        result = getattr(ufunc, method)(*plain, **options)
        Meter.total += np.size(result) * (plain[0].shape[-1] if ufunc is np.matmul else 1)
        return metered(result)


class Counting:
    """A library whose functions count."""

    def __init__(self, library: Any) -> None:
        self.library = library

    def __getattr__(self, name: str) -> Any:
        known = getattr(self.library, name)
        if not callable(known):
            return Counting(known) if name in ("linalg", "special") else known
        return lambda *args, **options: self._called(name, known, args, options)

    def _called(self, name: str, function: Any, args: Any, options: Any) -> Any:
        plain = [plainly(arg) for arg in args]
        result = function(*plain, **{key: plainly(value) for key, value in options.items()})
        Meter.total += 0 if name in FREE else steps(name, plain, result)
        return tuple(map(metered, result)) if isinstance(result, tuple) else metered(result)


def plainly(value: Any) -> Any:
    return np.asarray(value) if isinstance(value, Meter) else value


def metered(value: Any) -> Any:
    return value.view(Meter) if isinstance(value, np.ndarray) and value.ndim else value


def steps(name: str, args: Any, result: Any) -> int:
    """What a call takes: the values of all indices of an einsum; n² for each column of a solution, and n of these."""
    arrays = [arg for arg in args if isinstance(arg, np.ndarray)]
    if name == "einsum":
        letters = "".join(args[0].split("->")[0].split(","))
        lengths = [length for array in arrays for length in array.shape]
        return prod(dict(zip(letters, lengths, strict=True)).values())
    if name in CUBIC:
        return prod(arrays[0].shape) * (len(arrays[0]) + (arrays[-1].shape[-1] if arrays[-1].ndim == 2 else 1))
    return max(np.size(result), *(array.size for array in arrays), 1)


def operations(found: Derivation, sizes: dict[str, int]) -> int:
    """The operations of the function that computes a derivative, where letters have these sizes."""
    space: dict[str, Any] = {}
    exec(compile(gradient(found), "emitted", "exec"), space)
    function = next(space[name] for name in NAMES_BY_KIND.values() if name in space)
    given = {symbol.name: value_of(symbol, sizes) for symbol in found.problem.symbols}
    wanted = function.__code__.co_varnames[: function.__code__.co_kwonlyargcount]
    given.update({name: sizes[name] for name in wanted if name not in given})
    space.update({name: Counting(space[name]) for name in ("np", "scipy") if name in space})
    Meter.total = 0
    function(**given)
    return Meter.total


def value_of(symbol: Any, sizes: dict[str, int]) -> Any:
    """A random array as it is declared."""
    shape = [count(size, sizes) for size in symbol.shape][: symbol.axes]
    value = np.random.default_rng(5).uniform(0.5, 1.0, shape)
    if symbol.axes == 2 and shape[0] == shape[1]:
        value = value + value.T + 2 * shape[0] * np.eye(shape[0])
    return value if shape else float(value)
