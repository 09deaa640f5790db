"""Sizes divided by sizes, and equations between sizes solved for one letter."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from math import prod

from .shape import (
    Size,
    SizeMonomial,
    count,
    denominator,
    integer,
    letter,
    letters,
    minus,
    normal,
    simplest,
    substitute,
    times,
)

LARGEST_ROOT = 64  # numbers of which one may be n where n (n + 1)/2 is known


def is_open(size: Size) -> bool:
    """Whether a size need not be a positive integer where its letters are: n - 1, n/2."""
    return any([not isinstance(number, int) or number < 0 for _, number in size])


def is_no_more(a: Size, b: Size) -> bool:
    """Whether a <= b whatever the letters are."""
    return all([number > 0 for _, number in minus(b, a)])


def is_length(size: Size, values: Mapping[str, int]) -> bool:
    """Whether a size is a positive integer, once each letter is a number."""
    return count(size, values) > 0 and (denominator(size) == 1 or _value(size, values).denominator == 1)


def _value(size: Size, values: Mapping[str, int]) -> Fraction:
    return Fraction(sum([number * prod([values[name] for name in names]) for names, number in size]))


def may_be_length(size: Size) -> bool:
    """Whether a size is a positive integer at some numbers and an integer at all: 1 - n is not, nor n/2.

    A polynomial that is an integer at 1, …, d + 1 of each letter, of degree d in it, is one everywhere.
    """
    if size and not is_open(size):
        return True
    rising = any(names and number > 0 for names, number in size)
    ones = sum(number for _, number in size)
    return (rising or ones > 0) and (denominator(size) == 1 or _is_integral(size))


def _is_integral(size: Size) -> bool:
    ranges = {name: max(names.count(name) for names, _ in size) + 1 for name in sorted(letters(size))}
    points = product(*[range(1, most + 1) for most in ranges.values()])
    return all(_value(size, dict(zip(ranges, point, strict=True))).denominator == 1 for point in points)


def divided(size: Size, divisor: Size) -> Size | None:
    """size / divisor where that is a size, else None: (k p + 2 p)/(k + 2) = p."""
    first = max(divisor, key=_order)
    rest, quotient = dict(size), []
    while rest:
        part = _divided(max(rest.items(), key=_order), first)
        if part is None:
            return None
        quotient.append(part)
        for names, number in times((part,), divisor):
            rest[names] = rest.get(names, 0) - number
            if not rest[names]:
                del rest[names]
    found = normal(quotient)
    return found if may_be_length(found) else None


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
    return tuple(rest), simplest(Fraction(monomial[1]) / divisor[1])


def solved(size: Size, known: Mapping[str, Size], other: Size) -> tuple[str, Size] | None:
    """The one letter of a size that is not known, and what it is where the size is to be the other.

    Where it is no factor, as in n (n + 1)/2, each letter of the other and small numbers are tried.
    """
    unknown = {name for names, _ in size for name in names if name not in known}
    if len(unknown) != 1:
        return None
    (name,) = unknown
    if any(names.count(name) > 1 for names, _ in size):
        return next(((name, tried) for tried in _tried(other) if _put(size, known, {name: tried}) == other), None)
    factor = [(tuple(n for n in names if n != name), number) for names, number in size if name in names]
    rest = [(names, number) for names, number in size if name not in names]
    above = minus(other, _put(tuple(rest), known, {}))
    found = divided(above, _put(normal(factor), known, {})) if above else None
    return None if found is None else (name, found)


def _put(size: Size, known: Mapping[str, Size], found: Mapping[str, Size]) -> Size:
    return substitute(size, {**known, **found})


def _tried(size: Size) -> Iterable[Size]:
    """What may stand for n where n (n + 1)/2 is a size."""
    names = sorted(letters(size))
    numbers = [integer(n) for n in range(1, LARGEST_ROOT)] if all(map(str.isdigit, names)) else []
    return [*map(letter, names), *numbers]
