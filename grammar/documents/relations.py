"""What parts a row: the relations between its members, at no depth of brackets."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..latex.commands import CLOSING, OPENING
from ..latex.pieces import Piece, spelled

EQUALITIES: Mapping[str, str] = {  # how a relation that says that two things are the same is written here
    **dict.fromkeys(("=", "==", "\\equiv"), "="),
    **dict.fromkeys((":=", "\\coloneqq", "\\triangleq", "\\doteq", "\\vcentcolon", "\\coloneq"), ":="),
    "=:": "=:",
}
ARROWS = frozenset(("\\to", "\\mapsto", "\\rightarrow", "\\longrightarrow", "\\longmapsto"))
MEMBERSHIPS = frozenset(("\\in", "\\notin"))
INEQUALITIES = frozenset(
    "=?= \\approx \\sim \\simeq \\cong \\propto \\le \\leq \\ge \\geq \\ne \\neq \\ll \\gg \\subset \\subseteq \\prec"
    " \\preceq \\succ \\succeq \\leqslant \\geqslant \\asymp \\not \\lesssim \\gtrsim \\perp < > \\lt \\gt".split()
)
_RELATIONS = frozenset(EQUALITIES) | ARROWS | MEMBERSHIPS | INEQUALITIES
_SIGNS = frozenset(("+", "-"))
_OPENS = frozenset((*OPENING, "{", "\\langle", "\\begin", "\\lVert", "\\lvert"))
_CLOSES = frozenset((*CLOSING, "}", "\\rangle", "\\end", "\\rVert", "\\rvert"))
_BARS = frozenset(("\\lVert", "\\rVert", "\\lvert", "\\rvert"))  # closed by a plain bar too, so that none counts


def depths(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, int]]:
    """Each token with the number of brackets that stand open round it."""
    depth = 0
    for piece in pieces:
        if piece.text in _CLOSES - _BARS:
            depth = max(0, depth - 1)
        yield piece, depth
        if piece.text in _OPENS - _BARS:
            depth += 1


def addends_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The terms of a sum, without their signs."""
    addends: list[list[Piece]] = [[]]
    for piece, depth in depths(pieces):
        if piece.text in _SIGNS and not depth:
            addends.append([])
        else:
            addends[-1].append(piece)
    return [addend for addend in addends if addend]


def open_brackets(pieces: Sequence[Piece]) -> int:
    """How many brackets are opened and not closed; negative where one is closed that was not opened."""
    return sum((piece.text in _OPENS - _BARS) - (piece.text in _CLOSES - _BARS) for piece in pieces)


def is_equality(piece: Piece) -> bool:
    """Whether a token says that two things are the same."""
    return piece.text in EQUALITIES


def is_relation(piece: Piece) -> bool:
    """Whether a token may stand between two members of a row."""
    return piece.text in _RELATIONS


def top_relations(pieces: Sequence[Piece]) -> list[int]:
    """Where the relations of a row stand; `<` and `>` round a pair are brackets."""
    found = [number for number, (piece, depth) in enumerate(depths(pieces)) if not depth and is_relation(piece)]
    angles = [number for number in found if pieces[number].text in "<>"]
    if any("," in spelled(pieces[start:end]) for start, end in pairwise(angles)):
        return [number for number in found if number not in angles]
    return found


def is_bracketed(pieces: Sequence[Piece]) -> bool:
    """Whether one bracket stands round all of a part."""
    levels = [depth for _, depth in depths(pieces)]
    closed = len(pieces) > 1 and pieces[0].text in ("(", "[", "{", "\\{") and pieces[-1].text in (")", "]", "}", "\\}")
    return closed and all(level > 0 for level in levels[1:-1])
