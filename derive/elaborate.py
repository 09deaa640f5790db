"""From a statement to a problem: every formula a term, every name with its shape and properties."""

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from matgrad.derive.algebra import LARGEST_OPENED_POWER, Algebra
from matgrad.derive.declare import declared_shape
from matgrad.derive.kinds import read
from matgrad.derive.operator import Operator
from matgrad.derive.operators import OPERATORS
from matgrad.derive.reading import Reading
from matgrad.derive.resolve import Part, Resolver, arguments_first, size_arguments, size_of, variables_of
from matgrad.derive.shape import ONE, SCALAR, Shape, letters
from matgrad.derive.term import INDEX, Term, value_of
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
Define = Callable[[Operator, Sequence[Term], Algebra], Term]


class Symbol(NamedTuple):
    """A name of the statement; `axes` is how many axes its array has."""

    name: str
    shape: Shape
    axes: int
    properties: tuple[str, ...]
    declared: bool


class Problem(NamedTuple):
    """A function to differentiate and the variables to differentiate it by.

    `notes` says how the input was read, `parts` what was typed, operands first.
    """

    algebra: Algebra
    function: Term
    variables: tuple[Term, ...]
    symbols: tuple[Symbol, ...]
    notes: tuple[str, ...]
    parts: tuple[Part, ...] = ()

    def symbol(self, variable: Term) -> Symbol:
        """What is known of a variable."""
        return next(symbol for symbol in self.symbols if symbol.name == variable.data)


def elaborate(statement: Statement, define: Define) -> Problem:
    """Read a statement `E wrt X, … [where …]`; `define` opens operators that are words for a formula."""
    formula = _derivable(statement)
    declared = {declaration.name.text: declaration for declaration in statement.declarations}
    shapes = {name: declared_shape(declaration) for name, declaration in declared.items()}
    wrt = [_variable(node) for node in statement.wrt]
    nodes = arguments_first(formula)
    sizes = _sizes(nodes, shapes)
    names = [n for n in variables_of(nodes, {*declared, *wrt}) if n not in sizes]
    parts = parts_of(Resolver({*declared, *wrt, *names}, sizes).resolve(nodes))
    _check_sizes(parts, shapes)
    free = [name for name in dict.fromkeys([*names, *wrt]) if name not in shapes]
    _check_variables(statement, wrt, names, declared, sizes)
    reading, changed = read(statement.text, parts, shapes, free)
    reading.settle(parts, {*reading.names, *sizes})
    symbols = (*_symbols(reading, [*names, *declared], declared), *_indices(parts, {*names, *declared}))
    builder = Builder(
        Algebra(OPERATORS), {s.name: frozenset(s.properties) - _own_structure(s, wrt) for s in symbols}, define
    )
    function = builder.build(parts)
    variables = tuple(builder.symbol(name, reading.names[name]) for name in wrt)
    return Problem(builder.algebra, function, variables, symbols, _notes(changed, reading), tuple(parts))


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
    if statement.twice:
        raise Mistake("M290", "second derivatives cannot be derived yet", statement.span)
    return statement.formula


def _variable(node: Node) -> str:
    if not isinstance(node, Name):
        raise Mistake("M290", "the derivative by an entry cannot be derived yet", node.span)
    return node.text


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


def parts_of(root: Part) -> list[Part]:
    """All parts, operands first, from left to right."""
    stack, found = [root], []
    while stack:
        part = stack.pop()
        found.append(part)
        stack.extend(part.args)
    return found[::-1]


class Builder:
    """Builds terms from parts whose shapes are known."""

    def __init__(self, algebra: Algebra, properties: Mapping[str, frozenset[str]], define: Define) -> None:
        self.algebra = algebra
        self.properties = properties
        self.define = define

    def symbol(self, name: str, shape: Shape) -> Term:
        """The term of a name."""
        return self.algebra.symbol(name, shape, self.properties.get(name, frozenset()))

    def build(self, parts: list[Part]) -> Term:
        """The term of the last of some parts, operands first."""
        made: dict[Part, Term] = {}
        for part in parts:
            made[part] = BUILD[part.head](self, part, [made[arg] for arg in part.args])
        return made[parts[-1]]


