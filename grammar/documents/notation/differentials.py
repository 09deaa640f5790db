"""The signs of differentials beside d: ∂X and δX where the document means them so."""

from ...codes import AMBIGUOUS, LATEX_INPUT
from ...latex.commands import ACCENTS, FONTS, GREEK_LETTERS, OPENING
from ...latex.operands import FRACTION_COMMANDS
from ...latex.pieces import Piece
from ...latex.stream import braced
from ...mistakes import Mistake
from ..conventions import Conventions

_WORDS = frozenset(("\\dd", "\\differential", "\\diff"))
_STARTS = frozenset((*OPENING, *GREEK_LETTERS, *FONTS, *ACCENTS, *FRACTION_COMMANDS))


def with_differentials(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, all signs of differentials as an upright d; refused where d is a name too."""
    made: list[Piece] = []
    below = _below(found)
    for number, piece in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        operand = after is not None and (after.kind == "letter" or after.text in _STARTS)
        if piece.text in _WORDS or (piece.text in conventions.signs and operand):
            upright = Piece("letter", "d", piece.span)
            made += [Piece("command", "\\mathrm", piece.span), *braced([upright], piece)]
            continue
        if piece.text == "\\partial":
            raise Mistake(LATEX_INPUT, "a derivative inside a formula", piece.span)
        is_sign = piece.text == "d" and piece.kind == "letter" and operand and number not in below
        if is_sign and conventions.d_is_name:
            raise Mistake(AMBIGUOUS, "d is a name in this document, and may be a differential", piece.span)
        made.append(piece)
    return made


def _below(found: list[Piece]) -> frozenset[int]:
    """The places of what stands in an index, where nothing is a differential: L_{Ridge}."""
    places, depth, inside = list[int](), 0, 0
    for number, piece in enumerate(found):
        depth += (piece.kind == "{") - (piece.kind == "}")
        if inside and depth < inside:
            inside = 0
        elif not inside and piece.kind == "{" and number and found[number - 1].kind == "_":
            inside = depth
        if inside:
            places.append(number)
    return frozenset(places)
