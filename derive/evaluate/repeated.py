"""The value of a sum over an index: its body is a program of its own, which is run for each value of the index."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from operator import add
from typing import Any, Protocol

from ...grammar.record import NamedTuple
from ..numbers.balls import Ball, Value, whole
from ..numbers.members import from_rows, piled
from ..terms.shape import Size
from .program import DIRECTIONS, GIVEN, SIZES, SLOPE, STEP, Program, Run

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


class Loop(NamedTuple):
    """A program that is run for each value of an index: the slots of what it is run for, and of the index.

    What does not depend on the index is computed once. `names` are those whose values come from outside.
    """

    body: Program
    slot: int
    place: int
    once: Sequence[int]
    each: Sequence[int]
    names: Sequence[str]


def _repeated(join: Join, outer: Program, body: Program, slot: int, letter: str, count: int) -> int:
    """The slot for what becomes of a body's values for all values of an index."""
    loop = _loop(body, slot, letter)
    symbols = map(outer.symbol, loop.names)
    return outer.slot(partial(_joined, join, loop), count, SIZES, DIRECTIONS, STEP, SLOPE, *symbols)


def _loop(body: Program, slot: int, letter: str) -> Loop:
    """A body that is complete, as a loop over an index."""
    names = [name for name in body.symbols if name != letter]
    place = body.symbol(letter)
    below, varying = body.below(slot, {*GIVEN, place}), body.depending(place)
    once = [part for part in below if part not in varying]
    return Loop(body, slot, place, once, [part for part in below if part in varying], names)


def _joined(join: Join, loop: Loop, count: Ball, sizes: Mapping[str, int], *values: Any) -> Value:
    """The value, where directions, step and slope are given, and the values of the names."""
    directions, step, slope, *symbols = values
    run = Run(loop.body, sizes, dict(zip(loop.names, symbols, strict=True)), directions)
    run.values[STEP], run.values[SLOPE] = step, slope
    run.compute(loop.once)
    found = []
    for number in range(1, whole(count) + 1):
        run.values[loop.place] = Ball(number)
        run.compute(loop.each)
        found.append(run.values[loop.slot])
    return join(found)
