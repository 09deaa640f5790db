"""The rows of a document's formulas: what stands on one line, its members parted by relations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..latex.commands import CALLED, FUNCTION_NAMES
from ..latex.pieces import Piece, moved, pieces
from ..mistakes import Mistake
from ..tree import Span
from .beside import IN_A_CASE, SideRow, parted
from .following import hung, linked
from .joined import JoinedLine, all_words, lines_of
from .maps import as_value
from .normal import ROW_BREAKS, ROW_GAPS, normal
from .optima import without_optimum
from .parts import DocumentPage, FormulaRow, PageFormula, Paragraph, Prose, RowMember
from .reasons import as_words, begins_case
from .relations import EQUALITIES, MEMBERSHIPS, is_bracketed, is_relation, open_brackets, top_relations

ENTRIES_NAMED = "its entries are named"  # which defines nothing: x = (x_1, …, x_n)
_STOPS = frozenset((*".,;", *ROW_GAPS, *ROW_BREAKS, "&"))
_DOTS = frozenset(("\\ldots", "\\cdots", "\\dots", "\\vdots", "\\dotsc", "\\dotsb"))
_LINE_MARKS = ROW_GAPS | ROW_BREAKS | {"&"}
_EQUALS_WORD = re.compile(r"\s*=\s*([A-Za-z]*)\s*")  # between two formulas that are one, as in $f$ = tr$(X)$


def rows_of(page: DocumentPage) -> list[FormulaRow]:
    """The rows of all displays, and of the formulas in lines that say that two things are the same, in order.

    A row that begins with its relation goes on from the one before it in the list; where it cannot, it is not read.
    """
    return linked(page, (found for paragraph in page.paragraphs for found in _by_formula(paragraph)))


def _by_formula(paragraph: Paragraph) -> Iterator[list[FormulaRow]]:
    for formula in _whole_formulas(paragraph):
        rows = _rows_in(formula, paragraph.section) if formula.kind != "fence" else []
        yield rows if formula.kind == "display" else [row for row in rows if _says_something(row)]


def _whole_formulas(paragraph: Paragraph) -> Iterator[PageFormula]:
    """The formulas of a paragraph, those that an equals sign of the prose joins as one."""
    waiting: PageFormula | None = None
    between: Prose | None = None
    for run in paragraph.runs:
        if isinstance(run, Prose):
            between = run
            continue
        if waiting and between and _is_equals(between) and run.kind == waiting.kind == "inline":
            shift = between.span[0]
            words = [moved(each, (each.span[0] + shift, each.span[1] + shift)) for each in pieces(between.text)]
            run = run._replace(pieces=(*waiting.pieces, *words, *run.pieces), span=(waiting.span[0], run.span[1]))
        elif waiting:
            yield waiting
        waiting, between = run, None
    if waiting:
        yield waiting


def _is_equals(prose: Prose) -> bool:
    match = _EQUALS_WORD.fullmatch(prose.text)
    return match is not None and (not match[1] or match[1] in FUNCTION_NAMES or match[1] in CALLED)


def _says_something(row: FormulaRow) -> bool:
    """Whether a formula in a line is more than a mention, a size, a membership."""
    return bool(row.unread and not row.members) or any(member.relation in EQUALITIES for member in row.members)


def _rows_in(formula: PageFormula, section: int) -> list[FormulaRow]:
    """The rows of a formula; one row that says why where none can be told."""
    if formula.unread:
        return [FormulaRow((), formula.span, formula, section, unread=formula.unread)]
    try:
        return _rows_of_lines(lines_of(normal(formula.pieces)), formula, section)
    except Mistake:
        return [FormulaRow((), formula.span, formula, section, unread="cut off")]


def _rows_of_lines(lines: Iterable[JoinedLine], formula: PageFormula, section: int) -> list[FormulaRow]:
    rows, arrows = list[FormulaRow](), list[str]()
    for line in lines:
        sides = [_of_words(line)] if all_words(line.pieces) else parted(line.pieces)
        rows += [_row(side, line, formula, section) for side in sides]
        arrows += [side.after for side in sides]
    return [row for row in hung(rows, arrows) if row.members or row.unread]


def _of_words(line: JoinedLine) -> SideRow:
    """A line of words; what stands below may hang on them."""
    said = as_words([piece for piece in line.pieces if piece.kind not in "{}&" and piece.kind != "command"])
    return SideRow((), IN_A_CASE if begins_case(said) else "", "words", "words")


def _row(beside: SideRow, line: JoinedLine, formula: PageFormula, section: int) -> FormulaRow:
    """A row of its members."""
    found = _trimmed(beside.pieces)
    if not found:
        return FormulaRow((), _span(line.pieces), formula, section, beside.words, "words" if beside.words else "")
    members = without_optimum(as_value(_members(found)))
    unread = line.unread or beside.unread or _why_not(members, found)
    return FormulaRow(tuple(members), _span(found), formula, section, beside.words, unread)


def _why_not(members: Sequence[RowMember], found: Sequence[Piece]) -> str:
    if open_brackets(found):
        return "a bracket is not closed"
    if len(members) == 1:
        return "nothing is said to be equal"
    if any(not member.pieces for member in members[1:]):
        return "cut off"
    if len(members) == 2 and _names_entries(members[1].pieces):
        return ENTRIES_NAMED
    return ""


def _names_entries(pieces: Sequence[Piece]) -> bool:
    """Whether a member lists what something consists of: (x_1, …, x_n), and what stands in a block with dots."""
    listed = pieces[0].text in ("(", "[", "\\begin", "\\{") and any(piece.text in _DOTS for piece in pieces)
    return listed or any(a.text == b.text == "." for a, b in pairwise(pieces))


def _trimmed(found: Sequence[Piece]) -> list[Piece]:
    """A row without the marks of its line and the punctuation of its sentence."""
    rest = list(found)
    while rest and rest[-1].text in _STOPS:
        rest.pop()
    while rest and rest[0].text in _STOPS:
        rest.pop(0)
    while len(rest) > 1 and rest[0].kind == "(" and is_bracketed(rest) and _has_equality(rest[1:-1]):
        rest = rest[1:-1]
    if any(piece.text == "\\begin" for piece in rest):
        return rest
    return [piece for piece in rest if piece.text not in _LINE_MARKS]


def _has_equality(inside: Sequence[Piece]) -> bool:
    return any(inside[number].text in EQUALITIES for number in top_relations(inside))


def _members(found: Sequence[Piece]) -> list[RowMember]:
    """What stands between relations; of several side by side the last counts, and a last membership is cut off."""
    members, start, relation = list[RowMember](), 0, ""
    for number in [*top_relations(found), len(found)]:
        inside = tuple(found[start:number])
        if inside or not members or number == len(found):
            place = _span(inside) if inside else _after(found, number)
            members.append(RowMember(relation, inside, place))
        word = found[number].text if number < len(found) else ""
        start, relation = number + 1, EQUALITIES.get(word, word)
    if len(members) > 2 and members[-1].relation in MEMBERSHIPS:
        members.pop()
    return members


def _after(found: Sequence[Piece], number: int) -> Span:
    place = found[min(number, len(found) - 1)].span
    return (place[0], place[0]) if is_relation(found[min(number, len(found) - 1)]) else (place[1], place[1])


def _span(found: Sequence[Piece]) -> Span:
    return min(piece.span[0] for piece in found), max(piece.span[1] for piece in found)
