"""The rows of a document that belong together: a head, and the links that go on from it."""

from collections.abc import Sequence

from ...grammar.documents.parts import (
    Defines,
    Document,
    DocumentItem,
    Left,
    Nothing,
    NotRead,
    ReadRow,
    Side,
    ValueOf,
    Whole,
)
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

    def first_read(self) -> GroupSide | None:
        """The first of its sides that is read."""
        return next((side for side in self.sides if not isinstance(side.formula, NotRead)), None)


class _Open(NamedTuple):
    """A group to which links may still come."""

    left: Left
    sides: list[GroupSide]
    items: list[int]
    span: Span
    section: int
    is_condition: bool


def groups_of(document: Document) -> list[RowGroup]:
    """The rows of a document in order, each with its links: those below it that have no left side."""
    found: list[_Open] = []
    worded: _Open | None = None
    for number, item in enumerate(document.items):
        if isinstance(item, Defines):
            worded = _by_words(number, item)
        elif isinstance(item, ReadRow):
            goes_on = isinstance(item.left, Nothing)
            if goes_on and worded and _together(worded.span, item.span, document):
                found.append(worded)
            elif not found or not goes_on:
                found.append(_Open(item.left, [], [], item.span, item.section, item.is_condition))
            worded = None
            found[-1].items.append(number)
            found[-1].sides.extend(_sides(number, item))
    return [_closed(group) for group in found]


def says_more(row: ReadRow) -> bool:
    """Whether a row goes on with a relation other than equality, behind which nothing is judged."""
    return any(relation not in (*_EQUAL, "=:") for relation in row.relations)


def _by_words(number: int, item: Defines) -> _Open:
    """What words define, as a row to which links may come."""
    left = ValueOf(item.name, item.arguments) if item.arguments else Whole(item.name)
    return _Open(left, [GroupSide(item.formula, item.span, number)], [number], item.span, item.section, False)


def _together(first: Span, second: Span, document: Document) -> bool:
    """Whether two rows stand in one formula."""
    return any(start <= first[0] and second[1] <= end for start, end in (f.span for f in document.page.formulas))


def _sides(number: int, row: ReadRow) -> list[GroupSide]:
    """The sides of a row that are said to be equal to its left side: up to another relation."""
    found = []
    for side, relation in zip(row.sides, row.relations, strict=False):
        if relation not in _EQUAL:
            break
        found.append(GroupSide(side, side.span, number))
    return found


def _closed(group: _Open) -> RowGroup:
    return RowGroup(group.left, tuple(group.sides), tuple(group.items), group.span, group.section, group.is_condition)


def rows_of(items: Sequence[DocumentItem], group: RowGroup) -> list[tuple[int, ReadRow]]:
    """The rows of a group with their numbers."""
    return [(number, row) for number in group.items if isinstance(row := items[number], ReadRow)]
