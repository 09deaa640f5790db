"""The formulas of a statement, read together: each part with its shape, each name with its kind and properties."""

from collections.abc import Callable, Collection, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Declaration, Node, Statement, wrt_of
from ..properties import bound
from ..terms.note import Note
from ..terms.shape import ONE, SCALAR, Shape, Size, letters, show_size
from ..terms.term import INDEX
from .codes import CANNOT_VARY, NOT_FREE, UNDECLARED_SIZE, VARIABLE_MISSING
from .context import Context
from .declarations import declared_shapes, is_shapeless, letters_in
from .foreign import check_entrywise
from .missing import absent, check_prose
from .names import Names
from .notes import changed_kinds, entrywise, exponential, frobenius, joined_names
from .resolve import Part, Resolver, parts_of
from .typing import Reading
from .understand import read


class Symbol(NamedTuple):
    """A name of the statement; `axes` is how many axes its array has."""

    name: str
    shape: Shape
    axes: int
    properties: tuple[str, ...]
    declared: bool

    @property
    def sides(self) -> tuple[Size, ...]:
        """The sizes of its array's axes; a single axis is the one that is not 1."""
        long = self.shape if self.axes == 2 else sorted(self.shape, key=lambda size: size == ONE)[: self.axes]
        return tuple(long)

    @property
    def is_index(self) -> bool:
        """Whether the name is a letter for an index, a positive integer."""
        return not INDEX.isdisjoint(self.properties)


class Formulas(NamedTuple):
    """Formulas whose parts have shapes: `parts` has all of them, operands first; `named` those that have a name."""

    roots: tuple[Part, ...]
    parts: list[Part]
    symbols: tuple[Symbol, ...]
    notes: tuple[Note, ...]
    named: Mapping[str, Part]

    def shape(self, name: str) -> Shape:
        """The shape of a name."""
        return next(symbol.shape for symbol in self.symbols if symbol.name == name)


def formulas_of(
    statement: Statement,
    trees: Sequence[Node],
    names: Names,
    wrt: Sequence[str],
    context: Context,
    known: Mapping[str, Shape] | None = None,
    kinds: Mapping[str, str] | None = None,
    together: Callable[[list[Part]], Part] = lambda roots: roots[-1],
) -> Formulas:
    """Formulas with shapes; `known` and `kinds` tell something of undeclared names, `together` binds the formulas."""
    shapes = {**(known or {}), **names.shapes}
    resolver = _resolver(names, wrt, context)
    roots = tuple(resolver.resolve(names.nodes[tree]) for tree in trees)
    parts = parts_of(together(list(roots)))
    _check_names(statement, parts, names, wrt, context)
    told = {*shapes, *(kinds or ())} if names.costs else ()
    free = {name: costs for name, costs in names.costs.items() if name not in told}
    reading, changed = read(statement.text, parts, shapes, free, names.firm, kinds or {})
    if not reading.is_settled:
        taken = {*letters_in(shapes.values()), *(opened.name for opened in names.opened)}
        reading.settle(parts, {*reading.names, *names.sizes, *taken})
    check_entrywise(parts, statement.text)
    notes = _notes(names, changed, reading, parts, statement.text)
    return Formulas(roots, parts, _symbols(reading, names, parts), notes, resolver.formulas)


def _check_names(statement: Statement, parts: list[Part], names: Names, wrt: Sequence[str], context: Context) -> None:
    """Refuses sizes that nothing declares, variables that cannot vary, and words of English."""
    _check_sizes(parts, names, context)
    _check_variables(statement, wrt, names)
    check_prose([name for name in names.typed if name not in names.declared], statement)


def _resolver(names: Names, wrt: Sequence[str], context: Context) -> Resolver:
    """What resolves formulas with these names, the formulas above among them."""
    variables = {*names.declared, *wrt, *names.typed, *({"d"} & names.declared.keys())}
    resolver = Resolver(variables, names.sizes, names.differentials, context.functions, names.products)
    for name in names.opened:
        resolver.define(*name)
    return resolver


