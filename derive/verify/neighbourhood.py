"""The values of terms at a point and next to it: differentials as difference quotients along a direction."""

from collections.abc import Mapping
from typing import NamedTuple

from ..derivation import Form
from ..evaluate.evaluator import Evaluator
from ..evaluate.sample import Point
from ..numbers.balls import Ball, Value, certain, entries, inner, is_finite, power_of_two, size_of
from ..terms.operator import Operator
from ..terms.term import Term
from .compare import Imprecise, Undefined


class Reference(NamedTuple):
    """What the lines about a function are compared with: the entries of its value, and of its derivative."""

    value: list[Ball]
    slope: list[Ball]

    @property
    def base(self) -> Ball:
        """The largest absolute value of the function's entries."""
        return max((x.abs_upper() for x in self.value), default=Ball(0))


class Neighbourhood:
    """The values of terms at a point, and of their differentials along the point's direction."""

    def __init__(self, point: Point, width: int, operators: Mapping[str, Operator]) -> None:
        self.directions = point.directions
        step = power_of_two(width)
        self.slope = 1 / (2 * step)
        ahead = {**point.values, **{n: point.values[n] + d * step for n, d in point.directions.items()}}
        behind = {**point.values, **{n: point.values[n] - d * step for n, d in point.directions.items()}}
        self.here = Evaluator(operators, point.values, point.sizes, self.differential)
        self.ahead = Evaluator(operators, ahead, point.sizes)
        self.behind = Evaluator(operators, behind, point.sizes)

    def differential(self, term: Term) -> Value:
        """(U(X + hD) - U(X - hD))/2h, of a variable its direction."""
        if term.head == "symbol" and str(term.data) in self.directions:
            return self.directions[str(term.data)]
        return (self.ahead.value(term) - self.behind.value(term)) * self.slope

    def function(self, function: Term) -> Reference:
        """The value of a function and its derivative; Undefined where it has none, here or next to here."""
        values: list[Value] = []
        for evaluator in (self.here, self.ahead, self.behind):
            values.append(evaluator.value(function))
            if not is_finite(values[-1]):
                raise Undefined
        if not all(map(certain, values)):
            raise Imprecise
        return self.reference(function)

    def reference(self, function: Term) -> Reference:
        """The same, where it is known to have them."""
        return Reference(entries(self.here.value(function)), entries(self.differential(function)))

    def line(self, content: Term | Form) -> tuple[list[Ball], Ball]:
        """The entries of a line, and the scale of its parts."""
        if isinstance(content, Term):
            value = self.here.value(content)
            return entries(value), size_of(value)
        parts = [inner(self.here.value(a.adjoint), self.here.value(a.differential)) for a in content]
        return [sum(parts, Ball(0))], sum((abs(part) for part in parts), Ball(0))
