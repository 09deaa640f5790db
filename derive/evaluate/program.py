"""Straight-line programs: what is computed at every point, each value once, in one order.

Each operation takes its arguments from slots and fills a slot of its own; the first slots hold what a point gives. A
program is made once for all that a statement is evaluated for, and run at each point, at any precision. Values next to
the point, at X + hD and X - hD, have slots in the same program: what does not depend on a variable has one for all.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from fractions import Fraction
from functools import partial
from operator import add, itemgetter, mul, sub
from types import MappingProxyType
from typing import Any

from ..numbers.balls import Ball, Value, ball, each_of, entrywise, power_of_two
from ..terms.shape import Size, count

Operation = tuple[Callable[..., Any], tuple[int, ...]]

GIVEN = range(5)
SIZES, SYMBOLS, DIRECTIONS, STEP, SLOPE = GIVEN  # h is the step; times the slope, 1/2h, a difference is a quotient
NO_VALUES: Mapping[str, Value] = MappingProxyType({})


class Program:
    """Operations, each at the place of its slot; `moving` are the names that vary.

    `beside` has the slots for the same value at X + hD and at X - hD, where it is known that they are needed.
    """

    def __init__(self, moving: Collection[str] = ()) -> None:
        self.moving = moving
        self.operations: list[Operation] = [(_given, ())] * len(GIVEN)
        self.beside: dict[int, tuple[int, int]] = {slot: (slot, slot) for slot in GIVEN}
        self.shared: dict[Operation, int] = {}
        self.entrywise: dict[Callable[..., Ball], Callable[..., Value]] = {}
        self.constants: dict[int | Fraction, int] = {}
        self.symbols: dict[str, int] = {}
        self.directions: dict[int, int] = {}

    def slot(self, function: Callable[..., Any], *args: int) -> int:
        """A new slot for a function's value."""
        self.operations.append((function, args))
        return len(self.operations) - 1

    def joined(self, function: Callable[..., Any], *args: int) -> int:
        """The slot for a function's value, the same wherever the same function joins the same values."""
        operation = (function, args)
        slot = self.shared.get(operation)
        if slot is None:
            slot = self.shared[operation] = len(self.operations)
            self.operations.append(operation)
        return slot

    def constant(self, number: int | Fraction) -> int:
        """The slot for a number."""
        slot = self.constants.get(number)
        if slot is None:
            slot = self.constants[number] = self.slot(partial(ball, number))
        return slot

    def counted(self, size: Size) -> int:
        """The slot for a size as a number."""
        return self.slot(partial(_counted, size), SIZES)

    def each(self, function: Callable[..., Ball], *args: int) -> int:
        """The slot for a function of each entry of a matrix, or of several."""
        known = self.entrywise.get(function)
        if known is None:
            known = self.entrywise[function] = partial(each_of if len(args) == 1 else entrywise, function)
        return self.joined(known, *args)

    def folded(self, function: Callable[..., Any], args: Sequence[int]) -> int:
        """The slot for an associative function of many values, neighbours first.

        What stands side by side in several of them is computed once: k products of k factors each, every one turned on
        by a factor, take k log k operations.
        """
        if len(args) == 2:
            return self.joined(function, *args)
        rest = [*args]
        while len(rest) > 1:
            pairs = [self.joined(function, *rest[i : i + 2]) for i in range(0, len(rest) - 1, 2)]
            rest = [*pairs, *rest[2 * len(pairs) :]]
        return rest[0]

    def symbol(self, name: str) -> int:
        """The slot for the value of a name; next to the point, a variable is moved by h along its direction D."""
        slot = self.symbols.get(name)
        if slot is None:
            slot = self.symbols[name] = self.slot(itemgetter(name), SYMBOLS)
            if name in self.moving:
                direction = self.directions[slot] = self.slot(itemgetter(name), DIRECTIONS)
                moved = self.joined(mul, direction, STEP)
                self.beside[slot] = self.slot(add, slot, moved), self.slot(sub, slot, moved)
        return slot

    def quotient(self, slot: int) -> int:
        """The slot for (U(X + hD) - U(X - hD))/2h; of a variable itself that for its direction."""
        return self.directions.get(slot) or self.joined(mul, self.difference(slot), SLOPE)

    def difference(self, slot: int) -> int:
        """The slot for U(X + hD) - U(X - hD); of a variable itself that for 2hD, without the errors of its value."""
        if slot in self.directions:
            moved = self.joined(mul, self.directions[slot], STEP)
            return self.joined(add, moved, moved)
        ahead, behind = self.around(slot)
        return self.joined(sub, ahead, behind)

    def around(self, root: int) -> tuple[int, int]:
        """The slots for the same value at X + hD and at X - hD."""
        operations, beside = self.operations, self.beside
        for slot in self.below(root, beside):
            function, args = operations[slot]
            ahead = tuple([beside[arg][0] for arg in args])
            if ahead == args:
                beside[slot] = slot, slot
            else:
                behind = tuple([beside[arg][1] for arg in args])
                beside[slot] = len(operations), len(operations) + 1
                operations += (function, ahead), (function, behind)
        return beside[root]

    def depending(self, given: int) -> set[int]:
        """The slots whose values depend on that in a slot, itself among them."""
        found = {given}
        for slot, (_, args) in enumerate(self.operations):
            if not found.isdisjoint(args):
                found.add(slot)
        return found

    def below(self, root: int, known: Container[int]) -> list[int]:
        """The slots that a value is computed from, arguments first, but for those that are known."""
        if root in known:
            return []
        stack, found = [root], {root}
        while stack:
            for arg in self.operations[stack.pop()][1]:
                if arg not in known and arg not in found:
                    found.add(arg)
                    stack.append(arg)
        return sorted(found)


