"""The letters of a formula with what they look like and what stands below them."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ..latex.commands import ACCENTS, FONTS, GREEK_LETTERS, SWITCHES
from ..latex.operands import called
from ..latex.pieces import Piece, spelled
from ..latex.stream import Unread
from ..record import NamedTuple
from ..tree import Span

_LOOKED_AT = 6
RUNNING = frozenset("ijklmnpqrst")  # letters that as an index run through values
_TURNS = {"\\top": "T", "\\intercal": "T"}
_WORDS = frozenset("\\text \\mbox \\textrm \\textnormal \\hbox \\operatorname \\mathop \\label \\tag".split())
_ENVIRONMENTS = frozenset(("\\begin", "\\end"))


class LetterSeen(NamedTuple):
    """A letter that stands somewhere: its font, what is below it, and whether it stands in an index itself.

    `runs` says that its index runs, as that of x_i and A_{ij}; `raised` is what stands above it.
    """

    base: str
    look: str = ""
    below: str = ""
    runs: bool = False
    lowered: bool = False
    raised: str = ""
    span: Span = (0, 0)

    @property
    def dressed(self) -> str:
        """The letter with its font."""
        return f"{self.look} {self.base}"


def letters_in(formula: Sequence[Piece], look: str = "", lowered: bool = False) -> Iterator[LetterSeen]:
    """All letters of a formula that may be names, in order; the words of functions are none."""
    stream = Unread(formula, 0)
    while stream:
        piece = stream.piece()
        if piece.text in _ENVIRONMENTS or piece.text in _WORDS:
            if stream.sees("{"):
                stream.group(stream.piece())
        elif piece.kind in ("_", "^") and stream:
            yield from letters_in(_argument(stream, piece), "", True)
        elif piece.kind == "{" and stream.sees(*SWITCHES):
            font = SWITCHES[stream.piece().text]
            yield from _dressed(stream.group(piece), FONTS.get(font, ""), stream, lowered)
        elif piece.kind == "{" and (inside := _name_in_braces(stream)):
            stream.push(inside)
        elif piece.text in FONTS and stream:
            yield from _dressed(_argument(stream, piece), FONTS[piece.text], stream, lowered)
        elif piece.text in ACCENTS and stream:
            _argument(stream, piece)
        elif piece.kind == "letter":
            yield from _word(stream.word(piece), stream, look, lowered)
        elif piece.text in GREEK_LETTERS:
            yield _seen(piece, look, stream, lowered)


def _name_in_braces(stream: Unread) -> list[Piece]:
    """The letter that stands in braces with its index behind them, as in {\\mathcal B}_i; nothing if none does."""
    ahead = [item for item in stream.items[:-_LOOKED_AT:-1] if isinstance(item, Piece)]
    inside = list(takewhile(lambda piece: piece.kind != "}", ahead))
    names = [piece for piece in inside if piece.text not in FONTS]
    if len(names) != 1 or [piece.kind for piece in ahead[len(inside) : len(inside) + 2]] != ["}", "_"]:
        return []
    del stream.items[-len(inside) - 1 :]
    return inside


def _argument(stream: Unread, piece: Piece) -> list[Piece]:
    if stream.sees("}"):
        return []
    return stream.argument(piece)


def _dressed(inside: Sequence[Piece], look: str, stream: Unread, lowered: bool) -> Iterator[LetterSeen]:
    """What stands in a font; one letter has its index behind the font."""
    names = [piece for piece in inside if piece.kind == "letter" or piece.text in GREEK_LETTERS]
    if len(names) == len(inside) == 1:
        yield _seen(names[0], look, stream, lowered)
    elif look:
        yield from letters_in(inside, look, lowered)


def _word(run: Sequence[Piece], stream: Unread, look: str, lowered: bool) -> Iterator[LetterSeen]:
    if len(run) > 1 and called(spelled(run)):
        return
    for piece in run[:-1]:
        yield LetterSeen(piece.text, look, lowered=lowered, span=piece.span)
    yield _seen(run[-1], look, stream, lowered)


def _seen(piece: Piece, look: str, stream: Unread, lowered: bool) -> LetterSeen:
    """A letter with its index, which is read with it."""
    before = stream.scripts(("^", "'")) if stream.sees("^", "'") else []
    below = _argument(stream, stream.piece()) if stream.sees("_") else []
    stream.items.extend(reversed(before))
    text = "".join(each.text for each in below if each.kind not in "{}," and each.text not in FONTS)
    plain = not any(each.text in FONTS for each in below)
    above = spelled([each for each in before if each.kind not in "^{}" and each.text not in FONTS])
    runs = bool(text) and plain and RUNNING.issuperset(text)
    base = GREEK_LETTERS.get(piece.text, piece.text)
    return LetterSeen(base, look, text, runs, lowered, _TURNS.get(above, above), piece.span)


def without_scripts(formula: Sequence[Piece]) -> list[Piece]:
    """The tokens of a formula but those of its indices and exponents; a mark stands where an exponent was."""
    stream, made = Unread(formula, 0), list[Piece]()
    while stream:
        piece = stream.piece()
        if piece.kind in ("_", "^") and stream and not stream.sees("}"):
            stream.argument(piece)
            made += [piece] if piece.kind == "^" else []
        else:
            made.append(piece)
    return made
