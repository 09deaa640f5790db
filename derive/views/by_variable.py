"""∂F/∂X_ij = L(E_ij): the derivative by one entry of the variable, of the function's shape."""

from ..derivation import View
from ..differentiate.forward import replaced
from ..numbers.balls import entries
from ..operators.entries import BASIS, SINGLE_ENTRY
from ..terms.shape import ONE
from ..terms.term import Term
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .room import ViewRoom, written
from .viewer import Viewer


def make(seen: LinearMap) -> View:
    """L(E_ij), simplified."""
    variable, _ = seen.indices
    filled = replaced(seen.line, {seen.algebra.d(seen.variable): unit(seen, seen.variable, variable)}, seen.algebra)
    term, rules = seen.shortest(filled)
    return View("by_variable", term, rules, variable=variable)


def unit(seen: LinearMap, variable: Term, letters: tuple[str, ...]) -> Term:
    """E_ij; of a column e_i, of a row e_i'."""
    algebra, (rows, columns) = seen.algebra, variable.shape
    if not letters:
        return algebra.one
    if len(letters) == 2:
        sizes = (algebra.size(rows), algebra.size(columns))
        return algebra.apply(SINGLE_ENTRY.key, (*map(seen.letter, letters), *sizes), variable.shape)
    size = rows if columns == ONE else columns
    unit = algebra.apply(BASIS.key, (seen.letter(letters[0]), algebra.size(size)), (size, ONE))
    return unit if columns == ONE else algebra.transpose(unit)


def left(viewer: Viewer, view: View) -> str:
    """∂F/∂X_ij"""
    return viewer.ratio(variable=view.variable)


def check(probe: Probe, view: View) -> Pairs:
    """The map along E_ij."""
    return entries(probe.value(view.term, probe.direction)), entries(probe.along(probe.unit(view.variable)))


BY_VARIABLE_VIEW = ViewRoom("by_variable", make, left, written, check)
