"""Sums of tensor networks: added, multiplied, raised to powers, with like networks collected."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import prod

from ...terms.shape import Size
from ...terms.term import Rational, simplest
from .network import (
    UNIT,
    Bundle,
    GaveUp,
    Label,
    Multiple,
    Network,
    NetworkSum,
    Role,
    Tensor,
    components,
    joined,
    key_of,
    labelled,
    tidied,
)
from .splice import hadamard_product, matrix_product, plugged, split_like, without_empty_ports

MOST_NETWORKS = 2000  # in one sum: products of sums are multiplied out, and no claim by hand has so many terms
MOST_BITS = 4096  # of a power that is worked out: 2^(10^9) is not
MOST_AT_ONCE = (
    32  # networks of one product; where there are more, collecting after each factor pays: it makes them fewer
)
UNIT_KEY = key_of(UNIT)
UNKEYED = ""  # the key of a network that stands alone: its canonical text is worked out where it is wanted
UNSETTLED = "?"  # the key of one in which there may be something left to be done


def merged(addends: Iterable[tuple[Multiple, str]]) -> NetworkSum:
    """Networks by their canonical texts, like ones added up."""
    found: NetworkSum = {}
    for (number, network), known in addends:
        key = known or key_of(network)
        found[key] = Multiple(number + (found[key].number if key in found else 0), network)
    return {key: found[key] for key in sorted(found) if found[key].number}


class Sums:
    """Makes canonical sums; `names` numbers the arguments of nodes, `opened` has the sums of which nodes are powers,
    `inverses` the one node of which a node is the inverse, with its legs as rows (0) and columns (1)."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.opened: dict[Label, NetworkSum] = {}
        self.inverses: dict[Label, Tensor] = {}

    def single(self, node: Tensor, bare: Network = UNIT) -> NetworkSum:
        """One node."""
        return {UNSETTLED: Multiple(1, bare._replace(nodes=(*bare.nodes, node)))}

    def collected(self, pairs: Iterable[tuple[Rational, Network]]) -> NetworkSum:
        """Networks with nothing left in them to be done, like ones collected."""
        settled: list[Multiple] = []
        waiting = list(pairs)[::-1]
        while waiting:
            count, network = waiting.pop()
            if len(settled) + len(waiting) > MOST_NETWORKS:
                raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
            number, tidy = self._settled(network)
            power = next((node for node in tidy.nodes if node.label in self.opened and is_whole(node.exponent)), None)
            if power is None:
                settled.append(Multiple(count * number, tidy))
            else:
                rest = tidy._replace(nodes=tuple(node for node in tidy.nodes if node is not power))
                waiting += [(count * number * n, net) for n, net in self._multiplied_out(rest, power)]
        if len(settled) == 1:
            return {UNKEYED: settled[0]} if settled[0].number else {}
        return merged((addend, UNKEYED) for addend in settled)

    def settled(self, one: NetworkSum) -> NetworkSum:
        """A sum in which nothing is left to be done."""
        return self.collected([one[UNSETTLED]]) if UNSETTLED in one else one

    def keyed(self, one: NetworkSum) -> NetworkSum:
        """A sum by the canonical texts of its networks."""
        done = self.settled(one)
        return {key_of(done[UNKEYED].network): done[UNKEYED]} if UNKEYED in done else done

    def remember_inverse(self, label: Label, of: NetworkSum) -> None:
        """A node that is the inverse of one other node."""
        of = self.settled(of)
        for number, network in of.values():
            if number == 1 and len(of) == len(network.nodes) == 1 and len(network.nodes[0].legs) == 2:
                (node,) = network.nodes
                if set(node.legs) == set(network.ports) and node.exponent == 1:
                    self.inverses[label] = Tensor(node.label, tuple((network.ports.index(leg),) for leg in node.legs))

    def _cancelled(self, network: Network) -> Network:
        """The network without the inverses that meet what they are the inverses of."""
        if not any(node.label in self.inverses for node in network.nodes):
            return network
        for one, other in permutations(network.nodes, 2):
            base = self.inverses.get(one.label)
            if base and other.label == base.label and one.exponent == other.exponent == 1:
                for a, b in _meetings(one, other, base):
                    if _only_there(network, one.legs[a], (one, other)):
                        rest = tuple(node for node in network.nodes if node is not one and node is not other)
                        ports = (*network.ports, one.legs[1 - a], other.legs[1 - b])
                        sizes = {i: size for i, size in network.sizes.items() if i not in one.legs[a]}
                        wired = joined(Network(rest, ports, sizes), ports[-2], ports[-1])
                        return self._cancelled(wired._replace(ports=wired.ports[:-2]))
        return network

    def _settled(self, network: Network) -> tuple[Rational, Network]:
        """A network with its closed parts as scalars; sums over nothing are sizes, and numbers stand in front."""
        if _is_settled(network):
            return 1, network
        # Inverses first: where they cancel, indices are joined, which may close parts and make nodes equal. What is
        # closed then stands as a scalar under its canonical text, so that equal ones become one node with a power.
        tidy, gone = tidied(self._cancelled(network))
        closed = [nodes for nodes, touched in components(tidy) if not touched]
        inside = {id(node) for nodes in closed for node in nodes}
        scalars = [Tensor(Label(f"<{labelled(nodes, {}, tidy.sizes)}>")) for nodes in closed]
        scalars += [node for size in gone for node in _size_nodes(size)]
        if not scalars and not any(node.label.role is Role.NUMBER for node in tidy.nodes):
            return 1, tidy
        left = tuple(node for node in tidy.nodes if id(node) not in inside)
        tidy, _ = tidied(tidy._replace(nodes=(*left, *scalars)))
        number: Rational = 1
        for node in tidy.nodes:
            if _is_integer(node):
                number *= power_of(Fraction(node.label.number), int(node.exponent))
        plain = (node for node in tidy.nodes if not _is_integer(node))
        return simplest(number), tidy._replace(nodes=tuple(plain))

    def _multiplied_out(self, rest: Network, power: Tensor) -> Iterator[tuple[Rational, Network]]:
        """A network times a sum to a whole power, one factor opened."""
        again = (Tensor(power.label, power.legs, power.exponent - 1),) if power.exponent != 1 else ()
        for count, network in self.opened[power.label].values():
            yield count, plugged(rest._replace(nodes=(*rest.nodes, *again)), power.legs, without_empty_ports(network))

    def added(self, sums: Iterable[NetworkSum], counts: Sequence[Rational] | None = None) -> NetworkSum:
        """Sums added up, each times a number."""
        aligned = self._aligned(list(map(self.settled, sums)))
        return merged(
            (Multiple(number * (counts[i] if counts else 1), network), key)
            for i, one in enumerate(aligned)
            for key, (number, network) in one.items()
        )

    def _aligned(self, sums: list[NetworkSum]) -> list[NetworkSum]:
        """The sums with ports that are split alike."""
        networks = [addend.network for one in sums for addend in one.values()]
        if all(len(port) < 2 for network in networks for port in network.ports):
            return sums
        finest = max(networks, key=lambda network: sum(map(len, network.ports)))
        return [self.collected((a.number, split_like(a.network, finest)) for a in one.values()) for one in sums]

    def product(self, *args: NetworkSum) -> NetworkSum:
        """The matrix product; numbers multiply anything."""
        return self._multiplied(args, matrix_product)

    def entrywise(self, *args: NetworkSum) -> NetworkSum:
        """The Hadamard product; numbers multiply anything."""
        return self._multiplied(args, hadamard_product)

    def _multiplied(self, args: Sequence[NetworkSum], multiply: Callable[[Sequence[Network]], Network]) -> NetworkSum:
        """All at once where that makes few networks, else one after the other, like networks collected between."""
        many = prod(map(len, args))
        if many > MOST_AT_ONCE and len(args) > 2:
            return self._multiplied([self._multiplied(args[:2], multiply), *args[2:]], multiply)
        if many > MOST_NETWORKS:
            raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
        choices = product(*(one.values() for one in args))
        pairs = [(prod(x.number for x in xs), multiply([x.network for x in xs])) for xs in choices]
        return {UNSETTLED: Multiple(*pairs[0])} if len(pairs) == 1 else self.collected(pairs)

    def closed(self, a: NetworkSum) -> NetworkSum:
        """The sum of all entries."""
        return self._with_ports(a, lambda ports: ((), ()))

    def turned(self, a: NetworkSum) -> NetworkSum:
        """The transpose."""
        return self._with_ports(a, lambda ports: ports[::-1])

    def _with_ports(self, a: NetworkSum, changed: Callable[[tuple[Bundle, ...]], tuple[Bundle, ...]]) -> NetworkSum:
        pairs = [(x.number, x.network._replace(ports=changed(x.network.ports))) for x in a.values()]
        return {UNSETTLED: Multiple(*pairs[0])} if len(pairs) == 1 else self.collected(pairs)

    def filled(self, a: NetworkSum, b: NetworkSum) -> NetworkSum:
        """Networks with others plugged in at the first two ports beyond their own two, not yet in canonical form."""
        pairs = product(a.values(), b.values())
        found = [Multiple(x.number * y.number, _filled(x.network, y.network)) for x, y in pairs]
        return {str(i): addend for i, addend in enumerate(found)}

    def name(self, sums: Sequence[NetworkSum]) -> str:
        """A short name for arguments, the same for the same canonical sums."""
        text = "; ".join(" + ".join(f"{count} {key}" for key, (count, _) in self.keyed(one).items()) for one in sums)
        return f"#{self.names.setdefault(text, len(self.names))}"


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


def _is_settled(network: Network) -> bool:
    """Whether it is at once to be seen that nothing is to be done: a single array with all its axes free."""
    if len(network.nodes) != 1 or network.nodes[0].label.role is Role.NUMBER:
        return False
    if network.nodes[0].label.binary and network.nodes[0].exponent != 1:
        return False
    used = [i for leg in network.nodes[0].legs for i in leg]
    return len(used) == len(network.sizes) and network.free.issuperset(used)


def _filled(a: Network, b: Network) -> Network:
    """A network with another at its third and fourth port."""
    return plugged(a._replace(ports=(*a.ports[:2], *a.ports[4:])), a.ports[2:4], b)


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
    numbers = [number, *(int(name) for name in names if name.isdigit())]
    letters = [size_node(name) for name in names if not name.isdigit()]
    return [*letters, *(number_node(n) for n in numbers if n != 1)]
