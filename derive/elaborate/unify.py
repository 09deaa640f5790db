"""Equations between sizes are solved for the letters that are unknown."""

from math import isqrt

from ..terms.division import may_be_length, solved
from ..terms.shape import (
    ONE,
    SCALAR,
    Shape,
    Size,
    count,
    integer,
    is_unknown,
    letter,
    letters,
    lone,
    may_be_one,
    substitute,
)

Ranging = str | tuple[str, int]  # a letter, or a family with the place of an index, from 0


def is_quotient(name: str) -> bool:
    """Whether an unknown is what a size leaves of another, as m of m p = n; that may be 1 if nothing else fits."""
    return name[:2] == "?/"


def in_figures(size: Size) -> Size:
    """A size with its large numbers as numbers, no letters standing in for them."""
    return substitute(size, {name: (((), int(name)),) for name in letters(size) if name.isdigit()})


def square_root(size: Size) -> Size | None:
    """The product of letters whose square is a size, if it is such a square."""
    if len(size) != 1 or not letters(size):
        return None
    names, number = size[0]
    root = isqrt(int(number))
    return ((names[::2], root),) if names[::2] == names[1::2] and root * root == number else None


def _solved(a: Size, b: Size) -> tuple[str, Size] | None:
    """The one unknown in a, and what it is where a = b."""
    return solved(a, {name: letter(name) for name in letters(a) if not is_unknown(name)}, b)


class Unifier:
    """Solves equations between sizes for their unknown letters."""

    def __init__(self) -> None:
        self.known: dict[str, Size] = {}
        self.pending: list[tuple[Size, Size]] = []
        self.made = 0
        self.ranges: dict[Ranging, Size] = {}
        self.reached: dict[str, list[tuple[Size, Size]]] = {}  # the ranges of an axis that is not known, x[2:n]

    def range(self, ranging: Ranging) -> Size:
        """How many values an index has."""
        if ranging not in self.ranges:
            self.ranges[ranging] = self.unknown()
        return self.ranges[ranging]

    def unknown(self, one: bool = False) -> Size:
        """A new unknown size; with `one` it may turn out to be 1."""
        return self._new("?" if one else "")

    def quotient(self) -> Size:
        """A new unknown size that is a factor of another."""
        return self._new("/")

    def _new(self, mark: str) -> Size:
        self.made += 1
        return letter(f"?{mark}{self.made}")

    def resolve(self, size: Size) -> Size:
        """A size with all that is known put in."""
        first = lone(size)
        while self.known and any(name in self.known for names, _ in size for name in names):
            size = substitute(size, self.known)
        if first in self.known:
            self.known[first] = size  # so that a chain of unknowns is walked once
        return size

    def shape(self, shape: Shape) -> Shape:
        """A shape with all that is known put in."""
        return (self.resolve(shape[0]), self.resolve(shape[1])) if self.known else shape

    def unify(self, a: Size, b: Size) -> bool:
        """Make two sizes equal, if they can be."""
        if a == b:
            return True
        a, b = self.resolve(a), self.resolve(b)
        if (name := lone(b)) is not None and may_be_one(name):
            a, b = b, a
        if a == b or self._bind(a, b) or self._bind(b, a):
            return True
        return (
            self._divide(a, b) or self._divide(b, a) or self._numbers(a, b) or self._roots(a, b) or self._postpone(a, b)
        )

    def _bind(self, a: Size, b: Size) -> bool:
        """Let the lone unknown a stand for b."""
        name = lone(a)
        if name is None or not is_unknown(name) or name in letters(b):
            return False
        if (b == ONE and not (may_be_one(name) or is_quotient(name))) or not may_be_length(b):
            return False
        self.known[name] = b
        return True

    def _divide(self, a: Size, b: Size) -> bool:
        """Solve a = b for the one unknown in a."""
        if (found := _solved(a, b)) is not None:
            return self._bind(letter(found[0]), found[1])
        found = _solved(*map(in_figures, (a, b)))
        if found is None:
            return False
        size = found[1] if letters(found[1]) else integer(count(found[1], {}))
        return self._bind(letter(found[0]), size) and self.unify(a, b)

    def _roots(self, a: Size, b: Size) -> bool:
        """Solve m m = n n, as of kron(A, A) that is square."""
        left, right = square_root(a), square_root(b)
        return left is not None and right is not None and self.unify(left, right)

    def _postpone(self, a: Size, b: Size) -> bool:
        """Leave m p = n q for later, when more of the letters may be known."""
        undecided = any(map(is_unknown, letters(a) | letters(b))) and all(letters(size) for size in (a, b))
        if undecided:
            self.pending.append((a, b))
        return undecided

    def settle_pending(self) -> bool:
        """Whether all equations that were left for later hold now."""
        while self.pending:
            todo, self.pending = self.pending, []
            if not all(self.unify(a, b) for a, b in todo):
                return False
            if len(self.pending) == len(todo) and not self._close_choices():
                return False
        return True

    def _close_choices(self) -> bool:
        """Let the sizes in what is left that may be 1 be so, as nothing says otherwise; whether there were any."""
        sizes = [self.resolve(size) for pair in self.pending for size in pair]
        open_choices = {name for size in sizes for name in letters(size) if may_be_one(name)}
        self.known.update(dict.fromkeys(sorted(open_choices), ONE))
        return bool(open_choices)

    def _numbers(self, a: Size, b: Size) -> bool:
        """Whether both sizes are the same in figures; what stands in for 12 then also does for 3*4."""
        if in_figures(a) != in_figures(b):
            return False
        name, other = (lone(a), b) if lone(a) else (lone(b), a)
        if name is not None and name not in letters(other):
            self.known[name] = other
        else:
            self.known.update({name: (((), int(name)),) for name in letters(a) | letters(b) if name.isdigit()})
        return True

    def same(self, a: Shape, b: Shape) -> bool:
        """Make two shapes equal, if they can be."""
        return self.unify(a[0], b[0]) and self.unify(a[1], b[1])

    def is_scalar(self, shape: Shape) -> bool:
        """Whether a shape is 1×1; an open choice is closed in favour of 1."""
        if shape == SCALAR:
            return True
        if not self.made:  # nothing is open
            return False
        rows, columns = self.shape(shape)
        return all(size == ONE or may_be_one(lone(size) or "n") for size in (rows, columns)) and self.same(
            (rows, columns), SCALAR
        )
