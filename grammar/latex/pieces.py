"""The tokens of TeX, with their places."""

import re
from collections.abc import Sequence
from functools import cache

from ..codes import LATEX_INPUT
from ..mistakes import Mistake
from ..record import NamedTuple
from ..tree import Span
from .commands import CHARACTERS

_PIECES = (
    r"(?P<comment>%[^\n]*)"
    r"|(?P<command>\\(?:[A-Za-z]+\*?|.))"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<letter>[A-Za-z])"
    r"|(?P<mark>==|:=|[<>]=|\.[-+*/^]|\|\||(?:\\)?.)"
)
_SPACES = r"[ \t\r\n\u00a0]*"


class Piece(NamedTuple):
    """A token of TeX. The kind of a mark is the mark itself; `glued` is a letter or number that touches a letter."""

    kind: str
    text: str
    span: Span
    glued: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_SPACES + f"(?:{_PIECES})", re.DOTALL)


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The tokens of a text, or of a part of it, without its spaces and comments."""
    found: list[Piece] = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        kind, word = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "comment" or word.isspace():
            continue
        span = match.span(kind)
        found.append(_piece(kind, word, span, bool(found) and _touches(found[-1], span)))
    return found


def _piece(kind: str, word: str, span: Span, touches: bool) -> Piece:
    """A token; signs that a keyboard lacks are the commands for them."""
    if kind == "mark" and word in CHARACTERS:
        kind, word = CHARACTERS[word]
    elif kind == "command":
        word = word.removesuffix("*") if word[1].isalpha() and word != "\\operatorname*" else word
    return Piece(word if kind == "mark" else kind, word, span, kind in ("letter", "number") and touches)


def _touches(before: Piece, span: Span) -> bool:
    return before.kind == "letter" and before.span[1] == span[0]


def moved(piece: Piece, span: Span) -> Piece:
    """The same token at another place."""
    return Piece(piece.kind, piece.text, span, piece.glued)


def not_known(piece: Piece, help: str | None = None) -> Mistake:
    """The mistake of a token that has no meaning here."""
    return Mistake(LATEX_INPUT, f"{piece.text} is not known here", piece.span, help)


def spelled(group: Sequence[Piece]) -> str:
    """What was typed, without its spaces."""
    return "".join(piece.text for piece in group)
