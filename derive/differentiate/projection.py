"""The gradient of a structured variable: the projection of the unconstrained one onto the variable's subspace.

For symmetric X it is (G + G')/2, the vector that represents the derivative among symmetric matrices (arXiv
1911.06491); the rival convention G + G' - I .* G differentiates by the n(n+1)/2 free entries instead.
"""

from functools import cache
from typing import NamedTuple

from ...grammar.read import read_expression
from ..elaborate.build import Builder
from ..elaborate.resolve import parts_of
from ..elaborate.statement import Symbol
from ..operators import OPERATORS
from ..properties import subspace
from ..properties.property import Rival
from ..rules.compile import define, equation
from ..rules.match import each_matches, instantiate, pattern
from ..rules.rule import Pattern, Row
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, below
from ..terms.weight import HALF
from ..write.style import UNICODE
from ..write.terms import Writer

BEFORE, AFTER = "G : dX = ", " : dX"
LONGEST_NOTE = 60
RIVAL = "the rival convention, by the free entries, is G + Gᵀ − I ∘ G"


class Projection(NamedTuple):
    """A projected gradient, and the row that says how."""

    gradient: Term
    row: Row


def _half_sum(algebra: Algebra, gradient: Term, sign: Rational) -> Term:
    """(G ± G')/2, addends that are there already left alone."""
    addends = _addends(algebra, gradient)
    turned = {addend: algebra.scale(algebra.number(sign), algebra.transpose(addend)) for addend in addends}
    there = [addend for addend in addends if turned[addend] is addend]
    parts = [part for addend in addends if turned[addend] is not addend for part in (addend, turned[addend])]
    return algebra.sum([*there, algebra.scale(algebra.number(HALF), algebra.sum(parts))]) if parts else gradient


def _addends(algebra: Algebra, gradient: Term) -> list[Term]:
    """The addends of a sum, perhaps a multiple or a transpose of one."""
    if gradient.head == "scaled":
        return [algebra.scale(gradient.args[0], addend) for addend in _addends(algebra, gradient.args[1])]
    if gradient.head == "transpose":
        return [algebra.transpose(addend) for addend in _addends(algebra, gradient.args[0])]
    return list(gradient.args) if gradient.head == "sum" else [gradient]


@cache
def formula_of_gradient(statement: str) -> tuple[Term, Pattern]:
    """The letter G, and a formula in it: `tril(G)`; G is a matrix, and square where the formula asks for it."""
    node = read_expression(statement)
    part, _ = equation(node, node, {}, {})
    builder = Builder(Algebra(OPERATORS), {}, define)
    formula = builder.build(parts_of(part))
    return next(term for term in below([formula]) if term.data == "G"), pattern(formula)


def _put_in(algebra: Algebra, statement: str, gradient: Term) -> Term:
    """A formula in G with a gradient in the place of G."""
    letter, formula = formula_of_gradient(statement)
    return instantiate(formula, next(each_matches((letter,), (gradient,), algebra)), algebra)


def projection(algebra: Algebra, symbol: Symbol, gradient: Term) -> Projection | None:
    """The projected gradient of a structured variable; None where the variable is free.

    A mean of G and its transpose is taken addend by addend: addends that are equal to it stay as they are.
    """
    space = subspace(symbol.properties)
    if space is None:
        return None
    if space.parity:
        inside = _half_sum(algebra, gradient, space.parity)
    else:
        inside = _put_in(algebra, space.projection.removeprefix(BEFORE).removesuffix(AFTER), gradient)
    return Projection(inside, Row(space.projection, space.name))


def rival_of(algebra: Algebra, rival: Rival, projected: Term) -> Term:
    """What another convention gives in the place of a projected gradient."""
    return _put_in(algebra, rival.of_projection, projected)


def notes_of(algebra: Algebra, symbol: Symbol, gradient: Term) -> tuple[str, ...]:
    """What the reader should know of a projected gradient."""
    space = subspace(symbol.properties)
    if space is None:
        return ()
    note = f"{symbol.name} is {space.called}: the gradient is projected onto the {space.called} matrices"
    return (note, _rival(algebra, space.rival, gradient)) if space.rival else (note,)


def notes_of_map(symbol: Symbol) -> tuple[str, ...]:
    """What the reader should know of the derivative of an array by a structured variable."""
    space = subspace(symbol.properties)
    if space is None:
        return ()
    note = f"{symbol.name} is {space.called}, and so is d{symbol.name}: entry by entry the derivative is along"
    return (f"{note} the projection of E_ij onto the {space.called} matrices",)


def _rival(algebra: Algebra, rival: Rival, gradient: Term) -> str:
    """The rival convention, and what it gives where that is short."""
    formula = Writer(algebra, UNICODE).write(rival_of(algebra, rival, gradient))
    return f"{RIVAL} = {formula}" if len(formula) <= LONGEST_NOTE else RIVAL
