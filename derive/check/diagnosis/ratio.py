"""The simple fraction by which some numbers are others."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor, isfinite

from ...numbers.balls import Ball, power_of_two
from ...terms.term import Rational

LARGEST_DENOMINATOR = 100_000
LARGEST_FACTOR = 1e9
# A factor is guessed from the 53 bits of one entry: it has to hold in all entries to more bits than those, and to fewer
# than the truth is known to, which is a difference quotient.
RATIO_TO = power_of_two(-60)
ROUNDING = 1e-14  # relative, of a quotient of doubles: far less than what two simple fractions differ by


def are_equal(found: Sequence[Ball], wanted: Sequence[Ball]) -> bool:
    """Whether some numbers are others, or all of both are 0 as far as can be seen."""
    if len(found) != len(wanted):
        return False
    bound = max([x.abs_upper() for x in found]) * RATIO_TO
    for x, y in zip(found, wanted, strict=True):
        if not abs(x - y).abs_upper() <= bound:
            return _are_zero(found) and _are_zero(wanted)
    return True


def ratio(found: Sequence[Ball], wanted: Sequence[Ball]) -> Rational | None:
    """The simple fraction that times some numbers gives others, 1 of zeros by zeros; None where there is none."""
    if len(found) != len(wanted):
        return None
    place = _largest(found)
    x = found[place]
    if 0 in x:
        return 1 if _are_zero(found) and _are_zero(wanted) else None
    simple = simple_fraction(float((wanted[place] / x).mid()))
    if simple is None:
        return None
    number = Ball(simple.numerator) / simple.denominator
    bound = abs(x).abs_upper() * RATIO_TO
    is_one = all(abs(x * number - y).abs_upper() <= bound for x, y in zip(found, wanted, strict=True))
    return simple if is_one else None


def simple_fraction(number: float) -> Fraction | None:
    """The fraction of a denominator up to 100,000 that a double is as near as doubles are; None if there is none.

    It is one of the convergents of the continued fraction.
    """
    if not isfinite(number) or abs(number) > LARGEST_FACTOR:
        return None
    bound = max(1, abs(number)) * ROUNDING
    above, below, above_before, below_before = floor(number), 1, 1, 0
    rest = number - above
    while abs(number - above / below) > bound:
        rest = 1 / rest
        whole = floor(rest)
        rest -= whole
        above, above_before = whole * above + above_before, above
        below, below_before = whole * below + below_before, below
        if below > LARGEST_DENOMINATOR:
            return None
    return Fraction(above, below)


def _largest(numbers: Sequence[Ball]) -> int:
    """The place of the largest number."""
    sizes = [abs(float(x)) for x in numbers]
    return sizes.index(max(sizes))


def _are_zero(numbers: Sequence[Ball]) -> bool:
    return all(0 in x and x.is_finite() for x in numbers)
