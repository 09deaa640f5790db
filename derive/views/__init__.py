"""Views. In: a derivation. Out: the same, the derivative of each array by an array seen from its other sides.

The linear map dF = L(dX) is read by an entry of the variable, by an entry of the function, by both, as dyads, and as a
matrix on stacked columns. What is zero from one side is zero. A view is a room: a file that makes, writes and checks
it, and a name in the list below, which is the order in which views are shown.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from ...grammar.mistakes import Mistake
from ..derivation import Derivation, Result, View
from ..problem import Problem
from .by_output import BY_OUTPUT_VIEW
from .by_variable import BY_VARIABLE_VIEW
from .differential import DIFFERENTIAL_VIEW
from .dyadic import DYADIC_VIEW
from .index import INDEX_VIEW
from .linear_map import LinearMap
from .room import ViewRoom
from .vec import VEC_VIEW

__all__ = ["VIEWS", "viewed"]

VIEWS: Mapping[str, ViewRoom] = {
    room.name: room for room in (DIFFERENTIAL_VIEW, BY_VARIABLE_VIEW, BY_OUTPUT_VIEW, INDEX_VIEW, DYADIC_VIEW, VEC_VIEW)
}


def viewed(derivation: Derivation) -> Derivation:
    """The derivation, the derivative of each array by an array seen from all sides; nothing else changes."""
    return derivation._replace(results=tuple(_seen(derivation.problem, result) for result in derivation.results))


def _seen(problem: Problem, result: Result) -> Result:
    """A result with its views; zero where one of them shows that it is zero for every dX."""
    if result.line is None or not result.line.moves or result.variable.is_scalar:
        return result
    seen = tuple(_views(LinearMap(problem, result, result.line)))
    if any(view.vanishes for view in seen):
        return result._replace(gradient=problem.algebra.constant("zeros", result.gradient.shape), notes=())
    return result._replace(views=seen)


def _views(seen: LinearMap) -> Iterator[View]:
    """The views that can be made."""
    for room in VIEWS.values():
        with suppress(Mistake):
            yield room.make(seen)
