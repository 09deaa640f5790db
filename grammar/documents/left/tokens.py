"""What left sides are made of: marks of d, groups, names, arguments."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ...latex.commands import FONTS, SWITCHES
from ...latex.operands import function_at
from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread
from ..relations import depths, is_bracketed

TURNS = frozenset("T \\top \\intercal t \\mathsf{T} \\mathrm{T} \\mathsf T \\prime".split())
LETTERS_OF_D = frozenset(("d", "\\partial", "\\dd", "\\differential"))
_BARS: Mapping[str, str] = {
    **dict.fromkeys(("|", "\\vert", "\\lvert", "\\rvert"), "|"),
    **dict.fromkeys(("||", "\\|", "\\Vert", "\\lVert", "\\rVert"), "||"),
}
_LOOSE = frozenset("+ - : \\cdot \\circ \\odot \\otimes \\times \\pm , ;".split())


def rest_of(stream: Unread) -> list[Piece]:
    """What is still to be read."""
    return [item for item in reversed(stream.items) if isinstance(item, Piece)]


def opened(pieces: Sequence[Piece]) -> Unread:
    """The tokens of a part, to be read one by one."""
    return Unread(pieces, pieces[-1].span[1] if pieces else 0)


def after_d(pieces: Sequence[Piece], letters: frozenset[str] = LETTERS_OF_D) -> list[Piece] | None:
    """What stands behind a d, in whatever font; None where none begins."""
    if not pieces:
        return None
    if pieces[0].text in letters:
        return list(pieces[1:])
    dressed = pieces[0].text in FONTS or (pieces[0].kind == "{" and len(pieces) > 1 and pieces[1].text in SWITCHES)
    if not dressed:
        return None
    stream = opened(pieces)
    inside = stream.argument(stream.piece()) if pieces[0].text in FONTS else stream.group(stream.piece())[1:]
    return rest_of(stream) if spelled(inside).strip("{}") in letters - {"\\partial"} else None


def bare(pieces: Sequence[Piece]) -> list[Piece]:
    """A part without braces or one pair of brackets round all of it."""
    found = list(pieces)
    while is_bracketed(found):
        found = found[1:-1]
    return found


def top_marks(pieces: Sequence[Piece], marks: frozenset[str] = _LOOSE) -> list[int]:
    """Where marks stand at no depth of brackets and bars, behind the first token; a sign there parts a sum."""
    found, bar = list[int](), ""
    for number, (piece, depth) in enumerate(depths(pieces)):
        if number and not depth and not bar and piece.text in marks:
            found.append(number)
        elif (kind := _BARS.get(piece.text, "")) and bar in ("", kind):
            bar = "" if bar else kind
    return found


def split_at(pieces: Sequence[Piece], places: Sequence[int]) -> list[list[Piece]]:
    """The parts between marks."""
    edges = [-1, *places, len(pieces)]
    return [list(pieces[start + 1 : end]) for start, end in pairwise(edges)]


def last_bracket(pieces: Sequence[Piece]) -> int:
    """Where the bracket opens that closes a part; its end where none does."""
    if not pieces or pieces[-1].kind not in ")]":
        return len(pieces)
    levels = [depth for _, depth in depths(pieces)]
    return max((n for n, piece in enumerate(pieces) if piece.kind in "([" and not levels[n]), default=len(pieces))


def names_function(pieces: Sequence[Piece]) -> bool:
    """Whether a part begins with the name of a function, as tr, \\log, {\\rm det}."""
    return bool(function_at(opened(bare(pieces))))


def without_turn(pieces: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """A part without the transpose behind it, and whether there was one."""
    found = list(pieces)
    for length in range(2, min(8, len(found))):
        power = found[-length:]
        if power[0].kind == "^" and spelled(power[1:]).strip("{}") in TURNS:
            return found[:-length], True
    return found, False
