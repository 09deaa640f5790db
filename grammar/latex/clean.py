"""What says nothing is dropped: spaces, sizes of brackets, colours, dollars, environments; fonts get one form."""

from ..codes import LATEX_INPUT, UNKNOWN_CHARACTER
from ..mistakes import Mistake
from ..tree import Span
from .commands import (
    BARRED_BLOCKS,
    BLOCKS,
    CLOSING,
    GAPS,
    KEYWORDS,
    LAYOUTS,
    MARKS_OF_TEX,
    NEW_LINES,
    OPENING,
    PARTING,
    STROKES_OF_TEX,
    SWITCHES,
    UNSEEN,
    WITH_ARGUMENT,
)
from .pieces import Piece, not_known, spelled
from .progress import two_readings
from .stream import Unread, braced

_OPENS = frozenset((*MARKS_OF_TEX, *OPENING, "{"))  # behind which an operand begins
_CLOSES = frozenset((*MARKS_OF_TEX, *CLOSING, "}", "^", "_", "\\in"))  # before which one has ended
_LOOKED_AT = 10  # tokens behind a gap, among which a word of the language would be


def cleaned(found: list[Piece], end: int) -> list[Piece]:
    """The tokens that mean something."""
    _check_dollars(found)
    stream, made, gaps = Unread(found, end), list[Piece](), list[tuple[int, Piece]]()
    while stream:
        piece = stream.piece()
        if piece.text in PARTING and _is_in_blocks(made):
            _part(stream, made, piece)
        elif piece.text in GAPS:
            gaps.append((len(made), piece))
        else:
            made += _kept(stream, piece)
    for place, gap in gaps:
        _check_gap(made[max(0, place - _LOOKED_AT) : place], made[place : place + _LOOKED_AT], gap)
    return made


def _is_in_blocks(made: list[Piece]) -> bool:
    """Whether blocks have begun and not ended."""
    edges = [piece.text for piece in made if piece.kind == "blocks"]
    return edges.count("[") > edges.count("]")


def _kept(stream: Unread, piece: Piece) -> list[Piece]:
    """What is left of a token, and of what belongs to it."""
    if piece.text in UNSEEN:
        _check_delimiter(stream, piece)
    elif piece.text in WITH_ARGUMENT:
        return _dropped(stream, piece)
    elif piece.text in SWITCHES:
        pass  # in the middle of a group it tells only how the rest looks
    elif piece.kind == "{" and stream.sees(*SWITCHES):
        return _switched(stream, piece)
    elif piece.text in ("\\underbrace", "\\overbrace"):
        _unbraced(stream, piece)
    elif piece.text in STROKES_OF_TEX and _is_doubled(stream, piece):
        return [Piece("command", "\\|", (piece.span[0], stream.piece().span[1]))]
    elif piece.kind != "$":
        return [piece]
    return []


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


def _part(stream: Unread, made: list[Piece], piece: Piece) -> None:
    """What parts two blocks side by side, or two lines of them; a last line may end with it."""
    if piece.text in NEW_LINES and stream.sees("["):
        stream.optional()
    if not stream.sees("\\end"):
        made.append(Piece("blocks", "," if piece.text == "&" else ";", piece.span))


def _dropped(stream: Unread, piece: Piece) -> list[Piece]:
    """Drops a command with its argument; of blocks an edge is left, and other environments than layouts are refused."""
    if "color" in piece.text:
        stream.optional()
    argument = stream.argument(piece)
    name = spelled(argument).rstrip("*")
    if piece.text not in ("\\begin", "\\end"):
        return []
    span = piece.span[0], argument[-1].span[1] if argument else piece.span[1]
    if name in BLOCKS:
        return [_edge(stream, piece, name, span)]
    if name in BARRED_BLOCKS:
        help = f"write {BARRED_BLOCKS[name]} with a bmatrix"
        raise Mistake(LATEX_INPUT, f"{name} is not read", span, help)
    if name.removesuffix("ed") not in LAYOUTS and name not in LAYOUTS:
        raise not_known(Piece("command", f"{piece.text}{{{name}}}", span))
    if piece.text == "\\begin" and name == "alignat":
        stream.argument(piece)
    elif piece.text == "\\begin" and name.endswith("ed"):
        stream.optional()
    return []


def _edge(stream: Unread, piece: Piece, name: str, span: Span) -> Piece:
    """Where blocks begin or end; how their columns are set says nothing."""
    if piece.text == "\\end":
        return Piece("blocks", "]", span)
    stream.optional()
    if name == "array":
        stream.argument(piece)
    return Piece("blocks", "[", span)


def _switched(stream: Unread, opened: Piece) -> list[Piece]:
    """{\\rm tr} as \\mathrm{tr}."""
    switch = stream.piece()
    return [Piece("command", SWITCHES[switch.text], switch.span), *braced(stream.group(opened), switch)]


def _unbraced(stream: Unread, piece: Piece) -> None:
    """What has a brace above or below, without what stands there."""
    inner = braced(stream.argument(piece), piece)
    stream.scripts(("^", "_"))
    stream.push(inner)
