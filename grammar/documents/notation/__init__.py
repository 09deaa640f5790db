"""The notation of a side: its tokens as lexemes of formula.lark, which the automaton reads with one precedence."""

from collections.abc import Sequence
from typing import Any, NoReturn

from ...codes import UNEXPECTED
from ...latex.around import has_t
from ...latex.clean import cleaned
from ...latex.lexer import Lexemes
from ...latex.pieces import Piece
from ...latex.progress import Progress
from ...latex.reading import LatexReading
from ...latex.stream import Lexeme, Unread
from ...mistakes import Mistake
from ...read import Reader
from ...state import Lexer, Token
from ...tree import Expression, Node
from ..conventions import Conventions


class SideReading(LatexReading):
    """The reading of one side: what its letters are does not hang on where it stands in a statement."""

    def __init__(self, found: list[Piece], end: int) -> None:
        self.progress = Progress(Unread(found, end), frozenset(), True, has_t(found))
        self.tag = None


class SideReader(Reader):
    """A reading that says only what is not expected: nothing is proposed for a document as it is."""

    def refuse(self, token: Token) -> NoReturn:
        """Raise the mistake of a token that cannot stand here."""
        raise Mistake(UNEXPECTED, f"{token.text or 'its end'} is not expected here", token.span)


def formula_of(pieces: Sequence[Piece], _conventions: Conventions) -> Node:
    """The tree of a side, its places those of the document; raises Mistake where it is not read."""
    end = pieces[-1].span[1] if pieces else 0
    if sign := next((piece for piece in pieces if piece.text in ("\\sum", "Σ", "∑")), None):
        raise Mistake(UNEXPECTED, "index notation", sign.span)
    reading = SideReading(cleaned(list(pieces), end), end)
    statement: Any = SideReader("", known=Lexer(Lexemes(reading.lexemes()), {}, _kind)).read()
    if not isinstance(statement, Expression):
        raise Mistake(UNEXPECTED, "no formula", (pieces[0].span[0], end) if pieces else None)
    return statement.formula


def _kind(lexeme: Lexeme) -> str:
    return lexeme.kind
