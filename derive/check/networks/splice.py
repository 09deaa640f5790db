"""Networks put together: side by side, wired port to port, plugged in one another."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ...terms.shape import Size
from .network import Bundle, Network, Tensor, joined, shifted


def _together(a: Network, b: Network) -> Network:
    """Two networks side by side in one, which has the ports of both."""
    other = shifted(b, max(a.sizes, default=-1) + 1)
    return Network((*a.nodes, *other.nodes), (*a.ports, *other.ports), {**a.sizes, **other.sizes})


def is_number(network: Network) -> bool:
    """Whether a network has no axis."""
    return network.ports == ((), ())


def matrix_product(networks: Sequence[Network]) -> Network:
    """The matrix product of networks, numbers among them."""
    return _multiplied(networks, lambda factors: [(a.ports[1], b.ports[0]) for a, b in pairwise(factors)], _ends)


def hadamard_product(networks: Sequence[Network]) -> Network:
    """The Hadamard product of networks, numbers among them."""
    return _multiplied(
        networks, lambda factors: [(factors[0].ports[p], b.ports[p]) for b in factors[1:] for p in (0, 1)], _first
    )


Links = list[tuple[Bundle, Bundle]]


def _ends(factors: Sequence[Network]) -> tuple[Bundle, Bundle]:
    return factors[0].ports[0], factors[-1].ports[1]


def _first(factors: Sequence[Network]) -> tuple[Bundle, ...]:
    return factors[0].ports


def _multiplied(
    networks: Sequence[Network],
    linked: Callable[[Sequence[Network]], Links],
    ports: Callable[[Sequence[Network]], tuple[Bundle, ...]],
) -> Network:
    """Networks side by side, those that are no numbers linked."""
    apart, start = [], 0
    for network in networks:
        apart.append(shifted(network, start) if start else network)
        start += 1 + max(network.sizes, default=-1)
    factors = [network for network in apart if not is_number(network)]
    links = linked(factors) if factors else []
    nodes = tuple(node for network in apart for node in network.nodes)
    sizes = {i: size for network in apart for i, size in network.sizes.items()}
    ends = ports(factors) if factors else ((), ())
    whole = Network(nodes, (*ends, *(bundle for link in links for bundle in link)), sizes)
    return _linked(whole, links) if links else whole


def _linked(whole: Network, links: Links) -> Network:
    """A network with bundles of its own joined: all at once where they are alike, else one after the other.

    Joining bundles of other sizes splits indices, in the ports of later links too; so the links are kept as ports.
    """
    if all(
        len(a) == len(b) and all(whole.sizes[i] == whole.sizes[j] for i, j in zip(a, b, strict=True)) for a, b in links
    ):
        names: dict[int, int] = {}
        for a, b in links:
            for i, j in zip(a, b, strict=True):
                one, other = _root(names, i), _root(names, j)
                if one != other:
                    names[other] = one
        return _renumbered(whole._replace(ports=whole.ports[:2]), names)
    for place in range(len(links)):
        whole = joined(whole, whole.ports[2 + 2 * place], whole.ports[3 + 2 * place])
    return whole._replace(ports=whole.ports[:2])


def _root(names: dict[int, int], i: int) -> int:
    while i in names:
        i = names[i]
    return i


def _renumbered(network: Network, names: dict[int, int]) -> Network:
    """The network with some indices put for others of their size."""
    final = {i: _root(names, i) for i in names}
    nodes = tuple(
        Tensor(n.label, tuple(tuple(final.get(i, i) for i in leg) for leg in n.legs), n.exponent) for n in network.nodes
    )
    ports = tuple(tuple(final.get(i, i) for i in port) for port in network.ports)
    return Network(nodes, ports, {i: size for i, size in network.sizes.items() if i not in names})


def _joined_ports(both: Network) -> Network:
    """A network of four ports with the first two joined to the others."""
    wired = joined(both, both.ports[0], both.ports[2])
    wired = joined(wired, wired.ports[1], wired.ports[3])
    return wired._replace(ports=wired.ports[:2])


def plugged(a: Network, bundles: Sequence[Bundle], b: Network) -> Network:
    """A network with the ports of another joined to some bundles of its own."""
    own = len(a.ports)
    both = _together(a._replace(ports=(*a.ports, *bundles)), b)
    for place in range(len(bundles)):
        both = joined(both, both.ports[own + place], both.ports[own + len(bundles) + place])
    return both._replace(ports=both.ports[:own])


def split_like(network: Network, finest: Network) -> Network:
    """A network with its ports split as those of another are."""
    ports, sizes = fresh_ports(finest)
    return _joined_ports(_together(network, Network((), ports, sizes)))


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
