"""∂vec(F)/∂vec(X)ᵀ: the matrix of the map on stacked columns (Magnus & Neudecker, chapter 5)."""

from ..derivation import View
from ..differentiate.stacked import Stacking
from ..evaluate.evaluator import as_matrix
from ..numbers.balls import entries
from ..numbers.blocks import stacked
from ..operators.vec import VEC
from ..rules.rewrite import Simplifier
from ..terms.note import Note
from ..terms.shape import times
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .room import ViewRoom, written
from .viewer import Viewer

STACKED = Note("stacked")


def make(seen: LinearMap) -> View:
    """M, where vec(L(dX)) = M vec(dX); zeros where nothing is left of the map."""
    matrices, steps = Stacking(seen.algebra, Simplifier(seen.algebra)).matrices(seen.line)
    zeros = seen.algebra.constant("zeros", (times(*seen.function.shape), times(*seen.variable.shape)))
    term, rules = seen.shortest(matrices.get(seen.variable, zeros))
    cited = dict.fromkeys([*(row for step in steps for row in step.rules), *rules])
    return View("vec", term, tuple(cited), *seen.indices)


def left(viewer: Viewer, view: View) -> str:
    """∂vec(F)/∂vec(X)ᵀ; a vector is its own stack."""
    above = _stacked(viewer, viewer.function, len(view.output))
    below = _stacked(viewer, viewer.variable_name, len(view.variable))
    return viewer.style.ratio(above, viewer.style.transposed(below))


def _stacked(viewer: Viewer, text: str, axes: int) -> str:
    return viewer.style.call(VEC.name, [text]).text if axes > 1 else text


def check(probe: Probe, view: View) -> Pairs:
    """M vec(D), and vec(L(D))."""
    image = as_matrix(probe.value(view.term, probe.direction)) * stacked(probe.direction)
    return entries(image), entries(stacked(as_matrix(probe.along(probe.direction))))


def note(view: View) -> Note | None:
    """The order of the entries of a stack, where there is one."""
    return STACKED if max(len(view.output), len(view.variable)) > 1 else None


VEC_VIEW = ViewRoom("vec", make, left, written, check, note)
