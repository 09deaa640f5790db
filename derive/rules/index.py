"""Rows filed by the head of the term that their left side is, with what must occur for them to fire.

table.py has where each row of a room belongs, found beforehand; a row that does not stand there is read to see.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..operators import OPERATORS, ROOMS
from ..operators.marks import MARKS
from ..properties import WORDS, implying
from ..terms.operator import Operator
from .compile import NO_ROWS, read_rewriting, rewriting
from .rule import Row, Rule
from .table import REWRITINGS

MOST_REMEMBERED = 10_000
NAMED_OPERATORS = OPERATORS.keys() - {mark.key for mark in MARKS}

PURPOSES: Mapping[str, Callable[[Operator], tuple[str, ...]]] = {
    "anywhere": lambda room: room.simplify,
    "before": lambda room: (*room.before, *room.simplify),
    "shorter": lambda room: room.shorter,
    "forms": lambda room: (*room.before, *room.forms),
    "normal": lambda room: room.normal,
    "code": lambda room: room.coded,
}
Heading = tuple[str, tuple[str, ...], tuple[str, ...]]


class Filed(NamedTuple):
    """A row of a room that may fire where all `operators` occur, and of each of `properties` one."""

    row: Row
    room: Operator
    operators: frozenset[str]
    properties: tuple[frozenset[str], ...]

    def may_fire(self, heads: frozenset[str]) -> bool:
        """Whether what the row asks for is among the heads and properties that occur."""
        return self.operators <= heads and not any(map(heads.isdisjoint, self.properties))


def rewriting_rows(room: Operator) -> tuple[str, ...]:
    """The rows of a room that rewrite."""
    return (*room.before, *room.simplify, *room.shorter, *room.forms, *room.normal, *room.coded)


def place_of(rule: Rule) -> Heading:
    """The head of a row's left side, the operators that occur in it, and the properties that it asks for."""
    operators = {part.head for part in rule.pattern.parts} & NAMED_OPERATORS
    properties = {word for part in rule.pattern.parts for word in part.properties & WORDS}
    return rule.pattern.root.head, tuple(sorted(operators)), tuple(sorted(properties))


@cache
def statements(purpose: str) -> Mapping[str, list[tuple[str, Operator]]]:
    """The rows that rewrite, each with its room, by the head of their left side."""
    book: dict[str, list[tuple[str, Operator]]] = {}
    for room in ROOMS:
        for statement in PURPOSES[purpose](room):
            book.setdefault(heading(statement, room)[0], []).append((statement, room))
    return book


@cache
def filed(purpose: str, head: str) -> tuple[Filed, ...]:
    """The rows that rewrite terms with a head."""
    return tuple(_filed(statement, room) for statement, room in statements(purpose).get(head, ()))


def _filed(statement: str, room: Operator) -> Filed:
    """A row with what must occur for it to fire."""
    _, operators, properties = heading(statement, room)
    return Filed(Row(statement, room.name), room, frozenset(operators), tuple(map(implying, properties)))


def heading(statement: str, room: Operator) -> Heading:
    """Where a row belongs: as the table has it, or as is seen once it is read."""
    known = REWRITINGS.get(room.key, NO_ROWS).get(statement)
    return known[:3] if known else place_of(read_rewriting(Row(statement, room.name), room))


@lru_cache(MOST_REMEMBERED)
def rewriting_rules(purpose: str, head: str, heads: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may rewrite a term with this head where only operators among `heads` occur."""
    return tuple(rewriting(each.row, each.room) for each in filed(purpose, head) if each.may_fire(heads))


@cache
def conditional() -> tuple[Filed, ...]:
    """The rows that ask for a property and rewrite a result."""
    pages = (page for purpose in ("anywhere", "shorter") for page in statements(purpose).values())
    return tuple(_filed(statement, room) for page in pages for statement, room in page if heading(statement, room)[2])


def may_ask(words: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a row may ask for one of these properties where only operators among `heads` occur."""
    present = heads | words
    return any(not all(map(words.isdisjoint, row.properties)) and row.may_fire(present) for row in conditional())
