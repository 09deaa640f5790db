"""Formulas in one letter, as rooms have them beside their rows: projections, and the conditions of an operator."""

from functools import cache

from ...grammar.read import read_expression
from ...grammar.record import NamedTuple
from ..elaborate.build import Builder
from ..elaborate.part import parts_of
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.term import Term, below
from .compile import define, equation
from .frozen import filed_pattern, pattern, store, term_of
from .match import each_matches, instantiate
from .rule import Pattern
from .table import FORMULAS

RELATIONS = (" >= ", " > ", " < ", " != ")
BEFORE, AFTER = "G : dX = ", " : dX"


class Formula(NamedTuple):
    """A formula, and the letter that stands for a term in it; equal ones are identical."""

    letter: Term
    pattern: Pattern


class Requirement(NamedTuple):
    """A condition on a term: of a relation the kind is its sign and the bounds are numbers, else it is a predicate.

    A predicate may speak of the term and of others that stand `beside` it.
    """

    kind: str
    formula: Formula
    bounds: tuple[int, ...] = ()
    beside: int = 0


@cache
def formula_in(letter: str, text: str) -> Formula:
    """A formula in a letter, which is a matrix: `tril(G)`; it is square where the formula asks for it."""
    known = FORMULAS.get((letter, text))
    return Formula(term_of(known[0]), filed_pattern(known[1])) if known else read_formula(letter, text, store())


def read_formula(letter: str, text: str, algebra: Algebra) -> Formula:
    """A formula in a letter, from its text, as a term of a store."""
    node = read_expression(text)
    part, _ = equation(node, node, {}, {})
    parts = below([Builder(algebra, {}, define).build(parts_of(part))])
    return Formula(next(term for term in parts if term.data == letter), pattern(parts))


def projecting(row: str) -> str:
    """What becomes of G by a row `G : dX = tril(G) : dX`."""
    return row.removeprefix(BEFORE).removesuffix(AFTER)


def put_in(algebra: Algebra, formula: Formula, term: Term) -> Term:
    """A formula with a term in the place of its letter; the shape of the term must fit."""
    if formula.pattern.root is formula.letter:
        return term
    return instantiate(formula.pattern, next(each_matches((formula.letter,), (term,), algebra)), algebra)


class Asked(NamedTuple):
    """A condition as it is typed: its kind, the text of its formula in A, its bounds, and how many others it is on."""

    kind: str
    inner: str
    bounds: tuple[int, ...] = ()
    beside: int = 0


def asked_in(text: str) -> Asked:
    """A condition on A as rooms have it: `A > -1`, `-1 < A < 1`, `det(A) != 0`, or a predicate, `full_rank(A)`.

    A predicate may be one of several arguments: `no_opposite_eigenvalues_in(A, B)`.
    """
    if text.count(" < ") == 2:
        low, inner, high = text.split(" < ")
        return Asked("between", inner, (int(low), int(high)))
    for sign in RELATIONS:
        left, found, right = text.partition(sign)
        if found:
            return Asked(sign.strip(), left, (int(right),))
    predicate, _, inner = text.removesuffix(")").partition("(")
    first, *others = inner.split(", ")
    return Asked(predicate, first, beside=len(others))


@cache
def requirement(text: str) -> Requirement:
    """A condition on A as rooms have it, read."""
    asked = asked_in(text)
    return Requirement(asked.kind, formula_in("A", asked.inner), asked.bounds, asked.beside)


def condition_on(algebra: Algebra, asked: Requirement, term: Term, *others: Term) -> Note:
    """What is required of a term and of others, as a note."""
    first, bounds = put_in(algebra, asked.formula, term), map(algebra.number, asked.bounds)
    return Note(asked.kind, (first, *others[: asked.beside], *bounds))
