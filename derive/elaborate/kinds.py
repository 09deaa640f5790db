"""Kinds of undeclared names: what each name may stand for, and how far that is from what its letters suggest.

A name suggests a kind: a–g and Greek letters a scalar, h–z and longer words a vector, capitals a matrix. Against that
a name is read only where nothing else makes sense. One that is transposed anywhere is no scalar; that a capital would
have to be one is known here, so that the mistake can ask for the declaration.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...grammar.greek import GREEK
from ...grammar.tree import Apply, Member, Name, Node
from ..terms.shape import ONE, SCALAR, Shape
from .unify import Unifier

Costs = Mapping[str, int]

SCALARS = GREEK.keys() | set("abcdefg")
_COUNTS = frozenset("ijkmnst")  # that are often numbers, though they may be vectors
# The least surprising change comes first: a scalar turns out to be a vector, as b in A x - b.
_LETTER: Costs = {"scalar": 0, "vector": 1, "matrix": 5}
GREEK_LETTER: Costs = {"scalar": 0, "vector": 1, "matrix": 7}
_COUNT: Costs = {"vector": 0, "scalar": 2, "matrix": 5}
_WORD: Costs = {"vector": 0, "scalar": 4, "matrix": 5}
DOUBLE: Costs = {"scalar": 0, "vector": 2, "matrix": 5}  # a family with several indices, as the weights w_ij
CAPITAL: Costs = {"matrix": 0, "vector": 5, "scalar": 6}


def costs_of(name: str) -> Costs:
    """The kinds that a name may have, and what it costs to read it so; 0 for the kind that it suggests."""
    base = name.rstrip("0123456789").partition("_")[0]
    if base[:1].isupper():
        return CAPITAL
    if base in SCALARS:
        return GREEK_LETTER if base in GREEK else _LETTER
    return _COUNT if base in _COUNTS else _WORD


def preference(name: str) -> str:
    """The kind that a name suggests."""
    return preferred(costs_of(name))


def preferred(costs: Costs) -> str:
    """The kind that costs nothing."""
    return next(kind for kind, cost in costs.items() if cost == 0)


def costs_in(
    names: Iterable[str], nodes: Iterable[Node], products: Mapping[str, Sequence[str]], bold: Collection[str] = ()
) -> dict[str, Costs]:
    """The kinds that names may have in some formulas: one that is transposed is a vector rather than a scalar.

    So is a small letter in `bold`. Of a name that is a product it is the last factor that is transposed.
    """
    turned = {products.get(name, (name,))[-1] for name in _transposed(nodes)}
    own = {name: _WORD if name in bold and name[0].islower() else costs_of(name) for name in names}
    return {name: _turned(costs) if name in turned else costs for name, costs in own.items()}


def _transposed(nodes: Iterable[Node]) -> set[str]:
    """The names that stand before a quote."""
    quoted = (node.args[0] for node in nodes if isinstance(node, Apply) and node.head in ("'", "^t"))
    return {inner.text for inner in map(_bare, quoted) if isinstance(inner, Name | Member)}


def _bare(node: Node) -> Node:
    """A formula without the brackets around it."""
    while isinstance(node, Apply) and node.head == "()":
        node = node.args[0]
    return node


def _turned(costs: Costs) -> Costs:
    """What a transposed name may be: a small letter is a vector."""
    return {"vector": costs["vector"] if costs is CAPITAL else 0, "matrix": costs["matrix"]}


def kind_of(shape: Shape) -> str:
    """The kind of a name with this shape."""
    return "scalar" if shape == SCALAR else "vector" if shape[1] == ONE else "matrix"


def kind_shape(kind: str, unifier: Unifier) -> Shape:
    """The shape of a name of which only the kind is known."""
    rows = ONE if kind == "scalar" else unifier.unknown()
    if kind == "square":
        return (rows, rows)
    return (rows, unifier.unknown() if kind == "matrix" else ONE)


def named(names: Collection[str], kinds: Mapping[str, str]) -> str:
    """Names with their kinds in words: `x a vector, A a matrix`."""
    return ", ".join(f"{name} a {kinds[name]}" for name in names)
