"""Sizes as numbers, read off the arguments' shapes."""

from collections.abc import Iterable, Iterator, Mapping

from ..terms.shape import ONE, Argument, Shape, Size, denominator, in_order, letter, letters, lone, minus, sides


def spelled(size: Size, names: Mapping[str, str]) -> str:
    """A size as a Python expression; letters that are digits stand for themselves."""
    below = denominator(size)
    text = "".join(_addend(letters, int(count * below), names) for letters, count in in_order(size))
    text = text[3:] if text[1:2] == "+" else f"-{text[3:]}"
    return text if below == 1 else f"({text})//{below}"


def _addend(letters: tuple[str, ...], count: int, names: Mapping[str, str]) -> str:
    """A product with its sign."""
    number = [str(abs(count))] if abs(count) > 1 or not letters else []
    return f" {'-' if count < 0 else '+'} " + "*".join([*number, *(names.get(name, name) for name in letters)])


def widened(argument: Argument, shape: Shape, thin: bool) -> str:
    """The axes that an array of a shape must be given to be an operator's argument; empty where it has them."""
    wanted, have = len(sides(argument.shape)) if argument.shape else 0, len(sides(shape))
    if have >= wanted or (have and not thin):
        return ""
    lengths = ["1" if size == ONE else "-1" for size in shape][:wanted]
    return f"({', '.join(lengths)}{',' * (wanted == 1)})"


def _rest(size: Size, name: str) -> tuple[Size, Size] | None:
    """The sizes a and b in size = a*name + b, if it is that."""
    if denominator(size) > 1 or any(letters.count(name) > 1 for letters, _ in size):
        return None
    a = tuple((tuple(n for n in letters if n != name), count) for letters, count in size if name in letters)
    return a, tuple(part for part in size if name not in part[0])


def _solved(axis: str, size: Size, name: str, names: Mapping[str, str]) -> str | None:
    """The letter as an expression in the length of an axis and the other letters."""
    parts = _rest(size, name)
    if parts is None:
        return None
    factor, constant = parts
    above = spelled(minus(letter(axis), constant), names)
    if factor == ONE:
        return above
    divisor = spelled(factor, names)
    divisor = divisor if divisor.isidentifier() or divisor.isdigit() else f"({divisor})"
    return f"({above})//{divisor}" if constant else f"{above}//{divisor}"


class Ruler:
    """Knows how each letter is read off the axes, simple axes first, where some sizes are `given`."""

    def __init__(self, axes: Iterable[tuple[str, Size]], names: Mapping[str, str], given: Iterable[str] = ()) -> None:
        self.given = frozenset(given)
        self.read: dict[str, tuple[str, set[str]]] = {}
        todo = sorted(axes, key=lambda axis: lone(axis[1]) is None)
        known = -1
        while len(self.read) > known:
            known = len(self.read)
            for axis, size in todo:
                self._read(axis, size, names)

    def _read(self, axis: str, size: Size, names: Mapping[str, str]) -> None:
        """Solve for the one unknown letter of a size."""
        unknown = [name for name in letters(size) - self.given if not name.isdigit() and name not in self.read]
        if len(unknown) == 1:
            text = _solved(axis, size, unknown[0], names)
            if text is not None:
                self.read[unknown[0]] = text, letters(size) & self.read.keys()

    def unread(self, wanted: Iterable[str]) -> frozenset[str]:
        """The letters that no axis tells."""
        return frozenset(wanted) - self.read.keys() - self.given

    def lines(self, wanted: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
        """The assignments that some letters need."""
        needed = set(wanted)
        for name in reversed(self.read):
            if name in needed:
                needed |= self.read[name][1]
        return (f"{names[name]} = {text}" for name, (text, _) in self.read.items() if name in needed)
