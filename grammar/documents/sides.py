"""A row read: its left side and its right sides, each by itself."""

from collections.abc import Sequence
from typing import TypeAlias

from ..mistakes import Mistake
from ..tree import Name, Span
from .conventions import Conventions
from .left import left_of
from .left.fractions import derivative_by_fraction
from .left.nablas import derivative_by_nabla
from .notation import formula_of
from .parts import Derivative, FormulaRow, Left, NotRead, ReadRow, RowMember, Side, Whole
from .relations import ARROWS, EQUALITIES, MEMBERSHIPS

_AnySide: TypeAlias = Side | Derivative


def read_row(row: FormulaRow, conventions: Conventions) -> ReadRow | NotRead:
    """What a row says, or why it is not read; of a side that is not read the others are still there."""
    if row.unread or len(row.members) < 2:
        return NotRead(row.unread or "nothing is said to be equal", row.span)
    if row.members[1].relation in MEMBERSHIPS | ARROWS:
        return NotRead("a declaration", row.span)
    members = _defined_first(row.members)
    left = left_of(members[0].pieces, conventions)
    sides = _sides(members[1:], conventions)
    left, formulas = _derivative_first(left, sides)
    relations = tuple(member.relation for member in members[1:])
    return ReadRow(left, formulas, relations, row.span, row.section, row.words, row.goes_on)


def _defined_first(members: Sequence[RowMember]) -> Sequence[RowMember]:
    """E =: G as G := E."""
    if len(members) != 2 or members[1].relation != "=:":
        return members
    first, second = members
    return second._replace(relation=""), first._replace(relation=":=")


def _sides(members: Sequence[RowMember], conventions: Conventions) -> tuple[_AnySide, ...]:
    """The right sides; none is read that stands behind an estimate."""
    read: list[_AnySide] = []
    estimate = False
    for member in members:
        estimate = estimate or member.relation not in EQUALITIES.values()
        reason = "it stands behind an estimate"
        read.append(NotRead(reason, member.span) if estimate else _side(member, conventions))
    return tuple(read)


def _side(member: RowMember, conventions: Conventions) -> _AnySide:
    pieces = member.pieces
    if not pieces:
        return NotRead("nothing stands beside the sign", member.span)
    span = pieces[0].span[0], pieces[-1].span[1]
    try:
        for form in (derivative_by_fraction, derivative_by_nabla):
            if found := form(pieces, conventions):
                return found if isinstance(found, Derivative) else formula_of(pieces, conventions)
        return formula_of(pieces, conventions)
    except Mistake as mistake:
        return NotRead(mistake.message, mistake.span or span)


def _derivative_first(left: Left, sides: tuple[_AnySide, ...]) -> tuple[Left, tuple[Side, ...]]:
    """G = ∂f/∂Y = E: the derivative is what is claimed, and G a name for it."""
    named = isinstance(left, Whole) and isinstance(left.formula, Name)
    if named and len(sides) > 1 and isinstance(sides[0], Derivative) and isinstance(left, Whole):
        return sides[0], (left.formula, *_formulas(sides[1:]))
    return left, _formulas(sides)


def _formulas(sides: Sequence[_AnySide]) -> tuple[Side, ...]:
    return tuple(NotRead("a derivative", _place(side)) if isinstance(side, Derivative) else side for side in sides)


def _place(derivative: Derivative) -> Span:
    spans = [node.span for node in (derivative.of, *derivative.variables)]
    return min(start for start, _ in spans), max(end for _, end in spans)
