"""Functions of each entry of a sum of networks, powers among them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from ...terms.term import Rational
from .diagram import NO_PORTS, Diagram, Diagrams, Ports, times
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
    depends_on,
    kept_ports,
    with_ports,
)
from .sums import Sums, is_whole, number_node, power_of

MOST_POWER = 8  # of a sum that is multiplied out; a higher one stays a node, which equals itself only
MOST_LEGS = 4  # of a function of entries at indices, whose name is the least in any order of these
LARGEST_DIVISOR = 100  # sqrt(12) = 2 sqrt(3) is known by small primes; what is left of a number stays whole


class Entries(Sums):
    """Makes nodes of functions of entries; powers are spread over factors as far as that holds."""

    def entries(
        self, head: str, a: NetworkSum, ports: Ports, exponent: Rational = 1, role: Role = Role.ARRAY
    ) -> Diagram:
        """A function of each entry, as a node with a leg for each port on which the entries depend."""
        if not a:
            raise GaveUp("a function of zeros")
        depends = [any([depends_on(x.network, p) for x in a.values()]) for p in range(len(ports))]
        legs = tuple([port for port, wanted in zip(ports, depends, strict=True) if wanted])
        bare = a if all(depends) else self._without_ports(a, depends)
        if len(legs) > 2:
            bare, legs = self._in_order(bare, legs)
        own = other = self.name([bare])
        if len(legs) == 2:
            around = self.turned_over(bare)
            other = self.name([around])
            if other < own:
                bare, legs = around, legs[::-1]
        label = Label(f"{head}#{min(own, other)}", role, own == other and len(legs) == 2)
        if role is Role.POWER:
            self.opened[label.text] = bare
        return Diagram(1, (Tensor(label, legs, exponent),))

    def _in_order(self, bare: NetworkSum, legs: Sequence[Bundle]) -> tuple[NetworkSum, tuple[Bundle, ...]]:
        """An argument and the legs of its function in the order in which the argument has the least name."""
        if len(legs) > MOST_LEGS:
            raise GaveUp("a function of too many indices")
        every = [(self.rearranged(bare, order), order) for order in permutations(range(len(legs)))]
        first, order = min(every, key=lambda each: self.name([each[0]]))
        return first, tuple([legs[place] for place in order])

    def _without_ports(self, a: NetworkSum, depends: list[bool]) -> NetworkSum:
        """Networks without the ports on which none of them depends; the only one that is left, as the rows."""
        if any([is_diagonal(x.network) for x in a.values()]):
            raise GaveUp("a function of a diagonal")
        if all([network.ports == kept_ports(network, depends) for _, network in a.values()]):
            return a
        return self.collected([Multiple(number, with_ports(network, depends)) for number, network in a.values()])

    def power(self, base: NetworkSum, exponent: NetworkSum, ports: Ports) -> Diagrams:
        """The Hadamard power: number and letters of the exponent part, each gives a factor."""
        number = exponent[self.unit].number if self.unit in exponent else 0
        letters = [
            [self.entries(f"power {key} of", base, ports, count)]
            for key, (count, _) in exponent.items()
            if key != self.unit
        ]
        factors = [self.numeric_power(base, number, ports), *letters]
        return self.multiplied(factors, [ports] * len(factors))

    def numeric_power(self, base: NetworkSum, exponent: Rational, ports: Ports) -> Diagrams:
        """The Hadamard power by a number."""
        if not base:
            raise GaveUp("a power of zeros")
        if exponent == 0:
            return [Diagram(1)]
        if len(base) == 1 and (found := self._power_of_factors(*next(iter(base.values())), exponent)) is not None:
            return [self.indices.diagram(found, ports)]
        if is_whole(exponent) and exponent <= MOST_POWER:
            times_over = range(int(exponent))
            return self.multiplied([self.diagrams(base, ports) for _ in times_over], [ports for _ in times_over])
        return self._power_of_sum(base, exponent, ports)

    def _power_of_factors(self, count: Rational, network: Network, exponent: Rational) -> Multiple | None:
        """The power of a product of entries; of one number or array that may be a root, else whole powers only."""
        free = network.free
        if any(i not in free for node in network.nodes for leg in node.legs for i in leg):
            return None
        hollow = is_diagonal(network) or any(n.label.binary for n in network.nodes)
        if hollow and (exponent < 0 or exponent != int(exponent)):
            raise GaveUp("a power of zeros")
        if exponent == int(exponent):
            nodes = tuple(node._replace(exponent=node.exponent * exponent) for node in network.nodes)
            return Multiple(power_of(Fraction(count), int(exponent)), network._replace(nodes=nodes))
        if len(network.nodes) > 1 or count <= 0 or any(node.exponent != 1 for node in network.nodes):
            return None
        roots = [node._replace(exponent=exponent) for node in network.nodes]
        roots += [number_node(prime, e * exponent) for prime, e in _primes(Fraction(count))]
        return Multiple(1, network._replace(nodes=tuple(roots)))

    def _power_of_sum(self, base: NetworkSum, exponent: Rational, ports: Ports) -> Diagrams:
        """The power of a sum as a node; a number is taken out first, a negative one where the power is whole."""
        first = Fraction(next(iter(base.values())).number)
        content = first if exponent == int(exponent) else abs(first)
        whole = {key: Multiple(number / content, network) for key, (number, network) in base.items()}
        number = self.numeric_power({self.unit: Multiple(content, UNIT)}, exponent, NO_PORTS)
        node = self.entries("power", whole, ports, exponent, Role.POWER)
        return [times([factor, node]) for factor in number]


def is_diagonal(network: Network) -> bool:
    """Whether two ports have an index in common: all else is zero."""
    return any([not set(one).isdisjoint(other) for one, other in combinations(network.ports, 2)])


def _primes(number: Fraction) -> Iterator[tuple[int, int]]:
    """A positive number as a product of powers of primes; what has no small divisor is left as it is."""
    for value, sign in ((number.numerator, 1), (number.denominator, -1)):
        for prime in range(2, LARGEST_DIVISOR):
            while value % prime == 0:
                value //= prime
                yield prime, sign
        if value > 1:
            yield value, sign
