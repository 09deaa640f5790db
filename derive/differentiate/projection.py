"""The gradient of a structured variable: the projection of the unconstrained one onto the variable's subspace.

For symmetric X it is (G + G')/2, the vector that represents the derivative among symmetric matrices (arXiv
1911.06491); the rival convention G + G' - I .* G differentiates by the n(n+1)/2 free entries instead.
"""

from ...grammar.record import NamedTuple
from ..elaborate.statement import Symbol
from ..properties import subspace
from ..properties.property import Rival
from ..rules import formula
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.note import Note
from ..terms.term import Rational, Term
from ..terms.weight import HALF


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
        asked = formula.formula_in("G", formula.projecting(space.projection))
        inside = formula.put_in(algebra, asked, gradient)
    return Projection(inside, Row(space.projection, space.name))


def rival_of(algebra: Algebra, rival: Rival, projected: Term) -> Term:
    """What another convention gives in the place of a projected gradient."""
    return formula.put_in(algebra, formula.formula_in("G", rival.of_projection), projected)


def notes_of(algebra: Algebra, symbol: Symbol, gradient: Term) -> tuple[Note, ...]:
    """What the reader should know of a projected gradient."""
    space = subspace(symbol.properties)
    if space is None:
        return ()
    note = Note("projected", words=(symbol.name, space.called))
    if space.rival is None:
        return (note,)
    return note, Note("rival", (rival_of(algebra, space.rival, gradient),), (space.rival.of_gradient,))


def notes_of_map(symbol: Symbol) -> tuple[Note, ...]:
    """What the reader should know of the derivative of an array by a structured variable."""
    space = subspace(symbol.properties)
    return () if space is None else (Note("projected_map", words=(symbol.name, space.called)),)
