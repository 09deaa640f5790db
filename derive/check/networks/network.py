"""Tensor networks: products of arrays whose indices are wired together, in canonical form.

A network is a number times nodes. A node is an array with an exponent, entry by entry; its legs are bundles of indices.
An index that stands in a port (the rows, the columns) is free; over any other the product is summed. An index may
stand on any number of legs, so that Hadamard products, diagonals and identities are wiring and nothing else:
A .* B is A_ij B_ij, the identity has one index in both ports, ones have ports and no node.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ...terms.shape import ONE, Size, divided, show_size
from ...terms.term import Rational

# Beyond these bounds a claim is not proved, and numbers alone tell of it: no claim may take long to fail.
MOST_LABELLINGS = 200  # numberings of the indices that are tried: a ring of n equal matrices has n, or 2n
MOST_TENSORS = 60
Bundle = tuple[int, ...]


class GaveUp(Exception):
    """There are too many networks, or sizes that cannot be split alike."""


class Role(StrEnum):
    """What the normal form may do with an array, beside moving it around."""

    ARRAY = "array"  # nothing
    BASIS_VECTOR = "basis vector"  # its entries add up to 1
    NUMBER = "number"  # an integer to be worked out, as far as the exponent lets it
    POWER = "power"  # of a sum: it is multiplied out, or cleared where it stands in a denominator


class Label(NamedTuple):
    """Which array it is: one label, one array. The two legs of a symmetric one may be swapped; every positive power of
    a binary one, with entries 0 and 1 alone, is itself.
    """

    text: str
    role: Role = Role.ARRAY
    symmetric: bool = False
    binary: bool = False
    number: int = 1


class Tensor(NamedTuple):
    """An array, a leg for each of its axes, and the exponent of its entries."""

    label: Label
    legs: tuple[Bundle, ...] = ()
    exponent: Rational = 1


class Network(NamedTuple):
    """Nodes, the indices in each port, and the sizes of all indices."""

    nodes: tuple[Tensor, ...]
    ports: tuple[Bundle, ...]
    sizes: Mapping[int, Size]

    @property
    def free(self) -> set[int]:
        """The indices that stand in a port."""
        return {i for port in self.ports for i in port}


class Multiple(NamedTuple):
    """A number times a network."""

    number: Rational
    network: Network


NetworkSum = dict[str, Multiple]  # by the canonical texts of the networks, unless there is but one
UNIT = Network((), ((), ()), {})


def shifted(network: Network, by: int) -> Network:
    """The network with other numbers for its indices."""
    return renamed(network, {i: (i + by,) for i in network.sizes}, {i + by: s for i, s in network.sizes.items()})


def renamed(network: Network, names: Mapping[int, Bundle], sizes: Mapping[int, Size]) -> Network:
    """The network with bundles put in for indices."""
    nodes = tuple(Tensor(n.label, tuple(_put(leg, names) for leg in n.legs), n.exponent) for n in network.nodes)
    return Network(nodes, tuple(_put(port, names) for port in network.ports), sizes)


def _put(bundle: Bundle, names: Mapping[int, Bundle]) -> Bundle:
    return tuple(new for i in bundle for new in names.get(i, (i,)))


def joined(network: Network, a: Bundle, b: Bundle) -> Network:
    """The network with the indices of two bundles made one, those of a composite size split where they must be."""
    todo, left, right = network, list(a), list(b)
    while left and right:
        i, j = left.pop(0), right.pop(0)
        if i == j:
            continue
        one, other = todo.sizes[i], todo.sizes[j]
        if one == other:
            names: dict[int, Bundle] = {j: (i,)}
        elif (rest := divided(one, other)) is not None and rest != one:
            names = {i: (j, _new(todo))}
        elif (rest := divided(other, one)) is not None and rest != other:
            names = {j: (i, _new(todo))}
        else:
            raise GaveUp("sizes that do not divide one another")
        kept = {k: size for k, size in todo.sizes.items() if k not in names}
        fresh = {} if one == other else {_new(todo): rest}
        todo = renamed(todo, names, {**kept, **fresh})  # type: ignore[dict-item]
        left, right = list(_put(tuple([i, *left]), names)), list(_put(tuple([j, *right]), names))
        left, right = left[1:], right[1:]
    if left or right:
        raise GaveUp("sizes that do not fit")
    return todo


def _new(network: Network) -> int:
    return max(network.sizes, default=-1) + 1


def tidied(network: Network) -> tuple[Network, list[Size]]:
    """Equal nodes made one, those with exponent 0 left out; and the sizes of indices that stand nowhere any more."""
    exponents: dict[tuple[Label, tuple[Bundle, ...]], Rational] = {}
    for label, legs, exponent in network.nodes:
        key = (label, tuple(sorted(legs)) if label.symmetric else legs)
        exponents[key] = 1 if label.binary else exponents.get(key, 0) + exponent
    nodes = tuple(Tensor(label, legs, e) for (label, legs), e in exponents.items() if e)
    lone = _lone_units(nodes, network) if any(node.label.role is Role.BASIS_VECTOR for node in nodes) else {}
    nodes = tuple(node for node in nodes if node not in lone)
    used = network.free.union(*(leg for node in nodes for leg in node.legs))
    if len(used) == len(network.sizes):
        return Network(nodes, network.ports, network.sizes), []
    gone = [size for i, size in network.sizes.items() if i not in used and i not in lone.values()]
    return Network(nodes, network.ports, {i: s for i, s in network.sizes.items() if i in used}), gone


def _lone_units(nodes: tuple[Tensor, ...], network: Network) -> dict[Tensor, int]:
    """The basis vectors whose entries are summed, and over which index: their sum is 1."""
    standing = [i for node in nodes for leg in node.legs for i in leg]
    units = {n: n.legs[0][0] for n in nodes if n.label.role is Role.BASIS_VECTOR and len(n.legs[0]) == 1}
    return {node: i for node, i in units.items() if standing.count(i) == 1 and i not in network.free}


def components(network: Network) -> Iterator[tuple[list[Tensor], bool]]:
    """The nodes that bound indices hold together, and whether a port touches them."""
    free = network.free
    groups: list[tuple[set[int], list[Tensor]]] = []
    for node in network.nodes:
        bound = {i for leg in node.legs for i in leg if i not in free}
        touching = [group for group in groups if not bound.isdisjoint(group[0])] if bound else []
        if touching:
            groups = [group for group in groups if group not in touching]
            bound.update(*(group[0] for group in touching))
        groups.append((bound, [*(n for group in touching for n in group[1]), node]))
    for bound, nodes in groups:
        yield nodes, not bound or any(i in free for node in nodes for leg in node.legs for i in leg)


def key_of(network: Network) -> str:
    """A text that is the same for the same network, however its indices are numbered."""
    names = _port_names(network)
    ports = "|".join(",".join(names[i] for i in port) for port in network.ports)
    parts = sorted(labelled(nodes, names, network.sizes) for nodes, _ in components(network))
    return f"{' '.join(parts)} -> {ports}"


def _port_names(network: Network) -> dict[int, str]:
    """The names of the free indices, after where they stand first."""
    names: dict[int, str] = {}
    for p, port in enumerate(network.ports):
        for place, i in enumerate(port):
            names.setdefault(i, f"{'rc'[p]}{place}:{show_size(network.sizes[i])}")
    return names


def labelled(nodes: Sequence[Tensor], names: Mapping[int, str], sizes: Mapping[int, Size]) -> str:
    """The canonical text of connected nodes: of all numberings of their bound indices the least."""
    if len(nodes) > MOST_TENSORS:
        raise GaveUp(f"more than {MOST_TENSORS} arrays in one product")
    bound = sorted({i for node in nodes for leg in node.legs for i in leg if i not in names})
    if len(bound) < 2:
        return _written(nodes, {**names, **dict.fromkeys(bound, "b000")}, bound, sizes)
    colours = {i: f"b{show_size(sizes[i])}" for i in bound}
    found = _labellings(nodes, {**names, **colours}, bound)
    return min(_written(nodes, colours, bound, sizes) for colours in found)


def _written(nodes: Sequence[Tensor], names: Mapping[int, str], bound: Sequence[int], sizes: Mapping[int, Size]) -> str:
    """The text of nodes; the name of a bound index tells its size, which not every array on it does."""
    full = {**names, **{i: f"{names[i]}:{show_size(sizes[i])}" for i in bound}}
    return " ".join(sorted(_text(node, full) for node in nodes))


def _labellings(nodes: Sequence[Tensor], colours: Mapping[int, str], bound: Sequence[int]) -> Iterator[dict[int, str]]:
    """Names for the indices, for all numberings that colours do not tell apart."""
    waiting, found = [dict(colours)], 0
    while waiting:
        refined = _refined(nodes, waiting.pop(), bound)
        tied = _tied(refined, bound)
        if tied:
            waiting += [{**refined, i: f"{refined[i]}*"} for i in tied]
        else:
            yield refined
        found += 1
        if found > MOST_LABELLINGS:
            raise GaveUp("a network with too many symmetries")


def _tied(colours: Mapping[int, str], bound: Sequence[int]) -> list[int]:
    """The first indices that have one colour."""
    groups: dict[str, list[int]] = {}
    for i in bound:
        groups.setdefault(colours[i], []).append(i)
    return min(((c, group) for c, group in groups.items() if len(group) > 1), default=("", []))[1]


def _refined(nodes: Sequence[Tensor], colours: dict[int, str], bound: Sequence[int]) -> dict[int, str]:
    """Colours that tell indices apart by the nodes on which they stand, as far as that goes."""
    kinds = len({colours[i] for i in bound})
    while True:
        texts: dict[int, list[str]] = {i: [] for i in bound}
        for node in nodes:
            text = _text(node, colours)
            for i, place in _places(node, texts):
                texts[i].append(f"{text}@{place}")
        signs = {i: (colours[i], *sorted(texts[i])) for i in bound}
        ranks = {sign: f"b{rank:03}" for rank, sign in enumerate(sorted(set(signs.values())))}
        colours = {**colours, **{i: ranks[signs[i]] for i in bound}}
        if len(ranks) == kinds:
            return colours
        kinds = len(ranks)


def _places(node: Tensor, wanted: Mapping[int, object]) -> Iterator[tuple[int, str]]:
    """Where indices stand in a node; the legs of a symmetric one are alike."""
    for place, leg in enumerate(node.legs):
        for i, index in enumerate(leg):
            if index in wanted:
                yield index, f"{0 if node.label.symmetric else place}.{i}"


def _text(node: Tensor, colours: Mapping[int, str]) -> str:
    """A node with the names of its indices."""
    legs: Iterable[str] = (".".join(colours[i] for i in leg) for leg in node.legs)
    legs = sorted(legs) if node.label.symmetric else legs
    power = "" if node.exponent == 1 else f"^{Fraction(node.exponent)}"
    return f"{node.label.text}{power}({','.join(legs)})"


def axis(size: Size, index: int) -> Bundle:
    """The bundle of one axis; an axis of length 1 has no index."""
    return () if size == ONE else (index,)
