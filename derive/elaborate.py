"""From a statement to a problem: every formula a term, every name with its shape and properties."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.build import Builder, Define
from matgrad.derive.context import EMPTY, Context, Opened
from matgrad.derive.declare import declared_shape
from matgrad.derive.kinds import read
from matgrad.derive.nodes import arguments_first, size_arguments, size_of, variables_of
from matgrad.derive.reading import Reading
from matgrad.derive.resolve import Part, Resolver, parts_of
from matgrad.derive.shape import ONE, SCALAR, Shape, Size, letters
from matgrad.derive.term import INDEX, Term
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Declaration, Name, Node, Statement

KINDS_OF_STATEMENT = {
    "claim": "a claim",
    "equal": "an equality",
    "given": "a declaration",
    "let": "a definition",
    "function": "a definition",
    "chain": "a hand derivation",
    "continuation": "a line of a hand derivation",
}
PLURALS = {"scalar": "scalars", "vector": "vectors", "matrix": "matrices"}


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


class Problem(NamedTuple):
    """A function to differentiate and the variables to differentiate it by.

    `notes` says how the input was read, `parts` what was typed, operands first; `named` are the parts that the user
    has given a name.
    """

    algebra: Algebra
    function: Term
    variables: tuple[Term, ...]
    symbols: tuple[Symbol, ...]
    notes: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    named: Mapping[Term, str] = {}
    twice: bool = False

    def symbol(self, variable: Term) -> Symbol:
        """What is known of a variable."""
        return next(symbol for symbol in self.symbols if symbol.name == variable.data)


def elaborate(statement: Statement, define: Define, context: Context = EMPTY) -> Problem:
    """Read a statement `E wrt X, … [where …]`; `define` opens operators that are words for a formula."""
    return problem_of(statement, _derivable(statement), define, context)


def problem_of(statement: Statement, formula: Node, define: Define, context: Context = EMPTY) -> Problem:
    """The problem that a formula is, with what its statement says of it; there may be no variable."""
    nodes = arguments_first(formula)
    context.check_transposes(statement.text, nodes)
    opened = context.opened(nodes)
    every = [*(node for name in opened for node in name.nodes), *nodes]
    wrt = [_variable(node, context) for node in statement.wrt]
    declared = _declared(statement, every, wrt, context)
    shapes = {name: declared_shape(declaration) for name, declaration in declared.items()}
    sizes = _sizes(every, shapes)
    _check_opened(opened, sizes)
    defined = {name.name for name in opened}
    _check_defined(opened, sizes)
    names = [n for n in variables_of(every, {*declared, *wrt}) if n not in sizes and n not in defined]
    resolver = Resolver({*declared, *wrt, *names}, sizes, functions=context.functions)
    for name in opened:
        resolver.define(*name)
    parts = parts_of(resolver.resolve(nodes))
    _check_sizes(parts, shapes)
    free = [name for name in dict.fromkeys([*names, *wrt]) if name not in shapes]
    _check_variables(statement, wrt, names, declared, sizes)
    reading, changed = read(statement.text, parts, shapes, free)
    reading.settle(parts, {*reading.names, *sizes, *defined})
    symbols = (*_symbols(reading, [*names, *declared], declared), *_indices(parts, {*names, *declared}))
    properties = {s.name: frozenset(s.properties) - _own_structure(s, wrt) for s in symbols}
    builder = Builder(Algebra(context.operators), properties, define)
    made = builder.terms(parts)
    variables = tuple(builder.symbol(name, reading.names[name]) for name in wrt)
    named = {made[part]: name for name, part in resolver.formulas.items()}
    notes = _notes(changed, reading)
    function = made[parts[-1]]
    return Problem(builder.algebra, function, variables, symbols, notes, tuple(parts), named, statement.twice)


def _declared(statement: Statement, nodes: list[Node], wrt: list[str], context: Context) -> dict[str, Declaration]:
    """The declarations of a statement, and those given above of names that occur in it."""
    own = {declaration.name.text: declaration for declaration in statement.declarations}
    for name, declaration in own.items():
        if name in context.formulas or name in context.functions:
            raise Mistake("M215", f"{name} is defined above", declaration.name.span, "choose another name")
    used = {*variables_of(nodes, context.declarations), *wrt}
    return {**{name: given for name, given in context.declarations.items() if name in used}, **own}


def _notes(changed: list[str], reading: Reading) -> tuple[str, ...]:
    """Which names are read against their letters' preference."""
    kinds: dict[str, list[str]] = {}
    for name in changed:
        kinds.setdefault(_kind(reading.names[name]), []).append(name)
    return tuple(_reading_note(names, kind) for kind, names in kinds.items())


