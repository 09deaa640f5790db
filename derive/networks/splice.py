"""Networks put together: side by side, wired port to port, plugged in one another."""

from collections.abc import Sequence

from matgrad.derive.networks.network import Bundle, Network, joined, shifted
from matgrad.derive.shape import Size


def _together(a: Network, b: Network) -> tuple[Network, tuple[Bundle, ...]]:
    """Two networks side by side in one, which has the ports of both."""
    other = shifted(b, max(a.sizes, default=-1) + 1)
    return Network((*a.nodes, *other.nodes), (*a.ports, *other.ports), {**a.sizes, **other.sizes}), other.ports


def _is_number(network: Network) -> bool:
    return network.ports == ((), ())


def matrix_product(a: Network, b: Network) -> Network:
    both, _ = _together(a, b)
    if _is_number(a) or _is_number(b):
        return both._replace(ports=both.ports[2:] if _is_number(a) else both.ports[:2])
    wired = joined(both, both.ports[1], both.ports[2])
    return wired._replace(ports=(wired.ports[0], wired.ports[3]))


def hadamard_product(a: Network, b: Network) -> Network:
    both, _ = _together(a, b)
    if _is_number(a) or _is_number(b):
        return both._replace(ports=both.ports[2:] if _is_number(a) else both.ports[:2])
    return _joined_ports(both)


def _joined_ports(both: Network) -> Network:
    """A network of four ports with the first two joined to the others."""
    wired = joined(both, both.ports[0], both.ports[2])
    wired = joined(wired, wired.ports[1], wired.ports[3])
    return wired._replace(ports=wired.ports[:2])


def plugged(a: Network, bundles: Sequence[Bundle], b: Network) -> Network:
    """A network with the ports of another joined to some bundles of its own."""
    own = len(a.ports)
    both, _ = _together(a._replace(ports=(*a.ports, *bundles)), b)
    for place in range(len(bundles)):
        both = joined(both, both.ports[own + place], both.ports[own + len(bundles) + place])
    return both._replace(ports=both.ports[:own])


def split_like(network: Network, finest: Network) -> Network:
    """A network with its ports split as those of another are."""
    empty = Network((), finest.ports, {i: s for i, s in finest.sizes.items() if i in finest.free})
    both, _ = _together(network, empty)
    return _joined_ports(both)


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
