"""What says nothing is dropped: spaces, sizes of brackets, colours, dollars, environments; fonts get one form."""

from ..codes import RESERVED_NOTATION, UNKNOWN_CHARACTER
from ..mistakes import Mistake
from .commands import (
    BLOCKS,
    CLOSING,
    GAPS,
    KEYWORDS,
    LAYOUTS,
    MARKS_OF_TEX,
    OPENING,
    STROKES_OF_TEX,
    SWITCHES,
    UNSEEN,
    WITH_ARGUMENT,
)
from .pieces import Piece, not_known, spelled
from .progress import two_readings
from .stream import Unread, braced

_ONE_BLOCK = "write the function of each block by itself"
_OPENS = frozenset((*MARKS_OF_TEX, *OPENING, "{"))  # behind which an operand begins
_CLOSES = frozenset((*MARKS_OF_TEX, *CLOSING, "}", "^", "_", "\\in"))  # before which one has ended
_LOOKED_AT = 10  # tokens behind a gap, among which a word of the language would be


def cleaned(found: list[Piece], end: int) -> list[Piece]:
    """The tokens that mean something."""
    _check_dollars(found)
    stream, made, gaps = Unread(found, end), list[Piece](), list[tuple[int, Piece]]()
    while stream:
        piece = stream.piece()
        if piece.text in GAPS:
            gaps.append((len(made), piece))
        elif piece.text in UNSEEN:
            _check_delimiter(stream, piece)
        elif piece.text in WITH_ARGUMENT:
            _drop(stream, piece)
        elif piece.text in SWITCHES:
            pass  # in the middle of a group it tells only how the rest looks
        elif piece.kind == "{" and stream.sees(*SWITCHES):
            made += _switched(stream, piece)
        elif piece.text in ("\\underbrace", "\\overbrace"):
            _unbraced(stream, piece)
        elif piece.text in STROKES_OF_TEX and _is_doubled(stream, piece):
            made.append(Piece("command", "\\|", (piece.span[0], stream.piece().span[1])))
        elif piece.kind != "$":
            made.append(piece)
    for place, gap in gaps:
        _check_gap(made[max(0, place - _LOOKED_AT) : place], made[place : place + _LOOKED_AT], gap)
    return made


def _check_gap(before: list[Piece], after: list[Piece], gap: Piece) -> None:
    """Refuses A = B \\quad C = D and rows below one another, which are two formulas rather than a product."""
    if not before or not after or before[-1].text in _OPENS or after[0].text in _CLOSES:
        return
    left, right = ("".join(piece.text for piece in side if piece.kind == "letter") for side in (before, after))
    if not left.endswith(tuple(KEYWORDS)) and not right.startswith(tuple(KEYWORDS)):
        ways = "one statement a line", "the product without a gap"
        raise two_readings(f"{gap.text} may part two formulas here", gap.span, *ways)


def _is_doubled(stream: Unread, piece: Piece) -> bool:
    """Whether two strokes side by side are the bar of a norm."""
    item = stream.peek()
    return isinstance(item, Piece) and item.text == piece.text and piece.text != "|"


def _check_dollars(found: list[Piece]) -> None:
    dollars = [piece for piece in found if piece.kind == "$"]
    if len(dollars) % 2:
        raise Mistake(UNKNOWN_CHARACTER, "`$` is never closed", dollars[-1].span, "put a formula between two of them")


def _check_delimiter(stream: Unread, piece: Piece) -> None:
    """Drops the full stop of `\\left.`, a bracket that is not there."""
    if piece.text in ("\\left", "\\right") and stream.sees("."):
        stream.piece()


def _drop(stream: Unread, piece: Piece) -> None:
    """Drops a command with its argument; an environment that is more than layout is refused."""
    if "color" in piece.text:
        stream.optional()
    argument = stream.argument(piece)
    name = spelled(argument).rstrip("*")
    if piece.text not in ("\\begin", "\\end"):
        return
    span = piece.span[0], argument[-1].span[1] if argument else piece.span[1]
    if name in BLOCKS:
        raise Mistake(RESERVED_NOTATION, "block matrices are reserved", span, _ONE_BLOCK)
    if name.removesuffix("ed") not in LAYOUTS and name not in LAYOUTS:
        raise not_known(Piece("command", f"{piece.text}{{{name}}}", span))
    if piece.text == "\\begin" and name == "alignat":
        stream.argument(piece)
    elif piece.text == "\\begin" and name.endswith("ed"):
        stream.optional()


def _switched(stream: Unread, opened: Piece) -> list[Piece]:
    """{\\rm tr} as \\mathrm{tr}."""
    switch = stream.piece()
    return [Piece("command", SWITCHES[switch.text], switch.span), *braced(stream.group(opened), switch)]


def _unbraced(stream: Unread, piece: Piece) -> None:
    """What has a brace above or below, without what stands there."""
    inner = braced(stream.argument(piece), piece)
    stream.scripts(("^", "_"))
    stream.push(inner)
