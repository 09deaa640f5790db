"""Single bars: which close which, and whether they are the norm of a column as in |A x - b|."""

from collections.abc import Sequence

from ..latex.pieces import Piece
from .relations import addends_of, depths

_STROKES = frozenset(("|", "\\vert", "\\lvert", "\\rvert"))


def stroke_pairs(found: Sequence[Piece]) -> list[tuple[int, int]]:
    """The single bars that open and close, where no others stand between."""
    levels = [depth for _, depth in depths(found)]
    bars = [number for number, piece in enumerate(found) if piece.text in _STROKES]
    if len(bars) % 2:
        return []
    pairs = list(zip(bars[::2], bars[1::2], strict=True))
    return pairs if all(levels[start] == levels[end] for start, end in pairs) else []


def is_column(inside: Sequence[Piece]) -> bool:
    """Whether each term of a sum ends with a small letter behind a capital or alone, and none begins with a row."""
    terms = addends_of(inside)
    return any(len(each) > 1 for each in terms) and all(ends_as_column(each) for each in terms)


def ends_as_column(term: Sequence[Piece]) -> bool:
    """A x, b, X^T w: the last is a small letter that is not raised, the first a capital where there are more."""
    last, first = term[-1], term[0]
    small = last.kind == "letter" and last.text.islower() and last.text != "d"
    return small and (len(term) == 1 or (first.kind == "letter" and first.text.isupper() and term[-2].kind != "^"))
