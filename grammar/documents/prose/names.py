"""Names that stand alone, or in a list: X; x, y; A_0 and B."""

import re
from collections.abc import Collection, Sequence

from ...latex.commands import ACCENTS, FONTS, GREEK_LETTERS, SWITCHES
from ...latex.pieces import Piece
from ...tree import Name
from ..notation.fonts import SHORT_LOOKS
from .tokens import argument, parted, span_of, text_of, told, unbraced

_INDICES = frozenset("ijklt")  # letters below a name that make it one of many
_BETWEEN = frozenset((",", "\\quad", "\\qquad", "\\&"))
_LOOKS = FONTS.keys() | SWITCHES.keys()
_DRESSED = re.compile(rf"(?P<base>[A-Za-z]+)_(?:{'|'.join(SHORT_LOOKS.values())})(?P<index>_\w+)?")


def names_in(found: Sequence[Piece]) -> tuple[Name, ...]:
    """The names of a list; none where anything else stands in it."""
    parts = [part for part in parted(found, _BETWEEN) if part]
    names = [name_of(part) for part in parts]
    return tuple(name for name in names if name) if all(names) else ()


def name_of(found: Sequence[Piece]) -> Name | None:
    """A letter with its font, accent and index; None where it is more, or one of many as x_i."""
    run = unbraced(told(found))
    base, place = _base(run)
    below: list[Piece] = []
    if place < len(run) and run[place].text == "_":
        below, place = argument(run, place + 1)
    index = text_of(below)
    if not base or place != len(run) or (below and not index.isalnum()) or is_index(index):
        return None
    return Name(f"{base}_{index}" if index else base, span_of(run))


def is_index(text: str) -> bool:
    """Whether what stands below a letter makes it one of many: i, ij."""
    return bool(text) and _INDICES.issuperset(text)


def in_looks(name: Name, looks: Collection[str]) -> Name:
    """The name without its font, unless the letter stands in several in the document."""
    match = _DRESSED.fullmatch(name.text)
    return Name(match["base"] + (match["index"] or ""), name.span) if match and match["base"] not in looks else name


def _base(run: list[Piece]) -> tuple[str, int]:
    """The letter that run begins with, with its font or accent, and the place behind it."""
    if not run:
        return "", 0
    first, place = run[0], 1
    if first.text in _LOOKS or first.text in ACCENTS or first.text == "\\vec":
        inner, place = argument(run, 1) if run[0].text not in SWITCHES else (run[1:2], 2)
        inner = unbraced(inner)
        word, end = _base(inner)
        return (_dressed(word, first.text, len(inner)) if end == len(inner) else ""), place
    if first.text == "{":
        inner, place = argument(run, 0)
        word, end = _base(unbraced(inner))
        return word if end == len(unbraced(inner)) else "", place
    if first.kind == "letter":
        return first.text, place
    return GREEK_LETTERS.get(first.text, ""), place


def _dressed(word: str, command: str, tokens: int) -> str:
    """A letter with its accent, or with its font where that may tell it from another."""
    mark = ACCENTS.get(command, "")
    if not mark and tokens == 1:
        mark = SHORT_LOOKS.get(FONTS.get(SWITCHES.get(command, command), ""), "")
    return f"{word}_{mark}" if mark and word else word
