"""Random points at which formulas are checked: sizes, values that honour the declared properties, and directions.

The points are the same in every run. Entries, and small steps from them, are multiples of a power
of two, and so exact.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from ..elaborate.statement import Symbol
from ..numbers.balls import Ball, Matrix, Value, matrix
from ..problem import Problem
from ..properties import DECLARABLE, declared, subspace
from ..properties.property import Property
from ..terms.shape import SCALAR, Shape, Size, count, letters, lone, signature
from ..terms.term import Term, below

GRAIN = 2**16  # entries are multiples of a fraction of 1/GRAIN: few bits, so that sums and small steps are exact
MANNERS = 4
MOST_DRAWS = 1000  # of one point, whose seeds are a thousand from those of the next
LEAST = {0: 2}  # what holds for numbers alone is not found to hold for matrices: at one point no size is 1
# Points at which all sizes are equal. What is wrong may be right for scalars, for even or odd sizes, or for sizes below
# 4, such as the first three points have: 1 is that of scalars, 4 and 5 are an even and an odd one that are larger.
EQUAL = {3: 1, 4: 4, 5: 5}
FULL = 2  # at a point in three masks are of ones alone: the smallest entry is not always 0
POINTS_OF_ONE = 6  # the first points, with numbers of about 1: what is an identity there alone shows at the later ones
MAGNITUDES = (1, 8, 50)
FACTOR_COUNT = "k"  # the argument of an operator that is a positive integer, if it is no size
# About one over 1.23, the root mean square of numbers between 1/4 and 2. Entries times this, over the root of the
# number of columns, make a matrix that keeps lengths on average: long products stay near 1, and 400 bits suffice.
KEPT_LENGTH = 0.82


class Point(NamedTuple):
    """The sizes, the value of every symbol, and a direction for every variable; the same for the same seed."""

    sizes: Mapping[str, int]
    values: Mapping[str, Value]
    directions: Mapping[str, Value]
    seed: int = 0


class Domain(NamedTuple):
    """What points are drawn from: symbols, those that vary (their directions keep the properties given here), and the
    letters of sizes; `fixed` are the numbers of some letters, `alike` the letters that are one size, and no size that
    is not fixed is less than `least`.
    """

    symbols: tuple[Symbol, ...]
    moving: tuple[Symbol, ...]
    letters: Sequence[str]
    fixed: Mapping[str, int] = {}
    alike: frozenset[str] = frozenset()
    least: int = 1


class Manner(NamedTuple):
    """How numbers are drawn: none negative, an eighth of the usual, so many times the usual; whether masks are full."""

    positive: bool = False
    small: bool = False
    magnitude: int = 1
    full: bool = False


def sizes_at(names: Iterable[str], point: int) -> dict[str, int]:
    """A small number for each letter; letters differ in at least one of three points, as far as 125 go."""
    return {name: _size(i, point) for i, name in enumerate(names)}


def _size(i: int, point: int) -> int:
    """At the first point 2, 3, 4 …; at the others in another order, with ones among them."""
    if point == 0:
        return 2 + i % 5
    return 1 + (2 * i + i // 5 + 1) % 5 if point == 1 else 1 + (3 * i + i // 25 + 2) % 4


def _sizes(names: list[str], point: int, choice: int, most: int, random: Random) -> dict[str, int]:
    """The sizes of a candidate: at three points the usual ones, those in the other order, or equal ones, at which
    products of free sizes have full rank; then all 1, 4 and 5; and else any at all, but at the first point none is 1.
    """
    if point < 3 and choice < (3 if point else 2):
        return dict.fromkeys(names, point + 1) if choice == 2 else sizes_at(names[::-1] if choice else names, point)
    if choice == 0 and point in EQUAL:
        return dict.fromkeys(names, EQUAL[point])
    return {name: random.randint(LEAST.get(point, 1), most) for name in names}


def _most(domain: Domain) -> int:
    """How large a letter of a size may be drawn: less where letters are multiplied."""
    products = any(len(names) > 1 for symbol in domain.symbols for size in symbol.shape for names, _ in size)
    return 3 if products else 6


def _tall(domain: Domain, sizes: dict[str, int]) -> dict[str, int]:
    """The sizes, changed where an orthogonal matrix would have fewer rows than columns."""
    for symbol in domain.symbols:
        if any(known.shape == "tall" for known in declared(symbol.properties)):
            names = map(lone, symbol.shape)
            rows, columns = (count(size, sizes) for size in symbol.shape)
            if rows < columns:
                sizes.update({name: n for name, n in zip(names, (columns, rows), strict=True) if name})
    return sizes


def size_letters(problem: Problem) -> list[str]:
    """The letters of sizes in a problem, in order of appearance."""
    shapes = [symbol.shape for symbol in problem.symbols]
    shapes += [term.shape for term in below([problem.function]) if not term.args]
    sizes = [str(term.data) for term in below([problem.function]) if term.head == "size"]
    typed = [size for part in problem.parts for size in (*part.shape, *part.sizes)]
    return list(dict.fromkeys([*_letters(size for shape in shapes for size in shape), *sizes, *_letters(typed)]))


def _letters(sizes: Iterable[Size]) -> Iterator[str]:
    return (name for size in sizes for name in sorted(letters(size)))


def drawn(problem: Problem, terms: Iterable[Term]) -> tuple[Symbol, ...]:
    """The symbols of a problem, of which those are positive integers that count the factors of a power of a matrix."""
    counts: set[object] = set()
    for term in below(terms):
        if any(arg.head == "symbol" and arg.is_scalar for arg in term.args) and term.head in problem.algebra.operators:
            roles = signature(problem.algebra.operators[term.head].signature).arguments
            counts |= {arg.data for arg, role in zip(term.args, roles, strict=False) if role.name == FACTOR_COUNT}
    return tuple(s._replace(properties=(*s.properties, "index")) if s.name in counts else s for s in problem.symbols)


def domain_of(problem: Problem) -> Domain:
    """What the points of a problem are drawn from."""
    wrt = {str(variable.data) for variable in problem.variables}
    moving = tuple(symbol for symbol in problem.symbols if symbol.name in wrt)
    return Domain(drawn(problem, [problem.function]), moving, size_letters(problem))


def points_in(domain: Domain, index: int) -> Iterator[Point]:
    """Candidates for one point; they differ in manner: any sign, positive, small, small and positive; in the sizes; and
    in how large the numbers are.
    """
    most = _most(domain)
    for draw in range(MOST_DRAWS):
        seed = MOST_DRAWS * index + draw
        random = Random(seed + 1)
        sizes = _tall(domain, _constrained(domain, _sizes(list(domain.letters), index, draw // MANNERS, most, random)))
        magnitude = _magnitude(index, draw // (3 * MANNERS))
        manner = Manner(draw % MANNERS % 2 == 1, draw % MANNERS >= 2, magnitude, (index + draw) % 3 == FULL)
        values = {s.name: _value(s, sizes, random, manner) for s in domain.symbols}
        directions = {s.name: _direction(s, sizes, random) for s in domain.moving}
        yield Point(sizes, values, directions, seed)


def _magnitude(point: int, turn: int) -> int:
    """How large the numbers are: about 1 at the first points, as far as that will do, then larger ones too."""
    return MAGNITUDES[(point * (point >= POINTS_OF_ONE) + turn) % len(MAGNITUDES)]


def _constrained(domain: Domain, sizes: dict[str, int]) -> dict[str, int]:
    """The sizes as the domain fixes them: given numbers, letters that are one size, none below the least."""
    one = next((n for name, n in sizes.items() if name in domain.alike), 0)
    chosen = {**sizes, **dict.fromkeys(sorted(domain.alike), one)}
    return {**{name: max(size, domain.least) for name, size in chosen.items()}, **domain.fixed}


def _entries(shape: Shape, sizes: Mapping[str, int], random: Random, manner: Manner) -> Value:
    """Random entries of magnitude 1/4 to 2, or as the manner says; in a matrix so much less that it keeps lengths.

    So a long product neither vanishes nor explodes, and 400 bits go far.
    """
    rows, columns = (count(size, sizes) for size in shape)
    grain = GRAIN * 64 * (8 if manner.small else 1)
    factor = manner.magnitude * (round(64 * KEPT_LENGTH / columns**0.5) if rows > 1 and columns > 1 else 64)
    signs = (1,) if manner.positive else (1, -1)
    numbers = (random.choice(signs) * random.randrange(GRAIN // 4, 2 * GRAIN) for _ in range(rows * columns))
    drawn = [Ball(number * factor) / grain for number in numbers]
    return drawn[0] if shape == SCALAR else matrix(rows, columns, drawn)


def _value(symbol: Symbol, sizes: Mapping[str, int], random: Random, manner: Manner) -> Value:
    if symbol.is_index:
        return Ball(random.randrange(1, 7))
    words = {known.restricts for known in declared(symbol.properties)}
    if "mask" in words:
        manner = manner._replace(positive=manner.positive or manner.full)
    elif "sign" in words:
        manner = manner._replace(positive=True)
    value = _entries(symbol.shape, sizes, random, manner)
    for known in DECLARABLE if symbol.properties else ():
        if known.name in symbol.properties:
            value = with_property(value, known)
    return value


def _direction(symbol: Symbol, sizes: Mapping[str, int], random: Random) -> Value:
    return with_property(_entries(symbol.shape, sizes, random, Manner()), subspace(symbol.properties))


def with_property(value: Value, known: Property | None) -> Value:
    """A matrix that has a property, made of one that has not; a subspace is projected onto."""
    return known.draw(value) if known is not None and known.draw and isinstance(value, Matrix) else value
