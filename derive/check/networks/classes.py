"""Networks that are the same but for the numbering of their indices: a class of them has one number.

An index is told apart by the arrays on which it stands, and where on them; a node by its array and its indices. Where
that tells all nodes of a connected part from one another, they have one order, and numbered in it a form that can be
looked up. Others are laid onto those whose nodes look alike, node by node along the indices that they share: where each
node comes onto one of its own, and each index onto one wherever it stands, both are the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from ....grammar.record import NamedTuple
from ...terms.shape import Size
from ...terms.term import Rational
from .network import Bundle, GaveUp, Network, Tensor

# Beyond these bounds a claim is not proved, and numbers alone tell of it: no claim may take long to fail.
MOST_LAID = 2000  # nodes that are tried: a ring of n equal matrices can be turned in n ways, or 2n
MOST_TENSORS = 60
LARGEST_HASH = 2**32 - 1

Sign = tuple[str, Rational, tuple[tuple[int, ...], ...]]  # a node: its array, its exponent, the colours of its indices
Onto = dict[int, int]  # the indices onto which some come


class Connected(NamedTuple):
    """Connected nodes and their signs; the colours of their indices, those that are free from 0 up; and the sizes."""

    nodes: Sequence[Tensor]
    signs: Sequence[Sign]
    colours: Mapping[int, int]
    sizes: Mapping[int, Size]


class Classes:
    """Gives numbers: equal ones to what is equal, and to networks that are the same."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}
        self.parts: dict[tuple[Sign, ...], list[Connected]] = {}

    def number(self, form: object) -> int:
        """The number of something that can be looked up."""
        return self.numbers.setdefault(form, len(self.numbers))

    def of_network(self, network: Network, parts: Sequence[Sequence[Tensor]]) -> int:
        """The number of a network that has these connected parts."""
        if not any(network.ports):
            return self.number(tuple(sorted([self.of_part(nodes, {}, network.sizes) for nodes in parts])))
        free: dict[int, int] = {}
        for port in network.ports:
            for i in port:
                free.setdefault(i, len(free))
        ports = tuple([tuple([(free[i], network.sizes[i]) for i in port]) for port in network.ports])
        return self.number((ports, *sorted([self.of_part(nodes, free, network.sizes) for nodes in parts])))

    def of_part(self, nodes: Sequence[Tensor], free: Mapping[int, int], sizes: Mapping[int, Size]) -> int:
        """The number of connected nodes; their free indices have numbers."""
        if not nodes[0].legs:
            return self.number((nodes[0].label.text, nodes[0].exponent))
        if len(nodes) > MOST_TENSORS:
            raise GaveUp(f"more than {MOST_TENSORS} arrays in one product")
        texts = {node.label.text for node in nodes}
        if len(texts) == len(nodes) and not any([node.label.symmetric for node in nodes]):
            return self.number(_numbered(sorted(nodes, key=_text), free, sizes))
        colours = self._colours(nodes, free)
        part = Connected(nodes, [_sign(node, colours) for node in nodes], colours, sizes)
        if _are_apart(part):
            return self.number(_numbered(_in_order(part), free, sizes))
        outline = tuple(sorted(part.signs))
        return self.number((outline, _place(part, self.parts.setdefault(outline, []))))

    def _colours(self, nodes: Sequence[Tensor], free: Mapping[int, int]) -> dict[int, int]:
        """What tells indices apart: the numbers of free ones; of others a sum over the places where they stand."""
        colours = dict(free)
        for label, legs, _ in nodes:
            array = self.number(label.text)
            for place, leg in enumerate(legs):
                for k, i in enumerate(leg):
                    if i not in free:
                        seen = hash((array, 0 if label.symmetric else place, k)) & LARGEST_HASH
                        colours[i] = colours.get(i, -1) - seen
        return colours


def _text(node: Tensor) -> str:
    return node.label.text


