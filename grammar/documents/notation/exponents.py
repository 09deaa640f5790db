"""Exponents that are none: Q^0 and W^{(1)} are names, e^x the exponential; and 1_K ∘ X, which is a mask."""

import re
from itertools import pairwise

from ...codes import LATEX_INPUT
from ...latex.commands import GREEK_LETTERS
from ...latex.pieces import Piece
from ...latex.stream import Unread, braced
from ...mistakes import Mistake
from ..conventions import Conventions

_TURNED = (["T"], ["t"], ["\\top"], ["\\intercal"], ["\\prime"])  # of a column e
_INDEX = re.compile(r"(0)|[(\[](\w+)[)\]](T|\\top)?")


def with_exponents(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, with these exponents in other words."""
    if not any(piece.kind == "^" for piece in found) and not conventions.masks:
        return found
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        if piece.text == "1" and stream.sees("_") and conventions.masks:
            made += _mask(stream, piece, conventions)
            continue
        letter = piece.kind == "letter" or piece.text in GREEK_LETTERS
        if not stream.sees("^") or not letter:
            made.append(piece)
            continue
        made += _raised(piece, stream, conventions)
    return made


def _raised(piece: Piece, stream: Unread, conventions: Conventions) -> list[Piece]:
    """A letter with its exponent, or what both are in other words."""
    mark = stream.piece()
    above = stream.argument(mark)
    inner = [each for each in above if each.kind not in ("{", "}")]
    if piece.text == "e" and not conventions.e_is_name and _is_number(inner):
        start, end = above[0].span[0], above[-1].span[1]
        opened, closed = Piece("(", "(", (start, start)), Piece(")", ")", (end, end))
        return [Piece("command", "\\exp", piece.span), opened, *above, closed]
    if index := _INDEX.fullmatch("".join(each.text for each in inner)):
        return _indexed(piece, mark, inner, index)
    return [piece, mark, *braced(above, mark)]


def _mask(stream: Unread, one: Piece, conventions: Conventions) -> list[Piece]:
    """1_K as a name of its own, where K is no size."""
    mark = stream.piece()
    below = stream.argument(mark)
    letter = "".join(each.text for each in below if each.kind not in "{}")
    if letter not in conventions.masks:
        return [one, mark, *braced(below, mark)]
    name = Piece("letter", f"one_{letter}", (one.span[0], below[-1].span[1]))
    return [Piece("command", "\\mathrm", name.span), *braced([name], name)]


def _indexed(letter: Piece, mark: Piece, exponent: list[Piece], found: re.Match[str]) -> list[Piece]:
    """The name that an exponent belongs to: Q^0, W^{(1)}; W^{[l]} counts, and is not read."""
    if not (index := found[1] or found[2]).isdigit():
        raise Mistake(LATEX_INPUT, "index notation", (letter.span[0], exponent[-1].span[1]))
    name = Piece("letter", f"{GREEK_LETTERS.get(letter.text, letter.text)}_{index}", (letter.span[0], mark.span[1]))
    turn = [mark, *braced(exponent[-1:], mark)] if found[3] else []
    return [Piece("command", "\\mathrm", name.span), *braced([name], name), *turn]


def _is_number(exponent: list[Piece]) -> bool:
    """Whether an exponent is a number or a column: it has no matrix, or turns what it begins with."""
    capitals = any(piece.kind == "letter" and piece.text.isupper() and piece.text != "T" for piece in exponent)
    turned = any(a.kind == "^" and b.text in ("T", "\\top") for a, b in pairwise(exponent))
    letters = [piece.text for piece in exponent]
    return bool(exponent) and letters not in _TURNED and (not capitals or turned)
