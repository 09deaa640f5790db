"""What has been read of a statement so far: its tokens, and the state of the automaton that reads them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from .plain import plain
from .tables import PLAIN
from .tree import Node, Span

Expected: TypeAlias = Mapping[str, int]
Rows: TypeAlias = Sequence[Expected]


@plain()
class Token:
    """A lexeme, its kind settled."""

    kind: str
    text: str
    span: Span


Parsed: TypeAlias = Node | Token


def between(first: Parsed, last: Parsed) -> Span:
    return first.span[0], last.span[1]


class State:
    """The automaton's states, the values of what it has read, the open brackets and the token before."""

    __slots__ = ("brackets", "previous", "rows", "states", "text", "values")

    def __init__(self, text: str, rows: Rows) -> None:
        self.text, self.rows = text, rows
        self.states = [0]
        self.values: list[Any] = []
        self.brackets: list[Token] = []
        self.previous = Token("START", "", (0, 0))

    @property
    def row(self) -> Expected:
        """What may stand next."""
        return self.rows[self.states[-1]]

    def waiting(self, kind: str) -> list[Token]:
        """The tokens of a kind that no rule has taken up yet."""
        return [part for part in self.values if isinstance(part, Token) and part.kind == kind]


@cache
def single_steps() -> Rows:
    """The automaton before rules that only hand on were left out: only there is all known that may stand next."""
    pairs = (row.split() for row in PLAIN)
    return [dict(zip(row[::2], map(int, row[1::2]), strict=True)) for row in pairs]
