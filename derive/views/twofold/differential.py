"""d²F = … dX … dX …: the map itself, both directions being one where one variable varies."""

from ...derivation import View
from ...numbers.balls import entries
from ..linear_map import LinearMap
from ..probe import Pairs, Probe, TwofoldProbe
from ..room import ViewRoom, written
from ..viewer import Viewer


def make(seen: LinearMap) -> View:
    """B(dX, dX), as it holds for dX in the subspace of a structured variable."""
    return View("differential", seen.differential)


def left(viewer: Viewer, view: View) -> str:
    """d²F"""
    return viewer.style.second_differential(viewer.function)


def check(probe: Probe, view: View) -> Pairs:
    """B(D, D), or of two variables B(H, D)."""
    assert isinstance(probe, TwofoldProbe)
    first = probe.direction if probe.result.before is probe.result.variable else probe.first
    found = probe.at_two(view.term, first, probe.direction)
    return entries(found), entries(probe.along_both(first, probe.direction))


SECOND_DIFFERENTIAL_VIEW = ViewRoom("differential", make, left, written, check)
