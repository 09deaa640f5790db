"""Ranges in networks: an axis and a part of it, wired by an array S with S_si = 1 where s is the entry i of the whole.

[A; B] is S' A + T' B, and X[1:m,:] is S X, with S and T for the ranges. S S' = I, S T' = 0 where the ranges are apart,
and S' S is diagonal: ones up to the end of the range less ones up to its beginning, which is how sums over all ranges
of an axis come to the identity.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ....grammar.record import NamedTuple
from ...terms.division import is_no_more
from ...terms.shape import ONE, Size, plus, show_size
from .network import Bundle, Label, Loose, Multiple, Network, Role, Tensor, joined

MOST_STEPS = 200


class Range(NamedTuple):
    """So many entries, after those before them, of an axis."""

    before: Size
    length: Size
    whole: Size

    @property
    def end(self) -> Size:
        """How many lie before its end."""
        return plus(self.before, self.length)

    @property
    def label(self) -> Label:
        """The array that wires it."""
        return Label(f"range {' '.join(map(_shown, self))}", binary=True)


class Entry(NamedTuple):
    """One entry, after those before it."""

    before: Size

    @property
    def end(self) -> Size:
        """How many lie before its end."""
        return plus(self.before, ONE)


class UpTo(NamedTuple):
    """Ones at the first entries of an axis, and zeros after them."""

    length: Size
    before: Size = ()

    @property
    def end(self) -> Size:
        """How many they are."""
        return self.length

    @property
    def label(self) -> Label:
        """The array."""
        return Label(f"first {_shown(self.length)}", binary=True)


def _shown(size: Size) -> str:
    return show_size(size).replace(" ", "")


def basis_vector(index: str) -> Label:
    """The basis vector e_i."""
    return Label(f"e:{index}", Role.BASIS_VECTOR, binary=True)


class Ranges:
    """The ranges that have been wired, by their labels."""

    def __init__(self) -> None:
        self.known: dict[str, Range | UpTo | Entry] = {}

    def node(self, wired: Range, part: Bundle, whole: Bundle) -> Tensor:
        """The array of a range, between its own axis and the whole one."""
        self.known[wired.label.text] = wired
        return Tensor(wired.label, (part, whole))

    def entry(self, label: Label, wired: Range, whole: Bundle) -> Tensor:
        """The basis vector that wires a range of one entry."""
        self.known.setdefault(label.text, Entry(wired.before))
        return Tensor(label, (whole,))

    def up_to(self, count: Size, whole: Size, index: int) -> tuple[Tensor, ...] | None:
        """The array of the first entries on an index: nothing where they are all, and None where they are none."""
        if not count or count == whole:
            return () if count else None
        found = UpTo(count)
        self.known[found.label.text] = found
        return (Tensor(found.label, ((index,),)),)

    def resolved(self, addends: Loose) -> list[Multiple]:
        """Networks in which no two ranges are left that could be one or none."""
        done, waiting = [], list(addends)[::-1]
        for _ in range(MOST_STEPS * max(1, len(waiting))):
            if not waiting:
                break
            number, network = waiting.pop()
            found = self._step(network) if self.known else None
            if found is None:
                done.append(Multiple(number, network))
            else:
                waiting += [Multiple(number * n, each) for n, each in found]
        return [*done, *waiting]

    def _step(self, network: Network) -> list[Multiple] | None:
        """What a network becomes by one of the rules; None where none applies."""
        stands: dict[int, list[Tensor]] = defaultdict(list)
        for node in network.nodes:
            for i in [i for leg in node.legs for i in leg]:
                stands[i].append(node)
        for node in network.nodes:
            wired = self.known.get(node.label.text)
            if wired is not None and node.exponent == 1 and all(len(leg) == 1 for leg in node.legs):
                others = [other for other in stands[node.legs[-1][0]] if _are_beside(node, other)]
                found = self._met(network, wired, others)
                if found is None and isinstance(wired, Range):
                    found = self._of_range(network, node, wired, stands, others)
                if found is not None:
                    return found
        return None

    def _of_range(
        self, network: Network, node: Tensor, wired: Range, stands: Mapping[int, list[Tensor]], others: Sequence[Tensor]
    ) -> list[Multiple] | None:
        """Where one of its axes is summed over, or where the same range stands on one of them once more."""
        (part,), (whole,) = node.legs
        alone = [i for i in (part, whole) if i not in network.free and len(stands[i]) == 1]
        if whole in alone:
            return [Multiple(1, _without(network, node, whole))]
        if part in alone:
            return list(self._first_ones(_without(network, node, part), wired, whole))
        for other in others:
            if self.known.get(other.label.text) == wired and other.legs[1] == node.legs[1]:
                return [Multiple(1, _linked(_without(network, other), part, other.legs[0][0]))]
        beside = [other for other in stands[part] if other is not node]
        return None if part in network.free else self._projected(network, node, wired, beside)

    def _met(self, network: Network, wired: Range | UpTo | Entry, others: Sequence[Tensor]) -> list[Multiple] | None:
        """Where others stand on the whole axis: what is apart leaves nothing, and ones around a range say nothing."""
        for other in others:
            known = self.known.get(other.label.text)
            if known is None or known == wired:
                continue
            if is_no_more(wired.end, known.before) or is_no_more(known.end, wired.before):
                return []
            if isinstance(known, UpTo) and is_no_more(wired.end, known.end):
                return [Multiple(1, _without(network, other))]
        return None

    def _projected(
        self, network: Network, node: Tensor, wired: Range, beside: Sequence[Tensor]
    ) -> list[Multiple] | None:
        """S' S, where the axis of the range is on nothing else."""
        if len(beside) != 1 or self.known.get(beside[0].label.text) != wired or beside[0].legs[0] != node.legs[0]:
            return None
        rest = _without(_without(network, node), beside[0], node.legs[0][0])
        whole, other = node.legs[1][0], beside[0].legs[1][0]
        return list(self._first_ones(_linked(rest, whole, other), wired, min(whole, other)))

    def _first_ones(self, network: Network, wired: Range, index: int) -> Iterator[Multiple]:
        """Ones up to the end of a range less those up to its beginning, on an index."""
        for sign, count in ((1, wired.end), (-1, wired.before)):
            nodes = self.up_to(count, wired.whole, index)
            if nodes is not None:
                yield Multiple(sign, network._replace(nodes=(*network.nodes, *nodes)))


def _are_beside(node: Tensor, other: Tensor) -> bool:
    """Whether another array stands on the whole axis of which a node is a range."""
    return other is not node and other.exponent == 1 and other.legs[-1] == node.legs[-1]


def _without(network: Network, node: Tensor, index: int | None = None) -> Network:
    """The network without a node, and without an index that stood on it alone."""
    sizes = {i: size for i, size in network.sizes.items() if i != index}
    return network._replace(nodes=tuple([other for other in network.nodes if other is not node]), sizes=sizes)


def _linked(network: Network, i: int, j: int) -> Network:
    """The network with two indices made one, the one with the lower number."""
    if i == j:
        return network
    low, high = (min(i, j),), (max(i, j),)
    wired = joined(network._replace(ports=(*network.ports, low, high)), low, high)
    return wired._replace(ports=wired.ports[:-2])
