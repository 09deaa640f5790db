"""The formulas of a statement, read together: each part with its shape, each name with its kind and properties."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from matgrad.derive.context import Context, Opened
from matgrad.derive.declare import declared_costs, declared_shapes, is_shapeless
from matgrad.derive.foreign import check_entrywise
from matgrad.derive.joined import Pieces, is_letter, joined
from matgrad.derive.kinds import Costs, costs_in
from matgrad.derive.missing import absent, check_prose
from matgrad.derive.nodes import arguments_first, called, size_arguments, size_of, variables_of
from matgrad.derive.notes import changed_kinds, entrywise, exponential, frobenius, joined_names
from matgrad.derive.properties import bound
from matgrad.derive.reading import Reading
from matgrad.derive.resolve import Part, Resolver, parts_of
from matgrad.derive.shape import ONE, SCALAR, Shape, Size, letters, show_size
from matgrad.derive.term import INDEX
from matgrad.derive.understand import read
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Declaration, Name, Node, Statement


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


class Names(NamedTuple):
    """What is known of a statement's names before its formulas are.

    `typed` are those that stand for a value, `opened` those that stand for a formula above, `sizes` the letters of
    sizes; `shapes` are those that are declared, and `differentials` the names whose differentials may be written.
    `costs` has what the undeclared names may be, of which the `firm` are scalars only if they are declared so;
    `products` are the names that are several without a space between.
    """

    declared: Mapping[str, Declaration]
    shapes: Mapping[str, Shape]
    sizes: Collection[str]
    opened: Sequence[Opened]
    typed: Sequence[str]
    differentials: Collection[str]
    costs: Mapping[str, Costs]
    firm: Collection[str]
    products: Mapping[str, Pieces]

    def held(self) -> "Names":
        """The same names, of which none is taken for a scalar that does not suggest one."""
        return self._replace(firm=[name for name, own in self.costs.items() if own.get("scalar")])


class Formulas(NamedTuple):
    """Formulas whose parts have shapes: `parts` has all of them, operands first; `named` those that have a name."""

    roots: tuple[Part, ...]
    parts: list[Part]
    symbols: tuple[Symbol, ...]
    notes: tuple[str, ...]
    named: Mapping[str, Part]

    def shape(self, name: str) -> Shape:
        """The shape of a name."""
        return next(symbol.shape for symbol in self.symbols if symbol.name == name)


def names_of(
    statement: Statement,
    trees: Sequence[Node],
    wrt: Sequence[str],
    context: Context,
    moving: Collection[str] = (),
    products: Mapping[str, Pieces] | None = None,
) -> Names:
    """The names of some formulas and variables; `moving` are those of which dX may be written, "*" all.

    `products` has the names that are several, where formulas beside these have told them.
    """
    nodes = [node for tree in trees for node in arguments_first(tree)]
    context.check_transposes(statement.text, nodes)
    context.check_question(statement)
    context.check_refused(nodes, {declared.name.text for declared in statement.declarations})
    bare = [Name(node.text[1:], node.span) for node in nodes if isinstance(node, Name) and moving and _is_d(node.text)]
    opened = context.opened([*nodes, *bare])
    if products is None:
        moved = [node.text for node in bare if node.text in moving or ("*" in moving and is_letter(node.text))]
        products = _products(statement, _inside(opened, nodes), [*wrt, *moved], context, bool(moving))
    bare += [Name(factor, n.span) for n in nodes if isinstance(n, Name) for factor in products.get(n.text, ())]
    opened = context.opened([*nodes, *bare]) if products else opened
    every = _inside(opened, nodes)
    declared = _declared(statement, [*every, *bare], wrt, context)
    shapes = declared_shapes(declared.values())
    sizes = _sizes(every, shapes)
    _check_opened(opened, sizes)
    defined = {name.name for name in opened}
    each = dict.fromkeys([*variables_of(every, {*declared, *wrt}), *products])
    found = [factor for name in each for factor in products.get(name, (name,))]
    found = [name for name in found if name not in sizes and name not in defined]
    differentials = _differentials([*found, *declared, *wrt, *defined], declared, moving)
    signs = {"d"} if "*" in moving and differentials else set()
    typed = [n for n in found if n not in signs and not (_is_d(n) and n[1:] in differentials)]
    free = dict.fromkeys(name for name in (*typed, *wrt) if name not in shapes)
    costs = costs_in(free, every, products) if free else {}
    costs |= {name: declared_costs(declared[name]) for name in free if name in declared}
    firm = [name for name in costs if name[0].isupper()]
    return Names(declared, shapes, sizes, opened, typed, differentials, costs, firm, products)


def _inside(opened: Sequence[Opened], nodes: Sequence[Node]) -> list[Node]:
    """All nodes of some formulas, those of the names that they use first."""
    return [*(node for name in opened for node in name.nodes), *nodes]


def _products(
    statement: Statement, nodes: list[Node], wrt: Sequence[str], context: Context, moves: bool
) -> dict[str, Pieces]:
    """The names that are several without a space between them; where something `moves`, a factor may be dX."""
    own = [declaration.name.text for declaration in statement.declarations]
    known = {*own, *wrt, *context.declarations, *context.formulas, *context.functions}
    found = [name for name in (*variables_of(nodes, known), *called(nodes)) if name != "d" or not moves]
    return joined(found, known | {f"d{name}" for name in [*found, *known] if moves}, wrt, nodes)


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
    variables = {*names.declared, *wrt, *names.typed, *({"d"} & names.declared.keys())}
    resolver = Resolver(variables, names.sizes, names.differentials, context.functions, names.products)
    for name in names.opened:
        resolver.define(*name)
    roots = tuple(resolver.resolve(arguments_first(tree)) for tree in trees)
    parts = parts_of(together(list(roots)))
    _check_sizes(parts, names, context)
    _check_variables(statement, wrt, names)
    check_prose([name for name in names.typed if name not in names.declared], statement)
    free = {name: costs for name, costs in names.costs.items() if name not in {*shapes, *(kinds or ())}}
    reading, changed = read(statement.text, parts, shapes, free, names.firm, kinds or {})
    taken = {name for shape in shapes.values() for size in shape for name in letters(size)}
    reading.settle(parts, {*reading.names, *names.sizes, *taken, *(opened.name for opened in names.opened)})
    check_entrywise(parts, statement.text)
    typed = [*names.typed, *(name for name in names.declared if name in reading.names)]
    symbols = (*_symbols(reading, typed, names.declared), *_indices(parts, typed))
    calls = [part for part in parts if part.head == "call"]
    notes = (
        *joined_names(names.products),
        *changed_kinds(changed, reading),
        *frobenius(calls, statement.text),
        *entrywise(calls),
        *(exponential(parts) if "e" in names.costs else ()),
    )
    return Formulas(roots, parts, symbols, notes, resolver.formulas)


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


def _is_d(name: str) -> bool:
    """Whether a name may be that of a differential."""
    return len(name) > 1 and name[0] == "d"


def _differentials(names: Sequence[str], declared: Collection[str], moving: Collection[str]) -> set[str]:
    """The names of which dX may be written: not where dX is itself declared, and not of the sign d."""
    wanted = set(names) if "*" in moving else set(moving)
    wanted -= {"d"} - set(declared)
    return {name for name in wanted if f"d{name}" not in declared}


def _declared(
    statement: Statement, nodes: Sequence[Node], wrt: Sequence[str], context: Context
) -> dict[str, Declaration]:
    """The declarations of a statement, and those given above of names that occur in it."""
    own = {declaration.name.text: declaration for declaration in statement.declarations}
    for name, declaration in own.items():
        if name in context.formulas or name in context.functions:
            raise Mistake("M215", f"{name} is defined above", declaration.name.span, "choose another name")
    used = {*variables_of(list(nodes), context.declarations), *wrt}
    return {**{name: given for name, given in context.declarations.items() if name in used}, **own}


def _sizes(nodes: Sequence[Node], shapes: Mapping[str, Shape]) -> set[str]:
    """The letters of sizes: those of declarations and of constants such as eye(n)."""
    named = {name for node in nodes for size in size_arguments(node) for name in letters(size_of(size))}
    declared = {name for shape in shapes.values() for size in shape for name in letters(size)}
    return {name for name in named | declared if name not in shapes and not name.isdigit()}


def _check_sizes(parts: list[Part], names: Names, context: Context) -> None:
    """In a statement that declares shapes, a size must occur in one of them, or in one given above."""
    own = _letters(names.shapes.values())
    sized = [(part, size) for part in parts for size in part.sizes if own]
    missing = [(part, name) for part, size in sized for name in letters(size) - own if not name.isdigit()]
    above = _letters(declared_shapes(context.declarations.values()).values()) if missing else set()
    for part, name in missing:
        if name not in above:
            raise Mistake("M212", f"the size {name} occurs in no declaration", part.span)


def _letters(shapes: Iterable[Shape]) -> set[str]:
    return {name for shape in shapes for size in shape for name in letters(size)}


def _check_opened(opened: Sequence[Opened], sizes: set[str]) -> None:
    """A name that stands for a formula is no size."""
    for name, _, use in opened:
        if name in sizes:
            raise Mistake("M215", f"{name} is a size here, and defined above as a formula", use, "choose another name")


def _symbols(reading: Reading, names: Sequence[str], declared: Mapping[str, Declaration]) -> tuple[Symbol, ...]:
    """The statement's names in order of appearance."""
    return tuple(_symbol(name, reading.names[name], declared.get(name)) for name in dict.fromkeys(names))


