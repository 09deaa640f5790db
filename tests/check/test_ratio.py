"""The simple fraction by which some numbers are others."""

from fractions import Fraction
from math import inf, nan, pi, sqrt

import pytest
from seam.parts import Ball, are_equal, precision, ratio, simple_fraction

FRACTIONS = [
    (0.0, 0),
    (1.0, 1),
    (-0.5, Fraction(-1, 2)),
    (1 / 3, Fraction(1, 3)),
    (-22 / 7, Fraction(-22, 7)),
    (99_999 / 100_000, Fraction(99_999, 100_000)),
    (1e-5, Fraction(1, 100_000)),
    (123_456_789.0, 123_456_789),
    (1 / 100_003, None),
    (pi, None),
    (sqrt(2), None),
    (1e10, None),
    (inf, None),
    (nan, None),
]


@pytest.mark.parametrize(("number", "fraction"), FRACTIONS)
def test_simple_fraction(number: float, fraction: Fraction | None) -> None:
    assert simple_fraction(number) == fraction


def numbers(*parts: Fraction | int) -> list[Ball]:
    return [Ball(Fraction(part).numerator) / Fraction(part).denominator for part in parts]


RATIOS = [
    ((1, 2), (3, 6), 3),
    ((Fraction(1, 3), -2), (Fraction(-1, 6), 1), Fraction(-1, 2)),
    ((1, 2), (1, 3), None),
    ((1, 2), (0, 0), 0),
    ((0, 0), (0, 0), 1),
    ((0, 0), (0, 1), None),
    ((1,), (1, 1), None),
    ((1,), (1 + Fraction(1, 2**80),), 1),
    ((1,), (1 + Fraction(1, 2**55),), None),
]


@pytest.mark.parametrize(("found", "wanted", "number"), RATIOS)
def test_ratio(
    found: tuple[Fraction | int, ...], wanted: tuple[Fraction | int, ...], number: Fraction | int | None
) -> None:
    with precision(400):
        assert ratio(numbers(*found), numbers(*wanted)) == number
        assert are_equal(numbers(*found), numbers(*wanted)) == (number == 1)
