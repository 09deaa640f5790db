"""The lines of a formula, those that go on from the line above joined to it."""

from collections.abc import Sequence

from ..latex.pieces import Piece
from ..record import NamedTuple
from .normal import ROW_BREAKS, ROW_GAPS
from .reasons import is_label, word_group
from .relations import is_relation, open_brackets, top_relations

LINE_SIGNS = frozenset("+ - \\pm \\mp".split())
_BINARY = LINE_SIGNS | frozenset("\\cdot \\times \\circ \\odot \\otimes / : \\ast \\oslash".split())
_EDGES = ROW_GAPS | {"&"}


class JoinedLine(NamedTuple):
    """The tokens of a line; why it is not read where that shows already."""

    pieces: tuple[Piece, ...]
    unread: str = ""


def lines_of(pieces: Sequence[Piece]) -> list[JoinedLine]:
    """The lines of a formula in order."""
    made: list[JoinedLine] = []
    for line in _broken(pieces):
        how = _how_it_goes_on(made[-1], line) if made else None
        if how is None:
            made.append(JoinedLine(tuple(line)))
        else:
            made[-1] = JoinedLine(_together(made[-1].pieces, line), made[-1].unread or how)
    return made


def _broken(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The tokens between the breaks that stand in no braces and no block; without what holds nothing."""
    lines, depth = [list[Piece]()], 0
    for piece in pieces:
        depth += (piece.text in ("{", "\\begin")) - (piece.text in ("}", "\\end"))
        if depth <= 0 and piece.text in ROW_BREAKS:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(piece.text not in (*_EDGES, *".,;") for piece in line)]


def _how_it_goes_on(above: JoinedLine, line: Sequence[Piece]) -> str | None:
    """None where a line stands by itself; else it goes on from the one above, and this is why both are not read."""
    first = _first(line)
    if all_words(above.pieces) or all_words(line):
        return None
    if open_brackets(above.pieces) > 0 and not is_relation(line[first]):
        return ""
    if _is_open(above.pieces):
        return ""
    parted = bool(top_relations(above.pieces))
    if is_relation(line[first]):
        return None if parted else ""
    if line[first].text in _BINARY and parted:
        return _by_its_sign(line, first)
    alone = not top_relations(line)
    return "it goes on without a sign" if alone and parted and not is_label(_inner(line)) else None


def _by_its_sign(line: Sequence[Piece], first: int) -> str | None:
    """A sign that stands behind `&` goes on; before a relation it may begin the left side."""
    if any(piece.text == "&" for piece in line[:first]) or line[first].text != "-" or not top_relations(line):
        return ""
    return None if any(piece.text == "&" for piece in line) else "it begins with a sign"


def _first(line: Sequence[Piece]) -> int:
    return next(number for number, piece in enumerate(line) if piece.text not in _EDGES)


def _inner(line: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in line if piece.text not in _EDGES]


def _is_open(pieces: Sequence[Piece]) -> bool:
    """Whether a line ends with a mark behind which something is to come."""
    inner = _inner(pieces)
    return bool(inner) and (is_relation(inner[-1]) or (inner[-1].text in _BINARY and bool(top_relations(inner))))


def all_words(pieces: Sequence[Piece]) -> bool:
    """Whether a line holds words alone."""
    inner = [piece for piece in pieces if piece.text not in (*_EDGES, *".,;")]
    return bool(inner) and word_group(inner, 0) == len(inner)


def _together(above: Sequence[Piece], line: Sequence[Piece]) -> tuple[Piece, ...]:
    """Two lines as one; a relation that ends the first and begins the second is one."""
    inner = _inner(line)
    ends = next((piece for piece in reversed(above) if piece.text not in _EDGES), None)
    if ends and is_relation(ends) and is_relation(inner[0]):
        line = inner[1:]
    edge = Piece("&", "&", line[0].span) if line else None
    return (*above, edge, *line) if edge else tuple(above)
