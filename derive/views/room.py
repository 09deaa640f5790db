"""What a view of a linear map is: how it is made, written, and checked."""

from collections.abc import Callable, Sequence

from ...grammar.record import NamedTuple
from ..derivation import View
from ..terms.note import Note
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .viewer import Viewer


class Short(NamedTuple):
    """Another right side, shorter, and what it means."""

    text: str
    meaning: str


class ViewRoom(NamedTuple):
    """One view of all derivatives.

    `make` raises Mistake where a map cannot be seen so. `left` and `right` write the two sides of its equation, in any
    notation. `check` gives what a view says at a point and what it is to say. `note` is what a reader must know where
    the view is shown, and `short` writes the right side once more where, seeing all views, there is a shorter one.
    """

    name: str
    make: Callable[[LinearMap], View]
    left: Callable[[Viewer, View], str]
    right: Callable[[Viewer, View], str]
    check: Callable[[Probe, View], Pairs]
    note: Callable[[View], Note | None] = lambda view: None
    short: Callable[[Viewer, Sequence[View]], Short | None] = lambda viewer, views: None


def written(viewer: Viewer, view: View) -> str:
    """The right side of a view that is a term."""
    return viewer.writer.write(view.term)
