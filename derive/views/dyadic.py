"""∂F/∂X = Σ e_k ⋆ ∂F_k/∂X: the derivative as a sum of dyads."""

from collections.abc import Sequence

from ..derivation import Indexing, View
from ..terms.term import Term
from ..write.fragment import Level
from . import by_output
from .linear_map import LinearMap
from .room import Short, ViewRoom
from .viewer import Viewer


def make(seen: LinearMap) -> View:
    """The gradient of F_kl, which stands beside E_kl."""
    return by_output.make(seen)._replace(name="dyadic")


def left(viewer: Viewer, view: View) -> str:
    """∂F/∂X"""
    return viewer.ratio()


def right(viewer: Viewer, view: View) -> str:
    """Σ_kl E_kl ⋆ ∂F_kl/∂X"""
    beside = viewer.writer.at(view.term, Level.SUFFIX)
    return f"{viewer.style.total(view.output)}{viewer.unit(view.output)} {viewer.style.dyad} {beside}"


def short(viewer: Viewer, views: Sequence[View]) -> Short | None:
    """ℋ X, where the entry is X_kj δ_ki: ℋ_ijk is 1 where all three are equal."""
    indexing = next((view.content for view in views if isinstance(view.content, Indexing)), None)
    factor = _beside_delta(indexing) if indexing else None
    if factor is None:
        return None
    return Short(f"{viewer.style.third} {viewer.writer.at(factor, Level.ATOM)}", viewer.style.third_entry)


def _beside_delta(indexing: Indexing) -> Term | None:
    """X, where the entry is X_kj δ_ki."""
    if len(indexing.addends) != 1 or len(indexing.output) != 1 or len(indexing.variable) != 2:
        return None
    ((scalar, entries),) = indexing.addends
    (k,), (i, j) = indexing.output, indexing.variable
    places = {entry.indices: entry.term for entry in entries}
    delta = places.get((k, i)) or places.get((i, k))
    is_one = len(entries) == 2 and scalar.data == 1 and delta is not None and delta.head == "eye"
    return places.get((k, j)) if is_one else None


DYADIC_VIEW = ViewRoom("dyadic", make, left, right, by_output.check, short=short)
