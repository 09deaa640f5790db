"""The values of terms at a point and next to it: differentials as difference quotients along a direction."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..evaluate.evaluator import Evaluator
from ..evaluate.sample import Point
from ..numbers.balls import Ball, Value, certain, entries, is_finite
from ..terms.operator import Operator
from ..terms.term import Term
from .compare import Imprecise, Undefined


class Reference(NamedTuple):
    """What the lines about a function are compared with: the entries of its value, and of its derivative.

    `base` is the largest absolute value of the function's entries.
    """

    value: list[Ball]
    slope: list[Ball]
    base: Ball


def reference(value: Value, slope: Value) -> Reference:
    """The entries of a function and of its derivative."""
    found = entries(value)
    return Reference(found, entries(slope), max([x.abs_upper() for x in found], default=Ball(0)))


def check_known(values: Sequence[Value]) -> None:
    """Undefined where one of the values of a function, here and next to here, is none; Imprecise where it is vague."""
    if not all(map(is_finite, values)):
        raise Undefined
    if not all(map(certain, values)):
        raise Imprecise


class Neighbourhood:
    """The values of terms at a point, and of their differentials along the point's direction."""

    def __init__(self, point: Point, width: int, operators: Mapping[str, Operator]) -> None:
        self.here = Evaluator(operators, point.values, point.sizes, directions=point.directions, width=width)

    def differential(self, term: Term) -> Value:
        """(U(X + hD) - U(X - hD))/2h, of a variable its direction."""
        return self.here.differential(term)

    def function(self, function: Term) -> Reference:
        """The value of a function and its derivative; Undefined where it has none, here or next to here."""
        compiler, run = self.here.compiler, self.here.run
        slot = compiler.slot(function)
        check_known([run[place] for place in (slot, *compiler.program.around(slot))])
        return reference(run[slot], self.differential(function))
