"""Sizes, shapes and signatures.

A size is a polynomial in letters with rational coefficients, `n - 1` or `n*(n + 1)/2`, kept in normal form, so that
sizes are equal exactly when they compare equal; at the numbers that letters stand for it is a positive integer. A
letter that begins with `?` is unknown and may be solved for. Integers above six are kept as letters of that name: the
numbers at which a formula is checked then stand in for them everywhere.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm, prod

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import LAST_WORDS
from .codes import WRONG_ARGUMENT

SizeNumber = int | Fraction  # an int where it is one
SizeMonomial = tuple[tuple[str, ...], SizeNumber]
Size = tuple[SizeMonomial, ...]
Shape = tuple[Size, Size]

LARGEST_PLAIN = 6
MOST_NAMES = 4096  # and operators, of which what is found is remembered: a batch may have any number
MOST_MONOMIALS = 1000
HIGHEST_DEGREE = 32


@lru_cache(MOST_NAMES)
def integer(n: int) -> Size:
    """The size n, an integer."""
    if n == 0:
        return ()
    return (((), n),) if abs(n) <= LARGEST_PLAIN else (((str(abs(n)),), 1 if n > 0 else -1),)


@lru_cache(MOST_NAMES)
def letter(name: str) -> Size:
    """The size called `name`."""
    return (((name,), 1),)


ONE = integer(1)
SCALAR: Shape = (ONE, ONE)


def sides(shape: Shape) -> tuple[Size, ...]:
    """The axes that are longer than 1: none of a scalar, one of a row or a column."""
    return tuple([size for size in shape if size != ONE])


def normal(monomials: list[SizeMonomial]) -> Size:
    """Like monomials collected, in a fixed order."""
    total: dict[tuple[str, ...], SizeNumber] = {}
    for letters, count in monomials:
        total[letters] = total.get(letters, 0) + count
    return tuple(sorted([(names, simplest(number)) for names, number in total.items() if number]))


def simplest(number: SizeNumber) -> SizeNumber:
    """A rational number, as an int where it is one."""
    return number if isinstance(number, int) or number.denominator > 1 else number.numerator


def denominator(size: Size) -> int:
    """The least number times which a size has integer coefficients."""
    return lcm(*[number.denominator for _, number in size])


def plus(a: Size, b: Size) -> Size:
    """a + b"""
    return normal([*a, *b])


def minus(a: Size, b: Size) -> Size:
    """a - b"""
    return normal([*a, *((names, -number) for names, number in b)]) if b else a


def over(a: Size, number: int) -> Size:
    """a / number"""
    return normal([(names, Fraction(count) / number) for names, count in a])


def times(a: Size, b: Size) -> Size:
    """a b"""
    if a == ONE or b == ONE:
        return b if a == ONE else a
    if not (a and b):
        return ()
    if len(a) * len(b) > MOST_MONOMIALS or max(len(x) + len(y) for x, _ in a for y, _ in b) > HIGHEST_DEGREE:
        raise Mistake(WRONG_ARGUMENT, "a size has too many factors once it is written out", None)
    return normal([(tuple(sorted(x + y)), i * j) for x, i in a for y, j in b])


def letters(size: Size) -> set[str]:
    """The letters that occur in a size."""
    return set(size[0][0]) if len(size) == 1 else {name for names, _ in size for name in names}


def lone(size: Size) -> str | None:
    """The letter of a size that is one letter and nothing else."""
    if len(size) == 1:
        names, number = size[0]
        if number == 1 and len(names) == 1:
            return names[0]
    return None


def is_composite(shape: Shape | None) -> bool:
    """Whether a size of a shape is more than a letter or a number."""
    return shape is not None and any(letters(size) and lone(size) is None for size in shape)


def is_unknown(name: str) -> bool:
    """Whether a letter may be solved for."""
    return name[0] == "?"


def may_be_one(name: str) -> bool:
    """Whether an unknown may turn out to be 1: the columns of `ones`, which are 1 unless something says otherwise."""
    return name[:2] == "??"


def substitute(size: Size, values: dict[str, Size]) -> Size:
    """A size with sizes put in for letters."""
    if (name := lone(size)) is not None:
        return values.get(name, size)
    if size == ONE:
        return size
    total: list[SizeMonomial] = []
    for names, count in size:
        part: Size = (((), count),)
        for name in names:
            part = times(part, values.get(name, letter(name)))
        total.extend(part)
    return normal(total)


def count(size: Size, values: Mapping[str, int]) -> int:
    """The number that a size is, once each letter is a number."""
    total: SizeNumber = 0
    for names, number in size:
        for name in names:
            number *= values[name]
        total += number
    return total if isinstance(total, int) else int(total)


def whole(size: Size) -> int | None:
    """The number that a size without letters is."""
    names = letters(size)
    return count(size, {name: int(name) for name in names}) if all(map(str.isdigit, names)) else None


def in_order(size: Size) -> list[SizeMonomial]:
    """The addends as they are written: a number last, none with a minus first if it can be helped."""
    ordered = sorted(size, key=lambda monomial: (not monomial[0], monomial[1] < 0))
    first = next((place for place, (_, number) in enumerate(ordered) if number > 0), 0)
    return [*ordered[first : first + 1], *ordered[:first], *ordered[first + 1 :]]


def show_size(size: Size) -> str:
    """A size as it is typed: `m*p + n`, `n - 1`, `n*(n + 1)/2`."""
    return lone(size) or (_show_fraction(size) if denominator(size) > 1 else _show_sum(size))


def _show_sum(size: Size) -> str:
    text = "".join(f" {'-' if n < 0 else '+'} {_show_monomial(names, abs(int(n)))}" for names, n in in_order(size))
    return text[3:] if text[1:2] == "+" else f"-{text[3:]}" if text else "0"


def _show_fraction(size: Size) -> str:
    """Over the common denominator; a letter of all addends stands in front of the others."""
    below = denominator(size)
    common = [name for name in sorted(letters(size)) if len(size) > 1 and all(name in names for names, _ in size)]
    rest = normal([(_without(names, common), number * below) for names, number in size])
    text = _show_sum(rest)
    return f"{'*'.join([*common, f'({text})' if len(rest) > 1 else text])}/{below}"


def _without(names: tuple[str, ...], once: Sequence[str]) -> tuple[str, ...]:
    """Letters without some of them, each left out once."""
    left = list(names)
    for name in once:
        left.remove(name)
    return tuple(left)


def _show_monomial(names: tuple[str, ...], count: int) -> str:
    number = prod((int(name) for name in names if name.isdigit()), start=count)
    others = [name for name in names if not name.isdigit()]
    return "*".join([*([str(number)] if number > 1 or not others else []), *others])


def show_shape(shape: Shape) -> str:
    """A shape as it is spoken of: `m×n`, `scalar`."""
    return "scalar" if shape == SCALAR else show_axes(shape)


def show_axes(sizes: Sequence[Size]) -> str:
    """The lengths of some axes: `m×(n - 1)×p`."""
    return "×".join([f"({size})" if " " in size else size for size in map(show_size, sizes)])


class Argument(NamedTuple):
    """One argument of a signature: a value with a shape, or (`shape` is None) a size, an index or a word."""

    name: str
    shape: Shape | None
    is_index: bool = False
    is_word: bool = False

    @property
    def is_value(self) -> bool:
        """Whether a formula stands here."""
        return self.shape is not None

    @property
    def is_size(self) -> bool:
        """Whether a size stands here."""
        return self.shape is None and not (self.is_index or self.is_word)


class Signature(NamedTuple):
    """What an operator takes and gives: `kron(A[m, n], B[p, q]) -> [m p, n q]`, `softmax(A[m, n], rows) -> [m, n]`.

    The word is no argument: a term of the operator does not hold it.
    """

    name: str
    arguments: tuple[Argument, ...]
    result: Shape
    word: str = ""

    @property
    def typed(self) -> tuple[Argument, ...]:
        """All that stands between the brackets of a call."""
        return (*self.arguments, Argument(self.word, None, is_word=True)) if self.word else self.arguments


_BARE_WORDS = [(word, None) for word in LAST_WORDS]


def _size(text: str) -> Size:
    """A size of a signature: `n + p`, `n (n + 1)/2`; products are written with spaces."""
    addends: list[SizeMonomial] = []
    for sign, addend in re.findall(r"(^|[+-]) *((?:\([^)]*\)|[^+(-])+)", text):
        above, below = re.fullmatch(r"(.*?)(?:/(\d+))? *", addend).groups("1")  # type: ignore[union-attr]
        addends += over(_product(above), int(below) * (-1 if sign == "-" else 1))
    return normal(addends)


def _product(text: str) -> Size:
    size = ONE
    for inner, factor in re.findall(r"\(([^)]*)\)|([^\s()]+)", text):
        size = times(size, _size(inner) if inner else integer(int(factor)) if factor.isdigit() else letter(factor))
    return size


def _shape(text: str) -> Shape:
    """`m, n` a matrix, `n` a column, nothing a scalar."""
    rows, _, columns = text.partition(",")
    return (_size(rows or "1"), _size(columns or "1"))


@lru_cache(MOST_NAMES)
def signature(text: str) -> Signature:
    """Read a signature: `x[n]` is a column, `s[]` a scalar, a bare letter a size, or an index if it is in no shape.

    `rows` and `cols` are words. A size that is in no shape, as it may be 0, is written `a>=0`.
    """
    head, _, result = text.partition(" -> ")
    name, _, inside = head.partition("(")
    found = [(m[1], m[2]) for m in re.finditer(r"(\w+)(?:>=0)?(?:\[([^]]*)\])?", inside)]
    shapes = [_shape(inner) for _, inner in found if inner is not None]
    final = _shape(result.strip("[]"))
    sizes = {n for shape in (*shapes, final) for size in shape for n in letters(size)}
    sizes.update(re.findall(r"(\w+)>=0", inside))
    word = found.pop()[0] if found and found[-1] in _BARE_WORDS else ""
    arguments = (
        Argument(n, None, n not in sizes) if inner is None else Argument(n, _shape(inner)) for n, inner in found
    )
    return Signature(name, tuple(arguments), final, word)
