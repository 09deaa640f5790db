"""Sums of tensor networks: added, multiplied, raised to powers, with like networks collected."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product

from matgrad.derive.networks.network import (
    SYMMETRIC,
    UNIT,
    Addend,
    Bundle,
    GaveUp,
    Network,
    Node,
    Sum,
    components,
    joined,
    key_of,
    labelled,
    tidied,
)
from matgrad.derive.networks.splice import (
    depends_on,
    fresh_ports,
    hadamard_product,
    kept_ports,
    matrix_product,
    plugged,
    split_like,
    without_empty_ports,
)
from matgrad.derive.shape import Size
from matgrad.derive.term import Rational, simplest

MOST_NETWORKS = 2000
MOST_POWER = 8
LARGEST_DIVISOR = 100
ONE = key_of(UNIT)


class Sums:
    """Makes canonical sums; `names` numbers the arguments of nodes, `opened` has the sums of which nodes are powers,
    `inverses` the one node of which a node is the inverse, with its legs as rows (0) and columns (1)."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.opened: dict[str, Sum] = {}
        self.inverses: dict[str, Node] = {}

    def single(self, node: Node, bare: Network = UNIT) -> Sum:
        """One node."""
        return self.collected([(1, bare._replace(nodes=(*bare.nodes, node)))])

    def collected(self, pairs: Iterable[tuple[Rational, Network]]) -> Sum:
        """Networks in canonical form, like ones collected."""
        found: Sum = {}
        waiting = list(pairs)[::-1]
        while waiting:
            count, network = waiting.pop()
            if len(found) + len(waiting) > MOST_NETWORKS:
                raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
            number, tidy = self._settled(network)
            power = next((node for node in tidy.nodes if node.label in self.opened and _whole(node.exponent)), None)
            if power is not None:
                rest = tidy._replace(nodes=tuple(node for node in tidy.nodes if node is not power))
                waiting += [(count * number * n, net) for n, net in self._multiplied_out(rest, power)]
                continue
            key = key_of(tidy)
            total = count * number + (found[key].number if key in found else 0)
            found[key] = Addend(total, tidy)
        return {key: found[key] for key in sorted(found) if found[key].number}

    def remember_inverse(self, label: str, of: Sum) -> None:
        """A node that is the inverse of one other node."""
        for number, network in of.values():
            if number == 1 and len(of) == len(network.nodes) == 1 and len(network.nodes[0].legs) == 2:
                (node,) = network.nodes
                if set(node.legs) == set(network.ports) and node.exponent == 1:
                    self.inverses[label] = Node(node.label, tuple((network.ports.index(leg),) for leg in node.legs))

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
        tidy, gone = tidied(self._cancelled(network))
        closed = [nodes for nodes, touched in components(tidy) if not touched]
        inside = {id(node) for nodes in closed for node in nodes}
        scalars = [Node(f"<{labelled(nodes, {}, tidy.sizes)}>") for nodes in closed]
        scalars += [node for size in gone for node in _size_nodes(size)]
        if not scalars and not any(node.label.startswith("number ") for node in tidy.nodes):
            return 1, tidy
        left = tuple(node for node in tidy.nodes if id(node) not in inside)
        tidy, _ = tidied(tidy._replace(nodes=(*left, *scalars)))
        number: Rational = 1
        for node in tidy.nodes:
            if node.label.startswith("number ") and node.exponent == int(node.exponent):
                number *= Fraction(node.label[7:]) ** int(node.exponent)
        plain = (n for n in tidy.nodes if not (n.label.startswith("number ") and n.exponent == int(n.exponent)))
        return simplest(number), tidy._replace(nodes=tuple(plain))

    def _multiplied_out(self, rest: Network, power: Node) -> Iterator[tuple[Rational, Network]]:
        """A network times a sum to a whole power, one factor opened."""
        again = (Node(power.label, power.legs, power.exponent - 1),) if power.exponent != 1 else ()
        for count, network in self.opened[power.label].values():
            yield count, plugged(rest._replace(nodes=(*rest.nodes, *again)), power.legs, without_empty_ports(network))

    def added(self, sums: Iterable[Sum], counts: Sequence[Rational] | None = None) -> Sum:
        """Sums added up, each times a number."""
        found: Sum = {}
        for i, one in enumerate(self._aligned(list(sums))):
            for key, (count, network) in one.items():
                total = count * (counts[i] if counts else 1) + (found[key].number if key in found else 0)
                found[key] = Addend(total, network)
        return {key: found[key] for key in sorted(found) if found[key].number}

    def _aligned(self, sums: list[Sum]) -> list[Sum]:
        """The sums with ports that are split alike."""
        networks = [addend.network for one in sums for addend in one.values()]
        if all(len(port) < 2 for network in networks for port in network.ports):
            return sums
        finest = max(networks, key=lambda network: sum(map(len, network.ports)))
        return [self.collected((a.number, split_like(a.network, finest)) for a in one.values()) for one in sums]

    def product(self, a: Sum, b: Sum) -> Sum:
        """The matrix product; a scalar multiplies anything."""
        return self._paired(a, b, matrix_product)

    def entrywise(self, a: Sum, b: Sum) -> Sum:
        """The Hadamard product; a scalar multiplies anything."""
        return self._paired(a, b, hadamard_product)

    def _paired(self, a: Sum, b: Sum, multiply: Callable[[Network, Network], Network]) -> Sum:
        if len(a) * len(b) > MOST_NETWORKS:
            raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
        pairs = product(a.values(), b.values())
        return self.collected((x.number * y.number, multiply(x.network, y.network)) for x, y in pairs)

    def closed(self, a: Sum) -> Sum:
        """The sum of all entries."""
        return self.collected((x.number, x.network._replace(ports=((), ()))) for x in a.values())

    def turned(self, a: Sum) -> Sum:
        """The transpose."""
        return self.collected((x.number, x.network._replace(ports=x.network.ports[::-1])) for x in a.values())

    def plugged(self, a: Sum, bundles: Sequence[Bundle], b: Sum) -> Sum:
        """Networks with others plugged in at some bundles of theirs, not yet in canonical form."""
        pairs = product(a.values(), b.values())
        found = [Addend(x.number * y.number, plugged(x.network, bundles, y.network)) for x, y in pairs]
        return {str(i): addend for i, addend in enumerate(found)}

    def name(self, sums: Sequence[Sum]) -> str:
        """A short name for arguments, the same for the same canonical sums."""
        text = "; ".join(" + ".join(f"{count} {key}" for key, (count, _) in one.items()) for one in sums)
        return f"#{self.names.setdefault(text, len(self.names))}"

    def entries(self, head: str, a: Sum, exponent: Rational = 1) -> Sum:
        """A function of each entry, as a node with a leg for each port on which the entries depend."""
        (whole,) = self._aligned([a])
        if not whole:
            raise GaveUp("a function of zeros")
        node, ports, sizes = self._entry_node(head, whole)
        return self.single(node._replace(exponent=exponent), Network((), ports, sizes))

    def _entry_node(self, head: str, a: Sum) -> tuple[Node, tuple[Bundle, Bundle], dict[int, Size]]:
        first = next(iter(a.values())).network
        ports, sizes = fresh_ports(first)
        depends = [any(depends_on(x.network, p) for x in a.values()) for p in (0, 1)]
        legs = tuple(port for port, wanted in zip(ports, depends, strict=True) if wanted)
        if any(set(x.network.ports[0]) & set(x.network.ports[1]) for x in a.values()) and len(legs) < 2:
            raise GaveUp("a function of a diagonal")
        bare = self.collected((x.number, x.network._replace(ports=kept_ports(x.network, depends))) for x in a.values())
        own, other = self.name([bare]), self.name([self.turned(bare)])
        mark = SYMMETRIC if own == other and len(legs) == 2 else ""
        if other < own:
            own, legs = other, legs[::-1]
        label = f"{head}{own}{mark}"
        self._remember(head, label, bare if label.startswith(f"{head}{self.name([bare])}") else self.turned(bare))
        return Node(label, legs), ports, sizes

    def _remember(self, head: str, label: str, a: Sum) -> None:
        if head == "power":
            self.opened[label] = a

    def power(self, base: Sum, exponent: Sum) -> Sum:
        """The Hadamard power: number and letters of the exponent part, each gives a factor."""
        number = exponent[ONE].number if ONE in exponent else 0
        found = self._numeric_power(base, number)
        for key, (count, _) in exponent.items():
            if key != ONE:
                text = self.names.setdefault(key, len(self.names))
                found = self.entrywise(found, self.entries(f"power {text} of", base, count))
        return found

    def _numeric_power(self, base: Sum, exponent: Rational) -> Sum:
        if not base:
            raise GaveUp("a power of zeros")
        if exponent == 0:
            (first, *_) = base.values()
            ports, sizes = fresh_ports(first.network)
            return self.collected([(1, Network((), ports, sizes))])
        if len(base) == 1 and (found := self._power_of_factors(*next(iter(base.values())), exponent)) is not None:
            return found
        if _whole(exponent) and exponent <= MOST_POWER:
            found = base
            for _ in range(int(exponent) - 1):
                found = self.entrywise(found, base)
            return found
        return self._power_of_sum(base, exponent)

    def _power_of_factors(self, count: Rational, network: Network, exponent: Rational) -> Sum | None:
        """The power of a product of entries; of one number or array that may be a root, else whole powers only."""
        free = network.free
        if any(i not in free for node in network.nodes for leg in node.legs for i in leg):
            return None
        if set(network.ports[0]) & set(network.ports[1]) and exponent < 0:
            raise GaveUp("a power of zeros")
        if exponent == int(exponent):
            nodes = tuple(node._replace(exponent=node.exponent * exponent) for node in network.nodes)
            return self.collected([(Fraction(count) ** int(exponent), network._replace(nodes=nodes))])
        if len(network.nodes) > 1 or count <= 0 or any(node.exponent != 1 for node in network.nodes):
            return None
        roots = [node._replace(exponent=exponent) for node in network.nodes]
        roots += [Node(f"number {prime}", (), e * exponent) for prime, e in _primes(Fraction(count))]
        return self.collected([(1, network._replace(nodes=tuple(roots)))])

    def _power_of_sum(self, base: Sum, exponent: Rational) -> Sum:
        """The power of a sum as a node; a number is taken out first, a negative one where the power is whole."""
        first = Fraction(next(iter(base.values())).number)
        content = first if exponent == int(exponent) else abs(first)
        whole = self.added([base], [1 / content])
        number = self._numeric_power(self.collected([(content, UNIT)]), exponent)
        return self.entrywise(number, self.entries("power", whole, exponent))


