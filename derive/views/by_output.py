"""∂F_kl/∂X: the gradient of one entry of the function, of the variable's shape."""

from ..derivation import View
from ..evaluate.evaluator import as_matrix
from ..numbers.balls import inner
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .room import ViewRoom, written
from .viewer import Viewer


def make(seen: LinearMap) -> View:
    """The gradient of F_kl."""
    term, rules = seen.entry_gradient
    return View("by_output", term, rules, output=seen.indices[1])


def left(viewer: Viewer, view: View) -> str:
    """∂F_kl/∂X"""
    return viewer.ratio(output=view.output)


def check(probe: Probe, view: View) -> Pairs:
    """G : D, and the entry of L(D)."""
    gradient = as_matrix(probe.value(view.term, probe.direction))
    return [inner(gradient, probe.direction)], [probe.at(probe.along(probe.direction), view.output)]


BY_OUTPUT_VIEW = ViewRoom("by_output", make, left, written, check)
