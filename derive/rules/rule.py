"""Rows as they are cited, and compiled: plain data."""

from ...grammar.record import NamedTuple
from ..terms.term import Term


class Row(NamedTuple):
    """A rule as it is cited: the equation, and the name of the operator in whose room it stands."""

    statement: str
    name: str


class Pattern(NamedTuple):
    """A term whose letters stand for any others.

    `parts` are the terms that it is made of, arguments first; `asked` are heads of its operands.
    """

    root: Term
    parts: tuple[Term, ...]
    asked: frozenset[str]


class Rule(NamedTuple):
    """A row ready to fire: where `pattern` is found, `result` takes its place."""

    row: Row
    pattern: Pattern
    result: Pattern


class DifferentialRule(NamedTuple):
    """d f(A, B) = …: `pattern` is f(A, B), and letters that are not `moving` stand for constants."""

    row: Row
    pattern: Pattern
    result: Pattern
    moving: frozenset[str]


class CrossingRule(NamedTuple):
    """G : f(dA) = H : dA: `pattern` is f(dA), `result` is H, and `adjoint` is the letter G."""

    row: Row
    pattern: Pattern
    result: Pattern
    adjoint: str


class DefiningRule(NamedTuple):
    """f(A, B) = …: the letters in their order, and the formula that a shorter word stands for."""

    letters: tuple[Term, ...]
    formula: Pattern
