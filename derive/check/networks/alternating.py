"""The Levi-Civita symbol in networks: 1 for an even order of three indices, -1 for an odd one, 0 where two are equal.

Two of them are a determinant of Kronecker deltas, so that a product needs one at most. That one stands for itself with
its indices in every order, each with its sign, by which a network and one with two indices swapped cancel.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from .network import Label, Multiple, Network, Tensor, joined

LEVI_CIVITA = Label("levi-civita")
SIGNED_ORDERS = (((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1), ((0, 2, 1), -1), ((2, 1, 0), -1), ((1, 0, 2), -1))


def alternated(addend: Multiple) -> Iterator[Multiple]:
    """A multiple of a network as a sum of such, in each of which there is one symbol at most."""
    number, network = addend
    places = [place for place, node in enumerate(network.nodes) if node.label is LEVI_CIVITA]
    if not places:
        yield addend
    elif len(places) == 1:
        yield from _in_each_order(number, network, places[0])
    else:
        for each in _without_two(addend, places):
            yield from alternated(each)


def _in_each_order(number: int | Fraction, network: Network, place: int) -> Iterator[Multiple]:
    """The same with the indices of its symbol in each order."""
    node, nodes = network.nodes[place], network.nodes
    for order, sign in SIGNED_ORDERS:
        turned = node._replace(legs=tuple([node.legs[k] for k in order]))
        whole = network._replace(nodes=(*nodes[:place], turned, *nodes[place + 1 :]))
        yield Multiple(Fraction(number) * sign / len(SIGNED_ORDERS), whole)


def _without_two(addend: Multiple, places: Sequence[int]) -> Iterator[Multiple]:
    """The same without two symbols, those with the most indices in common: those of the one are those of the other."""
    number, network = addend
    nodes = network.nodes
    one, other = max(combinations(places, 2), key=lambda pair: _in_common(nodes[pair[0]], nodes[pair[1]]))
    rest = tuple([node for place, node in enumerate(nodes) if place not in (one, other)])
    for order, sign in SIGNED_ORDERS:
        pairs = [(nodes[one].legs[k], nodes[other].legs[j]) for k, j in enumerate(order)]
        whole = Network(rest, (*network.ports, *[leg for pair in pairs for leg in pair]), network.sizes)
        for place in range(len(network.ports), len(whole.ports), 2):
            whole = joined(whole, whole.ports[place], whole.ports[place + 1])
        yield Multiple(number * sign, whole._replace(ports=whole.ports[: len(network.ports)]))


def _in_common(one: Tensor, other: Tensor) -> int:
    """How many indices two symbols have in common."""
    return len({*one.legs} & {*other.legs})
