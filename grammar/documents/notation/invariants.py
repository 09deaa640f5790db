"""I_1 and I_2 as names, where I_1 stands somewhere: the invariants of a matrix, rather than identities with a size."""

from ...latex.pieces import Piece, spelled
from ...latex.stream import Unread, braced
from ..conventions import Conventions


def with_invariants(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, I with a number below it as one name."""
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        made.append(piece)
        if not conventions.invariants or piece.text != "I" or not stream.sees("_"):
            continue
        mark = stream.piece()
        below = stream.argument(mark)
        number = spelled(below).strip("{}")
        if number.isdigit():
            name = Piece("letter", f"I_{number}", (piece.span[0], below[-1].span[1]))
            made[-1:] = [Piece("command", "\\mathrm", name.span), *braced([name], name)]
        else:
            made += [mark, *braced(below, mark)]
    return made
