"""Tensor networks: products of arrays whose indices are wired together.

A network is a number times nodes. A node is an array with an exponent, entry by entry; its legs are bundles of indices.
An index that stands in a port (the rows, the columns, a letter that a sum further out binds) is free; over any other
the product is summed. An index may stand on any number of legs, so that Hadamard products, diagonals and identities are
wiring and nothing else: A .* B is A_ij B_ij, the identity has one index in both ports, ones have ports and no node.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ....grammar.record import NamedTuple
from ...terms.division import divided
from ...terms.shape import Size
from ...terms.term import Rational

MOST_NETWORKS = 2000  # in one sum: products of sums are multiplied out, and no claim by hand has so many terms
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


Loose = Sequence[Multiple]  # networks that are added up, nothing in them done or collected yet
NetworkSum = dict[int, Multiple]  # settled networks, by the numbers of their classes
UNIT = Network((), ((), ()), {})


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


def tidied(network: Network, free: set[int]) -> tuple[list[Tensor], list[Size]]:
    """Equal nodes made one, those with exponent 0 left out; and the sizes of indices that stand nowhere any more."""
    found: dict[tuple[str, tuple[Bundle, ...]], Tensor] = {}
    units = False
    for node in network.nodes:
        label, legs, exponent = node
        key = (label.text, tuple(sorted(legs)) if label.symmetric else legs)
        if label.binary:
            node = Tensor(label, key[1])
            units = units or label.role is Role.BASIS_VECTOR
        elif key in found:
            node = Tensor(label, key[1], found[key].exponent + exponent)
        found[key] = node
    nodes = [node for node in found.values() if node.exponent]
    lone = _lone_units(nodes, network) if units else {}
    if lone:
        nodes = [node for node in nodes if node not in lone]
    used = free.union(*[leg for node in nodes for leg in node.legs])
    if len(used) == len(network.sizes):
        return nodes, []
    return nodes, [size for i, size in network.sizes.items() if i not in used and i not in lone.values()]


def _lone_units(nodes: Sequence[Tensor], network: Network) -> dict[Tensor, int]:
    """The basis vectors whose entries are summed, and over which index: their sum is 1."""
    standing = [i for node in nodes for leg in node.legs for i in leg]
    units = {n: n.legs[0][0] for n in nodes if n.label.role is Role.BASIS_VECTOR and len(n.legs[0]) == 1}
    return {node: i for node, i in units.items() if standing.count(i) == 1 and i not in network.free}


def components(nodes: Iterable[Tensor], free: set[int]) -> list[tuple[set[int], list[Tensor]]]:
    """The nodes that bound indices hold together, each with all of their indices."""
    found: list[tuple[set[int], list[Tensor]]] = []
    for node in nodes:
        indices, together = {i for leg in node.legs for i in leg}, [node]
        if bound := indices - free:
            apart = []
            for part in found:
                if bound.isdisjoint(part[0]):
                    apart.append(part)
                else:
                    indices |= part[0]
                    together += part[1]
            found = apart
        found.append((indices, together))
    return found


def depends_on(network: Network, port: int) -> bool:
    """Whether the entries depend on the index of a port."""
    inside = set(network.ports[port])
    return not inside.isdisjoint([i for node in network.nodes for leg in node.legs for i in leg])


def kept_ports(network: Network, wanted: Sequence[bool]) -> tuple[Bundle, ...]:
    """Those of the ports that are wanted, the first as the rows."""
    return at_least_two([port for port, keep in zip(network.ports, wanted, strict=True) if keep])


def at_least_two(bundles: Sequence[Bundle]) -> tuple[Bundle, ...]:
    """Ports that begin with rows and columns, which may be none."""
    return tuple([*bundles, (), ()][: max(2, len(bundles))])


def with_ports(network: Network, wanted: Sequence[bool]) -> Network:
    """A network with only those of its ports that are wanted; nothing is summed over the others."""
    ports = kept_ports(network, wanted)
    gone = [i for port in network.ports if port not in ports for i in port]
    return Network(network.nodes, ports, {i: size for i, size in network.sizes.items() if i not in gone})
