"""Rows become rules: an equation is read, its letters get shapes, and its sides become terms.

A row is compiled when it is first needed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from ...grammar.read import read_equation
from ...grammar.tree import Node
from ..elaborate.build import Builder
from ..elaborate.declarations import declared_shapes
from ..elaborate.kinds import costs_of
from ..elaborate.nodes import arguments_first, variables_of
from ..elaborate.resolve import Part, Resolver, parts_of
from ..elaborate.understand import read
from ..operators import OPERATORS
from ..operators.vec import VEC
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.rebuild import rebuilt
from ..terms.shape import Shape, letters, signature
from ..terms.term import Term
from .match import each_matches, instantiate, pattern
from .rule import CrossingRule, DifferentialRule, Pattern, Row, Rule


def equation(
    left: Node, right: Node, known: Mapping[str, Shape], functions: Mapping[str, Operator]
) -> tuple[Part, Part]:
    """The two sides of a rule, of one shape; letters are of the kinds that they suggest, `dA` is a differential.

    `known` gives the shapes of some of the letters; the letters of these shapes may stand in the rule as sizes.
    `functions` are those that the language has not. Raises Mistake where names or shapes do not fit.
    """
    sizes = {name for shape in known.values() for size in shape for name in letters(size)}
    trees = [arguments_first(left), arguments_first(right)]
    typed = [name for nodes in trees for name in variables_of(nodes, ()) if name not in sizes and name != "d"]
    names = list(dict.fromkeys(name[1:] if name[0] == "d" and len(name) > 1 else name for name in typed))
    resolver = Resolver(names, sizes, names, functions)
    span = (left.span[0], right.span[1])
    whole = Part("=", [resolver.resolve(nodes) for nodes in trees], span, span)
    parts = parts_of(whole)
    free = {name: costs_of(name) for name in names if name not in known}
    reading, _ = read("", parts, known, free, oddity=lambda *_: 0)  # a rule may speak of trivial things
    reading.name_sizes(parts)
    reading.settle(parts, {*names, *sizes})
    return whole.args[0], whole.args[1]


def letters_of(room: Operator) -> dict[str, Shape]:
    """The letters of a room's signature with their shapes."""
    return {a.name: a.shape for a in signature(room.signature).arguments if a.shape}


class Sides:
    """The two sides of a row, the letters of the room's signature having its shapes, and what makes terms of them.

    Each row has a store of its own: in a common one the order of a row's factors would depend on the rows before it.
    """

    def __init__(self, statement: str, room: Operator) -> None:
        left, right, where = read_equation(statement)
        shapes = {**letters_of(room), **declared_shapes(where)}
        own = {} if room.key in OPERATORS else {room.name: room}
        properties = {declared.name.text: frozenset(declared.properties) for declared in where}
        algebra = Algebra({**OPERATORS, room.key: room} if own else OPERATORS)
        self.builder = Builder(algebra, properties, define)
        whole, other = equation(left, right, shapes, own)
        self.left, self.right = bare(whole), bare(other)

    def term(self, part: Part) -> Term:
        """A part as a term of the row's store."""
        return self.builder.build(parts_of(part))

    def pattern(self, part: Part) -> Pattern:
        """A part as a pattern."""
        return pattern(self.term(part))


def bare(part: Part) -> Part:
    """A part without the brackets around it."""
    while part.head == "()":
        part = part.args[0]
    return part


def _compiled(
    row: Row, room: Operator, found: Callable[[Part], Part] = bare, put: Callable[[Part], Part] = bare
) -> Rule:
    """A row compiled: what is found in its left side, and what of its right side is put in its place."""
    sides = Sides(row.statement, room)
    return Rule(row, sides.pattern(found(sides.left)), sides.pattern(put(sides.right)))


@cache
def rewriting(row: Row, room: Operator) -> Rule:
    """A row of a room that rewrites, compiled."""
    return _compiled(row, room)


@cache
def differential_rules(room: Operator) -> tuple[DifferentialRule, ...]:
    """The rules `d f(A) = …` of an operator."""
    return tuple(_differential_rule(Row(statement, room.name), room) for statement in room.differential)


def _differential_rule(row: Row, room: Operator) -> DifferentialRule:
    sides = Sides(row.statement, room)
    moving = frozenset(str(part.args[0].data) for part in parts_of(sides.right) if part.head == "d")
    return DifferentialRule(row, sides.pattern(sides.left.args[0]), sides.pattern(sides.right), moving)


@cache
def crossing_rules(room: Operator) -> tuple[CrossingRule, ...]:
    """The rules `G : f(dA) = H : dA` of an operator; the result is H."""
    return tuple(_crossing_rule(Row(statement, room.name), room) for statement in room.across)


def _crossing_rule(row: Row, room: Operator) -> CrossingRule:
    sides = Sides(row.statement, room)
    adjoint, crossing = sides.left.args
    return CrossingRule(row, sides.pattern(crossing), sides.pattern(sides.right.args[0]), str(adjoint.data))


@cache
def stacking_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `vec(f(dA)) = M vec(dA)` of an operator; the result is M."""
    return tuple(_compiled(Row(statement, room.name), room, _unstacked, _before_last) for statement in room.stacked)


@cache
def opening_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `f(dA) = …` that write a linear operator with marks."""
    return tuple(_compiled(Row(statement, room.name), room) for statement in room.opened)


def _unstacked(left: Part) -> Part:
    """What is stacked; a scalar or a column need not be."""
    return left.args[0] if VEC in left.operators else left


def _before_last(right: Part) -> Part:
    """The factors before the last."""
    factors = right.args[:-1]
    return factors[0] if len(factors) == 1 else Part("juxt", factors, right.span, right.place)


@cache
def definition(operator: Operator) -> tuple[tuple[Term, ...], Pattern]:
    """The letters of a definition, and the formula that it stands for."""
    sides = Sides(operator.definition, operator)
    return tuple(map(sides.term, sides.left.args)), sides.pattern(sides.right)


def define(operator: Operator, args: Sequence[Term], algebra: Algebra) -> Term:
    """Open an operator that is a shorter word for a formula."""
    letters, formula = definition(operator)
    return instantiate(formula, next(each_matches(letters, args, algebra)), algebra)


def spelled_out(root: Term, algebra: Algebra) -> tuple[Term, tuple[Row, ...]]:
    """A term with the user's own functions opened, and their definitions."""
    own = algebra.operators.keys() - OPERATORS.keys()
    rows: dict[Row, None] = {}

    def opened(term: Term, args: list[Term]) -> Term:
        if term.head not in own:
            return algebra.replaced(term, args)
        operator = algebra.operators[term.head]
        rows[Row(operator.definition, operator.name)] = None
        return define(operator, args, algebra)

    return (rebuilt(root, opened) if own else root), tuple(rows)
