"""∂²F_mn/∂X_ij∂X_kl: the entries of the second derivative, with Kronecker deltas."""

from ....grammar.mistakes import Mistake
from ...derivation import View
from ...differentiate.codes import NOT_A_MATRIX
from ..index import addends_at, at_most, right
from ..indexing import indexed_twice
from ..linear_map import LinearMap
from ..probe import Pairs, Probe, TwofoldProbe
from ..room import ViewRoom
from ..viewer import Viewer

MOST_READ = 20  # of an entry; what has more is not read entry by entry


def make(seen: LinearMap) -> View:
    """The entries of the map; raises Mistake where an operator is not known by its entries, or one is too long."""
    assert seen.result.twofold is not None
    found = at_most(indexed_twice(seen.line, seen.result, seen.taken, seen.algebra))
    if len(found.addends) > MOST_READ:
        raise Mistake(NOT_A_MATRIX, f"an entry is a sum of more than {MOST_READ} products", None)
    before, variable, output = seen.two_indices
    return View("index", found, variable=variable, output=output, before=before)


def left(viewer: Viewer, view: View) -> str:
    """∂²F_mn/∂X_ij∂X_kl"""
    return viewer.second_ratio(view.output, view.before, view.variable)


def check(probe: Probe, view: View) -> Pairs:
    """The sum of the products of entries, and the entry of B(E_ij, E_kl)."""
    assert isinstance(probe, TwofoldProbe)
    assert probe.result.before is not None
    first, second = probe.unit_of(probe.result.before, view.before), probe.unit(view.variable)
    return [addends_at(probe, view)], [probe.at(probe.along_both(first, second), view.output)]


SECOND_INDEX_VIEW = ViewRoom("index", make, left, right, check)
