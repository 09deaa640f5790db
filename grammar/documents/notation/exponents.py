"""Exponents that are none: Q^0 is a name, e^x the exponential; 1_K ∘ X a mask."""

from itertools import pairwise

from ...latex.commands import GREEK_LETTERS
from ...latex.pieces import Piece
from ...latex.stream import Unread, braced
from ..conventions import Conventions


def with_exponents(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, with these exponents in other words."""
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        letter = piece.kind == "letter" or piece.text in GREEK_LETTERS
        if not stream.sees("^") or not letter:
            made.append(piece)
            continue
        mark = stream.piece()
        above = stream.argument(mark)
        inner = [each for each in above if each.kind not in ("{", "}")]
        if piece.text == "e" and not piece.glued and not conventions.e_is_name and _is_number(inner):
            start, end = above[0].span[0], above[-1].span[1]
            made += [Piece("command", "\\exp", piece.span), Piece("(", "(", (start, start)), *above]
            made.append(Piece(")", ")", (end, end)))
        elif [each.text for each in inner] == ["0"]:
            name = Piece("letter", f"{GREEK_LETTERS.get(piece.text, piece.text)}_0", (piece.span[0], inner[0].span[1]))
            made += [Piece("command", "\\mathrm", name.span), *braced([name], name)]
        else:
            made += [piece, mark, *braced(above, mark)]
    return made


def _is_number(exponent: list[Piece]) -> bool:
    """Whether an exponent is a number or a column: it has no matrix, or turns what it begins with."""
    capitals = any(piece.kind == "letter" and piece.text.isupper() and piece.text != "T" for piece in exponent)
    turned = any(a.kind == "^" and b.text in ("T", "\\top") for a, b in pairwise(exponent))
    return bool(exponent) and (not capitals or turned)
