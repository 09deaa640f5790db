"""What has been read of a statement so far: its tokens, and the state of the automaton that reads them."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from .tables import ROWS
from .tree import Node, Span

Expected: TypeAlias = Mapping[str, int]


class Token(NamedTuple):
    kind: str
    text: str
    span: Span


Parsed: TypeAlias = Node | Token


def between(first: Parsed, last: Parsed) -> Span:
    return first.span[0], last.span[1]


class State:
    """The automaton's states, the values of what it has read, the open brackets and the token before."""

    __slots__ = ("brackets", "previous", "states", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.states = [0]
        self.values: list[Any] = []
        self.brackets: list[Token] = []
        self.previous = Token("START", "", (0, 0))

    @property
    def row(self) -> Expected:
        """What may stand next."""
        return ROWS[self.states[-1]]

    def waiting(self, kind: str) -> list[Token]:
        """The tokens of a kind that no rule has taken up yet."""
        return [part for part in self.values if isinstance(part, Token) and part.kind == kind]
