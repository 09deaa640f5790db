"""Sums of tensor networks: added, multiplied, raised to powers, with like networks collected."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from ...terms.shape import Size
from ...terms.term import Rational, simplest
from .alternating import alternated
from .classes import Classes
from .diagram import Diagrams, Indices, Ports, beside, choices, times
from .network import (
    MOST_NETWORKS,
    UNIT,
    Bundle,
    GaveUp,
    Label,
    Loose,
    Multiple,
    Network,
    NetworkSum,
    Role,
    Tensor,
    at_least_two,
    components,
    joined,
    tidied,
)
from .ranges import Ranges

MOST_BITS = 4096  # of a power that is worked out: 2^(10^9) is not
# Networks of one product; where there are more, collecting after each factor pays: it makes them fewer.
MOST_AT_ONCE = 32


class Sums:
    """Makes canonical sums. `classes` numbers networks and arguments; `opened` has the sums of which nodes are powers,
    `inverses` the one node of which a node is the inverse, with its legs as rows (0) and columns (1). While a term is
    drawn, `wires` has the indices of the letters that are free in it. It `alternates` if a Levi-Civita symbol occurs.
    """

    def __init__(self) -> None:
        self.classes = Classes()
        self.indices = Indices()
        self.wires: dict[str, Bundle] = {}
        self.opened: dict[str, NetworkSum] = {}
        self.inverses: dict[str, Tensor] = {}
        self.alternates = False
        self.ranges = Ranges()
        self.unit = self.classes.of_network(UNIT, [])

    def name(self, sums: Sequence[NetworkSum]) -> int:
        """A number for arguments, the same for the same canonical sums."""
        return self.classes.number(tuple([tuple([(key, count) for key, (count, _) in one.items()]) for one in sums]))

    def collected(self, addends: Loose) -> NetworkSum:
        """Networks with nothing left in them to be done, like ones collected."""
        found: NetworkSum = {}
        waiting = self._prepared(self._aligned(addends))[::-1]
        while waiting:
            count, network = waiting.pop()
            if len(found) + len(waiting) > MOST_NETWORKS:
                raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
            number, tidy, parts = self._settled(network)
            power = self._to_multiply_out(tidy) if self.opened else None
            if power is None:
                key = self.classes.of_network(tidy, parts)
                found[key] = Multiple(count * number + (found[key].number if key in found else 0), tidy)
            else:
                opened = [Multiple(count * number * n, net) for n, net in self._multiplied_out(tidy, power)]
                waiting += self._prepared(opened)
        return {key: found[key] for key in sorted(found) if found[key].number}

    def _prepared(self, addends: Loose) -> list[Multiple]:
        """Networks with one Levi-Civita symbol at most, and without ranges that meet."""
        known = [each for addend in addends for each in alternated(addend)] if self.alternates else [*addends]
        return self.ranges.resolved(known) if self.ranges.known else known

    def turned_over(self, known: NetworkSum) -> NetworkSum:
        """The transpose, in which nothing is left to be done either."""
        ports = next(iter(known.values())).network.ports if known else ()
        return self.rearranged(known, (1, 0, *range(2, len(ports))))

    def rearranged(self, known: NetworkSum, order: Sequence[int]) -> NetworkSum:
        """The same with its ports in another order."""
        found: NetworkSum = {}
        for number, network in known.values():
            parts = [part for _, part in components(network.nodes, network.free)]
            over = Network(network.nodes, tuple([network.ports[place] for place in order]), network.sizes)
            found[self.classes.of_network(over, parts)] = Multiple(number, over)
        return {key: found[key] for key in sorted(found)}

    def remember_inverse(self, label: Label, of: NetworkSum) -> None:
        """A node that is the inverse of one other node."""
        for number, network in of.values():
            if number == 1 and len(of) == len(network.nodes) == 1 and len(network.nodes[0].legs) == 2:
                (node,) = network.nodes
                if set(node.legs) == set(network.ports) and node.exponent == 1:
                    sides = tuple((network.ports.index(leg),) for leg in node.legs)
                    self.inverses[label.text] = Tensor(node.label, sides)

    def _cancelled(self, network: Network) -> Network:
        """The network without the inverses that meet what they are the inverses of."""
        for one, other in self._inverse_pairs(network.nodes):
            for a, b in _meetings(one, other, self.inverses[one.label.text]):
                if _only_there(network, one.legs[a], (one, other)):
                    rest = tuple([node for node in network.nodes if node is not one and node is not other])
                    ports = (*network.ports, one.legs[1 - a], other.legs[1 - b])
                    sizes = {i: size for i, size in network.sizes.items() if i not in one.legs[a]}
                    wired = joined(Network(rest, ports, sizes), ports[-2], ports[-1])
                    return self._cancelled(wired._replace(ports=wired.ports[:-2]))
        return network

    def _inverse_pairs(self, nodes: Sequence[Tensor]) -> Iterator[tuple[Tensor, Tensor]]:
        """The inverses among some nodes, each with what it is the inverse of."""
        for one in nodes:
            base = self.inverses.get(one.label.text) if one.exponent == 1 else None
            for other in nodes if base else ():
                if other is not one and base and other.label == base.label and other.exponent == 1:
                    yield one, other

    def _settled(self, network: Network) -> tuple[Rational, Network, list[list[Tensor]]]:
        """A network with its closed parts as scalars, and its connected parts; sums over nothing are sizes, and numbers
        stand in front.
        """
        # Inverses first: where they cancel, indices are joined, which may close parts and make nodes equal. What is
        # closed then stands as a scalar under the number of its form, so that equal ones become one node with a power.
        network = self._cancelled(network) if self.inverses else network
        free = network.free
        nodes, gone = tidied(network, free)
        parts, alone = [], [node for size in gone for node in _size_nodes(size)]
        used = set(free)
        for indices, part in components(nodes, free):
            if not indices:
                alone += part
            elif free.isdisjoint(indices):
                alone.append(Tensor(Label(f"<{self.classes.of_part(part, {}, network.sizes)}>")))
            else:
                parts.append(part)
                used |= indices
        number, scalars = _worked_out(alone)
        sizes = {i: network.sizes[i] for i in sorted(used)}
        settled = Network((*[node for part in parts for node in part], *scalars), network.ports, sizes)
        return number, settled, [*parts, *[[scalar] for scalar in scalars]]

    def _to_multiply_out(self, network: Network) -> Tensor | None:
        """The first power of a sum that can be multiplied out."""
        return next((n for n in network.nodes if n.label.text in self.opened and is_whole(n.exponent)), None)

    def _multiplied_out(self, network: Network, power: Tensor) -> Iterator[Multiple]:
        """A network in which a sum has a whole power, one factor opened."""
        ports = self.indices.ports_of(network)
        rest = tuple([node for node in network.nodes if node is not power])
        drawn = self.indices.diagram(Multiple(1, Network((power, *rest), network.ports, network.sizes)), ports)
        (label, legs, exponent), *nodes = drawn.nodes
        nodes += [Tensor(label, legs, exponent - 1)] if exponent != 1 else []
        whole = drawn._replace(nodes=tuple(nodes))
        for addend in self.opened[label.text].values():
            yield self.indices.network(times([whole, self.indices.diagram(addend, at_least_two(legs))]), ports)

    def _aligned(self, addends: Loose) -> Loose:
        """The networks with ports that are split alike."""
        if all([len(port) < 2 for _, network in addends for port in network.ports]):
            return addends
        finest = max([network for _, network in addends], key=lambda network: sum(map(len, network.ports)))
        ports = self.indices.ports_of(finest)
        return [self.indices.network(self.indices.diagram(addend, ports), ports) for addend in addends]

    def multiplied(self, factors: Sequence[Diagrams], places: Sequence[Ports], inner: Bundle = ()) -> Diagrams:
        """A product of factors at their places: all at once, or else like addends collected after each factor."""
        if len(factors) < 3 or prod(map(len, factors)) <= MOST_AT_ONCE:
            return [times(chosen, inner) for chosen in choices(factors)]
        found, ports = factors[0], places[0]
        for factor, place in zip(factors[1:], places[1:], strict=True):
            ports, between = beside(ports, place)
            free = (*ports, *self.wires.values())
            pairs = [self.indices.network(times(pair, between), free) for pair in choices([found, factor])]
            found = self.diagrams(self.collected(pairs), free)
            inner = tuple([i for i in inner if i not in between])
        return [times([diagram], inner) for diagram in found]

    def diagrams(self, known: NetworkSum, ports: Ports) -> Diagrams:
        """A sum with some ports."""
        return [self.indices.diagram(addend, ports) for addend in known.values()]


def multiplied_by(number: Rational, addends: Loose) -> Loose:
    """A number times a sum."""
    return [Multiple(number * count, network) for count, network in addends]


def _meetings(inverse: Tensor, other: Tensor, base: Tensor) -> Iterator[tuple[int, int]]:
    """The legs, of an inverse and of what it is the inverse of, at which they stand side by side in a product."""
    for a, b in product((0, 1), repeat=2):
        sides = {base.legs[b][0]} if not base.label.symmetric else {0, 1}
        if inverse.legs[a] == other.legs[b] and 1 - a in sides:
            yield a, b


def _only_there(network: Network, bundle: Bundle, nodes: tuple[Tensor, Tensor]) -> bool:
    """Whether some indices are summed over, and stand on no other nodes, nor twice on these."""
    inside = [i for node in network.nodes for leg in node.legs for i in leg if i in bundle]
    return len(inside) == 2 * len(bundle) and network.free.isdisjoint(bundle)


def _worked_out(scalars: Sequence[Tensor]) -> tuple[Rational, list[Tensor]]:
    """The product of the numbers among some scalars, and the others, equal ones made one."""
    if not scalars or (len(scalars) == 1 and scalars[0].label.role is not Role.NUMBER):
        return 1, list(scalars)
    found: dict[str, Tensor] = {}
    for node in scalars:
        before = found.get(node.label.text)
        added = before is not None and not node.label.binary
        found[node.label.text] = node._replace(exponent=node.exponent + before.exponent) if before and added else node
    number: Rational = 1
    for node in found.values():
        if _is_integer(node):
            number *= power_of(Fraction(node.label.number), int(node.exponent))
    return simplest(number), [node for node in found.values() if node.exponent and not _is_integer(node)]


def _is_integer(node: Tensor) -> bool:
    """Whether a node is a number to a whole power."""
    return node.label.role is Role.NUMBER and node.exponent == int(node.exponent)


def number_node(number: int, exponent: Rational = 1) -> Tensor:
    """A number that is yet to be worked out, to some power."""
    return Tensor(Label(f"number {number}", Role.NUMBER, number=number), (), exponent)


def size_node(name: str) -> Tensor:
    """A size as a factor."""
    return Tensor(Label(f"size {name}"))


def power_of(number: Fraction, exponent: int) -> Fraction:
    """A power of a number, if it is not too large to be worked out."""
    bits = max(number.numerator.bit_length(), number.denominator.bit_length())
    if bits * abs(exponent) > MOST_BITS:
        raise GaveUp("a number that is too large")
    return number**exponent


def is_whole(exponent: Rational) -> bool:
    """Whether a power can be multiplied out."""
    return exponent == int(exponent) and exponent > 0


def _size_nodes(size: Size) -> list[Tensor]:
    """A size as a factor."""
    if len(size) > 1:
        raise GaveUp("a sum of sizes as a factor")
    names, number = size[0]
    numbers = [int(number), *(int(name) for name in names if name.isdigit())]
    letters = [size_node(name) for name in names if not name.isdigit()]
    return [*letters, *(number_node(n) for n in numbers if n != 1)]
