"""What the rules of whole statements and of lists build; the text of a statement and its place are put in last."""

from typing import TypeVar

from .actions import name
from .codes import MIXED_CHAIN, NO_VARIABLE, UNEXPECTED
from .mistakes import Mistake
from .plain import replaced
from .state import Token
from .tree import (
    Apply,
    Call,
    Chain,
    Claimed,
    Continuation,
    DerivativeClaim,
    Derive,
    Equality,
    Expression,
    Let,
    LetFunction,
    Node,
    Number,
    Statement,
)

_T = TypeVar("_T")


# Lists


def first(item: _T) -> tuple[_T, ...]:
    return (item,)


def more(items: tuple[_T, ...], _comma: Token, item: _T) -> tuple[_T, ...]:
    return (*items, item)


def last(items: tuple[_T, ...], _comma: Token, _and: Token, item: _T) -> tuple[_T, ...]:
    return (*items, item)


def within(_opened: Token, items: tuple[_T, ...], _closed: Token) -> tuple[_T, ...]:
    return items


def append(items: tuple[_T, ...], item: _T) -> tuple[_T, ...]:
    return (*items, item)


# Statements


def expression(formula: Node) -> Expression:
    return Expression(formula)


def question(formula: Node, _wrt: Token, variables: tuple[Node, ...], twice: Token | None = None) -> Derive:
    thrice = twice is not None and twice.text == "thrice"
    return Derive(formula, tuple(map(_quantity, variables)), twice is not None, thrice)


def _quantity(node: Node) -> Node:
    """What stands behind `wrt`, without brackets; the spellings of other things are refused."""
    if isinstance(node, Apply) and node.head == "^" and isinstance(node.args[1], Number) and node.args[1].value == 2:
        help = "write wrt … twice for the second derivative; for the square as a variable put it in brackets: wrt (x^2)"
        raise Mistake(NO_VARIABLE, "this has two readings behind `wrt`", node.span, help)
    if isinstance(node, Call) and all(isinstance(arg, Number) for arg in node.args):
        entry = ",".join(str(arg.value) for arg in node.args if isinstance(arg, Number))
        raise Mistake(NO_VARIABLE, "this is not a name", node.span, f"an entry is {node.name.text}[{entry}]")
    return bare(node)


def bare(node: Node) -> Node:
    """What stands in brackets."""
    while isinstance(node, Apply) and node.head == "()":
        node = node.args[0]
    return node


def claimed(asked: Derive, _mark: Token, side: Node) -> DerivativeClaim:
    return DerivativeClaim(asked.formula, asked.wrt, (side,), asked.twice, asked.thrice)


def worded(words: Token, asked: Derive) -> Derive:
    """The hessian of E wrt x."""
    return replaced(asked, twice=asked.twice or any(word in words.text.lower() for word in ("second", "hess")))


def related(left: Node, mark: Token, right: Node) -> Equality | Chain:
    return Equality(left, (right,)) if mark.kind == "EQUAL" else Chain(left, (right,))


def continued(mark: Token, right: Node) -> Continuation:
    return Continuation(mark.text, (right,))


def linked(statement: Statement, mark: Token, side: Node) -> Statement:
    """One more line of a chain."""
    if not isinstance(statement, Claimed | Continuation):
        raise Mistake(UNEXPECTED, f"`{mark.text}` is not expected here", mark.span, "`where` stands last")
    if mark.text != statement.relation:
        help = "differentials are chained with =, equal expressions with =="
        raise Mistake(MIXED_CHAIN, f"`{mark.text}` in a chain of `{statement.relation}`", mark.span, help)
    return replaced(statement, sides=(*statement.sides, side))


def let(_word: Token, defined: Token, _equals: Token, formula: Node) -> Let:
    return Let(name(defined), formula)


def function(
    _let: Token, defined: Token, _opened: Token, parameter: Token, _closed: Token, _equals: Token, formula: Node
) -> LetFunction:
    return LetFunction(name(defined), name(parameter), formula)


def tagged(tag: Token, statement: Statement) -> Statement:
    return replaced(statement, name=tag.text[1:-1].strip())


# The actions of the rules, by whose names they are found
STATEMENTS = (
    tagged,
    let,
    function,
    linked,
    expression,
    claimed,
    related,
    continued,
    worded,
    question,
    within,
    first,
    more,
    last,
    append,
)
