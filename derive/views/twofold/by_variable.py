"""∂²F/∂X_ij∂X_kl = B(E_ij, E_kl): the derivative by two entries, of the function's shape."""

from ...derivation import View
from ...differentiate.forward import replaced
from ...numbers.balls import entries
from ...terms.folding import Folding
from ..by_variable import unit
from ..linear_map import LinearMap
from ..probe import Pairs, Probe, TwofoldProbe
from ..room import ViewRoom, written
from ..viewer import Viewer


def make(seen: LinearMap) -> View:
    """B(E_ij, E_kl), simplified."""
    assert seen.result.twofold is not None
    before, variable, _ = seen.two_indices
    algebra = seen.algebra
    second = replaced(seen.line, {algebra.d(seen.variable): unit(seen, seen.variable, variable)}, algebra)
    first = {seen.result.twofold.direction: unit(seen, seen.before, before)}
    term, rules = seen.shortest(Folding(algebra, first).fold(second))
    return View("by_variable", term, rules, variable, before=before)


def left(viewer: Viewer, view: View) -> str:
    """∂²F/∂X_ij∂X_kl"""
    return viewer.second_ratio((), view.before, view.variable)


def check(probe: Probe, view: View) -> Pairs:
    """The map along E_ij and E_kl."""
    assert isinstance(probe, TwofoldProbe)
    assert probe.result.before is not None
    first, second = probe.unit_of(probe.result.before, view.before), probe.unit(view.variable)
    return entries(probe.value(view.term, second)), entries(probe.along_both(first, second))


BY_TWO_VARIABLES_VIEW = ViewRoom("by_variable", make, left, written, check)
