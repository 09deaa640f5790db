"""What says nothing is dropped: spaces, sizes of brackets, colours, dollars, environments; fonts get one form."""

from ..codes import RESERVED_NOTATION, UNKNOWN_CHARACTER
from ..mistakes import Mistake
from .commands import BLOCKS, LAYOUTS, STROKES_OF_TEX, SWITCHES, UNSEEN, WITH_ARGUMENT
from .pieces import Piece, not_known, spelled
from .stream import Unread, braced

_ONE_BLOCK = "write the function of each block by itself"


def cleaned(found: list[Piece], end: int) -> list[Piece]:
    """The tokens that mean something."""
    _check_dollars(found)
    stream, made = Unread(found, end), list[Piece]()
    while stream:
        piece = stream.piece()
        if piece.text in UNSEEN:
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
    return made


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
    if piece.text == "\\hskip":
        return
    argument = stream.argument(piece)
    name = spelled(argument).rstrip("*")
    if piece.text not in ("\\begin", "\\end"):
        return
    span = piece.span[0], argument[-1].span[1] if argument else piece.span[1]
    if name in BLOCKS:
        raise Mistake(RESERVED_NOTATION, "block matrices are reserved", span, _ONE_BLOCK)
    if name.removesuffix("ed") not in LAYOUTS and name not in LAYOUTS:
        raise not_known(Piece("command", f"{piece.text}{{{name}}}", span))


def _switched(stream: Unread, opened: Piece) -> list[Piece]:
    """{\\rm tr} as \\mathrm{tr}."""
    switch = stream.piece()
    return [Piece("command", SWITCHES[switch.text], switch.span), *braced(stream.group(opened), switch)]


def _unbraced(stream: Unread, piece: Piece) -> None:
    """What has a brace above or below, without what stands there."""
    inner = braced(stream.argument(piece), piece)
    stream.scripts(("^", "_"))
    stream.push(inner)
