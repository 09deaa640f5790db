"""X: scalar -> m x n, a smooth curve of arrays: d X(t) = dt*X'(t)."""

from collections.abc import Mapping
from functools import partial

from ..numbers.balls import Ball, Matrix
from ..numbers.smooth import SmoothCurve, smooth_curve
from ..terms.operator import Operator
from .entrywise import HIGHEST, ORDINALS
from .family import PRIME, FunctionFamily, axes

SAMPLES_OF_CURVE = (
    "{0} + xp.sin(t*{0} + 1) + 2",
    "{0}*xp.cos(t*{0} + 1)",
    "-{0}**2*xp.sin(t*{0} + 1)",
    "-{0}**3*xp.cos(t*{0} + 1)",
)


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """X, X', X'' and X'''."""
    of.draw(lambda numbers, positive, sizes: smooth_curve(numbers, positive, sizes[2], sizes[3], of.words), of.gives)
    t, shape = of.letter("tsrabc"), axes(of.gives)
    for order in range(HIGHEST + 1):
        X = of.name + PRIME * order
        row = f"d {X}({t}) = d{t}*{X}{PRIME}({t})"
        said = f"The {ORDINALS[order]}derivative of {of.name}." if order else f"The curve {X}."
        rows = (row,) if order < HIGHEST else ()
        definite = not order and "spd" in of.words
        sample = f"t: {SAMPLES_OF_CURVE[order]}{' + 9*len({0})*xp.eye(len({0}))' * definite}"
        known = {"differential": rows, "symmetric": bool(of.words)}
        of.add(f"{X}({t}[]) -> [{shape}]", said, partial(_value, order), sample, **known)
    return of.operators


def _value(order: int, curve: SmoothCurve, t: Ball) -> Matrix:
    return curve.at(t, order)
