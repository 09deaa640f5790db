"""From a statement to a problem: every formula a term, every name with its shape and properties."""

from collections.abc import Callable, Collection, Mapping

from ..grammar.mistakes import Mistake
from ..grammar.record import NamedTuple
from ..grammar.tree import Apply, Claimed, Derive, Expression, Member, Name, Node, Statement, is_twice, wrt_of
from .elaborate import families, not_given, survey
from .elaborate.build import Builder
from .elaborate.codes import CANNOT_VARY, NOT_DERIVABLE
from .elaborate.context import EMPTY, Context, may_sum
from .elaborate.missing import without_variable
from .elaborate.names import names_of
from .elaborate.part import Part
from .elaborate.statement import Symbol, check_free, formulas_of
from .properties import bound
from .rules import symmetric
from .rules.compile import define
from .terms.algebra import Algebra
from .terms.note import Note
from .terms.operator import Drawn
from .terms.shape import Size
from .terms.term import Term

CHECKED = "write E wrt X, with the right-hand side alone for E; or let it be checked: matgrad check"


class Problem(NamedTuple):
    """A function to differentiate and the variables to differentiate it by.

    `notes` says how the input was read, `parts` what was typed, operands first; `named` are the parts that the user
    has given a name. `ranges` says how many values each index of a sum or of a varying family has.
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
    def varying(self) -> dict[Term, Symbol]:
        """What is known of each variable."""
        known = {symbol.name: symbol for symbol in self.symbols}
        return {variable: known[str(variable.data)] for variable in self.variables}


def elaborated(statement: Statement, context: Context = EMPTY, standing: Callable[..., str] = bound) -> Problem:
    """Read a statement `E wrt X, … [where …]`; `standing` tells by which of its properties a variable cannot move."""
    problem = problem_of(statement, _derivable(statement, _own(statement, context)), context)
    check_free(statement, list(problem.varying.values()), standing)
    return problem


def problem_of(statement: Statement, formula: Node, context: Context = EMPTY) -> Problem:
    """The problem that a formula is, with what its statement says of it; there may be no variable."""
    if statement.functions or context.functions:
        statement, context = not_given.declared(statement, context)
        formula = survey.formulas_in(statement)[0]
    if may_sum(statement, context):
        statement, context = families.indexed(statement, context)
        formula = survey.formulas_in(statement)[0]
    wrt = [variable_of(node, context) for node in wrt_of(statement)]
    names = names_of(statement, [formula], wrt, context)
    found = formulas_of(statement, [formula], names, wrt, context)
    # structure of the variable itself is never used before differentiating
    loose = [symbol for symbol in found.symbols if symbol.properties and symbol.name not in wrt]
    properties = {symbol.name: frozenset(symbol.properties) for symbol in loose}
    builder = builder_of(Algebra(context.operators), properties, found.symbols)
    if found.ranges:
        builder.algebra.ranges.update(found.ranges)
    made = builder.terms(found.parts)
    shapes = {symbol.name: symbol.shape for symbol in found.symbols}
    variables = tuple(builder.variable(node, shapes[name]) for node, name in zip(wrt_of(statement), wrt, strict=True))
    named = {made[part]: name for name, part in found.named.items()}
    function = made[found.roots[0]]
    parts, twice = tuple(found.parts), is_twice(statement)
    return Problem(builder.algebra, function, variables, found.symbols, found.notes, parts, named, twice, found.ranges)


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
    if not isinstance(node, Name | Member):
        whole = node.args[0].text if isinstance(node, Apply) and isinstance(node.args[0], Name) else "X"
        help = f"write wrt {whole}, and read that entry of it; as a claim it is checked: … wrt {whole}[…] == …"
        raise Mistake(NOT_DERIVABLE, "the derivative by an entry cannot be derived yet", node.span, help)
    if node.text in context.formulas:
        help = "differentiate by a name in that formula"
        raise Mistake(CANNOT_VARY, f"{node.text} stands for a formula here, and cannot vary", node.span, help)
    if node.text in context.functions:
        raise Mistake(CANNOT_VARY, f"{node.text} is a function and cannot vary", node.span)
    return node.text
