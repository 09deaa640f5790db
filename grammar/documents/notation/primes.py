"""X': a transpose, where the document has no other use of primes."""

from ...codes import AMBIGUOUS
from ...latex.pieces import Piece
from ...mistakes import Mistake
from ..conventions import Conventions

_PRIMES = frozenset(("'", "\\prime"))


def with_primes(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, each prime as ^T; raises Mistake where it may be a derivative."""
    if not any(piece.text in _PRIMES for piece in found):
        return found
    made: list[Piece] = []
    for piece in found:
        if piece.text not in _PRIMES:
            made.append(piece)
        elif conventions.primes != "transpose":
            raise Mistake(AMBIGUOUS, "this prime may be a transpose or a derivative", piece.span)
        elif piece.kind == "'":
            made += [Piece("^", "^", piece.span), Piece("letter", "T", piece.span)]
        else:
            made.append(Piece("letter", "T", piece.span))
    return made
