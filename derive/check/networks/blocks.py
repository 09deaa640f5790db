"""Blocks and slices, wired to the ranges of an axis."""

from ...terms.shape import ONE, Size, plus, show_size
from ...terms.term import Term, size_from
from .diagram import Diagram, Diagrams, Ports, times
from .directions import Directions
from .network import Bundle, GaveUp, Tensor
from .ranges import Range, basis_vector


class Blocks(Directions):
    """Draws what is put together of others, and what is cut out."""

    def _put_together(self, term: Term, ports: Ports) -> Diagrams:
        """Blocks along an axis, each wired to its range of it."""
        axis = int(term.args[0].shape[0] == term.shape[0])
        found: list[Diagram] = []
        before: Size = ()
        for block in term.args:
            wired = Range(before, block.shape[axis], term.shape[axis])
            found += self._ranged(block, wired, self.indices.axis(wired.length), ports, axis)
            before = wired.end
        return found

    def _ranged(self, block: Term, wired: Range, part: Bundle, ports: Ports, axis: int) -> Diagrams:
        frame = Diagram(1, (self._range(wired, part, ports[axis]),), part)
        place = (part, ports[1]) if axis == 0 else (ports[0], part)
        return [times([frame, drawn]) for drawn in self._drawn_in(block, place)]

    def _cut_out(self, term: Term, ports: Ports) -> Diagrams:
        """A range of an axis."""
        whole, (before, count) = term.args[0], map(size_from, term.args[1:])
        axis = int(whole.shape[0] == term.shape[0])
        index = self.indices.axis(whole.shape[axis])
        frame = Diagram(1, (self._range(Range(before, count, whole.shape[axis]), ports[axis], index),), index)
        place = (index, ports[1]) if axis == 0 else (ports[0], index)
        return [times([frame, drawn]) for drawn in self._drawn_in(whole, place)]

    def _range(self, wired: Range, part: Bundle, whole: Bundle) -> Tensor:
        """The array of a range; that of one entry is a basis vector."""
        if part:
            return self.ranges.node(wired, part, whole)
        return self.ranges.entry(basis_vector(show_size(plus(wired.before, ONE))), wired, whole)

    def _drawn_in(self, term: Term, ports: Ports) -> Diagrams:
        """A term where it may be given ports that it does not have."""
        if bool(ports[0]) == term.is_row or bool(ports[1]) == term.is_column:
            raise GaveUp("sizes that do not fit")
        return self._drawn(term, ports)
