"""The tokens that are still to be read, and the arguments of commands among them."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ..codes import AMBIGUOUS, LATEX_INPUT, TOO_LARGE, UNMATCHED
from ..mistakes import Mistake
from ..record import NamedTuple
from ..tree import Span
from .commands import FONTS, KEYWORDS, OPENING
from .pieces import Piece, moved

MOST_READ_AGAIN = 500_000  # tokens: those of an argument in an argument are read once for each
_CLOSERS = frozenset(OPENING.values())


class Lexeme(NamedTuple):
    """A lexeme of formula.lark as the automaton takes it from a lexer: as the first group of a match."""

    kind: str
    text: str
    place: Span

    @property
    def lastindex(self) -> int:
        """The number of its group."""
        return 1

    def span(self, _group: int) -> Span:
        """Where it stands."""
        return self.place


Item: TypeAlias = Piece | Lexeme


class Unread:
    """Tokens that are not read yet, the next one last; what is pushed is read next. `budget` bounds how much may be."""

    def __init__(self, items: Iterable[Item], end: int) -> None:
        self.items = list(items)[::-1]
        self.end = (end, end)
        self.budget = MOST_READ_AGAIN

    def __bool__(self) -> bool:
        return bool(self.items)

    def push(self, items: Sequence[Item]) -> None:
        """Read these next."""
        self.budget -= len(items)
        if self.budget < 0:
            place = items[0].span if isinstance(items[0], Piece) else items[0].place
            raise Mistake(TOO_LARGE, "this is too long, or nested too deeply", place, "take it apart")
        self.items.extend(reversed(items))

    def peek(self) -> Item | None:
        """The next token."""
        return self.items[-1] if self.items else None

    def sees(self, *kinds: str) -> bool:
        """Whether the next is a token of TeX of one of these kinds, or a command with such a name."""
        item = self.peek()
        return isinstance(item, Piece) and (item.kind in kinds or (item.kind == "command" and item.text in kinds))

    def pop(self) -> Item:
        """The next token, which is then read."""
        return self.items.pop()

    def piece(self) -> Piece:
        """The next token of TeX."""
        item = self.items.pop() if self.items else None
        if not isinstance(item, Piece):
            raise Mistake(LATEX_INPUT, "an argument is missing", self.end, None)
        return item

    def argument(self, command: Piece) -> list[Piece]:
        """What a command takes: a group without its braces, or one token; a font with what it is put round."""
        if not isinstance(self.peek(), Piece) or self._sees_keyword():
            raise Mistake(LATEX_INPUT, f"the argument of {command.text} is missing", command.span, "put it in braces")
        piece = self.piece()
        if piece.kind == "}":
            raise Mistake(LATEX_INPUT, f"the argument of {command.text} is missing", command.span, "put it in braces")
        if piece.kind == "{":
            return self.group(piece)
        if piece.kind == "number" and len(piece.text) > 1:
            if command.kind == "^" or not piece.text.isdigit():
                raise _taken_in_part(command, piece)
            return [self._digit(piece)]
        if piece.kind == "command" and piece.text in FONTS:
            return [piece, *braced(self.argument(piece), piece)]
        return [piece]

    def _sees_keyword(self) -> bool:
        """Whether a word of the language is next, which is no letter of an argument."""
        if not self.sees("letter"):
            return False
        found = self.word(self.piece())
        self.items.extend(reversed(found))
        return "".join(piece.text for piece in found) in KEYWORDS

    def optional(self) -> list[Piece]:
        """What stands in square brackets behind a command; nothing where there are none."""
        return self.until("[", "]", self.piece()) if self.sees("[") else []

    def _digit(self, number: Piece) -> Piece:
        """The first digit, which alone is an argument; the rest is read next."""
        start, end = number.span
        self.items.append(Piece("number", number.text[1:], (min(start + 1, end), end)))
        return Piece("number", number.text[0], (start, min(start + 1, end)))

    def group(self, opened: Piece) -> list[Piece]:
        """All to the brace that closes one."""
        return self.until("{", "}", opened)

    def until(self, open: str, close: str, opened: Piece) -> list[Piece]:
        """All to the mark that closes one which was read."""
        found: list[Piece] = []
        depth = 1
        while isinstance(self.peek(), Piece):
            piece = self.piece()
            depth += (piece.text == open) - (piece.text == close)
            if not depth:
                return found
            found.append(piece)
        raise Mistake(UNMATCHED, f"`{opened.text}` is never closed", opened.span, f"write `{close}`")

    def bracketed(self) -> list[Piece]:
        """A bracket of any kind, with all in it."""
        opened = self.piece()
        found, depth = [opened], 1
        while depth:
            if not isinstance(self.peek(), Piece):
                help = f"write `{OPENING[opened.text]}`"
                raise Mistake(UNMATCHED, f"`{opened.text}` is never closed", opened.span, help)
            found.append(self.piece())
            depth += (found[-1].text in OPENING) - (found[-1].text in _CLOSERS)
        return found

    def word(self, first: Piece) -> list[Piece]:
        """A letter, and those typed without a space behind it."""
        found = [first]
        while self.sees("letter") and self.items[-1].glued:  # type: ignore[union-attr]
            found.append(self.piece())
        return found

    def scripts(self, marks: Sequence[str] = ("^", "_", "'")) -> list[Piece]:
        """The marks and arguments above and below that are next, as they stand."""
        found: list[Piece] = []
        while self.sees(*marks):
            mark = self.piece()
            found.append(mark)
            if mark.kind != "'":
                found += braced(self.argument(mark), mark)
        return found


def _taken_in_part(command: Piece, number: Piece) -> Mistake:
    """The mistake of x^23, of which TeX raises only the 2."""
    first, rest = number.text[0], number.text[1:]
    help = f"write {command.text}{{{number.text}}} or {command.text}{{{first}}} {rest}"
    span = command.span[0], number.span[1]
    return Mistake(AMBIGUOUS, f"TeX takes only the {first} of {number.text} for {command.text}", span, help)


def braced(group: Sequence[Piece], place: Piece) -> list[Piece]:
    """A group in braces."""
    start, end = (group[0].span[0], group[-1].span[1]) if group else place.span
    return [Piece("{", "{", (start, start)), *group, Piece("}", "}", (end, end))]


def placed(group: Iterable[Piece], span: Span) -> list[Piece]:
    """A group, all of it at one place."""
    return [moved(piece, span) for piece in group]
