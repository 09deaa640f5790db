"""Terms as sums of tensor networks: what is left of a formula when its notation is taken away.

Transposes, the order of factors, traces and their cyclic order, Hadamard products and diagonals are wiring; inverses,
functions of entries and whatever else has no wiring are nodes, named after the canonical form of their arguments.
An index of a sum is an index like any other: a member x_i of a family has a leg for it, and so has what is made of one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import prod

from ...properties import EQUAL_TO_TRANSPOSE, closed, with_trait
from ...terms.algebra import Algebra
from ...terms.operator import Operator
from ...terms.shape import signature
from ...terms.term import Term, value_of
from .alternating import LEVI_CIVITA
from .blocks import Blocks
from .diagram import NO_PORTS, Diagram, Diagrams, Link, Ports, choices, times
from .network import MOST_NETWORKS, Bundle, GaveUp, Label, Loose, NetworkSum, Tensor
from .plan import Plan, plan, sizes_of
from .ranges import basis_vector
from .sums import MOST_AT_ONCE, size_node

DIAGONALS = with_trait(lambda known: known.is_diagonal)
MASKS = with_trait(lambda known: known.is_own_square)

NO_BRACES = str.maketrans("", "", "{}")
TRIANGLE = Label("row >= column", binary=True)  # ones on and below the diagonal; no name reads like this


def differential(name: str) -> str:
    """What the differential of a name is called; nothing that can be typed is."""
    return f"d {name}"


def _triangle(greater: Bundle, less: Bundle) -> list[Tensor]:
    """The ones where an index is not less than another; an axis of one entry has no index, which there is 1."""
    if greater and less:
        return [Tensor(TRIANGLE, (greater, less))]
    return [Tensor(basis_vector("1"), (less,))] if less else []


class Wiring(Blocks):
    """Wires the terms of one store; `properties` are those of its symbols, and of their differentials.

    A term is drawn from the top, between the indices of its rows and its columns: in a product, each factor is given
    those that it shares with its neighbours; in a sum over an index, one for its letter.
    """

    def __init__(self, algebra: Algebra, properties: Mapping[str, Iterable[str]]) -> None:
        super().__init__(algebra)
        self.properties = properties
        self.labels: dict[str, tuple[Label, bool]] = {}
        self.functions: dict[int, Loose] = {}

    def _drawn(self, term: Term, ports: Ports) -> Diagrams:
        """A term between its rows and columns."""
        if term.number in self.forms:
            return self._formed(term, ports)
        return DRAWN.get(term.head, Wiring._application)(self, term, ports)

    def _symbol(self, term: Term, ports: Ports) -> Diagrams:
        return [self._array(str(term.data), ports)]

    def _member(self, term: Term, ports: Ports) -> Diagrams:
        return [self._array(str(term.data), ports, self._along(term))]

    def _differential(self, term: Term, ports: Ports) -> Diagrams:
        inner = term.args[0]
        return [self._array(differential(str(inner.data)), ports, self._along(inner))]

    def _along(self, variable: Term) -> Sequence[Bundle]:
        """The indices at which a member of a family stands; none of a name."""
        if variable.head != "member" and self._letters(variable):
            raise GaveUp("the differential of what depends on an index")
        if variable.head != "member":
            return ()
        return [self.wires[str(index.data)] for index in variable.args[1:]]

    def _index_sum(self, term: Term, ports: Ports) -> Diagrams:
        """A sum over an index, which has one wire in its body; over one that does not stand there it is a size."""
        index, _, body = term.args
        letter = str(index.data)
        wire = self.indices.axis(self.algebra.ranges[letter])
        found = self._drawn_along({**self.wires, letter: wire}, body, ports)
        return [Diagram(number, nodes, (*inner, *wire), links) for number, nodes, inner, links in found]

    def _array(self, name: str, ports: Ports, along: Sequence[Bundle] = ()) -> Diagram:
        """A variable; a symmetric one may be turned, a diagonal one has one index, a binary one is its square."""
        if name not in self.labels:
            self.labels[name] = self._label(name, bool(ports[0] and ports[1]))
        label, is_diagonal = self.labels[name]
        if is_diagonal:
            return Diagram(1, (Tensor(label, (*ports[:1], *along)),), (), (_link(ports),))
        return Diagram(1, (Tensor(label, _legs(ports, label, along)),))

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
        return [Diagram(1, links=(_link(ports),))]

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
            factors = [self._formed(arg, place) for arg, place in zip(args, places, strict=True)]
        return self.multiplied(factors, places, inner)

    def _by_entries(self, term: Term, ports: Ports) -> Diagrams:
        """A Hadamard power, or another function of each entry."""
        if term.number not in self.functions:
            self.functions[term.number] = self._of_entries(term)
        places = self._places(term, ports)
        return [self.indices.diagram(addend, places) for addend in self.functions[term.number]]

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
        if self._letters(exponent):
            raise GaveUp("an exponent that depends on an index")
        return self.power(base, self._form(exponent), ports)

    def _application(self, term: Term, ports: Ports) -> Diagrams:
        operator = self.algebra.operators[term.head]
        if operator.joins or operator.cuts_out:
            return self._put_together(term, ports) if operator.joins else self._cut_out(term, ports)
        if operator.wiring:
            return self._by_plan(plan(operator.wiring), operator, term, ports)
        if operator.elementwise and len(term.args) == 1:
            return self._by_entries(term, ports)
        if operator.linear_in and self.is_linear_map(operator, term):
            return self.in_directions(operator, term, ports)
        if term.number not in self.opaque:
            self.opaque[term.number] = self.named(operator, term)
        label, is_turned, letters = self.opaque[term.number]
        along = [self.wires[letter] for letter in letters]
        return [Diagram(1, (Tensor(label, _legs(ports[::-1] if is_turned else ports, label, along)),))]

    def _by_plan(self, wires: Plan, operator: Operator, term: Term, ports: Ports) -> Diagrams:
        """An operator that is nothing but wiring."""
        sizes = sizes_of(operator, term, wires)
        indices = {group: given for group, given in zip(wires.output, ports, strict=True) if len(group) == 1}
        fresh = {name: self.indices.axis(sizes[name]) for name in wires.letters if name not in indices}
        indices |= fresh
        nodes = [node for i, j in wires.triangles for node in _triangle(indices[i], indices[j])]
        nodes += [self._constants(name, letters, indices) for name, letters in wires.arrays]
        form = signature(operator.signature).arguments
        names = {a.name: f"{arg.data}" for a, arg in zip(form, term.args, strict=True) if a.is_index}
        units = [(names[i], indices[n]) for i, n in wires.units]
        nodes += [Tensor(basis_vector(i), (index,)) for i, index in units if index and i not in self.wires]
        links = [(given, _bundle(group, indices)) for group, given in zip(wires.output, ports, strict=True)]
        links += [self._at(index, self.wires[i]) for i, index in units if i in self.wires]
        frame = Diagram(1, tuple(nodes), tuple([i for index in fresh.values() for i in index]), tuple(links))
        values = [arg for arg, role in zip(term.args, form, strict=True) if role.is_value]
        places = [(_bundle(rows, indices), _bundle(columns, indices)) for rows, columns in wires.inputs]
        factors = [self._drawn_in(arg, place) for arg, place in zip(values, places, strict=True)]
        return [times(chosen) for chosen in choices([[frame], *factors])]

    def _constants(self, name: str, letters: str, indices: Mapping[str, Bundle]) -> Tensor:
        """An array of constants; the first two letters of a symmetric one are in braces, {ij}k."""
        legs = tuple([indices[letter] for letter in letters.translate(NO_BRACES)])
        if not all(legs):
            raise GaveUp("constants on an axis of one entry")
        if name == LEVI_CIVITA.text:
            self.alternates = True
            return Tensor(LEVI_CIVITA, legs)
        if letters[0] == "{":
            one, other, *along = legs
            return Tensor(
                Label(name, symmetric=True, binary=True), ((*one, *sum(along, ())), (*other, *sum(along, ())))
            )
        return Tensor(Label(name, binary=True), legs)

    def _at(self, index: Bundle, wire: Bundle) -> Link:
        """An index that is the one of a sum, over as many values."""
        if [self.indices.sizes[i] for i in index] != [self.indices.sizes[i] for i in wire]:
            raise GaveUp("sizes that do not fit")
        return index, wire


DRAWN: Mapping[str, Callable[[Wiring, Term, Ports], Diagrams]] = {
    "symbol": Wiring._symbol,
    "member": Wiring._member,
    "d": Wiring._differential,
    "indexed": Wiring._index_sum,
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


def _link(ports: Ports) -> Link:
    rows, columns = ports
    return rows, columns


def _legs(ports: Ports, label: Label, along: Sequence[Bundle]) -> tuple[Bundle, ...]:
    """A leg for each axis and each letter, unless it has length 1; legs that may be swapped have the letters too."""
    legs = ports if ports[0] and ports[1] else tuple([port for port in ports if port])
    if not along:
        return legs
    if label.symmetric:
        return tuple([(*leg, *[i for wire in along for i in wire]) for leg in legs])
    return (*legs, *[wire for wire in along if wire])


def _bundle(group: str, indices: Mapping[str, Bundle]) -> Bundle:
    """The indices of some letters."""
    return tuple([i for name in group for i in indices[name]])
