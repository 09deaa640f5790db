"""One reading of a statement: a shape for every name, and what is known of the sizes in them."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from ...grammar.mistakes import Mistake
from ...grammar.plain import plain
from ..terms.shape import (
    ONE,
    SCALAR,
    Shape,
    Size,
    is_unknown,
    letter,
    letters,
    lone,
    may_be_one,
    show_shape,
    substitute,
)
from .codes import OPEN_SHAPES, SIZES_DIFFER
from .part import Part
from .unify import Unifier

_LETTERS = "mnkpqrlhuv"
_COUNTS = "NMKLPQRSTUV"


@plain(frozen=False)
class Reading:
    """One reading of a statement: a shape for every name, and from them one for every part."""

    text: str
    names: dict[str, Shape]
    unifier: Unifier
    integers: Collection[str] = ()  # the names that are declared so

    @property
    def is_settled(self) -> bool:
        """Whether no size was left open."""
        return not (self.unifier.made or self.unifier.known)

    def settle(self, parts: list[Part], taken: set[str]) -> None:
        """Name the sizes left unknown after letters of their own, and put all that is known in."""
        if self.is_settled:
            return
        for part in parts:
            for size in self.unifier.shape(part.shape):
                if (name := lone(size)) is not None and may_be_one(name):
                    self.unifier.known[name] = ONE
        letters = (name for name in free_letters() if name not in taken)
        for shape in self.names.values():
            for size in self.unifier.shape(shape):
                if (name := lone(size)) is not None and is_unknown(name):
                    self.unifier.known[name] = letter(next(letters))
        if self.unifier.ranges:
            self._name_ranges(parts, taken)
        self.names = {name: self.unifier.shape(shape) for name, shape in self.names.items()}
        for part in parts:
            part.shape = self.unifier.shape(part.shape)
            part.sizes = tuple(map(self.unifier.resolve, part.sizes))
            self._check(part)
            if part.head == "size" and not part.sizes:
                part.sizes, part.shape = part.shape[:1], SCALAR

    def _name_ranges(self, parts: list[Part], taken: set[str]) -> None:
        """Let the numbers of values that nothing tells be letters of their own, in the order of the sums."""
        sums = sorted((part.args[0].span, str(part.args[0].data)) for part in parts if part.head == "indexed")
        self.unifier.ranges = {**{name: self.unifier.range(name) for _, name in sums}, **self.unifier.ranges}
        used = {name for size in self.unifier.known.values() for name in letters(size)} | taken
        used |= {str(part.data).capitalize() for part in parts if part.head == "member"}  # perhaps its stacked array
        free = (name for name in free_counts() if name not in used)
        for ranging, size in self.unifier.ranges.items():
            for name in self._unknown(self.unifier.resolve(size)):
                self.unifier.known[name] = letter(next(free))
            self.unifier.ranges[ranging] = self.unifier.resolve(size)

    def name_sizes(self, parts: list[Part]) -> None:
        """Let the sizes of a rule that nothing tells be letters of their own."""
        for part in parts:
            for name in self._unknown(*self.unifier.shape(part.shape)):
                self.unifier.known[name] = letter(name.replace("?", "size "))

    def _check(self, part: Part) -> None:
        if self._unknown(*part.shape):
            help = "write it: eye(n), ones(n,p)"
            if part.head == "symbol":
                help = f"declare {part.data}, of shape {self.show(part.shape)}"
            raise Mistake(OPEN_SHAPES, "the size of this cannot be inferred", part.span, help)

    def words(self, part: Part) -> str:
        """A part as it was typed, with its shape."""
        return f"{self.text[slice(*part.span)]} is {self.show(part.shape)}"

    def show(self, shape: Shape) -> str:
        """A shape in words, unknown sizes as letters."""
        rows, columns = self.unifier.shape(shape)
        letters = {name: letter(_LETTERS[_number(name) % len(_LETTERS)]) for name in self._unknown(rows, columns)}
        return show_shape((substitute(rows, letters), substitute(columns, letters)))

    def _unknown(self, *sizes: Size) -> set[str]:
        return {name for size in sizes for names, _ in size for name in names if is_unknown(name)}

    def misfit(self, part: Part, a: Part, b: Part, help: str | None = None) -> Mistake:
        """The error of two operands whose sizes do not fit; within a name that stands for a formula both are there."""
        if a.span == b.span:
            within, sizes = self.text[slice(*a.span)], f"{self.show(a.shape)} and {self.show(b.shape)}"
            return Mistake(SIZES_DIFFER, f"in {within}: the sizes do not fit: {sizes}", a.span)
        labels = tuple((x.span, self.show(x.shape)) for x in (a, b))
        message = f"the sizes do not fit: {self.words(a)}, {self.words(b)}"
        return Mistake(SIZES_DIFFER, message, part.place if part.place[1] > part.place[0] else part.span, help, labels)

    def same(self, part: Part, a: Part, b: Part) -> Shape:
        """Two operands of one shape."""
        if not self.unifier.same(a.shape, b.shape):
            raise self.misfit(part, a, b, self._mend(part.head, a, b))
        return a.shape

    def same_range(self, index: Part, count: Size) -> None:
        """An index has so many values."""
        name, own = str(index.data), self.unifier.range(str(index.data))
        if not self.unifier.unify(own, count):
            sizes = " and ".join(self.show((size, ONE)).removesuffix("×1") for size in (own, count))
            message = f"{name} has {sizes} values"
            raise Mistake(SIZES_DIFFER, message, index.span, "take another letter for one of the two")

    def _mend(self, mark: str, a: Part, b: Part) -> str | None:
        for scalar, other in ((a, b), (b, a)):
            if self.unifier.shape(scalar.shape) == SCALAR:
                sizes = ",".join(show_shape((size, ONE)).removesuffix("×1") for size in other.shape if size != ONE)
                text = self.text[slice(*scalar.span)]
                ones = f"ones({sizes})" if "?" not in sizes else "ones"
                return f"a scalar is never added to a matrix: write {ones if text == '1' else f'{text}*{ones}'}"
        for vector, other in ((a, b), (b, a)):
            help = self._bias(vector, other, vector is b) if mark == "+" else self._scaling(mark, vector, other)
            if help and (mark != "./" or vector is b):
                return help
        if self.unifier.shape(a.shape)[::-1] == self.unifier.shape(b.shape):
            text = self.text[slice(*b.span)]
            return "transpose one of them: " + (text[:-1] if text.endswith("'") else f"{text}'")
        return None

    def _bias(self, vector: Part, other: Part, is_last: bool) -> str | None:
        """The ways in which a vector may be added to a matrix: of a row to each row, of a column to each column."""
        shape, sizes = self.unifier.shape(vector.shape), self.unifier.shape(other.shape)
        if ONE in sizes or ONE not in shape:
            return None
        length, text = shape[shape[0] == ONE], self.text[slice(*vector.span)]
        pair = (text, _turned(text)) if shape[0] == ONE else (_turned(text), text)
        mark, done = (".-", "taken from") if vector.head == "neg" else (".+", "added to")
        whole, ways = self.text[slice(*other.span)], []
        for added, each, size in zip(pair, ("row", "column"), sizes[::-1], strict=True):
            if size == length or (length not in sizes and self._unknown(size, length)):
                sum_ = f"{whole} {mark} {added}" if is_last else f"{added} .+ {whole}"
                ways.append(f"{sum_} for {added} {done} each {each}")
        return f"write {', or '.join(ways)}" if ways else None

    def _scaling(self, mark: str, vector: Part, other: Part) -> str | None:
        """How each row of a matrix is multiplied or divided by an entry of a column, each column by one of a row."""
        (rows, columns), sizes = self.unifier.shape(vector.shape), self.unifier.shape(other.shape)
        if mark not in (".*", "./") or ONE in sizes or (rows == ONE) == (columns == ONE):
            return None
        text, matrix = self.text[slice(*vector.span)], self.text[slice(*other.span)]
        column = text if columns == ONE else _turned(text)
        diagonal = f"diag({column})" if mark == ".*" else f"diag(1 ./ {column})"
        return f"write {f'{diagonal} {matrix}' if columns == ONE else f'{matrix} {diagonal}'}"


def _turned(text: str) -> str:
    """A formula with a quote, or without the one that it has."""
    if text.endswith("'"):
        return text[:-1]
    return f"{text}'" if re.fullmatch(r"\w*|\w*\(.*\)", text) else f"({text})'"


def _number(unknown: str) -> int:
    """The number in the name of an unknown size."""
    return int("".join(filter(str.isdigit, unknown)))


def free_counts() -> Iterator[str]:
    """Letters for the numbers of values that indices have, in the order in which they are taken."""
    yield from _COUNTS
    yield from (f"N_{number}" for number in count(1))


def free_letters() -> Iterator[str]:
    """Letters for sizes, in the order in which they are taken."""
    yield from _LETTERS
    count = 0
    while True:
        count += 1
        yield f"n_{count}"