def _notes(names: Names, changed: list[str], reading: Reading, parts: list[Part], text: str) -> tuple[Note, ...]:
    """How formulas were read, where that may surprise."""
    notes: list[Note] = []
    if names.products or changed:
        notes += [*joined_names(names.products), *changed_kinds(changed, reading)]
    if calls := [part for part in parts if part.head == "call"]:
        notes += [*frobenius(calls, text), *entrywise(calls)]
    return (*notes, *exponential(parts)) if "e" in names.costs else tuple(notes)


def where_clause(symbols: Sequence[Symbol]) -> str:
    """How the undeclared names were read, as a clause that declares them: `where A: m x n, x: n`."""
    own = [declaration(symbol) for symbol in symbols if not (symbol.declared or symbol.is_index)]
    return f"where {', '.join(own)}" if own else ""


def declaration(symbol: Symbol) -> str:
    """How a name is declared: `S: n x n spd`."""
    return " ".join([f"{symbol.name}:", in_declaration(symbol.shape), *symbol.properties])


def in_declaration(shape: Shape) -> str:
    """A shape as it is declared: `m x n`, `n`, `scalar`."""
    return " x ".join(show_size(size) for size in shape[: 1 + (shape[1] != ONE)]) if shape != SCALAR else "scalar"


def _check_sizes(parts: list[Part], names: Names, context: Context) -> None:
    """In a statement that declares shapes, a size must occur in one of them, or in one given above."""
    sized = [(part, size) for part in parts if part.sizes for size in part.sizes]
    own = letters_in(names.shapes.values()) if sized else set()
    missing = [(part, name) for part, size in sized for name in letters(size) - own if own and not name.isdigit()]
    above = letters_in(declared_shapes(context.declarations.values()).values()) if missing else set()
    for part, name in missing:
        if name not in above:
            raise Mistake(UNDECLARED_SIZE, f"the size {name} occurs in no declaration", part.span)


def _symbols(reading: Reading, names: Names, parts: list[Part]) -> tuple[Symbol, ...]:
    """The statement's names in order of appearance, then its indices."""
    typed = [*names.typed, *(name for name in names.declared if name in reading.names)]
    values = (_symbol(name, reading.names[name], names.declared.get(name)) for name in dict.fromkeys(typed))
    return (*values, *_indices(parts, typed))


def _indices(parts: list[Part], names: Collection[str]) -> tuple[Symbol, ...]:
    """The letters that stand for indices."""
    found = {str(part.data): part for part in parts if part.head == "index"}
    for name in (name for name in found if name in names):
        raise Mistake(CANNOT_VARY, f"{name} is an index here, a positive integer, and cannot vary", found[name].span)
    return tuple(Symbol(name, SCALAR, 0, ("index",), False) for name in found)


def _symbol(name: str, shape: Shape, declaration: Declaration | None) -> Symbol:
    sized = declaration is not None and not is_shapeless(declaration)
    axes = len(declaration.sizes) if declaration and sized else sum(size != ONE for size in shape)
    return Symbol(name, shape, axes, declaration.properties if declaration else (), sized)


def _check_variables(statement: Statement, wrt: Sequence[str], names: Names) -> None:
    """Refuses a variable that cannot vary, or that is not there."""
    for name, node in zip(wrt, wrt_of(statement), strict=True):
        if name in names.sizes:
            raise Mistake(CANNOT_VARY, f"{name} is a size here, a positive integer, and cannot vary", node.span)
        if name not in names.typed and name not in names.declared:
            raise absent(name, node.span, names.typed, statement)
        if name in names.declared and (word := bound(names.declared[name].properties)):
            help = "drop the property for the unconstrained gradient"
            raise Mistake(NOT_FREE, f"{name} is declared {word}; such a variable cannot move freely", node.span, help)
        if wrt.count(name) > 1:
            raise Mistake(VARIABLE_MISSING, f"{name} is named twice", node.span)
