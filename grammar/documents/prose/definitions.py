"""Definitions that words announce: let Z = E, where Z = E and Y = F, with f(X) = E."""

import re
from collections.abc import Collection, Mapping

from ...tree import Name
from ..conventions import Conventions
from ..parts import Defines, DocumentPage, FormulaRow, NotRead, ReadRow, ValueOf, Whole
from ..relations import is_equality
from ..rows import rows_of
from ..sides import read_row
from .conditions import conditions_among
from .reach import reach_of
from .sentences import words_before

_FILLING = (
    r"(?:(?:us|'s|’s|me|we|i|now|also|again|first|next|the|a|an|new|following|by|for|convenience|brevity|short"
    r"|simplicity|ease|clarity|that|as|define|denote|set|write|introduce|say|used|have|variables?|auxiliary|matrix"
    r"|matrices|vectors?|scalars?|functions?|quantity|quantities|notation|symbols?|objective|cost|loss|residual|error"
    r"|sum|product|symmetric|square),? ?)*"
)
_ANNOUNCED = re.compile(
    rf"(?:^|[\s(,;:])(?P<cue>let|defin\w+|introduc\w+|denot\w+|set|put|writ\w+|call|where|with|here|in which|say|using)"
    rf"[ ,:]*{_FILLING}[:]? ?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"^(?:,|;| and|, and| as well as| together with)? ?{_FILLING}$", re.IGNORECASE)
_ABOVE = frozenset(("where", "with", "here", "in which"))


def defined_in(page: DocumentPage, conventions: Conventions) -> list[Defines]:
    """The definitions that words announce, in order; what they say of a row with a link below it is left to the row."""
    equal = {each.span[0] for each in page.formulas if any(is_equality(piece) for piece in each.pieces)}
    announced = {place: cue for place, cue in _announced(page).items() if place in equal}
    rows = rows_of(_with_these(page, announced.keys())) if announced else []
    return [
        found
        for row, condition in zip(rows, conditions_among(rows, page) if rows else [], strict=True)
        if not condition and (cue := announced.get(row.formula.span[0])) and (found := _defines(row, cue, conventions))
    ]


def _with_these(page: DocumentPage, places: Collection[int]) -> DocumentPage:
    """The page with only those paragraphs in which one of some formulas stands."""
    return page._replace(
        paragraphs=tuple(
            paragraph for paragraph in page.paragraphs if any(run.span[0] in places for run in paragraph.runs)
        )
    )


def _announced(page: DocumentPage) -> Mapping[int, str]:
    """The word that announces each formula that has one, by the place where the formula begins."""
    found, cue = dict[int, str](), ""
    for place, (before, between, after) in words_before(page).items():
        match = _ANNOUNCED.search(between)
        goes_on = before != between and _GOES_ON.match(between)
        cue = match["cue"].lower() if match else cue if goes_on else ""
        if cue and reach_of(before, after, "size") == "section":
            found[place] = cue
    return found


def _defines(row: FormulaRow, cue: str, conventions: Conventions) -> Defines | None:
    """The definition that a row is, if it has one left side and one right side."""
    if row.unread or len(row.members) != 2 or not row.members[0].pieces:
        return None
    read = read_row(row, conventions)
    if not isinstance(read, ReadRow) or isinstance(read.sides[0], NotRead | Name):
        return None
    left, formula = read.left, read.sides[0]
    if isinstance(left, ValueOf):
        return Defines(left.function, left.arguments, formula, row.span, row.section, cue in _ABOVE)
    if isinstance(left, Whole) and isinstance(left.formula, Name):
        return Defines(left.formula, (), formula, row.span, row.section, cue in _ABOVE)
    return None
