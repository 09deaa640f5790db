"""Rows become rules. Those of the language stand ready in table.py; others, as of a user's function, are read.

To read a row is to give its letters shapes and to make terms of its two sides.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from ...grammar.read import read_equation
from ...grammar.tree import IndexSum, Node
from ..elaborate import families, not_given
from ..elaborate.build import Builder
from ..elaborate.declarations import declared_shapes
from ..elaborate.kinds import costs_of
from ..elaborate.names import integers_among
from ..elaborate.nodes import arguments_first, mentions, variables_of
from ..elaborate.part import Part, parts_of
from ..elaborate.resolve import Resolver
from ..elaborate.understand import read
from ..operators import OPERATORS
from ..operators.vec import VEC
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.rebuild import rebuilt
from ..terms.shape import MOST_NAMES, Shape, letters, signature
from ..terms.term import Term, below
from .frozen import filed_pattern, pattern, term_of
from .match import each_matches, instantiate
from .rule import CrossingRule, DefiningRule, DifferentialRule, Pattern, Row, Rule
from .table import CROSSINGS, DEFINITIONS, DIFFERENTIALS, OPENINGS, REWRITINGS, STACKINGS, Parts

NO_ROWS: dict[str, Any] = {}


def equation(
    left: Node,
    right: Node,
    known: Mapping[str, Shape],
    functions: Mapping[str, Operator],
    integers: Collection[str] = (),
) -> tuple[Part, Part]:
    """The two sides of a rule, of one shape; letters are of the kinds that they suggest, `dA` is a differential.

    `known` gives the shapes of some of the letters; the letters of these shapes may stand in the rule as sizes.
    `functions` are those that the language has not. Raises Mistake where names or shapes do not fit.
    """
    sizes = {name for shape in known.values() for size in shape for name in letters(size)}
    trees = _sides(left, right, functions)
    sizes |= mentions([node for nodes in trees for node in nodes]).sizes()
    typed = [name for nodes in trees for name in variables_of(nodes, ()) if name not in sizes and name != "d"]
    names = list(dict.fromkeys(name[1:] if name[0] == "d" and len(name) > 1 else name for name in typed))
    resolver = Resolver(names, sizes, names, functions)
    whole = Part("=", [resolver.resolve(nodes) for nodes in trees], left.span, right.span)
    parts = parts_of(whole)
    free = {name: costs_of(name) for name in names if name not in known}
    reading, _ = read("", parts, known, free, oddity=_nothing_is_odd, integers=integers)
    reading.name_sizes(parts)
    reading.settle(parts, {*names, *sizes})
    return whole.args[0], whole.args[1]


def _sides(left: Node, right: Node, functions: Mapping[str, Operator]) -> list[list[Node]]:
    """The nodes of the two sides, operands first."""
    if functions:
        left, right = (not_given.with_primes(side, functions) for side in (left, right))
    trees = [arguments_first(left), arguments_first(right)]
    if any(isinstance(node, IndexSum) for nodes in trees for node in nodes):
        trees = [arguments_first(side) for side in families.with_members(left, right)]
    return trees


def _nothing_is_odd(*_: object) -> int:
    """A rule may speak of trivial things."""
    return 0


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
        own = {} if room.key in OPERATORS else _beside(room)
        properties = {declared.name.text: frozenset(declared.properties) for declared in where}
        algebra = Algebra(OPERATORS.with_own({each.key: each for each in own.values()}))
        self.builder = Builder(algebra, properties, define)
        whole, other = equation(left, right, shapes, own, integers_among(properties))
        self.left, self.right = bare(whole), bare(other)

    def term(self, part: Part) -> Term:
        """A part as a term of the row's store."""
        return self.builder.build(parts_of(part))

    def pattern(self, part: Part) -> Pattern:
        """A part as a pattern."""
        return pattern(below([self.term(part)]))


def _beside(room: Operator) -> Mapping[str, Operator]:
    """The user's functions that the rows of one speak of: itself, and those of the same function that is not given."""
    return room.drawn.family if room.drawn else {room.name: room}


def bare(part: Part) -> Part:
    """A part without the brackets around it."""
    while part.head == "()":
        part = part.args[0]
    return part


def read_rewriting(row: Row, room: Operator) -> Rule:
    """A row that rewrites."""
    sides = Sides(row.statement, room)
    return Rule(row, sides.pattern(sides.left), sides.pattern(sides.right))


def read_differential(row: Row, room: Operator) -> DifferentialRule:
    """A row `d f(A) = …`."""
    sides = Sides(row.statement, room)
    moving = frozenset(str(part.args[0].data) for part in parts_of(sides.right) if part.head == "d")
    return DifferentialRule(row, sides.pattern(sides.left.args[0]), sides.pattern(sides.right), moving)