def _reading_note(names: list[str], kind: str) -> str:
    if len(names) == 1:
        return f"{names[0]} is read as a {kind}"
    return f"{', '.join(names[:-1])} and {names[-1]} are read as {PLURALS[kind]}"


def _derivable(statement: Statement) -> Node:
    """The formula of a statement that can be derived."""
    if statement.kind == "expression" or (statement.kind == "derive" and not statement.wrt):
        raise Mistake("M209", "with respect to what?", statement.span, "add the variable: … wrt X")
    if statement.kind != "derive" or statement.formula is None:
        raise Mistake(
            "M290", f"{KINDS_OF_STATEMENT[statement.kind]} cannot be derived", statement.span, "write E wrt X"
        )
    return statement.formula


def _variable(node: Node, context: Context) -> str:
    if not isinstance(node, Name):
        raise Mistake("M290", "the derivative by an entry cannot be derived yet", node.span)
    if node.text in context.formulas:
        mend = "differentiate by a name in that formula"
        raise Mistake("M211", f"{node.text} stands for a formula here, and cannot vary", node.span, mend)
    if node.text in context.functions:
        raise Mistake("M211", f"{node.text} is a function and cannot vary", node.span)
    return node.text


def _check_defined(opened: list[Opened], sizes: set[str]) -> None:
    for name in opened:
        if name.name in sizes:
            message = f"{name.name} is defined above, and the letter of a size here"
            raise Mistake("M215", message, name.use, "choose another letter")


def _sizes(nodes: list[Node], shapes: Mapping[str, Shape]) -> set[str]:
    """The letters of sizes: those of declarations and of constants such as eye(n)."""
    named = {name for node in nodes for size in size_arguments(node) for name in letters(size_of(size))}
    declared = {name for shape in shapes.values() for size in shape for name in letters(size)}
    return {name for name in named | declared if name not in shapes and not name.isdigit()}


def _check_sizes(parts: list[Part], shapes: Mapping[str, Shape]) -> None:
    """In a statement that declares shapes, a size must occur in one of them."""
    known = {name for shape in shapes.values() for size in shape for name in letters(size)}
    for part in parts if known else ():
        for size in part.sizes:
            for name in letters(size) - known:
                if not name.isdigit():
                    raise Mistake("M212", f"the size {name} occurs in no declaration", part.span)


def _check_opened(opened: list[Opened], sizes: set[str]) -> None:
    """A name that stands for a formula is no size."""
    for name, _, use in opened:
        if name in sizes:
            raise Mistake("M215", f"{name} is a size here, and defined above as a formula", use, "choose another name")


def _check_variables(
    statement: Statement, wrt: list[str], names: list[str], declared: Mapping[str, Declaration], sizes: set[str]
) -> None:
    for name, node in zip(wrt, statement.wrt, strict=True):
        if name in sizes:
            raise Mistake("M211", f"{name} is a size here, a positive integer, and cannot vary", node.span)
        if name not in names and name not in declared:
            raise Mistake("M209", f"{name} does not occur in the expression", node.span)
        if name in declared and "orthogonal" in declared[name].properties:
            mend = "drop the property for the unconstrained gradient"
            raise Mistake("M213", f"{name} is declared orthogonal; such a variable cannot move freely", node.span, mend)
        if wrt.count(name) > 1:
            raise Mistake("M209", f"{name} is named twice", node.span)


def _symbols(reading: Reading, names: list[str], declared: Mapping[str, Declaration]) -> tuple[Symbol, ...]:
    """The statement's names in order of appearance."""
    return tuple(_symbol(name, reading.names[name], declared.get(name)) for name in dict.fromkeys(names))


def _indices(parts: list[Part], names: Collection[str]) -> tuple[Symbol, ...]:
    """The letters that stand for indices."""
    found = {str(part.data): part for part in parts if part.head == "index"}
    for name in found.keys() & names:
        raise Mistake("M211", f"{name} is an index here, a positive integer, and cannot vary", found[name].span)
    return tuple(Symbol(name, SCALAR, 0, ("index",), False) for name in found)


def _symbol(name: str, shape: Shape, declaration: Declaration | None) -> Symbol:
    axes = len(declaration.sizes) if declaration else sum(size != ONE for size in shape)
    return Symbol(name, shape, axes, declaration.properties if declaration else (), declaration is not None)


def _own_structure(symbol: Symbol, wrt: list[str]) -> frozenset[str]:
    """Structure of the variable itself is never used before differentiating."""
    return frozenset(symbol.properties) if symbol.name in wrt else frozenset()


def _kind(shape: Shape) -> str:
    return "scalar" if shape == SCALAR else "vector" if shape[1] == ONE else "matrix"
