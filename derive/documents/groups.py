"""The rows of a document that belong together: a head, and the links that go on from it."""

from collections.abc import Sequence

from ...grammar.documents.parts import Document, DocumentItem, Left, Nothing, NotRead, ReadRow, Side
from ...grammar.record import NamedTuple
from ...grammar.tree import Span

_EQUAL = frozenset(("=", ":=", "=="))


class GroupSide(NamedTuple):
    """One side of a row, and the number of the item that it stands in."""

    formula: Side
    span: Span
    item: int


class RowGroup(NamedTuple):
    """A left side and all that is said to be equal to it. `items` are the numbers of its rows, the first the head."""

    left: Left
    sides: tuple[GroupSide, ...]
    items: tuple[int, ...]
    span: Span
    section: int
    is_condition: bool = False

    @property
    def place(self) -> int:
        """The number of its first item."""
        return self.items[0]


class _Open(NamedTuple):
    """A group to which links may still come."""

    left: Left
    sides: list[GroupSide]
    items: list[int]
    row: ReadRow | NotRead


def groups_of(document: Document) -> list[RowGroup]:
    """The rows of a document with their links, in order; rows whose head is not read have a left side that says so."""
    formulas = [formula.span for formula in document.page.formulas]
    found: list[_Open] = []
    current: _Open | None = None
    for number, item in enumerate(document.items):
        if isinstance(item, NotRead):
            current = current if _is_link(document.page.text[slice(*item.span)]) else None
        elif isinstance(item, ReadRow):
            before, current = current, _with_row(current, number, item, formulas)
            if current is not before:
                found.append(current)
    return [_closed(group) for group in found]


def _with_row(current: _Open | None, number: int, row: ReadRow, formulas: Sequence[Span]) -> _Open:
    """The group that a row belongs to, with its sides."""
    if not isinstance(row.left, Nothing):
        current = _Open(row.left, [], [], row)
    elif current is None or not (row.goes_on or _together(current.row.span, row.span, formulas)):
        current = _Open(NotRead("the row that it goes on from is not read", row.span), [], [], row)
    current.items.append(number)
    current.sides.extend(_sides(number, row))
    return current


def _sides(number: int, row: ReadRow) -> list[GroupSide]:
    """The sides of a row that are said to be equal to its left side: up to another relation."""
    found = []
    for side, relation in zip(row.sides, row.relations, strict=False):
        if relation not in _EQUAL:
            break
        found.append(GroupSide(side, side.span, number))
    return found


def _together(first: Span, second: Span, formulas: Sequence[Span]) -> bool:
    """Whether two rows stand in one formula."""
    return any(start <= first[0] and second[1] <= end for start, end in formulas)


def _is_link(text: str) -> bool:
    """Whether a row that is not read begins with its relation."""
    return text.lstrip(" \t\r\n&{}").startswith("=")


def _closed(group: _Open) -> RowGroup:
    row = group.row
    section = row.section if isinstance(row, ReadRow) else 0
    condition = isinstance(row, ReadRow) and row.is_condition
    return RowGroup(group.left, tuple(group.sides), tuple(group.items), row.span, section, condition)


def rows_of(items: Sequence[DocumentItem], group: RowGroup) -> list[tuple[int, ReadRow]]:
    """The rows of a group with their numbers."""
    return [(number, row) for number in group.items if isinstance(row := items[number], ReadRow)]
