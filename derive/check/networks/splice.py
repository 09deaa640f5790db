"""Networks put together: side by side, wired port to port, plugged in one another."""

from collections.abc import Sequence
from itertools import pairwise

from ...terms.shape import Size
from .network import Bundle, Network, Tensor, joined, root

Ports = tuple[Bundle, ...]
Links = list[tuple[Bundle, Bundle]]


def matrix_product(networks: Sequence[Network]) -> Network:
    """The matrix product of networks, numbers among them."""
    starts = _starts(networks)
    factors = [ports for ports in map(_shifted_ports, networks, starts) if any(ports)]
    if not factors:
        return _spliced(networks, starts, ((), ()), [])
    return _spliced(networks, starts, (factors[0][0], factors[-1][1]), [(a[1], b[0]) for a, b in pairwise(factors)])


def hadamard_product(networks: Sequence[Network]) -> Network:
    """The Hadamard product of networks, numbers among them."""
    starts = _starts(networks)
    factors = [ports for ports in map(_shifted_ports, networks, starts) if any(ports)]
    if not factors:
        return _spliced(networks, starts, ((), ()), [])
    return _spliced(
        networks, starts, factors[0], [link for b in factors[1:] for link in zip(factors[0], b, strict=True)]
    )


def framed(frame: Network, bundles: Sequence[Bundle], networks: Sequence[Network]) -> Network:
    """A network with the ports of others joined to some bundles of its own, one after the other."""
    whole = [frame, *networks]
    starts = _starts(whole)
    ports = [
        port for network, start in zip(networks, starts[1:], strict=True) for port in _shifted_ports(network, start)
    ]
    return _spliced(whole, starts, frame.ports, list(zip(bundles, ports, strict=True)))


def _starts(networks: Sequence[Network]) -> list[int]:
    """What is added to the indices of each network so that all differ."""
    found, start = [], 0
    for network in networks:
        found.append(start)
        if network.sizes:
            start += 1 + max(network.sizes)
    return found


def _shifted_ports(network: Network, start: int) -> Ports:
    """The ports of a network after that."""
    return tuple([tuple([i + start for i in port]) for port in network.ports])


def _spliced(networks: Sequence[Network], starts: Sequence[int], ports: Ports, links: Links) -> Network:
    """Networks side by side, with bundles of their indices linked: all at once where they are alike.

    Else one after the other: joining bundles of other sizes splits indices, in the ports of later links too; so the
    links are kept as ports.
    """
    sizes = {
        i + start: size for network, start in zip(networks, starts, strict=True) for i, size in network.sizes.items()
    }
    names = _united(links, sizes)
    if names is not None:
        return _renumbered(networks, starts, ports, sizes, names)
    whole = _renumbered(networks, starts, (*ports, *(bundle for link in links for bundle in link)), sizes, {})
    first = len(ports)
    for place in range(first, len(whole.ports), 2):
        whole = joined(whole, whole.ports[place], whole.ports[place + 1])
    return whole._replace(ports=whole.ports[:first])


def _united(links: Links, sizes: dict[int, Size]) -> dict[int, int] | None:
    """Which index stands for each that is linked to another; None where bundles are not alike."""
    names: dict[int, int] = {}
    for a, b in links:
        if len(a) != len(b):
            return None
        for i, j in zip(a, b, strict=True):
            if sizes[i] != sizes[j]:
                return None
            one, other = root(names, names.setdefault(i, i)), root(names, names.setdefault(j, j))
            names[other] = one
    return {i: root(names, i) for i in names}


def _renumbered(
    networks: Sequence[Network], starts: Sequence[int], ports: Ports, sizes: dict[int, Size], names: dict[int, int]
) -> Network:
    """Networks side by side as one, with some indices in the place of others."""
    nodes: list[Tensor] = []
    for network, start in zip(networks, starts, strict=True):
        if network.nodes:
            new = {i: names.get(i + start, i + start) for i in network.sizes}
            for label, legs, exponent in network.nodes:
                nodes.append(Tensor(label, tuple([tuple([new[i] for i in leg]) for leg in legs]), exponent))
    wired = tuple([tuple([names.get(i, i) for i in port]) for port in ports])
    return Network(tuple(nodes), wired, {i: size for i, size in sizes.items() if names.get(i, i) == i})


def plugged(a: Network, bundles: Sequence[Bundle], b: Network) -> Network:
    """A network with the ports of another joined to some bundles of its own."""
    return framed(a, bundles, [b])


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


def kept_ports(network: Network, wanted: Sequence[bool]) -> tuple[Bundle, ...]:
    """The ports on which a function depends; the others empty."""
    return tuple(port if keep else () for port, keep in zip(network.ports, wanted, strict=True))


def without_empty_ports(network: Network) -> Network:
    """A network with only the ports that it has."""
    return network._replace(ports=tuple(port for port in network.ports if port))