def _counted(size: Size, sizes: Mapping[str, int]) -> Ball:
    return Ball(count(size, sizes))


def _given() -> None:
    raise AssertionError("a point gives this value")


class Run:
    """The values of a program where the letters of sizes, the symbols and their directions have values, h = 2^width."""

    def __init__(
        self,
        program: Program,
        sizes: Mapping[str, int],
        symbols: Mapping[str, Value],
        directions: Mapping[str, Value] = NO_VALUES,
        width: int = 0,
    ) -> None:
        self.program, self.reached = program, len(GIVEN)
        self.values: list[Any] = [sizes, symbols, directions, power_of_two(width), power_of_two(-1 - width)]
        self.filled = set(GIVEN)

    def along(self, choices: Iterable[Mapping[str, Value]], slot: int) -> Iterator[Value]:
        """The value in a slot at the same point in other directions; what does not depend on these is kept."""
        still = self.filled - self.program.depending(DIRECTIONS) | {DIRECTIONS}
        wanted = self.program.below(slot, still)
        for directions in choices:
            run = copy(self)
            run.values = [*self.values]
            run.values[DIRECTIONS] = directions
            if wanted:
                run.compute(wanted)
            yield run.values[slot]

    def reach(self, stop: int) -> list[Any]:
        """The values in all slots before `stop`, found one after the other, where nothing else is asked for."""
        if self.reached < stop:
            self.compute(range(self.reached, stop))
            self.reached = stop
        return self.values

    def __getitem__(self, slot: int) -> Value:
        """The value in a slot, found with what it is computed from and nothing else."""
        wanted = self.program.below(slot, self.filled)
        if wanted:
            self.compute(wanted)
            self.filled.update(wanted)
        value: Value = self.values[slot]
        return value

    def compute(self, slots: Sequence[int]) -> None:
        """Fill some slots, in an order in which their arguments are known."""
        operations, values = self.program.operations, self.values
        values.extend([None] * (len(operations) - len(values)))
        for slot in slots:
            function, args = operations[slot]
            many = len(args)
            if many == 2:
                left, right = args
                values[slot] = function(values[left], values[right])
            elif many == 1:
                values[slot] = function(values[args[0]])
            else:
                values[slot] = function(*[values[arg] for arg in args])
