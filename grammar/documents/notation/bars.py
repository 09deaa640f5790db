"""Bars: |A x - b| is the norm of a column; <A, B> an inner product; ‖X‖_2 that of Frobenius where it is said so."""

from ...latex.pieces import Piece
from ..conventions import Conventions
from ..strokes import ends_as_column, is_column, stroke_pairs

_NORMS = frozenset(("\\|", "||", "\\Vert", "\\rVert"))


def with_bars(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side with its bars as what they are in this document."""
    made = _angles(found)
    if conventions.frobenius:
        made = _frobenius(made)
    for start, end in stroke_pairs(made):
        inside = made[start + 1 : end]
        if is_column(inside) or (conventions.strokes and len(inside) == 1 and ends_as_column(inside)):
            made[start] = Piece("command", "\\lVert", made[start].span)
            made[end] = Piece("command", "\\rVert", made[end].span)
    return made


def _angles(found: list[Piece]) -> list[Piece]:
    """<A, B> as ⟨A, B⟩."""
    texts = [piece.text for piece in found]
    if texts.count("<") != texts.count(">") or "," not in texts:
        return found
    angles = {"<": "\\langle", ">": "\\rangle"}
    return [Piece("command", angles[piece.text], piece.span) if piece.text in angles else piece for piece in found]


def _frobenius(found: list[Piece]) -> list[Piece]:
    """The index 2 of a norm as F."""
    made = list(found)
    for number, piece in enumerate(found[:-2]):
        if piece.text in _NORMS and found[number + 1].kind == "_":
            place = number + 3 if found[number + 2].kind == "{" else number + 2
            if place < len(found) and found[place].text == "2":
                made[place] = Piece("letter", "F", found[place].span)
    return made
