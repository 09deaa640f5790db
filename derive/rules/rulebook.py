"""The rules, filed by the head of their left side. A row is compiled when its head first occurs."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...grammar.read import read_equation
from ...grammar.tree import Node
from ..elaborate.build import Builder
from ..elaborate.declarations import declared_shapes
from ..elaborate.kinds import costs_of
from ..elaborate.nodes import arguments_first, variables_of
from ..elaborate.resolve import Part, Resolver, parts_of
from ..elaborate.understand import read
from ..operators import NAMED, OPERATORS, ROOMS
from ..properties import WORDS, implying
from ..terms.algebra import Algebra
from ..terms.operator import Operator
from ..terms.shape import Shape, letters, signature
from ..terms.term import Term, below
from .match import Pattern, each_matches, instantiate, pattern

MOST_REMEMBERED = 10_000
MARKS = (
    ("sum", " + "),
    ("sum", " - "),
    ("colon", " : "),
    ("hadamard", " .* "),
    ("hadamard", " ./ "),
    ("scaled", "*"),
    ("power", "^"),
    ("product", " "),
    ("transpose", "'"),
)


class Row(NamedTuple):
    """A rule as it is cited: the equation, and the operator in whose room it stands."""

    statement: str
    name: str


class Rule(NamedTuple):
    """A row ready to fire: where `pattern` is found, `result` takes its place."""

    row: Row
    pattern: Pattern
    result: Pattern


@cache
def head_of(row: str, room: Operator) -> str:
    """The head of a row's left side."""
    left = row.partition(" = ")[0]
    if left.endswith("]"):
        return room.key  # rows about entries stand in their rooms
    call = re.fullmatch(r"(\w+)\(.*\)", left)
    outside = left
    while "(" in outside:
        outside = re.sub(r"\([^()]*\)", "", outside)
    if call and outside == call[1]:
        return room.key if call[1] == room.name else NAMED[call[1]][0].key
    return next(head for head, mark in MARKS if mark in outside)


@cache
def named_in(row: str) -> tuple[frozenset[str], ...]:
    """The operators that a row's left side names, as the heads that they may have, and the properties it asks for."""
    names = re.findall(r"\w+(?=\()|\bI\b", row.partition(" = ")[0])
    operators = (frozenset(room.key for room in NAMED["eye" if name == "I" else name]) for name in names)
    asked = (implying(word) for word in re.findall(r"\w+", row.partition(" where ")[2]) if word in WORDS)
    return (*operators, *asked)


PURPOSES: Mapping[str, Callable[[Operator], tuple[str, ...]]] = {
    "anywhere": lambda room: room.simplify,
    "before": lambda room: (*room.before, *room.simplify),
    "shorter": lambda room: room.shorter,
    "forms": lambda room: (*room.before, *room.forms),
    "normal": lambda room: room.normal,
    "code": lambda room: room.coded,
}


