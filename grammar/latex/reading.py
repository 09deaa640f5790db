"""From the tokens of TeX to lexemes: what each token is where it stands."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from ..ambiguous import DIVISIONS
from ..codes import LATEX_INPUT, UNMATCHED
from ..greek import LOWER
from ..mistakes import Mistake
from ..tree import Typeset
from . import bars, declared, letters, scripts
from .around import as_relations, check_variants, has_t, moves, tagged, without_full_stop
from .calls import check_end, function
from .commands import ACCENTS, CLOSING, FONTS, GREEK_LETTERS, MARKS_OF_TEX, OPENING, RELATIONS_OF_TEX, STROKES_OF_TEX
from .letters import named
from .names import entry, name
from .operands import FRACTION_COMMANDS, command_called, is_one
from .pieces import Piece, not_known
from .progress import Progress, two_readings
from .questions import NABLAS, as_lexemes, question
from .stream import Item, Lexeme, Unread

_ENTRY = frozenset(",:")
_NUMERALS = frozenset(("INT", "NUMBER", "FRACTION"))
_IN_ENTRY = (*_ENTRY, "+", "-")
_EDGES = {"[": "BLOCK", ",": "COMMA", ";": "SEMICOLON", "]": "RSQB"}
_MAY_END = frozenset(("SLASH", "HDIV", "STAR", "HADAMARD", "KRON", "CROSS"))


class LatexReading:
    """One reading of a text."""

    def __init__(self, found: list[Piece], end: int) -> None:
        found = without_full_stop(found)
        check_variants(found)
        known = declared.declared_in(found)
        tag, body = tagged(found)
        asked = question(body, end)
        self.progress = Progress(
            Unread(as_lexemes(asked) if asked else body, end), known, moves(body, asked is None), has_t(body)
        )
        self.progress.asks = asked is not None
        self.progress.functions = self.progress.not_given = declared.functions_in(found)
        self.tag = tag

    def lexemes(self) -> list[Lexeme]:
        """All lexemes of the text, the end last."""
        progress = self.progress
        if self.tag:
            progress.out.append(self.tag)
        while progress.stream:
            item = progress.stream.pop()
            if isinstance(item, Lexeme):
                read_lexeme(progress, item)
            elif progress.mode == "formula":
                read_piece(progress, item)
            else:
                declared.item(progress, item)
        end = progress.stream.end
        progress.put(Lexeme("END", "", end))
        return self.relations(progress)

    def relations(self, progress: Progress) -> list[Lexeme]:
        """The lexemes, in which it shows only at the end what = is."""
        return as_relations(progress)

    def typeset(self) -> Typeset:
        """What the look of the letters says."""
        return self.progress.typeset()


def read_lexeme(progress: Progress, lexeme: Lexeme) -> None:
    """A lexeme that is made already."""
    progress.put(lexeme)
    if lexeme.kind == "WRT":
        progress.mode = "varying"


def read_piece(progress: Progress, piece: Piece) -> None:
    """A token of TeX in a formula."""
    text = piece.text
    if reader := READERS.get(piece.kind) or READERS.get(text):
        reader(progress, piece)
    elif text in MARKS_OF_TEX:
        mark(progress, piece)
    elif text in GREEK_LETTERS:
        named(progress, GREEK_LETTERS[text], "", piece)
    elif found := command_called(piece):
        function(progress, found, piece)
    elif piece.kind == "command":
        raise not_known(piece)
    else:
        progress.emit("STRANGE", text, piece.span)


def mark(progress: Progress, piece: Piece) -> None:
    """A mark between operands."""
    kind = MARKS_OF_TEX[piece.text]
    inner = progress.inner
    if kind == "COMMA" and inner and inner.kind == "angle":
        return bars.separated(progress, piece)
    if kind in _MAY_END:
        check_end(progress, piece)
    if kind == "CROSS" and (progress.last in _NUMERALS or progress.stream.sees("number")):
        kind = "STAR"  # of numbers; of vectors it is the cross product
    progress.emit(kind, RELATIONS_OF_TEX.get(piece.text, piece.text), piece.span)


def number(progress: Progress, piece: Piece) -> None:
    """A number; 1/2 typed so is a fraction, and 1_n a column of ones."""
    stream = progress.stream
    if piece.text in ("1", "0") and stream.sees("_"):
        return name(progress, "ones" if piece.text == "1" else "zeros", "", piece)
    if piece.text == "1" and progress.last not in DIVISIONS and (stream.sees("letter") or stream.sees(*GREEK_LETTERS)):
        ways = "\\mathbf{1} …", "… without the 1"
        raise two_readings("this 1 may be the number, or ones", piece.span, *ways)
    if below := _denominator(progress, piece):
        return progress.emit("FRACTION", f"{piece.text}/{below.text}", (piece.span[0], below.span[1]))
    progress.emit("INT" if piece.text.isdigit() else "NUMBER", piece.text, piece.span)


def _denominator(progress: Progress, above: Piece) -> Piece | None:
    """The 2 of 1/2, typed without spaces and no exponent or divisor; then / and it are read."""
    items, slash = progress.stream.items, "/"
    if len(items) < len("/2") or progress.last in DIVISIONS or not above.text.isdigit():
        return None
    mark, below = items[-1], items[-2]
    if not isinstance(mark, Piece) or not isinstance(below, Piece) or mark.kind != slash:
        return None
    touch = above.span[1] == mark.span[0] and mark.span[1] == below.span[0] and not _touches(items, below)
    if not touch or not below.text.isdigit():
        return None
    del items[-2:]
    return below


def _touches(items: Sequence[Item], piece: Piece) -> bool:
    """Whether a letter touches a number that is the last but one."""
    after = items[-3] if len(items) > len("/2") else None
    return isinstance(after, Piece) and after.kind == "letter" and after.span[0] == piece.span[1]


def group(progress: Progress, opened: Piece) -> None:
    """Braces, which only hold together what a script or a command is put to."""
    stream = progress.stream
    inside = stream.group(opened)
    over = next((n for n, piece in enumerate(inside) if piece.text == "\\over"), None)
    if over is not None:
        return fraction_of(progress, inside[:over], inside[over + 1 :], inside[over])
    if inside and stream.sees("^", "_") and not is_one(inside, opened.span[1]):
        span = opened.span[0], inside[-1].span[1]
        raise two_readings(
            "braces are not seen: the script may be of the last letter", span, "(…)^k with brackets", "… x^k"
        )
    stream.push(inside)


def fraction(progress: Progress, command: Piece) -> None:
    """\\frac{A}{B} is (A)/(B) in brackets."""
    above, below = progress.stream.argument(command), progress.stream.argument(command)
    fraction_of(progress, above, below, command)


def fraction_of(progress: Progress, above: list[Piece], below: list[Piece], place: Piece) -> None:
    """A quotient of two groups."""
    if (above and above[0].text == "\\partial") or (_is_d(above) and _is_d(below) and len(below) > 1):
        raise derivative(place)
    left, right, slash = (Lexeme(k, t, place.span) for k, t in (("ROUND", "("), ("RPAR", ")"), ("SLASH", "/")))
    progress.stream.push([left, left, *above, right, slash, left, *below, right, right])


def _is_d(group: list[Piece]) -> bool:
    """Whether a d begins a group."""
    return bool(group) and group[0].text == "d"


def derivative(place: Piece) -> Mistake:
    """The mistake of a derivative inside a formula."""
    return Mistake(LATEX_INPUT, letters.NOT_READ_INSIDE, place.span, letters.ASKS_FIRST)


def refused_derivative(_progress: Progress, piece: Piece) -> None:
    """\\partial where nothing is asked."""
    raise derivative(piece)


def root(progress: Progress, command: Piece) -> None:
    """\\sqrt{E}, \\sqrt[n]{E}"""
    stream, span = progress.stream, command.span
    degree, inside = stream.optional(), stream.argument(command)
    left, right, one = Lexeme("ROUND", "(", span), Lexeme("RPAR", ")", span), Lexeme("INT", "1", span)
    if degree:
        power: list[Item] = [
            Lexeme("POWER", "^", span),
            left,
            one,
            Lexeme("SLASH", "/", span),
            left,
            *degree,
            right,
            right,
        ]
        stream.push([left, left, *inside, right, *power, right])
    else:
        progress.name("sqrt", span)
        stream.push([Lexeme("CALL", "(", span), *inside, right])


def opening(progress: Progress, piece: Piece) -> None:
    """A bracket: a factor, or behind a name in square brackets the indices of an entry."""
    if piece.text == "[" and progress.ended and is_entry(progress, piece):
        return
    if piece.text == "[" and progress.last == "NAME" and progress.out[-1].text in letters.LIKE_FUNCTIONS:
        name = progress.out[-1].text
        raise two_readings(
            f"{name} may be a function here, or a factor", piece.span, f"{name}(…)", f"{name} \\cdot (…)"
        )
    progress.put(Lexeme("ROUND", "(", piece.span), "bracket")


def is_entry(progress: Progress, opened: Piece) -> bool:
    """Reads X[i,j]; whether it was one. X[A] may be two things."""
    stream = progress.stream
    unread = (item for item in reversed(stream.items) if isinstance(item, Piece))
    inside = list(takewhile(lambda piece: piece.kind in ("letter", "number") or piece.text in _IN_ENTRY, unread))
    texts = [piece.text for piece in inside]
    after = stream.items[-len(inside) - 1 :][:1]
    closed = bool(after) and isinstance(after[0], Piece) and after[0].kind == "]"
    if not closed or not inside or (len(inside) > 1 and not _ENTRY & {*texts}):
        return False
    if len(inside) == 1 and inside[0].kind == "letter":
        raise two_readings("an entry, or a factor in brackets", inside[0].span, f"x_{texts[0]}", f"x ({texts[0]})")
    for _ in inside:
        stream.pop()
    entry(progress, inside)
    stream.pop()
    return True


def block(progress: Progress, piece: Piece) -> None:
    """An edge of blocks, or what parts them."""
    kind = _EDGES[piece.text]
    progress.put(Lexeme(kind, piece.text, piece.span), "bracket")


def closing(progress: Progress, piece: Piece) -> None:
    """A bracket that closes."""
    progress.emit("RPAR", ")", piece.span)


def unopened(_progress: Progress, piece: Piece) -> None:
    """A brace that closes nothing."""
    raise Mistake(UNMATCHED, f"unmatched `{piece.text}`", piece.span, "remove it, or open a brace before it")


def index_sum(progress: Progress, piece: Piece) -> None:
    """\\sum with its limits, as the language has them: sum_{i=1}^{N}."""
    scripts = progress.stream.scripts(("^", "_"))
    signs = "".join([_sign(part.text) for part in scripts if part.text not in FONTS])
    end = scripts[-1].span[1] if scripts else piece.span[1]
    limits = sorted(re.findall(r"[_^]\{[^{}]*\}", signs), reverse=True)  # below, then above
    progress.emit("SIGMA", f"sum{''.join(limits)}" if limits else "Σ", (piece.span[0], end))


def _sign(text: str) -> str:
    """A Greek letter by its sign."""
    return LOWER.get(GREEK_LETTERS.get(text, ""), text)


READERS: Mapping[str, Callable[[Progress, Piece], None]] = {
    "letter": letters.letter,
    "number": number,
    "raised": scripts.raised,
    "blocks": block,
    "^": scripts.superscript,
    "_": scripts.subscript,
    "'": scripts.prime,
    "{": group,
    "}": unopened,
    **dict.fromkeys(OPENING, opening),
    **dict.fromkeys(CLOSING, closing),
    **dict.fromkeys(FRACTION_COMMANDS, fraction),
    **dict.fromkeys(FONTS, letters.font),
    **dict.fromkeys(ACCENTS, letters.accented),
    **dict.fromkeys(STROKES_OF_TEX, bars.stroke),
    **dict.fromkeys(("\\lvert", "\\rvert"), bars.stroke),
    **dict.fromkeys(("\\|", "||", "\\Vert", "\\parallel", "\\lVert", "\\rVert"), bars.norm_bar),
    "\\vec": letters.arrow,
    "\\langle": bars.angle,
    "\\rangle": bars.closing_angle,
    "\\sqrt": root,
    "\\sum": index_sum,
    **dict.fromkeys(NABLAS, letters.gradient),
    "\\partial": refused_derivative,
}
