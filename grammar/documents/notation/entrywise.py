"""exp, log and √ of a matrix: of the matrix, or of each entry. What the document defines anew is not read either."""

from collections.abc import Sequence

from ...codes import AMBIGUOUS
from ...latex.operands import FRACTION_COMMANDS, command_called, operand
from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread
from ...mistakes import Mistake
from ..conventions import Conventions
from ..relations import addends_of

_OF_MATRICES = frozenset("exp log ln sin cos tan sinh cosh sqrt".split())
_SCALAR = frozenset(("tr", "Tr", "trace", "det", "logdet", "norm", "sum"))
_BARS = frozenset(("|", "\\|", "||", "\\lvert", "\\rvert", "\\lVert", "\\rVert", "\\Vert", "\\vert"))
_TURNS = frozenset(("^T", "^\\top", "^t", "^\\intercal"))


def not_of_matrices(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side; raises Mistake where a function of one number may be of a matrix."""
    stream = Unread(found, found[-1].span[1] if found else 0)
    while stream:
        piece = stream.piece()
        name = "sqrt" if piece.text == "\\sqrt" else command_called(piece)
        if name in conventions.redefined:
            raise Mistake(AMBIGUOUS, f"{name} is defined in the document", piece.span)
        if name not in _OF_MATRICES or conventions.entrywise or not stream or stream.sees("^", "_"):
            continue
        rest = Unread(list(reversed(stream.items)), 0)
        argument = operand(rest)
        if is_of_matrix(argument):
            raise Mistake(AMBIGUOUS, f"{name} may be of the matrix, or of each entry", piece.span)
    return found


def is_of_matrix(found: Sequence[Piece]) -> bool:
    """Whether a part has the look of a matrix: a term that ends with a capital and begins with no row."""
    return any(map(_is_matrix, addends_of(found)))


def _is_matrix(term: Sequence[Piece]) -> bool:
    if any(piece.text in _BARS for piece in term):
        return False
    factors = [factor for factor in _factors(term) if factor]
    if not factors:
        return False
    first, last = factors[0], factors[-1]
    return last == "M" or (last == "r" and first == "c") or (len(factors) > 1 and first == "M" and last == "r")


def _factors(term: Sequence[Piece]) -> list[str]:
    """What each factor looks like: M a matrix, c a column, r a row, and nothing for numbers."""
    stream, looks = Unread(list(term), 0), list[str]()
    while stream:
        piece = stream.piece()
        if piece.kind == "letter":
            look = "M" if piece.text.isupper() else "c"
        elif piece.text in FRACTION_COMMANDS:
            look = "M" if is_of_matrix(stream.argument(piece)) else ""
            stream.argument(piece)
        elif piece.text in ("(", "[", "{", "\\{"):
            stream.push([piece])
            inside = stream.bracketed() if piece.text != "{" else [stream.piece(), *stream.group(piece), piece]
            look = "M" if is_of_matrix(inside[1:-1]) else "c"
        elif command_called(piece) in _SCALAR:
            if stream.sees("(", "[", "{", "\\{"):
                operand(stream)
            else:
                stream.items.clear()
            look = ""
        else:
            look = ""
        above = spelled(stream.scripts()).replace("{", "").replace("}", "")
        looks.append("r" if look == "c" and above in _TURNS else look)
    return looks