def _primes(number: Fraction) -> Iterator[tuple[int, int]]:
    """A positive number as a product of powers of primes; what has no small divisor is left as it is."""
    for value, sign in ((number.numerator, 1), (number.denominator, -1)):
        for prime in range(2, LARGEST_DIVISOR):
            while value % prime == 0:
                value //= prime
                yield prime, sign
        if value > 1:
            yield value, sign


def _meetings(inverse: Node, other: Node, base: Node) -> Iterator[tuple[int, int]]:
    """The legs, of an inverse and of what it is the inverse of, at which they stand side by side in a product."""
    for a, b in product((0, 1), repeat=2):
        sides = {base.legs[b][0]} if not base.label.endswith(SYMMETRIC) else {0, 1}
        if inverse.legs[a] == other.legs[b] and 1 - a in sides:
            yield a, b


def _only_there(network: Network, bundle: Bundle, nodes: tuple[Node, Node]) -> bool:
    """Whether some indices are summed over, and stand on no other nodes, nor twice on these."""
    inside = [i for node in network.nodes for leg in node.legs for i in leg if i in bundle]
    return len(inside) == 2 * len(bundle) and network.free.isdisjoint(bundle)


def _whole(exponent: Rational) -> bool:
    """Whether a power can be multiplied out."""
    return exponent == int(exponent) and exponent > 0


def _size_nodes(size: Size) -> list[Node]:
    """A size as a factor."""
    if len(size) > 1:
        raise GaveUp("a sum of sizes as a factor")
    names, number = size[0]
    numbers = [number, *(int(name) for name in names if name.isdigit())]
    letters = [Node(f"size {name}") for name in names if not name.isdigit()]
    return [*letters, *(Node(f"number {n}") for n in numbers if n != 1)]
