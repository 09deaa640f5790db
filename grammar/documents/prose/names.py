"""Names that stand alone, or in a list: X; x, y; A_0 and B."""

from collections.abc import Sequence

from ...latex.commands import ACCENTS, FONTS, GREEK_LETTERS, SWITCHES
from ...latex.pieces import Piece
from ...tree import Name
from .tokens import argument, parted, span_of, text_of, told, unbraced

_INDICES = frozenset("ijklt")  # letters below a name that make it one of many
_BETWEEN = frozenset((",", "\\quad", "\\qquad", "\\&"))
_LOOKS = FONTS.keys() | SWITCHES.keys()


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


def _base(run: list[Piece]) -> tuple[str, int]:
    """The letter that run begins with, and the place behind it."""
    if not run:
        return "", 0
    first, place = run[0], 1
    if first.text in _LOOKS or first.text in ACCENTS or first.text == "\\vec":
        inner, place = argument(run, 1) if run[0].text not in SWITCHES else (run[1:2], 2)
        word, end = _base(unbraced(inner))
        accent = ACCENTS.get(first.text, "")
        return (f"{word}_{accent}" if accent and word else word) if end == len(unbraced(inner)) else "", place
    if first.text == "{":
        inner, place = argument(run, 0)
        word, end = _base(unbraced(inner))
        return word if end == len(unbraced(inner)) else "", place
    if first.kind == "letter":
        return first.text, place
    return GREEK_LETTERS.get(first.text, ""), place
