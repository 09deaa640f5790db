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
from .network import UNIT, Bundle, GaveUp, Label, Loose, Multiple, Network, NetworkSum, Role, Tensor, axis
from .plan import Plan, plan, sizes_of
from .sums import closed as summed
from .sums import single, size_node, turned

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
        self.known: dict[int, Loose] = {}
        self.forms: dict[int, NetworkSum] = {}

    def form(self, term: Term) -> NetworkSum:
        """The canonical sum that a term is; GaveUp where it has too many networks."""
        if term.number not in self.forms:
            self.forms[term.number] = self.collected(self.wired(term))
        return self.forms[term.number]

    def wired(self, root: Term) -> Loose:
        """The networks that a term is the sum of; GaveUp where there are too many."""
        for term in below([root], self.known):
            if term.number not in self.known:
                self.known[term.number] = self._wired(term)
        return self.known[root.number]

    def _wired(self, term: Term) -> Loose:
        args = [self.known[arg.number] for arg in term.args]
        if term.head == "sum":
            return [addend for arg in args for addend in arg]
        if term.head in ("product", "scaled"):
            return self.product(*args)
        if term.head == "hadamard":
            return self.entrywise(*args)
        if term.head == "colon":
            return summed(self.entrywise(*args))
        if term.head == "transpose":
            return turned(args[0])
        if term.head == "power":
            base, exponent = term.args
            if exponent.head == "number":
                return self.numeric_power(self.form(base), value_of(exponent))
            return self.power(self.form(base), self.form(exponent))
        return self._application(term) if term.args and term.head != "d" else self._leaf(term)

    def _leaf(self, term: Term) -> Loose:
        """A symbol or its differential, a number, or a constant."""
        bare = _bare(term)
        if term.head == "number":
            return [Multiple(value_of(term), UNIT)]
        if term.head == "size":
            return single(size_node(str(term.data)))
        if term.head == "symbol":
            return self._symbol(str(term.data), bare)
        if term.head == "d":
            return self._symbol(differential(str(term.args[0].data)), bare)
        if term.head == "eye":
            bare = Network((), ((0,), (0,)), {0: term.shape[0]})
        return [] if term.head == "zeros" else [Multiple(1, bare)]

    def _symbol(self, name: str, bare: Network) -> Loose:
        """A variable; a symmetric one may be turned, a diagonal one has one index, a binary one is its square."""
        words = self.properties.get(name, frozenset())
        if len(bare.sizes) == 2 and words & DIAGONALS:
            return single(Tensor(Label(name), ((0,),)), Network((), ((0,), (0,)), {0: bare.sizes[0]}))
        symmetric = len(bare.sizes) == 2 and bool(words & EQUAL_TO_TRANSPOSE)
        label = Label(name, symmetric=symmetric, binary=bool(words & MASKS))
        return single(Tensor(label, tuple(port for port in bare.ports if port)), bare)

    def _application(self, term: Term) -> Loose:
        operator = self.algebra.operators[term.head]
        if operator.wiring:
            return self._by_plan(plan(operator.wiring), operator, term)
        if operator.elementwise:
            return self.entries(operator.key, self.form(term.args[0]))
        return self._node(operator, term, [self.form(arg) for arg in term.args])

    def _node(self, operator: Operator, term: Term, args: Sequence[NetworkSum]) -> Loose:
        """What has no wiring: a node named after its arguments, one way round or the other where that is the same."""
        if not all(args):
            raise GaveUp("a function of zeros")
        bare = _bare(term)
        own = self.name(args)
        legs = tuple(port for port in bare.ports if port)
        symmetric = len(legs) == 2 and operator.symmetric
        # Of an argument and its transpose the one whose number is less goes into the label, so that f(A') and f(A),
        # which is the other or its transpose, have one label.
        if operator.ignores_transposition:
            own = min(own, self.name(self._around(args)))
        elif operator.commutes_with_transposition and len(legs) == 2:
            around = self._around(args)
            other = self.name(around)
            symmetric = own == other
            if other < own:
                own, legs, args = other, legs[::-1], around
        label = Label(f"{term.head}#{own}", symmetric=symmetric)
        if operator.is_inverse:
            self.remember_inverse(label, args[0])
        return single(Tensor(label, legs), bare)

    def _around(self, args: Sequence[NetworkSum]) -> list[NetworkSum]:
        """The transposes of some arguments."""
        return [self.turned_over(arg) for arg in args]

    def _by_plan(self, wires: Plan, operator: Operator, term: Term) -> Loose:
        """An operator that is nothing but wiring."""
        sizes = sizes_of(operator, term)
        indices = {name: axis(sizes[name], place) for place, name in enumerate(wires.letters)}
        known = {index[0]: sizes[name] for name, index in indices.items() if index}
        nodes = [node for i, j in wires.triangles for node in _triangle(indices[i], indices[j])]
        form = signature(operator.signature).arguments
        names = {a.name: f"{arg.data}" for a, arg in zip(form, term.args, strict=True) if a.is_index}
        nodes += [Tensor(_basis_vector(names[i]), (indices[n],)) for i, n in wires.units if indices[n]]
        bundles = [_bundle(group, indices) for groups in wires.inputs for group in groups]
        frame = Network(tuple(nodes), tuple(_bundle(group, indices) for group in wires.output), known)
        values = [self.known[arg.number] for arg, role in zip(term.args, form, strict=True) if role.is_value]
        return self.in_frame(frame, bundles, values)


def _bundle(group: str, indices: Mapping[str, Bundle]) -> Bundle:
    """The indices of some letters."""
    return tuple([i for name in group for i in indices[name]])