def _constant(builder: Builder, part: Part, args: list[Term]) -> Term:
    return builder.algebra.constant(str(part.data), part.shape)


def _inverse(algebra: Algebra, term: Term) -> Term:
    return algebra.power(term, algebra.minus_one)


def _power(builder: Builder, part: Part, args: list[Term]) -> Term:
    """A scalar's power, or an integer power of a square matrix."""
    algebra, (base, exponent) = builder.algebra, args
    if part.shape == SCALAR:
        return algebra.power(base, exponent)
    count = int(value_of(exponent))
    if count < 0:
        base, count = algebra.apply("inv", (base,), part.shape), -count
    if count == 0:
        return algebra.constant("eye", part.shape)
    if count <= LARGEST_OPENED_POWER:
        return algebra.product([base] * count)
    return algebra.apply("mpow", (base, algebra.number(count)), part.shape)


def _entry_power(builder: Builder, part: Part, args: list[Term]) -> Term:
    """A.^t; with a matrix as exponent exp(log(A) .* B)."""
    algebra, (base, exponent) = builder.algebra, args
    if exponent.shape == SCALAR:
        return algebra.power(base, exponent)
    return algebra.apply("exp", (algebra.hadamard([algebra.apply("log", (base,), part.shape), exponent]),), part.shape)


def _call(builder: Builder, part: Part, args: list[Term]) -> Term:
    operator = part.operators[0]
    if operator.definition:
        return builder.define(operator, args, builder.algebra)
    return builder.algebra.apply(operator.key, tuple(args), part.shape)


BUILD: Mapping[str, Callable[[Builder, Part, list[Term]], Term]] = {
    "symbol": lambda builder, part, args: builder.symbol(str(part.data), part.shape),
    "number": lambda builder, part, args: builder.algebra.number(Fraction(part.data or 0)),
    "size": lambda builder, part, args: builder.algebra.size(part.sizes[0]),
    "index": lambda builder, part, args: builder.algebra.symbol(str(part.data), SCALAR, INDEX),
    "constant": _constant,
    "filled": lambda builder, part, args: builder.algebra.scale(args[0], builder.algebra.constant("ones", part.shape)),
    "d": lambda builder, part, args: builder.algebra.d(args[0]),
    "()": lambda builder, part, args: args[0],
    "neg": lambda builder, part, args: builder.algebra.scale(builder.algebra.minus_one, args[0]),
    "+": lambda builder, part, args: builder.algebra.sum(args),
    ":": lambda builder, part, args: builder.algebra.colon(*args),
    "*": lambda builder, part, args: builder.algebra.product(args),
    "juxt": lambda builder, part, args: builder.algebra.product(args),
    ".*": lambda builder, part, args: builder.algebra.hadamard(args),
    "./": lambda builder, part, args: builder.algebra.hadamard([args[0], _inverse(builder.algebra, args[1])]),
    "/": lambda builder, part, args: builder.algebra.scale(_inverse(builder.algebra, args[1]), args[0]),
    "'": lambda builder, part, args: builder.algebra.transpose(args[0]),
    "^": _power,
    ".^": _entry_power,
    "call": _call,
}


def equation(left: Node, right: Node, known: Mapping[str, Shape]) -> tuple[Part, Part]:
    """The two sides of a rule, of one shape; letters are of the kinds that they suggest, `dA` is a differential.

    `known` gives the shapes of some of the letters; the letters of these shapes may stand in the rule as sizes.
    """
    sizes = {name for shape in known.values() for size in shape for name in letters(size)}
    trees = [arguments_first(left), arguments_first(right)]
    typed = [name for nodes in trees for name in variables_of(nodes, ()) if name not in sizes and name != "d"]
    names = list(dict.fromkeys(name[1:] if name[0] == "d" and len(name) > 1 else name for name in typed))
    resolver = Resolver(names, sizes, names)
    span = (left.span[0], right.span[1])
    whole = Part("=", [resolver.resolve(nodes) for nodes in trees], span, span)
    parts = parts_of(whole)
    reading, _ = read("", parts, known, [name for name in names if name not in known])
    reading.name_sizes(parts)
    reading.settle(parts, {*names, *sizes})
    return whole.args[0], whole.args[1]
