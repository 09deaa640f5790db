"""Networks put together: side by side, wired port to port, plugged in one another."""

from collections.abc import Sequence

from ...terms.shape import Size
from .network import Bundle, Network, Tensor, joined

Bundles = tuple[Bundle, ...]


def hadamard_product(networks: Sequence[Network]) -> Network:
    """The Hadamard product of networks, numbers among them."""
    board = Board()
    first: Bundles = ()
    for network in networks:
        ports = board.put(network, first if any(network.ports) else [])
        first = ports if any(network.ports) and not first else first
    return board.network(first or ((), ()))


class Board:
    """Networks laid side by side, with their indices numbered anew; a port may be laid onto a bundle that is there."""

    def __init__(self) -> None:
        self.nodes: list[Tensor] = []
        self.sizes: dict[int, Size] = {}
        self.links: list[Bundle] = []

    def put(self, network: Network, onto: Sequence[Bundle | None]) -> Bundles:
        """Lay down a network, its first ports onto some bundles; where its ports lie is returned.

        Bundles that are not alike are linked in the end.
        """
        if not (self.sizes or any(onto)) and max(network.sizes, default=-1) == len(network.sizes) - 1:
            return self._begin(network)
        names = self._alike(network, onto)
        together = names is not None
        names = names or {}
        for i, size in network.sizes.items():
            if i not in names:
                names[i] = len(self.sizes)
                self.sizes[names[i]] = size
        for label, legs, exponent in network.nodes:
            self.nodes.append(Tensor(label, tuple([tuple([names[i] for i in leg]) for leg in legs]), exponent))
        ports = tuple([tuple([names[i] for i in port]) for port in network.ports])
        if not together:
            for port, other in zip(ports, onto, strict=False):
                self.links += [other, port] if other is not None else []
        return ports

    def _begin(self, network: Network) -> Bundles:
        """Lay down a first network whose indices are numbered as here."""
        self.nodes += network.nodes
        self.sizes.update(network.sizes)
        return network.ports

    def _alike(self, network: Network, onto: Sequence[Bundle | None]) -> dict[int, int] | None:
        """The indices onto which those of a network come; None where the bundles are not alike."""
        names: dict[int, int] = {}
        for port, other in zip(network.ports, onto, strict=False):
            if other is None:
                continue
            if len(port) != len(other):
                return None
            for i, j in zip(port, other, strict=True):
                if names.setdefault(i, j) != j or network.sizes[i] != self.sizes[j]:
                    return None
        return names

    def network(self, ports: Bundles) -> Network:
        """All that lies there as one network, with some bundles as its ports.

        Joining bundles of other sizes splits indices, in the ports of later links too; so the links are kept as ports.
        """
        whole = Network(tuple(self.nodes), (*ports, *self.links), self.sizes)
        for place in range(len(ports), len(whole.ports), 2):
            whole = joined(whole, whole.ports[place], whole.ports[place + 1])
        return whole._replace(ports=whole.ports[: len(ports)]) if self.links else whole


def plugged(a: Network, bundles: Sequence[Bundle], b: Network) -> Network:
    """A network with the ports of another joined to some bundles of its own."""
    board = Board()
    ports = board.put(a._replace(ports=(*a.ports, *bundles)), [])
    board.put(b, ports[len(a.ports) :])
    return board.network(ports[: len(a.ports)])


def split_like(network: Network, finest: Network) -> Network:
    """A network with its ports split as those of another are."""
    ports, sizes = fresh_ports(finest)
    return plugged(network, network.ports, Network((), ports, sizes))


def fresh_ports(network: Network) -> tuple[tuple[Bundle, Bundle], dict[int, Size]]:
    """New indices for the two ports of a network."""
    rows, columns = network.ports
    sizes = [network.sizes[i] for i in (*rows, *columns)]
    return (tuple(range(len(rows))), tuple(range(len(rows), len(sizes)))), dict(enumerate(sizes))


def depends_on(network: Network, port: int) -> bool:
    """Whether the entries depend on the index of a port."""
    inside = set(network.ports[port])
    return any(i in inside for node in network.nodes for leg in node.legs for i in leg)


def kept_ports(network: Network, wanted: Sequence[bool]) -> Bundles:
    """Those of the ports that are wanted, the first as the rows."""
    return tuple([*[port for port, keep in zip(network.ports, wanted, strict=True) if keep], (), ()][:2])


def with_ports(network: Network, wanted: Sequence[bool]) -> Network:
    """A network with only those of its ports that are wanted; nothing is summed over the others."""
    ports = kept_ports(network, wanted)
    gone = [i for port in network.ports if port not in ports for i in port]
    return Network(network.nodes, ports, {i: size for i, size in network.sizes.items() if i not in gone})


def without_empty_ports(network: Network) -> Network:
    """A network with only the ports that it has."""
    return network._replace(ports=tuple(port for port in network.ports if port))
