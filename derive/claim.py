"""From a statement to a claim: formulas that are said to be equal, each read as a value or as a linear form in dX.

`E wrt X == G` says that dE = G : dX, of a vector by a vector dE = G dx, by a scalar dE = G ds; where dX is written in
G it says dE = G. A hand derivation says that its lines are equal forms, `E == G` that two values are equal.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.build import Builder, Define
from matgrad.derive.context import EMPTY, Context
from matgrad.derive.elaborate import KINDS_OF_STATEMENT, Problem, variable_of
from matgrad.derive.formulas import Formulas, formulas_of, names_of
from matgrad.derive.framing import Frame, equal
from matgrad.derive.nodes import arguments_first
from matgrad.derive.resolve import Part, parts_of
from matgrad.derive.shape import SCALAR, Shape
from matgrad.derive.term import Term
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Apply, Call, Name, Node, Span, Statement

Reading = Literal["value", "form", "gradient", "jacobian", "rate", "entry"]


class Side(NamedTuple):
    """One formula of a claim, as it was typed and as a term, and where it stands."""

    parts: tuple[Part, ...]
    term: Term
    span: Span

    @property
    def part(self) -> Part:
        """The formula itself, the last of its parts."""
        return self.parts[-1]


class Claim(NamedTuple):
    """Sides that are said to be equal to the first, or to be the derivative of the function that is the first.

    `reading` says what the other sides are: values, forms in the differentials, or what stands before dX. `entry` is
    the entry of the variable that alone varies. `misshapen` says why a side cannot be the derivative: by its shape.
    """

    problem: Problem
    reading: Reading
    sides: tuple[Side, ...]
    is_derivative: bool
    entry: Side | None = None
    misshapen: str = ""


def claim_of(statement: Statement, define: Define, context: Context = EMPTY) -> Claim:
    """Read a claim or a chain; raises Mistake where it is none, or where its shapes cannot fit."""
    if statement.kind not in ("claim", "equal", "chain"):
        raise _no_claim(statement)
    formulas = _formulas(statement)
    if statement.kind == "claim":
        return _about_derivative(statement, formulas, define, context)
    return _chain(statement, formulas, define, context)


def _no_claim(statement: Statement) -> Mistake:
    if statement.kind in ("expression", "derive"):
        return Mistake("M218", "there is no claim here", statement.span, "write E wrt X == G, or E == G")
    if statement.kind == "continuation":
        return Mistake("M218", "there is no line above that this one goes on from", statement.span)
    return Mistake("M218", f"{KINDS_OF_STATEMENT[statement.kind]} is no claim", statement.span)


def _formulas(statement: Statement) -> list[Node]:
    """All formulas of a statement, the first side first."""
    return [node for node in (statement.formula, statement.claim, *statement.links) if node is not None]


def _chain(statement: Statement, formulas: list[Node], define: Define, context: Context) -> Claim:
    """Lines that are equal: forms in the differentials after =, values after ==."""
    if statement.kind == "chain":
        formulas[0] = _whole_differential(formulas[0], _declares_d(statement, context))
    names = names_of(statement, formulas, (), context, ("*",) if statement.kind == "chain" else ()).held()
    found = formulas_of(statement, formulas, names, (), context, together=equal)
    moving = _moving(found.roots)
    if statement.kind == "chain":
        _check_chain(statement, formulas[0], found, moving)
    problem, sides = _built(statement, found, formulas, define, context, moving)
    return Claim(problem, "form" if statement.kind == "chain" else "value", sides, False)


def _declares_d(statement: Statement, context: Context) -> bool:
    names = {declared.name.text for declared in statement.declarations}
    return "d" in {*names, *context.declarations, *context.formulas, *context.functions}


def _whole_differential(node: Node, declared: bool) -> Node:
    """d A B = … begins with the differential of the whole product."""
    spine = []
    while isinstance(node, Apply) and node.head == "juxt":
        spine.append(node)
        node = node.args[0]
    if declared or not spine or not (isinstance(node, Name) and node.text == "d"):
        return spine[0] if spine else node
    inner = spine[-1].args[1]
    for product in reversed(spine[:-1]):
        inner = replace(product, args=(inner, product.args[1]), span=(inner.span[0], product.span[1]))
    return Call(node, (inner,), (node.span[0], inner.span[1]))


def _moving(roots: Sequence[Part]) -> tuple[str, ...]:
    """The variables of a chain: the names whose differentials occur, else all names under a d."""
    under = [part.args[0] for root in roots for part in parts_of(root) if part.head == "d"]
    named = [part for part in under if part.head == "symbol"]
    inside = named or [part for outer in under for part in parts_of(outer) if part.head == "symbol"]
    return tuple(dict.fromkeys(str(part.data) for part in inside))


def _check_chain(statement: Statement, first: Node, found: Formulas, moving: Sequence[str]) -> None:
    """A chain of forms has a variable, and begins with a differential that is known."""
    nothing = _unknown(first, found)
    if nothing:
        mend = f"write the function: d(…) = …, or let {nothing} = … above"
        raise Mistake("M219", f"d{nothing} is the differential of nothing that is known", first.span, mend)
    if not moving:
        mend = "write == between expressions that are equal, d(E) = … for a differential"
        raise Mistake("M219", "no differential occurs in this derivation", statement.span, mend)
    for symbol in found.symbols:
        if symbol.name in moving and "orthogonal" in symbol.properties:
            raise Mistake("M213", f"{symbol.name} is declared orthogonal and cannot move freely", first.span)


def _unknown(first: Node, found: Formulas) -> str:
    """The name of a function whose differential a chain begins with, where nothing is known of it."""
    root, *others = found.roots
    if isinstance(first, Name) and root.head == "symbol":
        return first.text[1:]
    inside = root.args[0] if root.head == "d" else root
    while inside.head == "()" and not inside.data:
        inside = inside.args[0]
    declared = {symbol.name for symbol in found.symbols if symbol.declared}
    elsewhere = {part.data for other in others for part in parts_of(other) if part.head == "symbol"}
    alone = inside.head == "symbol" and inside.data not in {*declared, *elsewhere}
    return str(inside.data) if root.head == "d" and alone else ""


def _about_derivative(statement: Statement, formulas: list[Node], define: Define, context: Context) -> Claim:
    """E wrt X == G, and more lines == G."""
    variable, entry = _variable(statement, context)
    trees = [*formulas, *([entry] if entry else [])]
    asked = replace(statement, wrt=(variable,))
    inside = {node.text for tree in formulas[1:] for node in arguments_first(tree) if isinstance(node, Name)}
    names = names_of(asked, trees, [variable.text], context, [variable.text]).held()
    written = f"d{variable.text}" in inside and variable.text in names.differentials
    before = int(not written and not entry) + int(statement.twice)
    frame = Frame(asked, trees, names, context, before)
    try:
        found, misshapen = frame.typed()
    except Mistake as mistake:
        if mistake.code != "M217" or not all(map(_is_zeros, formulas[1:])):
            raise
        written = True  # no map but the zero one can be written without dX: dE = 0
        found, misshapen = frame._replace(before=before - 1).typed()
    own = _reading(found.roots[0], found.shape(variable.text), statement)
    reading: Reading = "form" if written else "entry" if entry else own
    problem, sides = _built(asked, found, trees, define, context, (variable.text,))
    return Claim(problem, reading, sides[: len(formulas)], True, sides[-1] if entry else None, misshapen)


def _is_zeros(node: Node) -> bool:
    """Whether a side is nothing but zeros."""
    while isinstance(node, Apply) and node.head in ("'", "()"):
        node = node.args[0]
    name = node.name if isinstance(node, Call) else node
    return isinstance(name, Name) and name.text == "zeros"


def _variable(statement: Statement, context: Context) -> tuple[Name, Node | None]:
    """The one variable of a claim, and its entry where that alone varies."""
    if len(statement.wrt) > 1:
        mend = "make one claim for each variable"
        raise Mistake("M220", "a claim is about the derivative by one variable", statement.wrt[1].span, mend)
    node = statement.wrt[0]
    if not isinstance(node, Apply):
        return Name(variable_of(node, context), node.span), None
    if statement.twice:
        raise Mistake("M220", "the second derivative by one entry cannot be claimed", node.span)
    if any(isinstance(index, Name) and index.text == ":" for index in node.args[1:]):
        raise Mistake("M220", "a claim is about one entry", node.span, "write X[i,j]")
    return Name(variable_of(node.args[0], context), node.args[0].span), node


def _reading(function: Part, variable: Shape, statement: Statement) -> Reading:
    """What stands before dX: of a second derivative the function is the gradient, of the variable's shape."""
    shape = variable if statement.twice and function.shape == SCALAR else function.shape
    return "rate" if variable == SCALAR else "gradient" if shape == SCALAR else "jacobian"


def _built(
    statement: Statement,
    found: Formulas,
    trees: Sequence[Node],
    define: Define,
    context: Context,
    moving: tuple[str, ...],
) -> tuple[Problem, tuple[Side, ...]]:
    """The sides as terms of one store; a function to be differentiated does not use its variable's structure."""
    algebra = Algebra(context.operators)
    words = {symbol.name: frozenset(symbol.properties) for symbol in found.symbols}
    loose = {**words, **{node.text: frozenset() for node in statement.wrt if isinstance(node, Name)}}
    first, others = Builder(algebra, loose, define), Builder(algebra, words, define)
    made = [(first if i == 0 else others).terms(parts_of(root)) for i, root in enumerate(found.roots)]
    terms = [each[root] for each, root in zip(made, found.roots, strict=True)]
    named = {each[part]: name for each in made for name, part in found.named.items() if part in each}
    variables = tuple(first.symbol(name, found.shape(name)) for name in moving)
    typed = [tuple(parts_of(root)) for root in found.roots]
    sides = tuple(Side(p, term, tree.span) for p, term, tree in zip(typed, terms, trees, strict=True))
    problem = Problem(algebra, terms[0], variables, found.symbols, found.notes, typed[0], named, statement.twice)
    return problem, sides
