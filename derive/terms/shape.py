"""Sizes, shapes and signatures.

A size is a polynomial in letters with positive integer coefficients, kept in normal form, so that sizes are equal
exactly when they compare equal. A letter that begins with `?` is unknown and may be solved for. Integers above six
are kept as letters of that name: the numbers at which a formula is checked then stand in for them everywhere.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import prod

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from .codes import WRONG_ARGUMENT

SizeMonomial = tuple[tuple[str, ...], int]
Size = tuple[SizeMonomial, ...]
Shape = tuple[Size, Size]

LARGEST_PLAIN = 6
MOST_NAMES = 4096  # and operators, of which what is found is remembered: a batch may have any number
MOST_MONOMIALS = 1000
HIGHEST_DEGREE = 32
LAST_WORDS = ("rows", "cols")  # what may stand last in a signature, and says with its name which operator it is


@lru_cache(MOST_NAMES)
def integer(n: int) -> Size:
    """The size n, a positive integer."""
    return (((), n),) if n <= LARGEST_PLAIN else (((str(n),), 1),)


@lru_cache(MOST_NAMES)
def letter(name: str) -> Size:
    """The size called `name`."""
    return (((name,), 1),)


ONE = integer(1)
SCALAR: Shape = (ONE, ONE)


def normal(monomials: list[SizeMonomial]) -> Size:
    """Like monomials collected, in a fixed order."""
    total: dict[tuple[str, ...], int] = {}
    for letters, count in monomials:
        total[letters] = total.get(letters, 0) + count
    return tuple(sorted(total.items()))


def plus(a: Size, b: Size) -> Size:
    """a + b"""
    return normal([*a, *b])


def times(a: Size, b: Size) -> Size:
    """a b"""
    if a == ONE or b == ONE:
        return b if a == ONE else a
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
    total = 0
    for names, number in size:
        for name in names:
            number *= values[name]
        total += number
    return total


def divided(size: Size, divisor: Size) -> Size | None:
    """size / divisor where that is a sum of products with positive integers, else None: (k p + 2 p)/(k + 2) = p."""
    first = max(divisor, key=_order)
    rest, quotient = dict(size), []
    while rest:
        part = _divided(max(rest.items(), key=_order), first)
        if part is None:
            return None
        quotient.append(part)
        for names, number in times((part,), divisor):
            rest[names] = rest.get(names, 0) - number
            if rest[names] < 0:
                return None
            if not rest[names]:
                del rest[names]
    return normal(quotient)


def _order(monomial: SizeMonomial) -> tuple[int, tuple[str, ...]]:
    """By degree, then by letters: products keep this order, so the first addends of two sizes are their product's."""
    return len(monomial[0]), monomial[0]


def _divided(monomial: SizeMonomial, divisor: SizeMonomial) -> SizeMonomial | None:
    """A product of letters and a number by another that goes into it."""
    rest = list(monomial[0])
    for name in divisor[0]:
        if name not in rest:
            return None
        rest.remove(name)
    return None if monomial[1] % divisor[1] else (tuple(rest), monomial[1] // divisor[1])


def whole(size: Size) -> int | None:
    """The number that a size without letters is."""
    names = letters(size)
    return count(size, {name: int(name) for name in names}) if all(map(str.isdigit, names)) else None


def unsolved(size: Size, known: Mapping[str, Size]) -> tuple[str, Size] | None:
    """The one letter of a size that is not known, a factor of all its products, and what stands beside it."""
    unknown = {name for names, _ in size for name in names if name not in known}
    if len(unknown) != 1:
        return None
    (name,) = unknown
    if any(names.count(name) != 1 for names, _ in size):
        return None
    rest = normal([(tuple(other for other in names if other != name), number) for names, number in size])
    return name, substitute(rest, dict(known))


def show_size(size: Size) -> str:
    """A size as it is typed: `m*p + n`."""
    return lone(size) or " + ".join(_show_monomial(*monomial) for monomial in size)


def _show_monomial(names: tuple[str, ...], count: int) -> str:
    number = prod((int(name) for name in names if name.isdigit()), start=count)
    others = [name for name in names if not name.isdigit()]
    return "*".join([*([str(number)] if number > 1 or not others else []), *others])


def show_shape(shape: Shape) -> str:
    """A shape as it is spoken of: `m×n`, `scalar`."""
    if shape == SCALAR:
        return "scalar"
    return "×".join(f"({s})" if " " in s else s for s in map(show_size, shape))


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
    """A size of a signature: a product of letters and integers, written with spaces."""
    size = ONE
    for factor in text.split():
        size = times(size, integer(int(factor)) if factor.isdigit() else letter(factor))
    return size


def _shape(text: str) -> Shape:
    """`m, n` a matrix, `n` a column, nothing a scalar."""
    rows, _, columns = text.partition(",")
    return (_size(rows), _size(columns))


@lru_cache(MOST_NAMES)
def signature(text: str) -> Signature:
    """Read a signature: `x[n]` is a column, `s[]` a scalar, a bare letter a size, or an index if it is in no shape.

    `rows` and `cols` are words.
    """
    head, _, result = text.partition(" -> ")
    name, _, inside = head.partition("(")
    found = [(m[1], m[2]) for m in re.finditer(r"(\w+)(?:\[([^]]*)\])?", inside)]
    shapes = [_shape(inner) for _, inner in found if inner is not None]
    final = _shape(result.strip("[]"))
    sizes = {n for shape in (*shapes, final) for size in shape for n in letters(size)}
    word = found.pop()[0] if found and found[-1] in _BARE_WORDS else ""
    arguments = (
        Argument(n, None, n not in sizes) if inner is None else Argument(n, _shape(inner)) for n, inner in found
    )
    return Signature(name, tuple(arguments), final, word)
