"""From a statement to a problem: every formula a term, every name with its shape and properties."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from ..grammar.mistakes import Mistake
from ..grammar.record import NamedTuple
from ..grammar.tree import Claimed, Derive, Expression, Member, Name, Node, Span, Statement, is_twice, wrt_of
from .elaborate import families, not_given, survey
from .elaborate.asked import apart, asked_in
from .elaborate.build import Builder
from .elaborate.codes import CANNOT_VARY, NOT_DERIVABLE
from .elaborate.context import EMPTY, Context, may_sum
from .elaborate.missing import without_variable
from .elaborate.names import names_of
from .elaborate.part import Part, parts_of
from .elaborate.statement import Formulas, Symbol, check_free, formulas_of
from .properties import bound
from .rules import symmetric
from .rules.compile import define
from .terms.algebra import Algebra
from .terms.note import Note
from .terms.operator import Drawn
from .terms.shape import Size
from .terms.term import Term, below

CHECKED = "write E wrt X, with the right-hand side alone for E; or let it be checked: matgrad check"


class Quantity(NamedTuple):
    """A quantity in the place of a variable: as it was typed, and as a term.

    `beside` is where the names that it is made of stand in the function outside of it.
    """

    node: Node
    term: Term
    beside: tuple[tuple[str, Span], ...] = ()


class Problem(NamedTuple):
    """A function to differentiate and the variables to differentiate it by.

    `notes` says how the input was read, `parts` what was typed, operands first; `named` are the parts that the user
    has given a name. `ranges` says how many values each index of a sum or of a varying family has. Where quantities
    that are no names were `asked` for, the variables are the names in them. `letters` are names that stand for
    quantities and are no arguments. A third derivative, `thrice`, is the second one of the gradient.
    """

    algebra: Algebra
    function: Term
    variables: tuple[Term, ...]
    symbols: tuple[Symbol, ...]
    notes: tuple[Note, ...]
    parts: tuple[Part, ...] = ()
    named: Mapping[Term, str] = {}
    twice: bool = False
    ranges: Mapping[str, Size] = {}
    asked: tuple[Quantity, ...] = ()
    letters: frozenset[str] = frozenset()
    thrice: bool = False

    def symbol(self, variable: Term) -> Symbol:
        """What is known of a variable."""
        return next(symbol for symbol in self.symbols if symbol.name == variable.data)

    @property
    def functions(self) -> tuple[Drawn, ...]:
        """The functions that occur and are not given."""
        heads, own = self.algebra.heads, self.algebra.operators.own
        found = {each.drawn.function: each.drawn for each in own.values() if each.drawn and each.key in heads}
        return tuple(found.values())

    @property
    def arguments(self) -> tuple[Symbol, ...]:
        """What is known of the names that were typed, without letters for quantities."""
        return tuple(symbol for symbol in self.symbols if symbol.name not in self.letters)

    @property
    def varying(self) -> dict[Term, Symbol]:
        """What is known of each variable."""
        known = {symbol.name: symbol for symbol in self.symbols}
        return {variable: known[str(variable.data)] for variable in self.variables}


def elaborated(statement: Statement, context: Context = EMPTY, standing: Callable[..., str] = bound) -> Problem:
    """Read a statement `E wrt X, … [where …]`; `standing` tells by which of its properties a variable cannot move."""
    problem = problem_of(statement, _derivable(statement, _own(statement, context)), context)
    check_free(asked_in(statement, context).statement, list(problem.varying.values()), standing)
    return problem


def problem_of(statement: Statement, formula: Node, context: Context = EMPTY) -> Problem:
    """The problem that a formula is, with what its statement says of it; there may be no variable."""
    if statement.functions or context.functions:
        statement, context = not_given.declared(statement, context)
        formula = survey.formulas_in(statement)[0]
    if may_sum(statement, context):
        statement, context = families.indexed(statement, context)
        formula = survey.formulas_in(statement)[0]
    statement, quantities = asked_in(statement, context)
    wrt = [variable_of(node, context) for node in wrt_of(statement)]
    trees = [formula, *quantities]
    names = names_of(statement, trees, wrt, context)
    found = formulas_of(statement, trees, names, wrt, context, together=apart)
    builder = _builder(found, wrt, context)
    parts = parts_of(found.roots[0]) if quantities else found.parts
    made = builder.terms(parts)
    shapes = {symbol.name: symbol.shape for symbol in found.symbols}
    variables = tuple(builder.variable(node, shapes[name]) for node, name in zip(wrt_of(statement), wrt, strict=True))
    named = {made[part]: name for name, part in found.named.items() if part in made}
    function, twice = made[found.roots[0]], is_twice(statement)
    known = (found.symbols, found.notes, tuple(parts), named, twice, found.ranges)
    asked = zip(quantities, found.roots[1:], strict=True)
    wanted = tuple(_quantity(node, root, builder, found.roots[0], made) for node, root in asked)
    thrice = isinstance(statement, Derive) and statement.thrice
    return Problem(builder.algebra, function, variables, *known, wanted, thrice=thrice)


def _builder(found: Formulas, wrt: Sequence[str], context: Context) -> Builder:
    """What makes terms; structure of the variable itself is never used before differentiating."""
    loose = [symbol for symbol in found.symbols if symbol.properties and symbol.name not in wrt]
    properties = {symbol.name: frozenset(symbol.properties) for symbol in loose}
    builder = builder_of(Algebra(context.operators), properties, found.symbols)
    if found.ranges:
        builder.algebra.ranges.update(found.ranges)
    return builder


def _quantity(node: Node, part: Part, builder: Builder, function: Part, made: Mapping[Part, Term]) -> Quantity:
    """A quantity with its term, and where the names in it stand beside it."""
    term = builder.terms(parts_of(part))[part]
    return Quantity(node, term, tuple(_beside(function, term, made)))


def _beside(root: Part, quantity: Term, made: Mapping[Part, Term]) -> Iterator[tuple[str, Span]]:
    """The names of a quantity, and where they stand outside of it."""
    names = {str(term.data) for term in below([quantity]) if term.head == "symbol"}
    stack = [root]
    while stack:
        part = stack.pop()
        if part.head == "symbol" and part.data in names:
            yield str(part.data), part.span
        if made.get(part) is not quantity:
            stack += reversed(part.args)


def builder_of(algebra: Algebra, properties: Mapping[str, frozenset[str]], symbols: Collection[Symbol]) -> Builder:
    """What builds the terms of a statement, of whose symbols more may be declared than their terms say."""
    return Builder(algebra, properties, define, lambda term: symmetric.is_symmetric(term, algebra, symbols))


def _derivable(statement: Statement, known: Collection[str]) -> Node:
    """The formula of a statement that can be derived; `known` are the user's own names."""
    if isinstance(statement, Expression):
        raise without_variable(statement, known)
    if not isinstance(statement, Derive):
        help = CHECKED if isinstance(statement, Claimed) else "write E wrt X"
        raise Mistake(NOT_DERIVABLE, f"{statement.noun} cannot be derived", statement.span, help)
    return statement.formula


def _own(statement: Statement, context: Context) -> set[str]:
    """The names that the user has declared or defined."""
    declared = {declaration.name.text for declaration in statement.declarations}
    return {*declared, *context.declarations, *context.formulas, *context.functions}


def variable_of(node: Node, context: Context) -> str:
    """The name of a variable."""
    assert isinstance(node, Name | Member), "a quantity is asked for by the names that it is made of"
    if node.text in context.formulas:
        help = "differentiate by a name in that formula"
        raise Mistake(CANNOT_VARY, f"{node.text} stands for a formula here, and cannot vary", node.span, help)
    if node.text in context.functions:
        raise Mistake(CANNOT_VARY, f"{node.text} is a function and cannot vary", node.span)
    return node.text