def _indices(parts: list[Part], names: Collection[str]) -> tuple[Symbol, ...]:
    """The letters that stand for indices."""
    found = {str(part.data): part for part in parts if part.head == "index"}
    for name in found.keys() & names:
        raise Mistake("M211", f"{name} is an index here, a positive integer, and cannot vary", found[name].span)
    return tuple(Symbol(name, SCALAR, 0, ("index",), False) for name in found)


def _symbol(name: str, shape: Shape, declaration: Declaration | None) -> Symbol:
    sized = declaration is not None and not is_shapeless(declaration)
    axes = len(declaration.sizes) if declaration and sized else sum(size != ONE for size in shape)
    return Symbol(name, shape, axes, declaration.properties if declaration else (), sized)


def _check_variables(statement: Statement, wrt: Sequence[str], names: Names) -> None:
    """Refuses a variable that cannot vary, or that is not there."""
    for name, node in zip(wrt, statement.wrt, strict=True):
        if name in names.sizes:
            raise Mistake("M211", f"{name} is a size here, a positive integer, and cannot vary", node.span)
        if name not in names.typed and name not in names.declared:
            raise absent(name, node.span, names.typed, statement)
        if name in names.declared and (word := bound(names.declared[name].properties)):
            mend = "drop the property for the unconstrained gradient"
            raise Mistake("M213", f"{name} is declared {word}; such a variable cannot move freely", node.span, mend)
        if wrt.count(name) > 1:
            raise Mistake("M209", f"{name} is named twice", node.span)
