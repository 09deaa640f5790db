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
from .network import UNIT, Bundle, GaveUp, Label, Multiple, Network, NetworkSum, Role, Tensor, axis
from .plan import Plan, plan, sizes_of
from .sums import UNKEYED, size_node

DIAGONALS = with_trait(lambda known: known.is_diagonal)
MASKS = with_trait(lambda known: known.is_own_square)

TRIANGLE = Label("row >= column", binary=True)  # ones on and below the diagonal; no name reads like this


def differential(name: str) -> str:
    """What the differential of a name is called; nothing that can be typed is."""
    return f"d {name}"


def _basis_vector(index: str) -> Label:
    """The basis vector e_i."""
    return Label(f"e:{index}", Role.BASIS_VECTOR, binary=True)


def _triangle(greater: Bundle, less: Bundle) -> list[Tensor]:
    """The ones where an index is not less than another; an axis of one entry has no index, which there is 1."""
    if greater and less:
        return [Tensor(TRIANGLE, (greater, less))]
    return [Tensor(_basis_vector("1"), (less,))] if less else []


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
        self.known: dict[int, NetworkSum] = {}

    def wired(self, root: Term) -> NetworkSum:
        """The canonical sum that a term is; GaveUp where it has too many networks."""
        for term in below([root], self.known):
            if term.number not in self.known:
                self.known[term.number] = self._wired(term)
        return self.known[root.number]

    def _wired(self, term: Term) -> NetworkSum:
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

    def _leaf(self, term: Term) -> NetworkSum:
        """A symbol or its differential, a number, or a constant."""
        bare = _bare(term)
        if term.head == "number":
            return self.collected([(value_of(term), UNIT)])
        if term.head == "size":
            return self.single(size_node(str(term.data)))
        if term.head == "symbol":
            return self._symbol(str(term.data), bare)
        if term.head == "d":
            return self._symbol(differential(str(term.args[0].data)), bare)
        if term.head == "eye":
            bare = Network((), ((0,), (0,)), {0: term.shape[0]})
        return {} if term.head == "zeros" else {UNKEYED: Multiple(1, bare)}

    def _symbol(self, name: str, bare: Network) -> NetworkSum:
        """A variable; a symmetric one may be turned, a diagonal one has one index, a binary one is its square."""
        words = self.properties.get(name, frozenset())
        if len(bare.sizes) == 2 and words & DIAGONALS:
            return self.single(Tensor(Label(name), ((0,),)), Network((), ((0,), (0,)), {0: bare.sizes[0]}))
        symmetric = len(bare.sizes) == 2 and bool(words & EQUAL_TO_TRANSPOSE)
        label = Label(name, symmetric=symmetric, binary=bool(words & MASKS))
        return self.single(Tensor(label, tuple(port for port in bare.ports if port)), bare)

    def _application(self, term: Term, args: Sequence[NetworkSum]) -> NetworkSum:
        operator = self.algebra.operators[term.head]
        if operator.wiring:
            return self._by_plan(plan(operator.wiring), operator, term, args)
        if operator.elementwise:
            return self.entries(operator.key, args[0])
        return self._node(operator, term, args)

    def _node(self, operator: Operator, term: Term, args: Sequence[NetworkSum]) -> NetworkSum:
        """What has no wiring: a node named after its arguments, one way round or the other where that is the same."""
        if not all(args):
            raise GaveUp("a function of zeros")
        bare = _bare(term)
        around = [self.turned(arg) for arg in args]
        own, turned = self.name(args), self.name(around)
        legs = tuple(port for port in bare.ports if port)
        symmetric = len(legs) == 2 and operator.symmetric
        # Of an argument and its transpose the one whose name is less goes into the label, so that f(A') and f(A), which
        # is the other or its transpose, have one label.
        if operator.ignores_transposition:
            own = min(own, turned)
        elif operator.commutes_with_transposition and len(legs) == 2:
            symmetric = own == turned
            if turned < own:
                own, legs, args = turned, legs[::-1], around
        label = Label(f"{term.head}{own}", symmetric=symmetric)
        if operator.is_inverse:
            self.remember_inverse(label, args[0])
        return self.single(Tensor(label, legs), bare)

    def _by_plan(self, wires: Plan, operator: Operator, term: Term, args: Sequence[NetworkSum]) -> NetworkSum:
        """An operator that is nothing but wiring."""
        indices, sizes = {}, sizes_of(operator, term)
        for place, name in enumerate(wires.letters):
            indices[name] = axis(sizes[name], place)
        known = {index[0]: sizes[name] for name, index in indices.items() if index}
        nodes = [node for i, j in wires.triangles for node in _triangle(indices[i], indices[j])]
        form = signature(operator.signature).arguments
        names = {a.name: f"{arg.data}" for a, arg in zip(form, term.args, strict=True) if a.is_index}
        nodes += [Tensor(_basis_vector(names[i]), (indices[n],)) for i, n in wires.units if indices[n]]
        bundles = [tuple(tuple(i for n in group for i in indices[n]) for group in groups) for groups in wires.inputs]
        ports = tuple(tuple(i for n in group for i in indices[n]) for group in wires.output)
        # The ports of the result come first, then two for each argument: each is plugged in at the third and fourth.
        open_ports = (bundle for pair in bundles for bundle in pair)
        whole: NetworkSum = {"": Multiple(1, Network(tuple(nodes), (*ports, *open_ports), known))}
        for value in (arg for arg, role in zip(args, form, strict=True) if role.is_value):
            whole = self.filled(whole, value)
        return self.collected((a.number, a.network) for a in whole.values())
