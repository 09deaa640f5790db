"""The value of a sum over an index: its body is a program of its own, which is run for each value of the index."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from operator import add
from typing import Any, Protocol

from ..numbers.balls import Ball, Value, whole
from ..numbers.members import from_rows, piled
from ..terms.shape import Size
from .program import DIRECTIONS, SIZES, SLOPE, STEP, Program, Run

Join = Callable[[list[Value]], Value]


class Compiling(Protocol):
    """Fills the slots of a program."""

    program: Program

    def slot(self, what: Any, /) -> int:
        """The slot for a value."""

    def inside(self) -> "Compiling":
        """A compiler for the body of a sum over an index, with a program of its own."""


def summed(outer: Program, body: Program, slot: int, letter: str, count: int) -> int:
    """The slot of a program for the sum of a body's values, the letter of the index from 1 to the count in a slot.

    What the body's names stand for is taken from the outer program, next to the point as well as at it.
    """
    return _repeated(partial(reduce, add), outer, body, slot, letter, count)


def rows(outer: Program, body: Program, slot: int, letter: str, count: int) -> int:
    """The slot of a program for the matrix that has a body's values as its rows, one for each value of an index."""
    return _repeated(from_rows, outer, body, slot, letter, count)


def pile(compiler: Compiling, what: Any, over: Sequence[tuple[str, Size]]) -> int:
    """The slot for the matrix that has the values of something one below the other, for all values of some indices."""
    if not over:
        return compiler.slot(what)
    inside, (letter, size) = compiler.inside(), over[0]
    slot = pile(inside, what, over[1:])
    return _repeated(piled, compiler.program, inside.program, slot, letter, compiler.program.counted(size))


def _repeated(join: Join, outer: Program, body: Program, slot: int, letter: str, count: int) -> int:
    """The slot for what becomes of a body's values for all values of an index."""
    names = [name for name in body.symbols if name != letter]
    value = partial(_joined, join, body, slot, letter, names)
    return outer.slot(value, count, SIZES, DIRECTIONS, STEP, SLOPE, *map(outer.symbol, names))


def _joined(
    join: Join,
    body: Program,
    slot: int,
    letter: str,
    names: Sequence[str],
    count: Ball,
    sizes: Mapping[str, int],
    *values: Any,
) -> Value:
    """The value, where directions, step and slope are given, and the values of the names."""
    directions, step, slope, *symbols = values
    known = dict(zip(names, symbols, strict=True))
    found = []
    for place in range(1, whole(count) + 1):
        run = Run(body, sizes, {**known, letter: Ball(place)}, directions)
        run.values[STEP], run.values[SLOPE] = step, slope
        found.append(run[slot])
    return join(found)
