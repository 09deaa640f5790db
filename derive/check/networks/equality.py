"""Whether two formulas have the same normal form: then they are equal for every size and value."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ...terms.algebra import Algebra
from ...terms.term import Rational, Term
from .network import GaveUp, Label, Multiple, Network, NetworkSum, Role, Tensor
from .sums import multiplied_by
from .wiring import Wiring

MOST_CLEARINGS = 4  # denominators within denominators: each is cleared after the one that it stands in
Power = tuple[Label, tuple[tuple[tuple[int, int], ...], ...]]  # a label, and for its legs the places in the ports


class Prover:
    """Compares terms of one store; `properties` are those of its symbols."""

    def __init__(self, algebra: Algebra, properties: Mapping[str, Sequence[str]]) -> None:
        self.wiring = Wiring(algebra, properties)

    def equal(self, a: Term, b: Term) -> bool:
        """Whether two terms are shown to be equal; False says nothing."""
        if a is b:
            return True
        try:
            free = sorted(self.wiring.algebra.free(a) | self.wiring.algebra.free(b))
            addends = [*self.wiring.wired(a, free), *multiplied_by(-1, self.wiring.wired(b, free))]
            difference = self.wiring.collected(addends)
            return all(_vanishes(group, self.wiring) for group in _alike(difference))
        except GaveUp:
            return False


def _vanishes(difference: NetworkSum, wiring: Wiring, clearings: int = MOST_CLEARINGS) -> bool:
    """Whether a sum is zero once it is brought over a common denominator."""
    if not difference:
        return True
    lowest = _lowest(difference)
    if not lowest or not clearings:
        return False
    cleared = wiring.collected([Multiple(n, _times(network, lowest)) for n, network in difference.values()])
    return all(_vanishes(group, wiring, clearings - 1) for group in _alike(cleared))


def _powers(network: Network) -> Iterator[tuple[Power, Rational]]:
    """The powers of sums in a network that can be cleared: of scalars, or with their legs in the ports."""
    places = {i: (p, place) for p, port in enumerate(network.ports) for place, i in enumerate(port)}
    for node in network.nodes:
        if node.label.role is Role.POWER and all(i in places for leg in node.legs for i in leg):
            yield (node.label, tuple(tuple(places[i] for i in leg) for leg in node.legs)), node.exponent


def _alike(total: NetworkSum) -> list[NetworkSum]:
    """The networks in which the powers differ by whole numbers only."""
    groups: dict[tuple[tuple[Power, Fraction], ...], NetworkSum] = {}
    for key, addend in total.items():
        parts = sorted((power, Fraction(e) % 1) for power, e in _powers(addend.network) if Fraction(e) % 1)
        groups.setdefault(tuple(parts), {})[key] = addend
    return list(groups.values())


def _lowest(total: NetworkSum) -> dict[Power, Rational]:
    """The lowest exponent of each power of a sum that is below 0 somewhere, or not whole."""
    every = [dict(_powers(addend.network)) for addend in total.values()]
    names = dict.fromkeys(name for powers in every for name in powers)
    lowest = {name: min(powers.get(name, 0) for powers in every) for name in names}
    return {name: e for name, e in lowest.items() if e < 0 or e != int(e)}


def _times(network: Network, lowest: Mapping[Power, Rational]) -> Network:
    """The network times powers that make all exponents whole and none negative."""
    nodes = [
        Tensor(label, tuple(tuple(network.ports[p][place] for p, place in leg) for leg in legs), -e)
        for (label, legs), e in lowest.items()
    ]
    return network._replace(nodes=(*network.nodes, *nodes))
