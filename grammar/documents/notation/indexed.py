"""What looks like a name or a power and may be an index: a_ij, W^2 beside W^1, e_1; two signs that are one name."""

from itertools import pairwise

from ...codes import AMBIGUOUS, LATEX_INPUT
from ...latex.commands import ACCENTS, FONTS, GREEK_LETTERS
from ...latex.pieces import Piece, spelled
from ...latex.scripts import bare
from ...latex.stream import Unread
from ...mistakes import Mistake
from ...tree import Span
from ..conventions import Conventions
from ..letters import letters_in

_RUNNING = frozenset("ijkl")
_UNITS = frozenset(("e", "E", "J"))
_STROKES = frozenset(("|", "\\vert", "\\rvert"))
_TURNS = frozenset(("T", "\\top"))
_ONE_SIGN = frozenset(("-", *_TURNS))
_SETS = frozenset("RCNZQPE")
_LONGEST_INDEX = 2


def not_indexed(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where a script may be an index, or a sign may be two names."""
    for letter in letters_in(found):
        if not letter.lowered:
            _check_below(letter.base, letter.below, letter.span, conventions)
            if conventions.numbered and letter.raised.isdigit():
                raise _refused("index notation", letter.span)
    for piece in found:
        if GREEK_LETTERS.get(piece.text) in conventions.variants:
            raise Mistake(AMBIGUOUS, f"{piece.text} may be one name with its variant, or two", piece.span)
    _check_tokens(found)
    return found


def _check_below(base: str, below: str, span: Span, conventions: Conventions) -> None:
    """Refuses a_ij, and e_1 where nobody speaks of a basis."""
    unit = base in _UNITS and base in conventions.units
    runs = len(below) >= _LONGEST_INDEX and _RUNNING.issuperset(below) and base != "delta"
    if (runs or (base in _UNITS and below.isdigit())) and not unit:
        raise _refused("index notation", span)


def _check_tokens(found: list[Piece]) -> None:
    stream = Unread(found, found[-1].span[1] if found else 0)
    while stream:
        piece = stream.piece()
        if piece.text in _STROKES and stream.sees("_"):
            raise _refused("a norm without a name here, or a value at one place", piece.span)
        if piece.kind == "^" and stream and not stream.sees("}"):
            _check_above(bare(stream.argument(piece)), piece)
        elif piece.text in ACCENTS and stream and not stream.sees("}"):
            if len(bare(stream.argument(piece))) > 1:
                raise _refused(f"{piece.text} over more than a letter", piece.span)
        elif _is_set(stream, piece):
            raise _refused("a set", piece.span)


def _is_set(stream: Unread, piece: Piece) -> bool:
    """Whether a letter in blackboard is next, as that of the real numbers."""
    dressed = FONTS.get(piece.text) == "blackboard" and bool(stream) and not stream.sees("}")
    return dressed and spelled(bare(stream.argument(piece))) in _SETS


def _check_above(exponent: list[Piece], mark: Piece) -> None:
    """Refuses A^{T-1}: T is a size, or transposes."""
    texts = {piece.text for piece in exponent}
    alone = any(
        piece.text in _TURNS and before.kind != "^" for before, piece in pairwise([Piece("", "", mark.span), *exponent])
    )
    if len(exponent) > 1 and alone and not texts <= _ONE_SIGN and exponent[0].kind not in ("(", "["):
        raise Mistake(AMBIGUOUS, "the T in this exponent may be a name, or transpose", mark.span)


def _refused(reason: str, span: Span) -> Mistake:
    return Mistake(LATEX_INPUT, reason, span)
