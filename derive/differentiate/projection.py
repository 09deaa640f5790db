"""The gradient of a structured variable: the projection of the unconstrained one onto the variable's subspace.

For symmetric X it is (G + G')/2, the vector that represents the derivative among symmetric matrices (arXiv
1911.06491); the rival convention G + G' - I .* G differentiates by the n(n+1)/2 free entries instead.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from ..elaborate.statement import Symbol
from ..properties import closed
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term
from ..write.style import UNICODE
from ..write.terms import Writer

HALF = Fraction(1, 2)
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


def _symmetric(algebra: Algebra, gradient: Term) -> Term:
    return _half_sum(algebra, gradient, 1)


def _skew(algebra: Algebra, gradient: Term) -> Term:
    return _half_sum(algebra, gradient, -1)


def _diagonal(algebra: Algebra, gradient: Term) -> Term:
    return algebra.hadamard([algebra.constant("eye", gradient.shape), gradient])


def _lower(algebra: Algebra, gradient: Term) -> Term:
    return algebra.apply("tril", (gradient,), gradient.shape)


def _upper(algebra: Algebra, gradient: Term) -> Term:
    return algebra.apply("triu", (gradient,), gradient.shape)


SUBSPACES: Mapping[str, tuple[Callable[[Algebra, Term], Term], str]] = {
    "diagonal": (_diagonal, "G : dX = I .* G : dX"),
    "symmetric": (_symmetric, "G : dX = 1/2*(G + G') : dX"),
    "skew": (_skew, "G : dX = 1/2*(G - G') : dX"),
    "lower": (_lower, "G : dX = tril(G) : dX"),
    "upper": (_upper, "G : dX = triu(G) : dX"),
}


def subspace(properties: tuple[str, ...]) -> str | None:
    """The subspace in which a variable with these properties lives."""
    words = closed(frozenset(properties))
    return next((word for word in SUBSPACES if word in words), None)


def projection(algebra: Algebra, symbol: Symbol, gradient: Term) -> Projection | None:
    """The projected gradient of a structured variable; None where the variable is free."""
    space = subspace(symbol.properties)
    if space is None:
        return None
    project, statement = SUBSPACES[space]
    return Projection(project(algebra, gradient), Row(statement, space))


def notes_of(algebra: Algebra, symbol: Symbol, gradient: Term) -> tuple[str, ...]:
    """What the reader should know of a projected gradient."""
    space = subspace(symbol.properties)
    if space is None:
        return ()
    words = _words(space)
    note = f"{symbol.name} is {words}: the gradient is projected onto the {words} matrices"
    return (note, _rival(algebra, gradient)) if space == "symmetric" else (note,)


def notes_of_map(symbol: Symbol) -> tuple[str, ...]:
    """What the reader should know of the derivative of an array by a structured variable."""
    space = subspace(symbol.properties)
    if space is None:
        return ()
    note = f"{symbol.name} is {_words(space)}, and so is d{symbol.name}: entry by entry the derivative is along"
    return (f"{note} the projection of E_ij onto the {_words(space)} matrices",)


def _words(space: str) -> str:
    return {"lower": "lower triangular", "upper": "upper triangular"}.get(space, space)


def _rival(algebra: Algebra, gradient: Term) -> str:
    """The rival convention, and what it gives where that is short: 2 S - I .* S for the projection S of G."""
    diagonal = algebra.hadamard([algebra.constant("eye", gradient.shape), gradient])
    parts = [algebra.scale(algebra.number(2), gradient), algebra.negative(diagonal)]
    formula = Writer(algebra, UNICODE).write(algebra.sum(parts))
    return f"{RIVAL} = {formula}" if len(formula) <= LONGEST_NOTE else RIVAL
