"""Formulas in one letter, as rooms have them beside their rows: projections, and the conditions of an operator."""

from functools import cache
from typing import NamedTuple

from ...grammar.read import read_expression
from ..elaborate.build import Builder
from ..elaborate.resolve import parts_of
from ..operators import OPERATORS
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.term import Term, below
from .compile import define, equation
from .match import each_matches, instantiate, pattern
from .rule import Pattern

RELATIONS = (" >= ", " > ", " < ", " != ")


class Formula(NamedTuple):
    """A formula, and the letter that stands for a term in it; equal ones are identical."""

    letter: Term
    pattern: Pattern


class Requirement(NamedTuple):
    """A condition on a term: of a relation the kind is its sign and the bounds are numbers, else it is a predicate."""

    kind: str
    formula: Formula
    bounds: tuple[int, ...] = ()


@cache
def store() -> Algebra:
    """Where the formulas of the rooms are kept, so that equal ones are one object."""
    return Algebra(OPERATORS)


@cache
def formula_in(letter: str, text: str) -> Formula:
    """A formula in a letter, which is a matrix: `tril(G)`; it is square where the formula asks for it."""
    node = read_expression(text)
    part, _ = equation(node, node, {}, {})
    formula = Builder(store(), {}, define).build(parts_of(part))
    return Formula(next(term for term in below([formula]) if term.data == letter), pattern(formula))


def put_in(algebra: Algebra, formula: Formula, term: Term) -> Term:
    """A formula with a term in the place of its letter; the shape of the term must fit."""
    if formula.pattern.root is formula.letter:
        return term
    return instantiate(formula.pattern, next(each_matches((formula.letter,), (term,), algebra)), algebra)


@cache
def requirement(text: str) -> Requirement:
    """A condition on A as rooms have it: `A > -1`, `-1 < A < 1`, `det(A) != 0`, or a predicate, `full_rank(A)`."""
    if text.count(" < ") == 2:
        low, inner, high = text.split(" < ")
        return Requirement("between", formula_in("A", inner), (int(low), int(high)))
    for sign in RELATIONS:
        left, found, right = text.partition(sign)
        if found:
            return Requirement(sign.strip(), formula_in("A", left), (int(right),))
    predicate, _, inner = text.removesuffix(")").partition("(")
    return Requirement(predicate, formula_in("A", inner))


def condition_on(algebra: Algebra, asked: Requirement, term: Term) -> Note:
    """What is required of a term, as a note."""
    return Note(asked.kind, (put_in(algebra, asked.formula, term), *map(algebra.number, asked.bounds)))
