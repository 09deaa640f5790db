"""dF = … dX …: the map itself."""

from ..derivation import View
from ..numbers.balls import entries
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .room import ViewRoom, written
from .viewer import Viewer


def make(seen: LinearMap) -> View:
    """L(dX), as it holds for dX in the subspace of a structured variable."""
    return View("differential", seen.differential)


def left(viewer: Viewer, view: View) -> str:
    """dF"""
    return viewer.style.differential(viewer.function)


def check(probe: Probe, view: View) -> Pairs:
    """L(D) twice: a direction lies in the subspace already."""
    return entries(probe.value(view.term, probe.direction)), entries(probe.along(probe.direction))


DIFFERENTIAL_VIEW = ViewRoom("differential", make, left, written, check)