def read_crossing(row: Row, room: Operator) -> CrossingRule:
    """A row `G : f(dA) = H : dA`; the result is H."""
    sides = Sides(row.statement, room)
    adjoint, crossing = sides.left.args
    return CrossingRule(row, sides.pattern(crossing), sides.pattern(sides.right.args[0]), str(adjoint.data))


def read_stacking(row: Row, room: Operator) -> Rule:
    """A row `vec(f(dA)) = M vec(dA)`, in which what is a scalar or a column need not be stacked; the result is M."""
    sides = Sides(row.statement, room)
    stacked = sides.left.args[0] if VEC in sides.left.operators else sides.left
    return Rule(row, sides.pattern(stacked), sides.pattern(_before_last(sides.right)))


def _before_last(right: Part) -> Part:
    """The factors before the last."""
    factors = right.args[:-1]
    return factors[0] if len(factors) == 1 else Part("juxt", factors, right.span, right.place)


def read_definition(operator: Operator) -> DefiningRule:
    """The definition of a shorter word for a formula."""
    sides = Sides(operator.definition, operator)
    return DefiningRule(tuple(map(sides.term, sides.left.args)), sides.pattern(sides.right))


@lru_cache(MOST_NAMES)
def rewriting(row: Row, room: Operator) -> Rule:
    """The rule of a row of a room that rewrites."""
    known = REWRITINGS.get(room.key, NO_ROWS).get(row.statement)
    return _filed_rule(row, known[5:]) if known else read_rewriting(row, room)


@lru_cache(MOST_NAMES)
def differential_rules(room: Operator) -> tuple[DifferentialRule, ...]:
    """The rules `d f(A) = …` of an operator."""
    return tuple(_differential_rule(Row(statement, room.name), room) for statement in room.differential)


def _differential_rule(row: Row, room: Operator) -> DifferentialRule:
    known = DIFFERENTIALS.get(room.key, NO_ROWS).get(row.statement)
    if known is None:
        return read_differential(row, room)
    return DifferentialRule(row, filed_pattern(known[0]), filed_pattern(known[1]), frozenset(known[2]))


@lru_cache(MOST_NAMES)
def crossing_rules(room: Operator) -> tuple[CrossingRule, ...]:
    """The rules `G : f(dA) = H : dA` of an operator; the result is H."""
    return tuple(_crossing_rule(Row(statement, room.name), room) for statement in room.across)


def _crossing_rule(row: Row, room: Operator) -> CrossingRule:
    known = CROSSINGS.get(room.key, NO_ROWS).get(row.statement)
    if known is None:
        return read_crossing(row, room)
    return CrossingRule(row, filed_pattern(known[0]), filed_pattern(known[1]), known[2])


@lru_cache(MOST_NAMES)
def stacking_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `vec(f(dA)) = M vec(dA)` of an operator; the result is M."""
    return tuple(_stacking_rule(Row(statement, room.name), room) for statement in room.stacked)


def _stacking_rule(row: Row, room: Operator) -> Rule:
    known = STACKINGS.get(room.key, NO_ROWS).get(row.statement)
    return _filed_rule(row, known) if known else read_stacking(row, room)


@lru_cache(MOST_NAMES)
def opening_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `f(dA) = …` that write a linear operator with marks."""
    return tuple(_opening_rule(Row(statement, room.name), room) for statement in room.opened)


def _opening_rule(row: Row, room: Operator) -> Rule:
    known = OPENINGS.get(room.key, NO_ROWS).get(row.statement)
    return _filed_rule(row, known) if known else read_rewriting(row, room)


def _filed_rule(row: Row, sides: tuple[Parts, Parts]) -> Rule:
    return Rule(row, filed_pattern(sides[0]), filed_pattern(sides[1]))


@lru_cache(MOST_NAMES)
def definition(operator: Operator) -> DefiningRule:
    """The letters of a definition, and the formula that it stands for."""
    known = DEFINITIONS.get(operator.key, NO_ROWS).get(operator.definition)
    if known is None:
        return read_definition(operator)
    return DefiningRule(tuple(map(term_of, known[0])), filed_pattern(known[1]))


def define(operator: Operator, args: Sequence[Term], algebra: Algebra) -> Term:
    """Open an operator that is a shorter word for a formula."""
    letters, formula = definition(operator)
    return instantiate(formula, next(each_matches(letters, args, algebra)), algebra)


def spelled_out(root: Term, algebra: Algebra) -> tuple[Term, tuple[Row, ...]]:
    """A term with the user's own functions opened, and their definitions."""
    if algebra.operators is OPERATORS:
        return root, ()
    own = algebra.operators.keys() - OPERATORS.keys()
    rows: dict[Row, None] = {}

    def opened(term: Term, args: list[Term]) -> Term:
        if term.head not in own or not algebra.operators[term.head].definition:
            return algebra.replaced(term, args)
        operator = algebra.operators[term.head]
        rows[Row(operator.definition, operator.name)] = None
        return define(operator, args, algebra)

    return rebuilt(root, opened), tuple(rows)
