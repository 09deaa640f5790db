"""Rows filed by the head of the term that their left side is, with what must occur for them to fire.

filing.py has where each row of a room belongs, found beforehand; a row that does not stand there is compiled to see.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..operators import OPERATORS, ROOMS
from ..operators.marks import MARKS
from ..properties import WORDS, implying
from ..terms.operator import Operator
from .compile import rewriting
from .filing import FILING
from .rule import Row, Rule

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


def place_of(statement: str, room: Operator) -> Heading:
    """The head of a row's left side, the operators that occur in it, and the properties that it asks for."""
    pattern = rewriting(Row(statement, room.name), room).pattern
    operators = {part.head for part in pattern.parts} & NAMED_OPERATORS
    properties = {word for part in pattern.parts for word in part.properties & WORDS}
    return pattern.root.head, tuple(sorted(operators)), tuple(sorted(properties))


@cache
def filed(purpose: str) -> Mapping[str, tuple[Filed, ...]]:
    """The rows that rewrite, by the head of their left side."""
    book: dict[str, tuple[Filed, ...]] = {}
    for room in ROOMS:
        known = FILING.get(room.key, {})
        for statement in PURPOSES[purpose](room):
            head, operators, properties = known.get(statement) or place_of(statement, room)
            row = Row(statement, room.name)
            entry = Filed(row, room, frozenset(operators), tuple(map(implying, properties)))
            book[head] = (*book.get(head, ()), entry)
    return book


@lru_cache(MOST_REMEMBERED)
def rewriting_rules(purpose: str, head: str, heads: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may rewrite a term with this head where only operators among `heads` occur."""
    return tuple(rewriting(each.row, each.room) for each in filed(purpose).get(head, ()) if each.may_fire(heads))


@cache
def conditional() -> tuple[Filed, ...]:
    """The rows that ask for a property and rewrite a result."""
    books = (filed(purpose).values() for purpose in ("anywhere", "shorter"))
    return tuple(row for book in books for rows in book for row in rows if row.properties)


def may_ask(words: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a row may ask for one of these properties where only operators among `heads` occur."""
    present = heads | words
    return any(not all(map(words.isdisjoint, row.properties)) and row.may_fire(present) for row in conditional())
