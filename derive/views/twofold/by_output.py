"""∂²F_kl/∂X²: the Hessian of one entry of the function, a matrix for vectors, else the map of its gradient."""

from ...derivation import Result, View
from ...differentiate.second import second_derivatives
from ...evaluate.evaluator import as_matrix
from ...numbers.balls import Ball, Matrix, entries, inner, matrix
from ...terms.shape import ONE
from ..linear_map import LinearMap
from ..probe import Pairs, Probe, TwofoldProbe
from ..room import ViewRoom, written
from ..viewer import Viewer


def make(seen: LinearMap) -> View:
    """The Hessian of F_kl; raises Mistake where an operator does not cross the colon."""
    _, _, output = seen.two_indices
    found = _hessian(seen, output)
    term, rules = seen.shortest(found.gradient)
    return View("by_output", term, rules, output=output)


def _hessian(seen: LinearMap, output: tuple[str, ...]) -> Result:
    variables = tuple(dict.fromkeys([seen.before, seen.variable]))
    asked = seen.problem._replace(function=seen.entry(output), variables=variables, parts=())
    results = second_derivatives(asked).results
    return next(r for r in results if r.before is seen.before and r.variable is seen.variable)


def left(viewer: Viewer, view: View) -> str:
    """∂²F_kl/∂X²"""
    return viewer.second_ratio(view.output, (), ())


def check(probe: Probe, view: View) -> Pairs:
    """H' M D, or the gradient's map along D against H, and the entry of B(H, D)."""
    assert isinstance(probe, TwofoldProbe)
    value = as_matrix(probe.value(view.term, probe.direction))
    if not view.term.moves and ONE in probe.result.variable.shape:
        value = value * _column(probe.direction)
        return [inner(value, _column(probe.first))], [_entry(probe, view)]
    return [inner(value, probe.first)], [_entry(probe, view)]


def _column(value: Matrix) -> Matrix:
    """The entries of a vector as a column."""
    return matrix(len(entries(value)), 1, entries(value))


def _entry(probe: TwofoldProbe, view: View) -> Ball:
    return probe.at(probe.along_both(probe.first, probe.direction), view.output)


HESSIAN_OF_ENTRY_VIEW = ViewRoom("by_output", make, left, written, check)