def _sign(node: Tensor, colours: Mapping[int, int]) -> Sign:
    """A node in the colours of its indices; the legs of a symmetric one are alike."""
    label, bundles, exponent = node
    legs = [tuple([colours[i] for i in leg]) for leg in bundles]
    if label.symmetric:
        legs.sort()
    return label.text, exponent, tuple(legs)


def _are_apart(part: Connected) -> bool:
    """Whether the signs of nodes differ, and so do the legs of each symmetric one, unless they are the same."""
    if len(set(part.signs)) < len(part.signs):
        return False
    for (label, legs, _), (_, _, colours) in zip(part.nodes, part.signs, strict=True):
        if label.symmetric and len({*colours}) < len({*legs}):
            return False
    return True


def _in_order(part: Connected) -> list[Tensor]:
    """Nodes in the order of their signs, and the legs of symmetric ones in that of their colours."""
    nodes, signs, colours, _ = part
    ordered = [nodes[k] for k in sorted(range(len(nodes)), key=signs.__getitem__)]
    return [
        Tensor(label, tuple(sorted(legs, key=lambda leg: [colours[i] for i in leg])), e) if label.symmetric else node
        for node in ordered
        for label, legs, e in [node]
    ]


def _numbered(nodes: Sequence[Tensor], free: Mapping[int, int], sizes: Mapping[int, Size]) -> tuple[object, ...]:
    """Nodes with their indices numbered as they come, and the sizes of these."""
    numbers = dict(free)
    form: list[object] = []
    for label, legs, exponent in nodes:
        form += label.text, exponent
        for leg in legs:
            form.append(tuple([numbers.setdefault(i, len(numbers)) for i in leg]))
    return tuple(form), tuple([sizes[i] for i in numbers if i not in free])


def _place(part: Connected, alike: list[Connected]) -> int:
    """The place of a part among those with its signs that are not the same."""
    for place, other in enumerate(alike):
        if _are_same(part, other):
            return place
    alike.append(part)
    return len(alike) - 1


def _are_same(part: Connected, other: Connected) -> bool:
    """Whether a part is another with the same signs."""
    order = _along_indices(part)
    waiting: list[tuple[Onto, int, list[int]]] = [({}, 0, list(range(len(order))))]
    laid = 0
    while waiting:
        onto, done, left = waiting.pop()
        if done == len(order):
            return len(set(onto.values())) == len(onto)
        k = order[done]
        for j in left:
            if part.signs[k] == other.signs[j]:
                rest = [i for i in left if i != j]
                waiting += [(found, done + 1, rest) for found in _laid(part, k, other, j, onto)]
        laid += 1
        if laid > MOST_LAID:
            raise GaveUp("a network with too many symmetries")
    return False


def _along_indices(part: Connected) -> list[int]:
    """The places of nodes, each after one with which it shares an index; at first one that has few of its like."""
    count = Counter(part.signs)
    indices = [{i for leg in node.legs for i in leg if part.colours[i] < 0} for node in part.nodes]
    left = sorted(range(len(indices)), key=lambda k: count[part.signs[k]])
    order: list[int] = []
    seen: set[int] = set()
    while left:
        order.append(next((k for k in left if not seen.isdisjoint(indices[k])), left[0]))
        left.remove(order[-1])
        seen |= indices[order[-1]]
    return order


def _laid(part: Connected, k: int, other: Connected, j: int, onto: Onto) -> Iterator[Onto]:
    """The ways in which a node comes onto another, by the indices that have come onto others before."""
    (label, legs, _), others = part.nodes[k], other.nodes[j].legs
    for turned in permutations(legs) if label.symmetric else (legs,):
        found = dict(onto)
        if all([_fits(part, leg, other, there, found) for leg, there in zip(turned, others, strict=True)]):
            yield found


def _fits(part: Connected, leg: Bundle, other: Connected, there: Bundle, onto: Onto) -> bool:
    """Whether the indices of a leg come onto those of another; they are added to those that do."""
    if len(leg) != len(there):
        return False
    for i, j in zip(leg, there, strict=True):
        if onto.setdefault(i, j) != j or part.colours[i] != other.colours[j] or part.sizes[i] != other.sizes[j]:
            return False
    return True
