"""How the values of a name are drawn: of random numbers, with the properties that are declared.

Entries are multiples of a power of two, of few bits.

Of a function that vanishes with its matrices, if these are many, each has entries of one sign, random for each, and
shortens vectors a little. In a product of signs that are mixed the bounds of errors grow with every factor, which the
value does not; and where layers keep lengths, a derivative vanishes while the function does not, so that their bits
grow with the depth. So drawn, both shrink alike, and 400 bits do at any depth. It is a point like any other: an
identity between analytic functions that does not hold fails nearly everywhere, and one that holds for one sign alone
meets both, from matrix to matrix; at a point in three all are positive, since relu lets no layer of another sign pass.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from ...grammar.record import NamedTuple
from ..elaborate.statement import Symbol
from ..numbers import members
from ..numbers.balls import Ball, Matrix, matrix
from ..properties import DECLARABLE, declared, subspace
from ..terms.operator import Drawn
from ..terms.shape import ONE, SCALAR, Shape, Size
from .stream import Stream

GRAIN = 2**16  # entries are multiples of a fraction of 1/GRAIN: few bits, so that sums and small steps are exact
LEAST_NUMBER = GRAIN // 4
DIFFERENT_NUMBERS = 2 * GRAIN - LEAST_NUMBER  # how many there are, up to 2 GRAIN
USUAL = 64  # times this, to be divided by as much: a matrix takes fewer
USUAL_GRAIN = 1 / Ball(GRAIN * USUAL)
SMALL_GRAIN = USUAL_GRAIN / 8
MOST_ARRAYS = 1024  # of those drawn that are kept: a batch asks for the same few sizes at the same few places
# About one over 1.23, the root mean square of numbers between 1/4 and 2. Entries times this, over the root of the
# number of columns, make a matrix that keeps lengths on average: long products stay near 1, and 400 bits suffice.
KEPT_LENGTH = 0.82


class Manner(NamedTuple):
    """How numbers are drawn: none negative, an eighth of the usual, so many times the usual; whether masks are full."""

    positive: bool = False
    small: bool = False
    magnitude: int = 1
    full: bool = False


USUAL_MANNER = Manner()


class Distribution(NamedTuple):
    """How the values of a name are drawn: of which numbers, and what is `made` of a matrix of them."""

    name: str
    shape: Shape
    ranges: tuple[Size, ...] = ()
    is_index: bool = False
    is_integer: bool = False
    is_mask: bool = False
    is_positive: bool = False
    made: tuple[Callable[[Matrix], Matrix], ...] = ()
    has_one_sign: bool = False


def of_values(symbols: Sequence[Symbol], shrinks: bool) -> tuple[Distribution, ...]:
    """How the values of symbols are drawn; matrices of one sign each where the function shrinks with them."""
    found = tuple(map(_of_value, symbols))
    if not shrinks:
        return found
    return tuple(of._replace(has_one_sign=ONE not in of.shape and not of.is_mask) for of in found)


def _of_value(symbol: Symbol) -> Distribution:
    """How the values of a symbol are drawn, with its properties."""
    if not symbol.properties:
        return Distribution(symbol.name, symbol.shape, symbol.ranges)
    words = {known.restricts for known in declared(symbol.properties)}
    made = tuple(known.draw for known in DECLARABLE if known.name in symbol.properties and known.draw)
    is_mask = "mask" in words
    is_positive = "sign" in words and not is_mask
    return Distribution(
        symbol.name,
        symbol.shape,
        symbol.ranges,
        symbol.is_index,
        symbol.is_integer,
        is_mask=is_mask,
        is_positive=is_positive,
        made=made,
    )


def of_direction(symbol: Symbol) -> Distribution:
    """How the directions of a symbol are drawn: in its subspace."""
    known = subspace(symbol.properties)
    made = (known.draw,) if known is not None and known.draw else ()
    return Distribution(symbol.name, symbol.shape, symbol.ranges, made=made)


def drawn_of(of: Distribution, lengths: Mapping[Size, int], stream: Stream, manner: Manner) -> Any:
    """A random value, or those of a family's members."""
    if of.ranges:
        each = of._replace(ranges=())
        places = product(*(range(1, lengths[size] + 1) for size in of.ranges))
        return members.Members({place: drawn_of(each, lengths, stream, manner) for place in places})
    if of.is_index:
        return Ball(1 + stream.below(6))
    if of.is_integer:
        return Ball(1 + stream.below(6) if of.is_positive or manner.positive else stream.below(9) - 2)
    rows, columns = lengths[of.shape[0]], lengths[of.shape[1]]
    positive = manner.positive or of.is_positive or (of.is_mask and manner.full)
    of_one = positive or of.has_one_sign
    drawn = _array(stream.seed, stream.place, rows, columns, of_one, of.has_one_sign, manner.small, manner.magnitude)
    value, stream.place = drawn
    if of.shape == SCALAR:
        return value[0, 0]
    if of.has_one_sign and not positive and not manner.full and stream.below(2):
        value = -value
    for make in of.made:
        value = make(value)
    return value


def drawn_function(of: Drawn, lengths: Mapping[Size, int], stream: Stream, manner: Manner) -> Any:
    """A random function in the place of one that is not given; its numbers are of any sign, whatever its values are."""
    return of.draw(
        lambda many: [Ball(number) / GRAIN for number in _numbers(many, False, stream)],
        manner.positive,
        [lengths[size] for size in of.sizes],
    )


@lru_cache(MOST_ARRAYS)
def _array(
    seed: int, place: int, rows: int, columns: int, positive: bool, shortens: bool, small: bool, magnitude: int
) -> tuple[Matrix, int]:
    """The array that is drawn of a stream from a place on, and the place behind it."""
    stream = Stream(seed, place)
    times = magnitude * (_shortening(columns) if shortens else _usual(rows, columns))
    unit = (SMALL_GRAIN if small else USUAL_GRAIN) * times
    return matrix(rows, columns, _numbers(rows * columns, positive, stream)) * unit, stream.place


def _usual(rows: int, columns: int) -> int:
    """How large the entries of an array are: those of a matrix so much less that it keeps lengths.

    So a long product neither vanishes nor explodes, and 400 bits go far.
    """
    return round(USUAL * KEPT_LENGTH / columns**0.5) if rows > 1 and columns > 1 else USUAL


def _shortening(columns: int) -> int:
    """How large the entries of a matrix of one sign are: its rows have sums of about 0.92, so that it shortens."""
    return round(USUAL * KEPT_LENGTH / columns)


def _numbers(many: int, positive: bool, stream: Stream) -> list[int]:
    """So many random numbers, in parts of 1/GRAIN from 1/4 to 2, of both signs unless they are to be positive."""
    numbers = []
    for _ in range(many):
        sign = stream.below(1 if positive else 2)
        number = LEAST_NUMBER + stream.below(DIFFERENT_NUMBERS)
        numbers.append(-number if sign else number)
    return numbers
