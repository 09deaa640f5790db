"""The canonical form of a network: the same for the same one, however its indices are numbered.

Nodes are put in order by what is known of them: their arrays, and the free indices on their legs. Where that does not
tell all of them apart, indices are told apart by the nodes on which they stand, and nodes by their indices, as far as
that goes; what is then still alike is numbered in every way, and the least form is taken.
"""

from collections.abc import Iterator, Mapping, Sequence

from ....grammar.record import NamedTuple
from ...terms.shape import Size
from ...terms.term import Rational
from .network import GaveUp, Network, Tensor

# Beyond these bounds a claim is not proved, and numbers alone tell of it: no claim may take long to fail.
MOST_LABELLINGS = 200  # numberings of the indices that are tried: a ring of n equal matrices has n, or 2n
MOST_TENSORS = 60

Colours = Mapping[int, int]  # of indices: those that are free from 0 up, all others below 0
Sign = tuple[str, Rational, tuple[tuple[int, ...], ...]]  # a node with the colours, or numbers, of its indices
Connected = tuple[tuple[Sign, ...], tuple[Size, ...]]
Canonical = tuple[tuple[tuple[tuple[int, Size], ...], ...], tuple[Connected, ...]]


class Coloured(NamedTuple):
    """Nodes, their signs, and the colours that are in these."""

    nodes: Sequence[Tensor]
    signs: Sequence[Sign]
    colours: Colours


def canonical(network: Network, parts: Sequence[Sequence[Tensor]]) -> Canonical:
    """The form of a network that has these connected parts."""
    free: dict[int, int] = {}
    for port in network.ports:
        for i in port:
            free.setdefault(i, len(free))
    ports = tuple([tuple([(free[i], network.sizes[i]) for i in port]) for port in network.ports])
    return ports, tuple(sorted([connected(nodes, free, network.sizes) for nodes in parts]))


def connected(nodes: Sequence[Tensor], free: Colours, sizes: Mapping[int, Size]) -> Connected:
    """The form of connected nodes; their free indices have numbers."""
    if not nodes[0].legs:
        return ((nodes[0].label.text, nodes[0].exponent, ()),), ()
    if len(nodes) > MOST_TENSORS:
        raise GaveUp(f"more than {MOST_TENSORS} arrays in one product")
    bound = {i for node in nodes for leg in node.legs for i in leg if i not in free}
    if not bound:
        return tuple([_sign(node, free) for node in nodes]), ()
    kinds = sorted({sizes[i] for i in bound})
    colours = {**free, **{i: -1 - kinds.index(sizes[i]) for i in bound}}
    return min([_numbered(found, free, sizes) for found in _apart(nodes, colours, sorted(bound))])


def _sign(node: Tensor, colours: Colours) -> Sign:
    """A node in the colours of its indices; the legs of a symmetric one are alike."""
    (text, _, symmetric, _, _), bundles, exponent = node
    legs = [tuple([colours[i] for i in leg]) for leg in bundles]
    if symmetric:
        legs.sort()
    return text, exponent, tuple(legs)


def _numbered(found: Coloured, free: Colours, sizes: Mapping[int, Size]) -> Connected:
    """Nodes in the order of their signs, their indices numbered as they come."""
    nodes, signs, colours = found
    numbers, spans, forms = dict(free), [], []
    for k in sorted(range(len(nodes)), key=signs.__getitem__):
        legs = nodes[k].legs
        if nodes[k].label.symmetric:
            legs = tuple(sorted(legs, key=lambda leg: [colours[i] for i in leg]))
        for leg in legs:
            for i in leg:
                if i not in numbers:
                    numbers[i] = len(numbers)
                    spans.append(sizes[i])
        forms.append((*signs[k][:2], tuple([tuple([numbers[i] for i in leg]) for leg in legs])))
    return tuple(forms), tuple(spans)


def _apart(nodes: Sequence[Tensor], colours: Colours, bound: Sequence[int]) -> Iterator[Coloured]:
    """Nodes that are told apart, in every way in which those that are alike may be."""
    waiting, found = [colours], 0
    while waiting:
        refined, apart = _refined(nodes, waiting.pop(), bound)
        if apart:
            yield refined
        else:
            waiting += [{**refined.colours, i: -1 - len(bound)} for i in _alike(refined.colours, bound)]
        found += 1
        if found > MOST_LABELLINGS:
            raise GaveUp("a network with too many symmetries")


def _alike(colours: Colours, bound: Sequence[int]) -> list[int]:
    """The indices of the first colour that several have."""
    groups: dict[int, list[int]] = {}
    for i in bound:
        groups.setdefault(colours[i], []).append(i)
    return groups[max(colour for colour, group in groups.items() if len(group) > 1)]


def _refined(nodes: Sequence[Tensor], colours: Colours, bound: Sequence[int]) -> tuple[Coloured, bool]:
    """Colours by the nodes on which indices stand, as far as that goes; and whether they tell all nodes apart."""
    kinds = 0
    while True:
        signs = [_sign(node, colours) for node in nodes]
        before, kinds = kinds, len({colours[i] for i in bound})
        if kinds == len(bound) or _are_apart(nodes, signs):
            return Coloured(nodes, signs, colours), True
        if kinds == before:
            return Coloured(nodes, signs, colours), False
        marks = _marks(nodes, signs, colours, bound)
        ranks = {mark: -1 - rank for rank, mark in enumerate(sorted(set(marks.values())))}
        colours = {**colours, **{i: ranks[mark] for i, mark in marks.items()}}


def _are_apart(nodes: Sequence[Tensor], signs: Sequence[Sign]) -> bool:
    """Whether the signs of nodes differ, and so do the legs of each symmetric one, unless they are the same."""
    if len(set(signs)) < len(nodes):
        return False
    for node, (_, _, legs) in zip(nodes, signs, strict=True):
        if node.label.symmetric and len(legs) == 2 and legs[0] == legs[1] and node.legs[0] != node.legs[1]:
            return False
    return True


def _marks(
    nodes: Sequence[Tensor], signs: Sequence[Sign], colours: Colours, bound: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """What tells each index apart: its colour, and the ranks of the nodes on which it stands, and where on them."""
    ranks = {sign: rank for rank, sign in enumerate(sorted(set(signs)))}
    places: dict[int, list[tuple[int, int, int]]] = {i: [] for i in bound}
    for node, sign in zip(nodes, signs, strict=True):
        for place, leg in enumerate(node.legs):
            for k, i in enumerate(leg):
                if i in places:
                    places[i].append((ranks[sign], 0 if node.label.symmetric else place, k))
    return {i: (-colours[i], *(n for place in sorted(found) for n in place)) for i, found in places.items()}