@cache
def filed(purpose: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows that rewrite, by the head of their left side."""
    book: dict[str, tuple[Row, ...]] = {}
    for room in ROOMS:
        for statement in PURPOSES[purpose](room):
            head = head_of(statement, room)
            book[head] = (*book.get(head, ()), Row(statement, room.name))
    return book


@cache
def conditions() -> tuple[tuple[frozenset[str], ...], ...]:
    """What the rows name that ask for a property and rewrite a result."""
    rows = [row for purpose in ("anywhere", "shorter") for rows in filed(purpose).values() for row in rows]
    named = (named_in(row.statement) for row in rows if " where " in row.statement)
    return tuple(each for each in named if not all(WORDS.isdisjoint(keys) for keys in each))


def may_ask(words: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a row may ask for one of these properties where only operators among `heads` occur."""
    present = heads | words
    return any(
        not all(words.isdisjoint(keys) for keys in each) and not any(present.isdisjoint(keys) for keys in each)
        for each in conditions()
    )


def rewriting_rows(room: Operator) -> tuple[str, ...]:
    """The rows of a room that rewrite."""
    return (*room.before, *room.simplify, *room.shorter, *room.forms, *room.normal, *room.coded)


def room_of(row: Row) -> Operator:
    """The room in which a row stands."""
    return next(room for room in ROOMS if room.name == row.name and row.statement in rewriting_rows(room))


def equation(
    left: Node, right: Node, known: Mapping[str, Shape], functions: Mapping[str, Operator]
) -> tuple[Part, Part]:
    """The two sides of a rule, of one shape; letters are of the kinds that they suggest, `dA` is a differential.

    `known` gives the shapes of some of the letters; the letters of these shapes may stand in the rule as sizes.
    `functions` are those that the language has not.
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


def _compiled(statement: str, room: Operator) -> tuple[Part, Part, Builder]:
    """The two sides of a row, the letters of the room's signature having its shapes.

    Each row has a store of its own: in a common one the order of a row's factors would depend on the rows before it.
    """
    left, right, where = read_equation(statement)
    shapes = {**letters_of(room), **declared_shapes(where)}
    own = {} if room.key in OPERATORS else {room.name: room}
    properties = {declared.name.text: frozenset(declared.properties) for declared in where}
    algebra = Algebra({**OPERATORS, room.key: room} if own else OPERATORS)
    builder = Builder(algebra, properties, define)
    return *equation(left, right, shapes, own), builder


def letters_of(room: Operator) -> dict[str, Shape]:
    """The letters of a room's signature with their shapes."""
    return {a.name: a.shape for a in signature(room.signature).arguments if a.shape}


def bare(part: Part) -> Part:
    """A part without the brackets around it."""
    while part.head == "()":
        part = part.args[0]
    return part


def _rule(row: Row, room: Operator, found: Callable[[Part], Part], put: Callable[[Part], Part]) -> Rule:
    """A row compiled: what is found in its left side, and what of its right side is put in its place."""
    left, right, builder = _compiled(row.statement, room)
    return Rule(row, *(pattern(builder.build(parts_of(part))) for part in (found(left), put(right))))


@cache
def rewriting(row: Row) -> Rule:
    """A row that rewrites, compiled."""
    return _rule(row, room_of(row), bare, bare)


@cache
def asking(purpose: str, head: str) -> tuple[tuple[Row, tuple[frozenset[str], ...]], ...]:
    """The rows for a head, each with what it names."""
    return tuple((row, named_in(row.statement)) for row in filed(purpose).get(head, ()))


@lru_cache(MOST_REMEMBERED)
def rewriting_rules(purpose: str, head: str, heads: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may rewrite a term with this head where only operators among `heads` occur."""
    found: list[Rule] = []
    for row, named in asking(purpose, head):
        for keys in named:  # a loop of its own: this is asked for every set of heads
            if keys.isdisjoint(heads):
                break
        else:
            found.append(rewriting(row))
    return tuple(found)


@cache
def differential_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `d f(A) = …` of an operator."""
    rows = (Row(statement, room.name) for statement in room.differential)
    return tuple(_rule(row, room, lambda left: bare(left).args[0], bare) for row in rows)


@cache
def crossing_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `G : f(dA) = H : dA` of an operator; the result is H."""
    rows = (Row(statement, room.name) for statement in room.across)
    return tuple(_rule(row, room, lambda left: bare(left).args[1], lambda right: bare(right).args[0]) for row in rows)


@cache
def stacking_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `vec(f(dA)) = M vec(dA)` of an operator; the result is M."""
    rows = (Row(statement, room.name) for statement in room.stacked)
    return tuple(_rule(row, room, _inside, _before_last) for row in rows)


@cache
def opening_rules(room: Operator) -> tuple[Rule, ...]:
    """The rules `f(dA) = …` that write a linear operator with marks."""
    return tuple(_rule(Row(statement, room.name), room, bare, bare) for statement in room.opened)


def _inside(left: Part) -> Part:
    """What is stacked; a scalar or a column need not be."""
    bared = bare(left)
    return bared.args[0] if bared.head == "call" and bared.data == "vec" else bared


def _before_last(right: Part) -> Part:
    """The factors before the last."""
    factors = bare(right).args[:-1]
    return factors[0] if len(factors) == 1 else Part("juxt", factors, right.span, right.place)


def adjoint_letter(rule: Rule) -> str:
    """The letter that stands left of the colon in a crossing row."""
    return rule.row.statement.partition(" : ")[0]


@cache
def definition(operator: Operator) -> tuple[tuple[Term, ...], Pattern]:
    """The letters of a definition, and the formula that it stands for."""
    left, right, builder = _compiled(operator.definition, operator)
    letters = tuple(builder.build(parts_of(arg)) for arg in bare(left).args)
    return letters, pattern(builder.build(parts_of(right)))


def define(operator: Operator, args: Sequence[Term], algebra: Algebra) -> Term:
    """Open an operator that is a shorter word for a formula."""
    letters, formula = definition(operator)
    return instantiate(formula, next(each_matches(letters, args, algebra)), algebra)


def spelled_out(root: Term, algebra: Algebra) -> tuple[Term, tuple[Row, ...]]:
    """A term with the user's own functions opened, and their definitions."""
    own = algebra.operators.keys() - OPERATORS.keys()
    made: dict[int, Term] = {}
    rows: dict[Row, None] = {}
    for term in below([root]) if own else ():
        args = [made[arg.number] for arg in term.args]
        if term.head in own:
            operator = algebra.operators[term.head]
            made[term.number] = define(operator, args, algebra)
            rows[Row(operator.definition, operator.name)] = None
        else:
            made[term.number] = algebra.replaced(term, args)
    return made.get(root.number, root), tuple(rows)
