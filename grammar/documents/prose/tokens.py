"""Runs of tokens: what encloses them, where they part, and what spells them."""

from collections.abc import Iterator, Sequence

from ...latex.commands import FONTS, SWITCHES
from ...latex.pieces import Piece
from ...tree import Span

_OPENERS = frozenset("( [ {".split()) | {"\\{", "\\left", "\\begin", "\\langle"}
_CLOSERS = frozenset(") ] }".split()) | {"\\}", "\\right", "\\end", "\\rangle"}
_NOTHING = frozenset(
    (
        "\\,",
        "\\;",
        "\\:",
        "\\!",
        "\\>",
        "\\ ",
        "~",
        "\\left",
        "\\right",
        "\\displaystyle",
        "\\limits",
        "\\nolimits",
        "\\mathop",
    )
)
_DROPPED = _NOTHING | {"$", "$$", "\\(", "\\)", "\\[", "\\]"}
_LOOKS = _DROPPED | FONTS.keys() | SWITCHES.keys() | {"{", "}"}


def span_of(found: Sequence[Piece]) -> Span:
    """From the first token to the last."""
    return (found[0].span[0], found[-1].span[1]) if found else (0, 0)


def told(found: Sequence[Piece]) -> list[Piece]:
    """The tokens without spaces and what only sets their size."""
    return [piece for piece in found if piece.text not in _DROPPED]


def text_of(found: Sequence[Piece]) -> str:
    """What the tokens are, without fonts, braces and spaces."""
    return "".join([piece.text for piece in found if piece.text not in _LOOKS])


def depths(found: Sequence[Piece]) -> Iterator[tuple[Piece, int]]:
    """Each token with the number of brackets around it; a bracket itself stands outside of them."""
    depth = 0
    for piece in found:
        depth -= piece.text in _CLOSERS
        yield piece, depth
        depth += piece.text in _OPENERS


def parted(found: Sequence[Piece], marks: frozenset[str]) -> list[list[Piece]]:
    """The runs between marks that stand in no brackets."""
    runs: list[list[Piece]] = [[]]
    for piece, depth in depths(told(found)):
        if depth == 0 and piece.text in marks:
            runs.append([])
        else:
            runs[-1].append(piece)
    return runs


def unbraced(found: Sequence[Piece]) -> list[Piece]:
    """The tokens without the one pair of braces around all of them."""
    run = list(found)
    while len(run) > 1 and run[0].text == "{" and run[-1].text == "}" and all(d for _, d in list(depths(run))[1:-1]):
        run = run[1:-1]
    return run


def argument(found: Sequence[Piece], start: int) -> tuple[list[Piece], int]:
    """The token or group at a place, without its braces, and the place behind it."""
    if start >= len(found):
        return [], start
    if found[start].text != "{":
        return [found[start]], start + 1
    depth = 0
    for place in range(start, len(found)):
        depth += (found[place].text == "{") - (found[place].text == "}")
        if not depth:
            return list(found[start + 1 : place]), place + 1
    return list(found[start + 1 :]), len(found)
