"""Rows filed by the head of the term that their left side is, with what must be seen and occur for them to fire.

table.py has where each row of a room belongs, and for what, found beforehand: a room is loaded when a row may fire.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, lru_cache

from ...grammar.plain import plain
from ..operators import OPERATORS
from ..operators.marks import MARKS
from ..properties import WORDS, implying
from ..terms.lookup import Operators
from ..terms.operator import Operator
from ..terms.term import COMMON_HEADS, Term
from .compile import read_rewriting, rewriting
from .glimpse import Glimpse, asked, bare_head, bare_heads, may_match
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
Heading = tuple[str, tuple[str, ...], tuple[str, ...], tuple[Glimpse, ...]]


@plain()
class Filed:
    """A row that may fire where all `operators` occur, and of each of `properties` one.

    `operands` is how the operands of a term must look; a room of the language is known by its key until it is needed.
    """

    statement: str
    room: Operator | str
    operators: frozenset[str]
    properties: tuple[frozenset[str], ...]
    operands: tuple[Glimpse, ...]

    @property
    def row(self) -> Row:
        """The row as it is cited."""
        return Row(self.statement, self._room.name)

    @property
    def rule(self) -> Rule:
        """The row as a rule."""
        return rewriting(self.row, self._room)

    @property
    def _room(self) -> Operator:
        return OPERATORS[self.room] if isinstance(self.room, str) else self.room

    def may_fire(self, heads: Set[str]) -> bool:
        """Whether what the row asks for is among the heads and properties that occur."""
        if not self.operators <= heads:
            return False
        return not self.properties or not any(map(heads.isdisjoint, self.properties))


@plain()
class RowsOfHead:
    """Rows for terms with one head, and what tells at once that none fits a term.

    If one fits, the bare head of an operand is among `heads`; None says that the operands may be any. A product in
    which one of `quoted` stands with a quote may be turned to fit.
    """

    rows: tuple[Filed, ...]
    heads: frozenset[str] | None
    quoted: frozenset[str]

    def may_fit(self, term: Term) -> bool:
        """Whether a row may fit a term."""
        return self.heads is None or not self.heads.isdisjoint(bare_heads(term))


def rewriting_rows(room: Operator) -> tuple[str, ...]:
    """The rows of a room that rewrite."""
    return (*room.before, *room.simplify, *room.shorter, *room.forms, *room.normal, *room.coded)


def place_of(rule: Rule) -> Heading:
    """The head of a row's left side, its operators, the properties that it asks for, and how its operands look."""
    operators = {part.head for part in rule.pattern.parts} & NAMED_OPERATORS
    properties = {word for part in rule.pattern.parts for word in part.properties & WORDS}
    return rule.pattern.root.head, tuple(sorted(operators)), tuple(sorted(properties)), asked(rule.pattern.root)


@cache
def statements(purpose: str) -> Mapping[str, list[tuple[str, str]]]:
    """The rows that rewrite, each with the key of its room, by the head of their left side."""
    book: dict[str, list[tuple[str, str]]] = {}
    for key, rows in REWRITINGS.items():
        for statement, (purposes, head, *_) in rows.items():
            if purpose in purposes:
                book.setdefault(head, []).append((statement, key))
    return book


@lru_cache(MOST_REMEMBERED)
def filed(purpose: str, head: str) -> tuple[Filed, ...]:
    """The rows that rewrite terms with a head."""
    return tuple(filed_row(statement, key) for statement, key in statements(purpose).get(head, ()))


@cache
def filed_row(statement: str, key: str) -> Filed:
    """A row with what must occur for it to fire, whatever its purpose."""
    _, _, operators, properties, operands, *_ = REWRITINGS[key][statement]
    return Filed(statement, key, frozenset(operators), tuple(map(implying, properties)), operands)


@lru_cache(MOST_REMEMBERED)
def rows_by_head(purpose: str, occurring: frozenset[str]) -> Mapping[str, RowsOfHead]:
    """The rows that may fire where some heads and properties occur beside the common heads."""
    found: dict[str, RowsOfHead] = {}
    for head in COMMON_HEADS | occurring:
        rows = tuple([row for row in filed(purpose, head) if row.may_fire(occurring)])
        if rows:
            found[head] = rows_of(head, rows)
    return found


def own_rooms(operators: Operators) -> tuple[Operator, ...]:
    """The operators that are not the language's and have rows that rewrite."""
    return tuple([room for room in operators.own.values() if rewriting_rows(room)])


def with_own(known: Mapping[str, RowsOfHead], purpose: str, own: Sequence[Operator]) -> Mapping[str, RowsOfHead]:
    """The rows that may fire, and those of the user's own functions."""
    found = dict(known)
    for room in own:
        for head, rows in _own_rows(purpose, room).items():
            found[head] = rows_of(head, (*(found[head].rows if head in found else ()), *rows))
    return found


@lru_cache(MOST_REMEMBERED)
def _own_rows(purpose: str, room: Operator) -> Mapping[str, tuple[Filed, ...]]:
    """The rows of a user's own function, by the head of their left side."""
    book: dict[str, tuple[Filed, ...]] = {}
    for statement in PURPOSES[purpose](room):
        rule = read_rewriting(Row(statement, room.name), room)
        head, operators, properties, operands = place_of(rule)
        row = Filed(statement, room, frozenset(operators), tuple(map(implying, properties)), operands)
        book[head] = (*book.get(head, ()), row)
    return book


@lru_cache(MOST_REMEMBERED)
def rows_of(head: str, rows: tuple[Filed, ...]) -> RowsOfHead:
    """Some rows for terms with a head, with what they have in common."""
    heads = frozenset([_needed(head, row.operands) for row in rows])
    quoted = frozenset([head for row in rows for head, *_ in row.operands if head]) - {"transpose"}
    return RowsOfHead(rows, None if "" in heads else heads, quoted)


def _needed(head: str, operands: Sequence[Glimpse]) -> str:
    """The bare head that one of the operands must have; "" if none is known."""
    known = map(bare_head, operands[1:] if head == "scaled" else operands)
    return next(filter(None, known), "")


@lru_cache(MOST_REMEMBERED)
def fitting_rows(known: RowsOfHead, head: str, seen: tuple[Glimpse, ...]) -> tuple[Filed, ...]:
    """Those of the rows for a head that may rewrite a term whose operands look so."""
    return tuple([row for row in known.rows if may_match(head, row.operands, seen)])


@lru_cache(MOST_REMEMBERED)
def rewriting_rules(purpose: str, head: str, heads: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may rewrite a term with this head where only operators among `heads` occur."""
    return tuple(each.rule for each in filed(purpose, head) if each.may_fire(heads))


@cache
def conditional() -> tuple[Filed, ...]:
    """The rows that ask for a property and rewrite a result."""
    pages = (page for purpose in ("anywhere", "shorter") for page in statements(purpose).values())
    rows = (filed_row(statement, key) for page in pages for statement, key in page)
    return tuple(row for row in rows if row.properties)


@lru_cache(MOST_REMEMBERED)
def may_ask(words: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a row may ask for one of these properties where only operators among `heads` occur."""
    present = heads | words
    return any(not all(map(words.isdisjoint, row.properties)) and row.may_fire(present) for row in conditional())
