"""Terms as sums of tensor networks: what is left of a formula when its notation is taken away.

Transposes, the order of factors, traces and their cyclic order, Hadamard products and diagonals are wiring; inverses,
functions of entries and whatever else has no wiring are nodes, named after the canonical form of their arguments.
"""

from collections.abc import Iterable, Mapping, Sequence

from ...properties import EQUAL_TO_TRANSPOSE, closed, with_trait
from ...terms.algebra import Algebra
from ...terms.operator import Operator
from ...terms.shape import ONE, signature
from ...terms.term import Term, below, value_of
from .entries import Entries
from .network import ONCE, SYMMETRIC, UNIT, Addend, GaveUp, Network, Node, Sum, axis
from .plan import Plan, plan, sizes_of
from .sums import ALONE

DIAGONALS = with_trait(lambda known: known.is_diagonal)
MASKS = with_trait(lambda known: known.is_own_square)


def differential(name: str) -> str:
    """What the differential of a name is called; nothing that can be typed is."""
    return f"d {name}"


def _bare(term: Term) -> Network:
    """A network that has the axes of a term, and no array."""
    rows, columns = axis(term.shape[0], 0), axis(term.shape[1], 1)
    sizes = zip((*rows, *columns), (size for size in term.shape if size != ONE), strict=True)
    return Network((), (rows, columns), dict(sizes))


class Wiring(Entries):
    """Wires the terms of one store; `properties` are those of its symbols, and of their differentials."""

    def __init__(self, algebra: Algebra, properties: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self.algebra = algebra
        self.properties = {name: closed(frozenset(words)) for name, words in properties.items()}
        self.known: dict[int, Sum] = {}

    def wired(self, root: Term) -> Sum:
        """The canonical sum that a term is; GaveUp where it has too many networks."""
        for term in below([root], self.known):
            if term.number not in self.known:
                self.known[term.number] = self._wired(term)
        return self.known[root.number]

    def _wired(self, term: Term) -> Sum:
        args = [self.known[arg.number] for arg in term.args]
        if term.head == "sum":
            return self.added(args)
        if term.head in ("product", "scaled"):
            return self.product(*args)
        if term.head == "hadamard":
            return self.entrywise(*args)
        if term.head == "colon":
            return self.closed(self.entrywise(*args))
        if term.head == "transpose":
            return self.turned(args[0])
        if term.head == "power":
            return self.power(*args)
        return self._application(term, args) if term.args and term.head != "d" else self._leaf(term)

    def _leaf(self, term: Term) -> Sum:
        """A symbol or its differential, a number, or a constant."""
        bare = _bare(term)
        if term.head == "number":
            return self.collected([(value_of(term), UNIT)])
        if term.head == "size":
            return self.single(Node(f"size {term.data}"))
        if term.head == "symbol":
            return self._symbol(str(term.data), bare)
        if term.head == "d":
            return self._symbol(differential(str(term.args[0].data)), bare)
        if term.head == "eye":
            bare = Network((), ((0,), (0,)), {0: term.shape[0]})
        return {} if term.head == "zeros" else {ALONE: Addend(1, bare)}

    def _symbol(self, name: str, bare: Network) -> Sum:
        """A variable; a symmetric one may be turned, a diagonal one has one index, a binary one is its square."""
        words = self.properties.get(name, frozenset())
        if len(bare.sizes) == 2 and words & DIAGONALS:
            return self.single(Node(name, ((0,),)), Network((), ((0,), (0,)), {0: bare.sizes[0]}))
        mark = SYMMETRIC * (len(bare.sizes) == 2 and bool(words & EQUAL_TO_TRANSPOSE)) or ONCE * bool(words & MASKS)
        return self.single(Node(name + mark, tuple(port for port in bare.ports if port)), bare)

    def _application(self, term: Term, args: Sequence[Sum]) -> Sum:
        operator = self.algebra.operators[term.head]
        if operator.wiring:
            return self._by_plan(plan(operator.wiring), operator, term, args)
        if operator.elementwise:
            return self.entries(operator.key, args[0])
        return self._node(operator, term, args)

    def _node(self, operator: Operator, term: Term, args: Sequence[Sum]) -> Sum:
        """What has no wiring: a node named after its arguments, one way round or the other where that is the same."""
        if not all(args):
            raise GaveUp("a function of zeros")
        bare = _bare(term)
        around = [self.turned(arg) for arg in args]
        own, turned = self.name(args), self.name(around)
        legs = tuple(port for port in bare.ports if port)
        mark = SYMMETRIC * (len(legs) == 2 and operator.symmetric)
        if operator.ignores_transposition:
            own = min(own, turned)
        elif operator.commutes_with_transposition and len(legs) == 2:
            mark = SYMMETRIC * (own == turned)
            if turned < own:
                own, legs, args = turned, legs[::-1], around
        label = f"{term.head}{own}{mark}"
        if operator.is_inverse:
            self.remember_inverse(label, args[0])
        return self.single(Node(label, legs), bare)

    def _by_plan(self, wires: Plan, operator: Operator, term: Term, args: Sequence[Sum]) -> Sum:
        """An operator that is nothing but wiring."""
        indices, sizes = {}, sizes_of(operator, term)
        for place, name in enumerate(wires.letters):
            indices[name] = axis(sizes[name], place)
        known = {index[0]: sizes[name] for name, index in indices.items() if index}
        nodes = [Node("triangle!", (indices[i], indices[j])) for i, j in wires.triangles if indices[i] and indices[j]]
        form = signature(operator.signature).arguments
        names = {a.name: f"{arg.data}" for a, arg in zip(form, term.args, strict=True) if a.is_index}
        nodes += [Node(f"e:{names[i]}!", (indices[n],)) for i, n in wires.units if indices[n]]
        bundles = [tuple(tuple(i for n in group for i in indices[n]) for group in groups) for groups in wires.inputs]
        ports = tuple(tuple(i for n in group for i in indices[n]) for group in wires.output)
        open_ports = (bundle for pair in bundles for bundle in pair)
        whole: Sum = {"": Addend(1, Network(tuple(nodes), (*ports, *open_ports), known))}
        for value in (arg for arg, role in zip(args, form, strict=True) if role.is_value):
            whole = self.filled(whole, value)
        return self.collected((a.number, a.network) for a in whole.values())
