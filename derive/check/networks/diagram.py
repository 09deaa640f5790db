"""Networks while a term is wired: from the top, so that each array is put where it belongs at once."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from ....grammar.record import NamedTuple
from ...terms.shape import ONE, Size
from ...terms.term import Rational
from .network import MOST_NETWORKS, Bundle, GaveUp, Multiple, Network, Tensor, joined

Ports = tuple[Bundle, ...]  # the rows, the columns, and an index for each letter that is free
NO_PORTS: Ports = ((), ())
Link = tuple[Bundle, Bundle]


class Diagram(NamedTuple):
    """A number times nodes on indices of one numbering: those over which is summed, and bundles that are the same."""

    number: Rational
    nodes: tuple[Tensor, ...] = ()
    inner: Bundle = ()
    links: tuple[Link, ...] = ()


Diagrams = Sequence[Diagram]  # which are added up


def times(factors: Iterable[Diagram], inner: Bundle = ()) -> Diagram:
    """The product of diagrams; over some of their indices is summed."""
    number: Rational = 1
    nodes: tuple[Tensor, ...] = ()
    links: tuple[Link, ...] = ()
    for n, more, summed, same in factors:
        number = n if number == 1 else number * n
        nodes += more
        inner += summed
        links += same
    return Diagram(number, nodes, inner, links)


def choices(factors: Sequence[Diagrams]) -> Iterable[tuple[Diagram, ...]]:
    """One addend of each factor, in every way; raises GaveUp where these are too many."""
    if prod(map(len, factors)) > MOST_NETWORKS:
        raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
    return product(*factors)


def beside(ports: Ports, others: Ports) -> tuple[Ports, Bundle]:
    """The rows and columns of the product of two diagrams, and what stands between them in a matrix product."""
    if NO_PORTS in (ports, others) or ports == others:
        return others if ports == NO_PORTS else ports, ()
    return (ports[0], others[1]), ports[1]


class Indices:
    """The indices of diagrams, numbered as they come, with the size of each: one numbering for all."""

    def __init__(self) -> None:
        self.sizes: list[Size] = []

    def axis(self, size: Size) -> Bundle:
        """A new index for one axis; an axis of length 1 has none."""
        if size == ONE:
            return ()
        self.sizes.append(size)
        return (len(self.sizes) - 1,)

    def ports_of(self, network: Network) -> Ports:
        """New indices for the ports of a network, split as its own are."""
        return tuple([tuple([i for j in port for i in self.axis(network.sizes[j])]) for port in network.ports])

    def network(self, diagram: Diagram, ports: Ports) -> Multiple:
        """A diagram with its ports as a network by itself.

        Joining bundles of other sizes splits indices, those of later links too; so the links are kept as ports.
        """
        number, nodes, inner, links = diagram
        whole = Network(nodes, ports, {i: self.sizes[i] for port in (*ports, inner) for i in port})
        if links:
            whole = Network(nodes, (*ports, *[bundle for link in links for bundle in link]), whole.sizes)
            for place in range(len(ports), len(whole.ports), 2):
                whole = joined(whole, whole.ports[place], whole.ports[place + 1])
            whole = Network(whole.nodes, whole.ports[: len(ports)], whole.sizes)
        return Multiple(number, whole)

    def diagram(self, addend: Multiple, ports: Ports) -> Diagram:
        """A network as a diagram with some ports; its own are linked to them where they are not alike."""
        number, network = addend
        alike = self._alike(network, ports)
        names = alike or {}
        inner = []
        for i, size in network.sizes.items():
            if i not in names:
                names[i] = len(self.sizes)
                self.sizes.append(size)
                inner.append(names[i])
        nodes = [Tensor(label, tuple([_put(leg, names) for leg in legs]), e) for label, legs, e in network.nodes]
        links: tuple[Link, ...] = ()
        if alike is None:
            links = tuple([(given, _put(own, names)) for given, own in zip(ports, network.ports, strict=True)])
        return Diagram(number, tuple(nodes), tuple(inner), links)

    def _alike(self, network: Network, ports: Ports) -> dict[int, int] | None:
        """The indices onto which those of a network's ports come; None where the bundles are not alike."""
        names: dict[int, int] = {}
        for own, given in zip(network.ports, ports, strict=True):
            if len(own) != len(given):
                return None
            for i, j in zip(own, given, strict=True):
                if names.setdefault(i, j) != j or network.sizes[i] != self.sizes[j]:
                    return None
        return names


def _put(bundle: Bundle, names: dict[int, int]) -> Bundle:
    return tuple([names[i] for i in bundle])
