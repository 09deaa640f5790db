"""Equations that are no claims: ∂f/∂x = 0 and what follows from it, constraints, A = A^T, a best x, cases."""

import re
from collections.abc import Sequence

from ...latex.pieces import Piece
from ...record import NamedTuple
from ..parts import DocumentPage, FormulaRow
from ..relations import INEQUALITIES
from .formulas import said_by
from .looks import (
    changes,
    defined_name,
    has_rest,
    is_chosen,
    is_constant,
    is_derivative,
    is_estimate,
    is_starred,
    is_zero,
    left_of_row,
    stands_in,
    variables_of,
)
from .sentences import words_before

_SOLVED = re.compile(  # what is said before an equation that is to be solved, or holds at one place only
    r"\b(?:(?:to|is|are|equals?|be|at) zero|solv\w*|solution (?:is|of|to)|normal equations?|stationar\w*"
    r"|critical points?|optimal\w*|optimum|vanish\w*|minimi[sz]ers?|maximi[sz]ers?"
    r"|first[- ]order|equate|equating|minimum is|maximum is|minimum at)\b|\b(?:set\w*|equal to|=) ?0",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:if and only if|iff|such that|subject to|constraints?|if|when|whenever|unless|whether|provided(?: that)?"
    r"|only if|in case|assum\w+(?: that)?|suppose(?: that)?|require(?: that)?|satisf\w+)[\s,:]*(?:\{[A-Z]\d+\} and )?$",
    re.IGNORECASE,
)


class _Standing(NamedTuple):
    """What holds where a row stands: the words before its formula, whether something above was set to zero."""

    before: str
    zeroed: bool
    variables: frozenset[str]


def is_condition(row: FormulaRow, page: DocumentPage, rows: Sequence[FormulaRow]) -> bool:
    """Whether a row, one of all the `rows` of a page, is an equation that holds at one place or in one case only."""
    return dict(zip((each.span for each in rows), conditions_among(rows, page), strict=True))[row.span]


def conditions_among(rows: Sequence[FormulaRow], page: DocumentPage) -> list[bool]:
    """For each of the rows of a page, in order, whether it is such an equation."""
    found, words = list[bool](), words_before(page)
    zeroed, section, variables = False, -1, frozenset[str]()
    for row in rows:
        if row.section != section:
            zeroed, section, variables = False, row.section, frozenset()
        standing = _Standing(words.get(row.formula.span[0], ("",))[0], zeroed, variables)
        found.append(_is_condition(row, standing))
        variables |= {*variables_of(row)}
        zeroed = _ends_in_zero(row) or (zeroed and (found[-1] or not is_derivative(left_of_row(row))))
    return found


def without_zero(row: FormulaRow) -> FormulaRow:
    """∂f/∂x = E = 0 without its last member: what is left of it is a claim."""
    return row._replace(members=row.members[:-1]) if len(row.members) > 2 and _ends_in_zero(row) else row


def _is_condition(row: FormulaRow, standing: _Standing) -> bool:
    if len(row.members) < 2:
        return any(is_chosen(member.pieces) for member in row.members)
    if row.members[1].relation in INEQUALITIES or (len(row.members) == 2 and _ends_in_zero(row)):
        return True
    sides = [member.pieces for member in row.members]
    if any(is_chosen(side) or has_rest(side) for side in sides):
        return True
    left = left_of_row(row)
    if not left:
        return False
    if is_derivative(left):
        return bool(_REQUIRED.search(standing.before)) and row.formula.kind == "inline"
    return _is_structure(sides) or _is_solved(row, left, standing)


def _ends_in_zero(row: FormulaRow) -> bool:
    return len(row.members) > 1 and is_zero(row.members[-1].pieces)


def _is_structure(sides: Sequence[Sequence[Piece]]) -> bool:
    """A = A^T, x = Ax + b, x^T x = 1, A = I: what says how a name is, and neither defines nor claims."""
    name = defined_name(sides[0])
    if is_constant(sides[-1]) or is_starred(sides[0]):
        return True
    if (
        name
        and not any(piece.text == "(" for piece in sides[0])
        and any(stands_in(sides[0], side) for side in sides[1:])
    ):
        return True
    return any(of.case for of in said_by(_equation(sides)))


def _equation(sides: Sequence[Sequence[Piece]]) -> list[Piece]:
    equals = Piece("=", "=", (0, 0))
    return [piece for number, side in enumerate(sides) for piece in ([equals, *side] if number else side)]


def _is_solved(row: FormulaRow, left: Sequence[Piece], standing: _Standing) -> bool:
    """Whether an equation holds for a solution only; a definition of a new name does not."""
    name = defined_name(left)
    if name and not is_estimate(left) and name.text not in standing.variables:
        return False
    at_solution = standing.zeroed or bool(_SOLVED.search(standing.before))
    if name:
        return at_solution
    return (at_solution and not changes(row)) or bool(_REQUIRED.search(standing.before))
