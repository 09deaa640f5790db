"""The formulas of a statement, read together: each part with its shape, each name with its kind and properties."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Declaration, Member, Node, Statement, wrt_of
from ..properties import BY_WORD, bound, fixed
from ..properties.integer import WHOLE_NUMBER
from ..terms.note import Note
from ..terms.shape import ONE, SCALAR, Shape, Size, letters, show_size, sides
from ..terms.term import INDEX
from .along import check_along
from .broadcast import check_dotted
from .codes import CANNOT_VARY, NOT_FREE, UNDECLARED_SIZE, VARIABLE_MISSING
from .context import Context
from .declarations import declared_shapes, is_shapeless, letters_in
from .foreign import check_entrywise
from .kinds import Costs
from .missing import absent, check_prose, entries_of
from .names import Names
from .notes import by_rows, changed_kinds, entrywise, exponential, frobenius, joined_names
from .part import Part, parts_of
from .resolve import Resolver
from .typing import Reading
from .understand import read


class Symbol(NamedTuple):
    """A name of the statement; `axes` is how many axes its array has.

    A family has the shape of a member, and `indices` with a letter for each place, of which `ranges` says how many
    values it has.
    """

    name: str
    shape: Shape
    axes: int
    properties: tuple[str, ...]
    declared: bool
    ranges: tuple[Size, ...] = ()
    indices: tuple[str, ...] = ()

    @property
    def sides(self) -> tuple[Size, ...]:
        """The sizes of its array's axes; a single axis is the one that is not 1."""
        long = self.shape if self.axes == 2 else sorted(self.shape, key=lambda size: size == ONE)[: self.axes]
        return tuple(long)

    @property
    def is_index(self) -> bool:
        """Whether the name is a letter for an index, a positive integer."""
        return not INDEX.isdisjoint(self.properties)

    @property
    def is_integer(self) -> bool:
        """Whether the name stands for an integer."""
        return self.is_index or WHOLE_NUMBER.name in self.properties


class Formulas(NamedTuple):
    """Formulas whose parts have shapes: `parts` has all of them, operands first; `named` those that have a name.

    `ranges` says how many values each index of a sum or of a varying family has.
    """

    roots: tuple[Part, ...]
    parts: list[Part]
    symbols: tuple[Symbol, ...]
    notes: tuple[Note, ...]
    named: Mapping[str, Part]
    ranges: Mapping[str, Size] = {}

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
    every = _with_variables(parts, resolver, statement)
    reading, changed = read(statement.text, every, shapes, free, names.firm, kinds or {}, integers=names.integers)
    if not reading.is_settled:
        reading.settle(parts, _taken(names, reading, shapes))
    _check_marks(statement, parts, reading, free)
    notes = _notes(names, changed, reading, parts, statement.text)
    return Formulas(roots, parts, _symbols(reading, names, parts), notes, resolver.formulas, _ranges(reading))


def _check_marks(statement: Statement, parts: list[Part], reading: Reading, free: Mapping[str, Costs]) -> None:
    """Refuses marks that can be read in two ways, and functions that have nothing to do."""
    check_entrywise(parts, statement.text)
    check_dotted(parts, reading, free)
    check_along(parts, statement.text)


def _taken(names: Names, reading: Reading, shapes: Mapping[str, Shape]) -> set[str]:
    """The names that no size may have."""
    opened = [name.name for name in names.opened]
    return {*reading.names, *names.sizes, *letters_in(shapes.values()), *opened, *_ranges(reading)}


def _with_variables(parts: list[Part], resolver: Resolver, statement: Statement) -> list[Part]:
    """The parts, and those of the variables that are members of families: how many values their free indices have."""
    members = [resolver.member(node) for node in wrt_of(statement) if isinstance(node, Member)]
    return [*parts, *(inner for member in members for inner in parts_of(member))] if members else parts


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
        notes += [*joined_names(names.products), *changed_kinds(changed, reading, parts)]
    if calls := [part for part in parts if part.head == "call"]:
        notes += [*frobenius(calls, text), *by_rows(calls, text), *entrywise(calls)]
    return (*notes, *exponential(parts)) if "e" in names.costs else tuple(notes)


def _ranges(reading: Reading) -> dict[str, Size]:
    """How many values each index has that something binds."""
    found = reading.unifier.ranges
    return {letter: size for letter, size in found.items() if isinstance(letter, str)} if found else {}


def where_clause(symbols: Sequence[Symbol]) -> str:
    """How the undeclared names were read, as a clause that declares them: `where A: m x n, x: n`."""
    free = [symbol for symbol in symbols if not (symbol.declared or symbol.is_index)]
    own = [*map(declaration, free), *_counts(symbols, free)]
    return f"where {', '.join(own)}" if own else ""


def _counts(symbols: Sequence[Symbol], free: Sequence[Symbol]) -> list[str]:
    """How many values the indices of undeclared families have, where no other family says it: `i: N`."""
    known = {letter for symbol in symbols if symbol.declared for letter in symbol.indices}
    found = {letter: size for symbol in free for letter, size in zip(symbol.indices, symbol.ranges, strict=True)}
    return [f"{letter}: {show_size(size)}" for letter, size in found.items() if letter not in known]


