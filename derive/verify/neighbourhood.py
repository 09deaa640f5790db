"""The values of terms at a point and next to it: differentials as difference quotients along a direction."""

from collections.abc import Mapping

from ..evaluate.evaluator import Evaluator
from ..evaluate.sample import Point
from ..numbers.balls import Value, certain, is_finite
from ..terms.operator import Operator
from ..terms.term import Term
from .compare import Imprecise, Undefined


def check_known(here: Value, ahead: Value, behind: Value) -> None:
    """Undefined where one of a function's values here and next to here is none; Imprecise where one is vague."""
    if not (is_finite(here) and is_finite(ahead) and is_finite(behind)):
        raise Undefined
    if not (certain(here) and certain(ahead) and certain(behind)):
        raise Imprecise


class Neighbourhood:
    """The values of terms at a point, and of their differentials along the point's direction."""

    def __init__(self, point: Point, width: int, operators: Mapping[str, Operator]) -> None:
        self.here = Evaluator(operators, point.values, point.sizes, directions=point.directions, width=width)

    def differential(self, term: Term) -> Value:
        """(U(X + hD) - U(X - hD))/2h, of a variable its direction."""
        return self.here.differential(term)

    def check(self, function: Term) -> None:
        """Undefined where a function has no value, here or next to here; Imprecise where it is vague."""
        compiler, run = self.here.compiler, self.here.run
        slot = compiler.slot(function)
        check_known(run[slot], *[run[place] for place in compiler.program.around(slot)])
