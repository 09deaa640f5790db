"""What has been read of a statement so far: its tokens, and the state of the automaton that reads them."""

from collections.abc import Callable, Mapping, Sequence
from sys import intern
from typing import Any, TypeAlias

from .plain import plain
from .record import NamedTuple
from .tables import PLAIN, ROWS
from .tree import Node, Span, Typeset

Expected: TypeAlias = Mapping[str, int]


class Rows(dict[int, Expected]):
    """The rows of an automaton by its states; each is taken apart when it is first needed, as a statement needs few."""

    def __init__(self, spelled: Sequence[str]) -> None:
        super().__init__()
        self.spelled = spelled

    def __missing__(self, state: int) -> Expected:
        parts = self.spelled[state].split()
        row = self[state] = dict(zip(map(intern, parts[::2]), map(int, parts[1::2]), strict=True))
        return row


@plain()
class Token:
    """A lexeme, its kind settled."""

    kind: str
    text: str
    span: Span


Parsed: TypeAlias = Node | Token


def between(first: Parsed, last: Parsed) -> Span:
    return first.span[0], last.span[1]


class Lexer(NamedTuple):
    """A pattern whose last group is the lexeme, the kinds of most lexemes, and what tells that of the others.

    What may be a word of the language is of the kind LETTERS. That of a text in LaTeX has what its letters look like.
    """

    pattern: Any
    kinds: Mapping[str, str]
    other: Callable[[Any], str]
    typeset: Typeset | None = None

    @property
    def is_usual(self) -> bool:
        """Whether it knows only the lexemes that most statements have."""
        return bool(self.kinds)


class State:
    """The rows of the automaton's states, the values of what it has read, the open brackets and the token before."""

    __slots__ = ("brackets", "previous", "rows", "states", "text", "values")

    def __init__(self, text: str, rows: Rows) -> None:
        self.text, self.rows = text, rows
        self.states = [rows[0]]
        self.values: list[Any] = []
        self.brackets: list[Token] = []
        self.previous = Token("START", "", (0, 0))

    @property
    def row(self) -> Expected:
        """What may stand next."""
        return self.states[-1]

    def waiting(self, kind: str) -> list[Token]:
        """The tokens of a kind that no rule has taken up yet."""
        return [part for part in self.values if isinstance(part, Token) and part.kind == kind]


AUTOMATON = Rows(ROWS)
SINGLE_STEPS = Rows(PLAIN)  # before rules that only hand on were left out: only there is all known that may stand next
