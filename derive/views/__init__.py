"""Views. In: a derivation. Out: the same, the derivative of each array by an array seen from its other sides.

The linear map dF = L(dX) is read by an entry of the variable, by an entry of the function, by both, as dyads, and as a
matrix on stacked columns. What is zero from one side is zero. A view is a room: a file that makes, writes and checks
it, and a name in the list below, which is the order in which views are shown. twofold/ has those of d²F = … dX … dX ….
"""

from collections.abc import Iterator
from contextlib import suppress

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, View
from ..problem import Problem
from ..registry import Registry
from . import linear_map, room

__all__ = ["TWOFOLD_VIEWS", "VIEWS", "room_of", "viewed"]

VIEWS: "Registry[room.ViewRoom]" = Registry(
    __name__,
    {
        "differential": "differential:DIFFERENTIAL_VIEW",
        "by_variable": "by_variable:BY_VARIABLE_VIEW",
        "by_output": "by_output:BY_OUTPUT_VIEW",
        "index": "index:INDEX_VIEW",
        "dyadic": "dyadic:DYADIC_VIEW",
        "vec": "vec:VEC_VIEW",
    },
)


TWOFOLD_VIEWS: "Registry[room.ViewRoom]" = Registry(
    f"{__name__}.twofold",
    {
        "differential": "differential:SECOND_DIFFERENTIAL_VIEW",
        "by_variable": "by_variable:BY_TWO_VARIABLES_VIEW",
        "by_output": "by_output:HESSIAN_OF_ENTRY_VIEW",
        "index": "index:SECOND_INDEX_VIEW",
    },
)


def rooms_of(result: Result) -> "Registry[room.ViewRoom]":
    """The views of a derivative."""
    return TWOFOLD_VIEWS if result.twofold else VIEWS


def room_of(result: Result, view: View) -> "room.ViewRoom":
    """The room of one of the views of a derivative."""
    return rooms_of(result)[view.name]


def viewed(derivation: Derivation) -> Derivation:
    """The derivation, the derivative of each array by an array seen from all sides; nothing else changes."""
    return derivation._replace(results=tuple(_seen(derivation.problem, result) for result in derivation.results))


def _seen(problem: Problem, result: Result) -> Result:
    """A result with its views; zero where one of them shows that it is zero for every dX."""
    if result.line is None or not result.line.moves or result.variable.is_scalar:
        return result
    seen = tuple(_views(linear_map.LinearMap(problem, result, result.line), rooms_of(result)))
    if any(view.vanishes for view in seen):
        return result._replace(gradient=problem.algebra.constant("zeros", result.gradient.shape), notes=())
    return result._replace(views=seen)


def _views(seen: "linear_map.LinearMap", rooms: "Registry[room.ViewRoom]") -> Iterator[View]:
    """The views that can be made."""
    for view in rooms.values():
        with suppress(Mistake):
            yield view.make(seen)
