"""Which row a row goes on from, and what hangs on a row that is not read."""

import re
from collections.abc import Iterable, Sequence
from itertools import compress

from ..latex.commands import FONTS, SWITCHES
from ..latex.pieces import Piece, spelled
from ..record import NamedTuple
from .beside import BOTH_WAYS, IN_A_CASE
from .parts import DocumentPage, FormulaRow
from .relations import EQUALITIES

_IN_CASE = re.compile(r"\b(if|when|case|assuming|unless|suppose|falls|wenn|Fall)\b", re.IGNORECASE)
_HANGS = "it goes on from a row that is not read"
_ESTIMATE = "it goes on from an estimate"
_WHY_NOT = "it hangs on a condition", "it follows under a condition", "it is said of both at once"
_TURNS = ("^T", "^\\top", "^\\intercal", "'", "^t")


class _Head(NamedTuple):
    """What a row may go on from: the last row with a left side and its formula; why nothing hangs on it."""

    row: FormulaRow
    broken: str = ""


def is_link(row: FormulaRow) -> bool:
    """Whether a row begins with its relation."""
    return bool(row.members) and not row.members[0].pieces


def linked(page: DocumentPage, formulas: Iterable[Sequence[FormulaRow]]) -> list[FormulaRow]:
    """The rows of all formulas, each link with what it hangs on."""
    made: list[FormulaRow] = []
    head: _Head | None = None
    for rows in formulas:
        for number, row in enumerate(rows):
            if is_link(row):
                row = _checked(page, row, head, not number)
            made.append(row)
            head = _head_after(row, head)
    return made


def _checked(page: DocumentPage, row: FormulaRow, head: _Head | None, begins: bool) -> FormulaRow:
    """A link, not read where it can go on from nothing; one that begins a formula goes on over what stands between."""
    if head is None or (begins and not _reaches(page, head.row, row)):
        return row._replace(unread=row.unread or "there is nothing that it goes on from")
    zero = "it is set to 0" if _is_zero(row) else ""
    return row._replace(unread=row.unread or head.broken or zero, goes_on=begins)


def _reaches(page: DocumentPage, before: FormulaRow, row: FormulaRow) -> bool:
    """Whether a formula may go on from the one before: from a display, or from what only a space parts it from."""
    between = page.text[before.formula.span[1] : row.formula.span[0]]
    far = before.formula.kind != "display" and between.strip(" \t\n$[]\\")
    return before.section == row.section and not far and not _IN_CASE.search(between)


def _head_after(row: FormulaRow, head: _Head | None) -> _Head | None:
    """The head of what comes; words beside the rows change nothing."""
    if not row.members and row.unread == "words":
        return head
    estimate = "" if all(member.relation in EQUALITIES for member in row.members[1:]) else _ESTIMATE
    if is_link(row) and head:
        return _Head(row, head.broken or estimate or (_HANGS if _is_zero(row) else ""))
    return _Head(row, (_HANGS if row.unread or is_link(row) else "") or estimate)


def hung(rows: Sequence[FormulaRow], arrows: Sequence[str]) -> list[FormulaRow]:
    """The rows of a formula with the arrow before each: none is read that an arrow makes hang on a condition."""
    made, follows, case = list[FormulaRow](), False, False
    for number, (row, arrow) in enumerate(zip(rows, arrows, strict=True)):
        case = case or arrow == IN_A_CASE
        follows = bool(arrow) and (follows or (number > 0 and _is_condition(rows[number - 1])))
        mutual = bool({arrow, *arrows[number + 1 : number + 2]} & BOTH_WAYS) and not _is_set_to_zero(row)
        found = case, follows, mutual
        made.append(row._replace(unread=row.unread or next(compress(_WHY_NOT, found), "")))
    return made


def _is_condition(row: FormulaRow) -> bool:
    """Whether a row says that something is 0, or its own transpose."""
    if len(row.members) < 2:
        return False
    first, last = (spelled(bare) for bare in _ends(row))
    return last == "0" or any(first == last + turn or last == first + turn for turn in _TURNS)


def _is_set_to_zero(row: FormulaRow) -> bool:
    """Whether a row says what something is before it is set to 0, as in ∇f = E = 0."""
    return len(row.members) > 2 and spelled(_ends(row)[1]) == "0"


def _is_zero(row: FormulaRow) -> bool:
    """Whether a link says that what stands above is 0, which is seldom so and mostly asked."""
    return spelled(_ends(row)[1]) == "0"


def _ends(row: FormulaRow) -> tuple[list[Piece], list[Piece]]:
    """The first member and the last without braces and fonts."""
    first, last = row.members[0].pieces, row.members[-1].pieces
    return [each for each in first if not _is_dress(each)], [each for each in last if not _is_dress(each)]


def _is_dress(piece: Piece) -> bool:
    return piece.kind in "{}" or piece.text in FONTS or piece.text in SWITCHES
