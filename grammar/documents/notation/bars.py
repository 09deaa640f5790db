"""Bars: |A x - b| is the norm of a column; <A, B> an inner product; ‖X‖_2 that of Frobenius where it is said so."""

from collections.abc import Sequence

from ...latex.pieces import Piece
from ..conventions import Conventions
from ..relations import depths

_STROKES = frozenset(("|", "\\vert", "\\lvert", "\\rvert"))
_NORMS = frozenset(("\\|", "||", "\\Vert", "\\rVert"))
_SIGNS = frozenset(("+", "-"))


def with_bars(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side with its bars as what they are in this document."""
    made = _angles(found)
    if conventions.frobenius:
        made = _frobenius(made)
    for start, end in _pairs(made):
        if _is_column(made[start + 1 : end]):
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


def _pairs(found: Sequence[Piece]) -> list[tuple[int, int]]:
    """The single bars that open and close, where no others stand between."""
    levels = [depth for _, depth in depths(found)]
    bars = [number for number, piece in enumerate(found) if piece.text in _STROKES]
    if len(bars) % 2:
        return []
    pairs = list(zip(bars[::2], bars[1::2], strict=True))
    return pairs if all(levels[start] == levels[end] for start, end in pairs) else []


def _is_column(inside: Sequence[Piece]) -> bool:
    """Whether each term of a sum ends with a small letter behind a capital or alone, and none begins with a row."""
    terms, term = list[list[Piece]](), list[Piece]()
    for piece, depth in depths(inside):
        if piece.text in _SIGNS and not depth:
            terms.append(term)
            term = []
        else:
            term.append(piece)
    terms = [each for each in [*terms, term] if each]
    return any(len(each) > 1 for each in terms) and all(_ends_as_column(each) for each in terms)


def _ends_as_column(term: Sequence[Piece]) -> bool:
    """A x, b, X^T w: the last is a small letter that is not raised, the first a capital where there are more."""
    last, first = term[-1], term[0]
    small = last.kind == "letter" and last.text.islower() and last.text != "d"
    return small and (len(term) == 1 or (first.kind == "letter" and first.text.isupper() and term[-2].kind != "^"))
