"""Where an operand ends, as tokens of TeX: what d and braces are put round."""

from collections.abc import Sequence

from .commands import ACCENTS, CALLED, FONTS, FUNCTION_NAMES, GREEK_LETTERS, NORM_BARS, OPENING, STROKES_OF_TEX, SYMBOLS
from .pieces import Piece, spelled
from .stream import Unread, braced

FRACTION_COMMANDS = frozenset(("\\frac", "\\tfrac", "\\dfrac", "\\cfrac", "\\nicefrac", "\\sfrac"))
_ENDING = frozenset(("+", "-", "=", "==", ":", ":=", ",", "\\colon"))
_CLOSING = frozenset((")", "]", "}", "\\}", "\\rangle", "\\rVert", "\\rvert"))
_CLOSED_BY = {"\\lVert": "\\rVert", "\\lvert": "\\rvert", "\\langle": "\\rangle"}
EXTREMES = ("\\max", "\\min")  # words of an index, as in \\lambda_{\\max}


def function_at(stream: Unread) -> str:
    """The function that is named next; "" where none is. Nothing is read."""
    piece = stream.peek()
    if not isinstance(piece, Piece):
        return ""
    if lettered := _with_word(stream):
        letter, word = lettered[0].text, next(each.text for each in lettered if each.text in EXTREMES)
        return called(f"{GREEK_LETTERS.get(letter, letter)}_{word[1:]}")
    if piece.kind == "letter" and not piece.glued:
        found = stream.word(stream.piece())
        stream.items.extend(reversed(found))
        return called(spelled(found))
    if piece.kind == "command" and piece.text in FONTS:
        font = stream.piece()
        argument = stream.argument(font)
        stream.items.extend(reversed([font, *braced(argument, font)]))
        return called(spelled(argument).replace("\\_", "_"))
    return command_called(piece)


def is_lowered(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the piece in a place is the index of another: the word in \\lambda_{\\max}."""
    before = [piece.text for piece in pieces[max(place - 2, 0) : place]]
    return pieces[place].text in EXTREMES and (before[-1:] == ["_"] or before == ["_", "{"])


def _with_word(stream: Unread) -> list[Piece]:
    """The tokens of a letter with max or min below it, as \\lambda_{\\max}; none where something else is next."""
    found = [item for item in stream.items[: -len("x_{m}") - 1 : -1] if isinstance(item, Piece)]
    end = next((n for n in (2, 3) if len(found) > n and is_lowered(found, n)), 0)
    is_letter = bool(end) and (found[0].kind == "letter" or found[0].text in GREEK_LETTERS)
    return found[: end + 1 + (end == 3)] if is_letter else []


def command_called(piece: Piece) -> str:
    """A function by its command; "" if it is none."""
    known = piece.kind == "command" and piece.text not in GREEK_LETTERS and piece.text[1:] not in SYMBOLS
    return called(piece.text[1:]) if known else ""


def called(word: str) -> str:
    """A function by its word; "" if it is none."""
    return CALLED.get(word, word if word in FUNCTION_NAMES else "")


def take_name(stream: Unread) -> list[Piece]:
    """The tokens of a function's name."""
    if found := _with_word(stream):
        return [stream.piece() for _ in found]
    piece = stream.piece()
    if piece.kind == "letter":
        return stream.word(piece)
    return [piece, *braced(stream.argument(piece), piece)] if piece.text in FONTS else [piece]


def operand(stream: Unread) -> list[Piece]:
    """The tokens of one operand with its scripts."""
    if function_at(stream):
        return _application(stream)
    return [*_base(stream), *stream.scripts()]


def _application(stream: Unread) -> list[Piece]:
    """A function with its argument: brackets, braces or bars, else all to a sign."""
    found = [*take_name(stream), *stream.scripts()]
    if stream.sees(*OPENING):
        return [*found, *stream.bracketed(), *stream.scripts()]
    if stream.sees("{"):
        return [*found, *braced(stream.group(opened := stream.piece()), opened), *stream.scripts()]
    if stream.sees(*NORM_BARS, *STROKES_OF_TEX, *_CLOSED_BY):
        return [*found, *_base(stream), *stream.scripts()]
    while isinstance(stream.peek(), Piece) and not stream.sees(*_ENDING, *_CLOSING):
        found += take_name(stream) if function_at(stream) else _base(stream)
        found += stream.scripts()
    return found


def _base(stream: Unread) -> list[Piece]:
    """An operand without its scripts."""
    if stream.sees(*OPENING):
        return stream.bracketed()
    piece = stream.piece()
    if piece.kind == "{":
        return braced(stream.group(piece), piece)
    if piece.text in FRACTION_COMMANDS:
        return [piece, *braced(stream.argument(piece), piece), *braced(stream.argument(piece), piece)]
    if piece.text in FONTS or piece.text in ACCENTS:
        return [piece, *braced(stream.argument(piece), piece)]
    if piece.text == "\\sqrt":
        return [piece, *_index(stream, piece), *braced(stream.argument(piece), piece)]
    if piece.text in _CLOSED_BY:
        return [piece, *_barred(stream, _CLOSED_BY[piece.text])]
    if piece.text in NORM_BARS or piece.text in STROKES_OF_TEX:
        return [piece, *_barred(stream, piece.text)]
    return [piece]


def _index(stream: Unread, root: Piece) -> list[Piece]:
    """The [3] of a third root."""
    inner = stream.optional()
    return [Piece("[", "[", root.span), *inner, Piece("]", "]", root.span)] if inner else []


def _barred(stream: Unread, close: str) -> list[Piece]:
    """All to a bar that closes."""
    found = []
    while isinstance(stream.peek(), Piece):
        found.append(stream.piece())
        if found[-1].text == close:
            break
    return found


def is_one(group: list[Piece], end: int) -> bool:
    """Whether a group is a single operand with its scripts."""
    inside = Unread(group, end)
    operand(inside)
    return not inside
