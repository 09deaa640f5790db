"""Terms as sums of tensor networks: what is left of a formula when its notation is taken away.

Transposes, the order of factors, traces and their cyclic order, Hadamard products and diagonals are wiring; inverses,
functions of entries and whatever else has no wiring are nodes, named after the canonical form of their arguments.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import prod

from ...properties import EQUAL_TO_TRANSPOSE, closed, with_trait
from ...terms.algebra import Algebra
from ...terms.operator import Operator
from ...terms.shape import signature
from ...terms.term import Term, below, value_of
from .diagram import NO_PORTS, Diagram, Diagrams, Ports, choices, times
from .entries import Entries
from .network import MOST_NETWORKS, Bundle, GaveUp, Label, Loose, NetworkSum, Role, Tensor
from .plan import Plan, plan, sizes_of
from .sums import MOST_AT_ONCE, size_node

DIAGONALS = with_trait(lambda known: known.is_diagonal)
MASKS = with_trait(lambda known: known.is_own_square)

MOST_LEVELS = 80  # of a term that is drawn from the top
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


class Wiring(Entries):
    """Wires the terms of one store; `properties` are those of its symbols, and of their differentials.

    A term is drawn from the top, between the indices of its rows and its columns: in a product, each factor is given
    those that it shares with its neighbours.
    """

    def __init__(self, algebra: Algebra, properties: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self.algebra = algebra
        self.properties = properties
        self.labels: dict[str, tuple[Label, bool]] = {}
        self.forms: dict[int, NetworkSum] = {}
        self.functions: dict[int, Loose] = {}
        self.opaque: dict[int, tuple[Label, bool]] = {}

    def form(self, term: Term) -> NetworkSum:
        """The canonical sum that a term is; GaveUp where it has too many networks."""
        self._form_below(term)
        return self._form(term)

    def wired(self, root: Term) -> Loose:
        """The networks that a term is the sum of; GaveUp where there are too many."""
        self._form_below(root)
        return self._networks(root)

    def _form_below(self, root: Term) -> None:
        """Forms found from below, so that no more than some levels are left to be drawn from the top."""
        levels: dict[int, int] = {}
        for term in below([root], self.forms) if root.number > MOST_LEVELS else ():
            levels[term.number] = 1 + max([levels.get(arg.number, 0) for arg in term.args], default=0)
            if levels[term.number] == MOST_LEVELS:
                self._form(term)
                levels[term.number] = 0

    def _form(self, term: Term) -> NetworkSum:
        if term.number not in self.forms:
            self.forms[term.number] = self.collected(self._networks(term))
        return self.forms[term.number]

    def _networks(self, term: Term) -> Loose:
        ports = self.indices.axis(term.shape[0]), self.indices.axis(term.shape[1])
        return [self.indices.network(diagram, ports) for diagram in self._drawn(term, ports)]

    def _drawn(self, term: Term, ports: Ports) -> Diagrams:
        """A term between its rows and columns."""
        if term.number in self.forms:
            return self.diagrams(self.forms[term.number], ports)
        return DRAWN.get(term.head, Wiring._application)(self, term, ports)

    def _symbol(self, term: Term, ports: Ports) -> Diagrams:
        return [self._array(str(term.data), ports)]

    def _differential(self, term: Term, ports: Ports) -> Diagrams:
        return [self._array(differential(str(term.args[0].data)), ports)]

    def _array(self, name: str, ports: Ports) -> Diagram:
        """A variable; a symmetric one may be turned, a diagonal one has one index, a binary one is its square."""
        if name not in self.labels:
            self.labels[name] = self._label(name, bool(ports[0] and ports[1]))
        label, is_diagonal = self.labels[name]
        if is_diagonal:
            return Diagram(1, (Tensor(label, ports[:1]),), (), (ports,))
        return Diagram(1, (Tensor(label, _legs(ports)),))

    def _label(self, name: str, is_matrix: bool) -> tuple[Label, bool]:
        """The label of a variable, and whether it has one index for both axes."""
        words = closed(frozenset(self.properties.get(name, ())))
        is_diagonal = is_matrix and not words.isdisjoint(DIAGONALS)
        symmetric = is_matrix and not is_diagonal and not words.isdisjoint(EQUAL_TO_TRANSPOSE)
        return Label(name, symmetric=symmetric, binary=not is_diagonal and not words.isdisjoint(MASKS)), is_diagonal

    def _number(self, term: Term, ports: Ports) -> Diagrams:
        return [Diagram(value_of(term))]

    def _size(self, term: Term, ports: Ports) -> Diagrams:
        return [Diagram(1, (size_node(str(term.data)),))]

    def _eye(self, term: Term, ports: Ports) -> Diagrams:
        return [Diagram(1, links=(ports,))]

    def _ones(self, term: Term, ports: Ports) -> Diagrams:
        return [Diagram(1)]

    def _zeros(self, term: Term, ports: Ports) -> Diagrams:
        return []

    def _sum(self, term: Term, ports: Ports) -> Diagrams:
        found: list[Diagram] = []
        for arg in term.args:
            found += self._drawn(arg, ports)
            if len(found) > MOST_NETWORKS:
                raise GaveUp(f"more than {MOST_NETWORKS:,} networks")
        return found

    def _transpose(self, term: Term, ports: Ports) -> Diagrams:
        return self._drawn(term.args[0], ports[::-1])

    def _product(self, term: Term, ports: Ports) -> Diagrams:
        rows, columns = ports
        left = sum([not arg.is_scalar for arg in term.args])
        inner: Bundle = ()
        places = []
        for arg in term.args:
            if arg.is_scalar:
                places.append(NO_PORTS)
                continue
            left -= 1
            between = self.indices.axis(arg.shape[1]) if left else columns
            inner += between if left else ()
            places.append((rows, between))
            rows = between
        return self._multiplied_terms(term.args, places, inner)

    def _hadamard(self, term: Term, ports: Ports) -> Diagrams:
        return self._multiplied_terms(term.args, [NO_PORTS if arg.is_scalar else ports for arg in term.args])

    def _colon(self, term: Term, ports: Ports) -> Diagrams:
        one, other = term.args
        if one.is_row != other.is_row or one.is_column != other.is_column:
            raise GaveUp("sizes that do not fit")
        inside = self.indices.axis(one.shape[0]), self.indices.axis(one.shape[1])
        return self._multiplied_terms(term.args, [inside, inside], (*inside[0], *inside[1]))

    def _multiplied_terms(self, args: Sequence[Term], places: Sequence[Ports], inner: Bundle = ()) -> Diagrams:
        """A product of terms at their places: where there are many addends, like ones are collected on the way."""
        factors = [self._drawn(arg, place) for arg, place in zip(args, places, strict=True)]
        if prod(map(len, factors)) > MOST_AT_ONCE:
            factors = [self.diagrams(self._form(arg), place) for arg, place in zip(args, places, strict=True)]
        return self.multiplied(factors, places, inner)

    def _by_entries(self, term: Term, ports: Ports) -> Diagrams:
        """A Hadamard power, or another function of each entry."""
        if term.number not in self.functions:
            self.functions[term.number] = self._of_entries(term)
        return [self.indices.diagram(addend, ports) for addend in self.functions[term.number]]

    def _of_entries(self, term: Term) -> Loose:
        base = self._form(term.args[0])
        if not base:
            raise GaveUp("a function of zeros")
        ports = self.indices.ports_of(next(iter(base.values())).network)
        return [self.indices.network(diagram, ports) for diagram in self._drawn_entries(term, base, ports)]

    def _drawn_entries(self, term: Term, base: NetworkSum, ports: Ports) -> Diagrams:
        if term.head != "power":
            return [self.entries(term.head, base, ports)]
        exponent = term.args[1]
        if exponent.head == "number":
            return self.numeric_power(base, value_of(exponent), ports)
        return self.power(base, self._form(exponent), ports)

    def _application(self, term: Term, ports: Ports) -> Diagrams:
        operator = self.algebra.operators[term.head]
        if operator.wiring:
            return self._by_plan(plan(operator.wiring), operator, term, ports)
        if operator.elementwise:
            return self._by_entries(term, ports)
        if term.number not in self.opaque:
            self.opaque[term.number] = self._named(operator, term)
        label, is_turned = self.opaque[term.number]
        return [Diagram(1, (Tensor(label, _legs(ports[::-1] if is_turned else ports)),))]

    def _named(self, operator: Operator, term: Term) -> tuple[Label, bool]:
        """What has no wiring: the name of a node after its arguments, and whether it is turned the other way round."""
        args = [self._form(arg) for arg in term.args]
        if not all(args):
            raise GaveUp("a function of zeros")
        own = self.name(args)
        is_matrix = not (term.is_row or term.is_column)
        symmetric, is_turned = is_matrix and operator.symmetric, False
        # Of an argument and its transpose the one whose number is less goes into the label, so that f(A') and f(A),
        # which is the other or its transpose, have one label.
        if operator.ignores_transposition:
            own = min(own, self.name(self._around(args)))
        elif operator.commutes_with_transposition and is_matrix:
            around = self._around(args)
            other = self.name(around)
            symmetric = own == other
            if other < own:
                own, is_turned, args = other, True, around
        label = Label(f"{term.head}#{own}", symmetric=symmetric)
        if operator.is_inverse:
            self.remember_inverse(label, args[0])
        return label, is_turned

    def _around(self, args: Sequence[NetworkSum]) -> list[NetworkSum]:
        """The transposes of some arguments."""
        return [self.turned_over(arg) for arg in args]

    def _by_plan(self, wires: Plan, operator: Operator, term: Term, ports: Ports) -> Diagrams:
        """An operator that is nothing but wiring."""
        sizes = sizes_of(operator, term)
        indices = {group: given for group, given in zip(wires.output, ports, strict=True) if len(group) == 1}
        fresh = {name: self.indices.axis(sizes[name]) for name in wires.letters if name not in indices}
        indices |= fresh
        nodes = [node for i, j in wires.triangles for node in _triangle(indices[i], indices[j])]
        form = signature(operator.signature).arguments
        names = {a.name: f"{arg.data}" for a, arg in zip(form, term.args, strict=True) if a.is_index}
        nodes += [Tensor(_basis_vector(names[i]), (indices[n],)) for i, n in wires.units if indices[n]]
        links = [(given, _bundle(group, indices)) for group, given in zip(wires.output, ports, strict=True)]
        frame = Diagram(1, tuple(nodes), tuple([i for index in fresh.values() for i in index]), tuple(links))
        values = [arg for arg, role in zip(term.args, form, strict=True) if role.is_value]
        places = [(_bundle(rows, indices), _bundle(columns, indices)) for rows, columns in wires.inputs]
        factors = [self._drawn_in(arg, place) for arg, place in zip(values, places, strict=True)]
        return [times(chosen) for chosen in choices([[frame], *factors])]

    def _drawn_in(self, term: Term, ports: Ports) -> Diagrams:
        """A term where it may be given ports that it does not have."""
        if bool(ports[0]) == term.is_row or bool(ports[1]) == term.is_column:
            raise GaveUp("sizes that do not fit")
        return self._drawn(term, ports)


DRAWN: Mapping[str, Callable[[Wiring, Term, Ports], Diagrams]] = {
    "symbol": Wiring._symbol,
    "d": Wiring._differential,
    "number": Wiring._number,
    "size": Wiring._size,
    "eye": Wiring._eye,
    "ones": Wiring._ones,
    "zeros": Wiring._zeros,
    "sum": Wiring._sum,
    "product": Wiring._product,
    "scaled": Wiring._product,
    "hadamard": Wiring._hadamard,
    "colon": Wiring._colon,
    "transpose": Wiring._transpose,
    "power": Wiring._by_entries,
}


def _legs(ports: Ports) -> tuple[Bundle, ...]:
    """A leg for each axis; an axis of length 1 has none."""
    rows, columns = ports
    if rows:
        return ports if columns else (rows,)
    return (columns,) if columns else ()


def _bundle(group: str, indices: Mapping[str, Bundle]) -> Bundle:
    """The indices of some letters."""
    return tuple([i for name in group for i in indices[name]])