def declaration(symbol: Symbol) -> str:
    """How a name is declared: `S: n x n spd`, `k: integer`."""
    shape = [] if WHOLE_NUMBER.name in symbol.properties else [in_declaration(symbol.shape)]
    return " ".join([f"{typed_name(symbol)}:", *shape, *symbol.properties])


def typed_name(symbol: Symbol) -> str:
    """A name as it is declared: of a family `x_i`, `m_ij`."""
    if not symbol.indices:
        return symbol.name
    return f"{symbol.name}_{''.join(symbol.indices)}"


def in_declaration(shape: Shape) -> str:
    """A shape as it is declared: `m x n`, `n`, `scalar`."""
    return " x ".join(show_size(size) for size in shape[: 1 + (shape[1] != ONE)]) if shape != SCALAR else "scalar"


def _check_sizes(parts: list[Part], names: Names, context: Context) -> None:
    """In a statement that declares shapes, a size must occur in one of them, or in one given above."""
    sized = [(part, size) for part in parts if part.sizes and part.head != "range" for size in part.sizes]
    own = {*letters_in(names.shapes.values()), *_counted(parts)} if sized else set()
    own |= _ranged(parts) if own else set()
    missing = [(part, name) for part, size in sized for name in letters(size) - own if own and not name.isdigit()]
    above = letters_in(declared_shapes(context.declarations.values()).values()) if missing else set()
    above |= context.letters_of(context.functions) if missing else set()
    for part, name in missing:
        if name not in above:
            raise Mistake(UNDECLARED_SIZE, f"the size {name} occurs in no declaration", part.span)


def _ranged(parts: list[Part]) -> set[str]:
    """The letters in the ends of ranges, which need no other declaration."""
    return {name for part in parts if part.head == "range" for size in part.sizes for name in letters(size)}


def _counted(parts: list[Part]) -> set[str]:
    """The letters in the numbers of values that are said of indices, which counts as a declaration."""
    return {name for part in parts if part.head == "bound" for size in part.sizes for name in letters(size)}


def _symbols(reading: Reading, names: Names, parts: list[Part]) -> tuple[Symbol, ...]:
    """The statement's names in order of appearance, then its indices."""
    typed = [*names.typed, *(name for name in names.declared if name in reading.names)]
    values: Iterable[Symbol] = (
        _symbol(name, reading.names[name], names.declared.get(name)) for name in dict.fromkeys(typed)
    )
    if reading.unifier.ranges:
        values = _families(values, reading, names, parts)
    return (*values, *_indices(parts, typed))


def _families(values: Iterable[Symbol], reading: Reading, names: Names, parts: list[Part]) -> Iterator[Symbol]:
    """The symbols, those of families with their indices: as declared, else as they are first written."""
    members = [part for part in reversed(parts) if part.head == "member"]
    used = {str(part.data): tuple(str(index.data) for index in part.args) for part in members}
    for symbol in values:
        declared = names.declared.get(symbol.name)
        indices = tuple(bound.text for bound in declared.indices) if declared and declared.indices else ()
        letters = indices or used.get(symbol.name, ())
        ranges = tuple(reading.unifier.range((symbol.name, place)) for place, _ in enumerate(letters))
        yield symbol._replace(ranges=ranges, indices=letters) if letters else symbol


def _indices(parts: list[Part], names: Collection[str]) -> tuple[Symbol, ...]:
    """The letters that stand for indices."""
    found = {str(part.data): part for part in parts if part.head == "index"}
    for name in (name for name in found if name in names):
        raise Mistake(CANNOT_VARY, f"{name} is an index here, a positive integer, and cannot vary", found[name].span)
    return tuple(Symbol(name, SCALAR, 0, ("index",), False) for name in found)


def _symbol(name: str, shape: Shape, declaration: Declaration | None) -> Symbol:
    sized = declaration is not None and not is_shapeless(declaration)
    axes = len(declaration.sizes) if declaration and sized else len(sides(shape))
    return Symbol(name, shape, axes, declaration.properties if declaration else (), sized)


def check_free(statement: Statement, variables: Sequence[Symbol], standing: Callable[..., str] = bound) -> None:
    """Refuses a variable that cannot move; `standing` tells by which of its properties."""
    for symbol, node in zip(variables, wrt_of(statement), strict=True):
        if word := standing(symbol.properties):
            help = BY_WORD[word].instead_of_varying
            if not fixed([word]):
                help += ", or ask for the one on the manifold: matgrad derive --riemannian"
            message = f"{symbol.name} is declared {word}; such a variable cannot move freely"
            raise Mistake(NOT_FREE, message, node.span, help)


def _check_variables(statement: Statement, wrt: Sequence[str], names: Names) -> None:
    """Refuses a variable that cannot vary, or that is not there."""
    for name, node in zip(wrt, wrt_of(statement), strict=True):
        if name in names.sizes:
            raise Mistake(CANNOT_VARY, f"{name} is a size here, a positive integer, and cannot vary", node.span)
        is_meant = entries_of(name, [other for other in names.typed if other not in names.declared])
        if name not in names.typed and (name not in names.declared or is_meant):
            raise absent(name, node.span, names.typed, statement)
        if wrt.count(name) > 1:
            raise Mistake(VARIABLE_MISSING, f"{name} is named twice", node.span)
