"""A text in LaTeX as a lexer: what the automaton takes its tokens from."""

from collections.abc import Iterator, Sequence

from ..state import Lexer
from .clean import cleaned
from .macros import expanded, macros_of
from .pieces import pieces
from .reading import LatexReading
from .stream import Lexeme


class Lexemes:
    """Takes the place of a pattern: its matches are the lexemes that were made of a text."""

    def __init__(self, found: Sequence[Lexeme]) -> None:
        self.found = found

    def finditer(self, _text: str, start: int, _end: int) -> Iterator[Lexeme]:
        """All of them: each is a whole token."""
        assert start == 0, "no lexeme of LaTeX is cut"
        return iter(self.found)


def latex_lexer(text: str, macros: str = "") -> Lexer:
    """The lexer of a text in LaTeX, below lines that define macros; raises Mistake where it is not read."""
    end = len(text)
    found = cleaned(expanded(pieces(text), end, macros_of(macros) if macros else {}), end)
    reading = LatexReading(found, end)
    return Lexer(Lexemes(reading.lexemes()), {}, _kind, reading.typeset())


def _kind(lexeme: Lexeme) -> str:
    return lexeme.kind
