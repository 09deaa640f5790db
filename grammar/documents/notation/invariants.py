"""I_1, e_x and E_R as names: invariants and errors, rather than an identity with a size and a basis vector."""

from ...latex.commands import FONTS
from ...latex.pieces import Piece, spelled
from ...latex.scripts import bare
from ...latex.stream import Unread, braced
from ..conventions import Conventions
from ..letters import RUNNING

_UNITS = frozenset(("e", "E"))


def with_invariants(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, each such letter with what is below it as one name."""
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    while stream:
        piece = stream.piece()
        made.append(piece)
        if piece.kind != "letter" or not stream.sees("_"):
            continue
        mark = stream.piece()
        below = stream.argument(mark)
        index = spelled(bare(below))
        is_word = any(each.text in FONTS for each in below)
        if _is_name(piece.text, index, is_word, conventions):
            name = Piece("letter", f"{piece.text}_{index}", (piece.span[0], below[-1].span[1]))
            made[-1:] = [Piece("command", "\\mathrm", name.span), *braced([name], name)]
        else:
            made += [mark, *braced(below, mark)]
    return made


def _is_name(letter: str, index: str, is_word: bool, conventions: Conventions) -> bool:
    """Whether a letter with its index is a name of its own, which otherwise is an identity or a unit vector."""
    if letter == "I":
        return conventions.invariants and index.isdigit()
    words = index.isalpha() and index.isascii() and (is_word or not RUNNING.issuperset(index))
    return letter in _UNITS and letter not in conventions.units and words
