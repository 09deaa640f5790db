"""Sizes: n, 2n, n+1, NM, d_{in}; a pair of them is n \\times p."""

from collections.abc import Sequence

from ...latex.commands import GREEK_LETTERS
from ...latex.pieces import Piece
from ...tree import Apply, Name, Node, Number
from .tokens import argument, parted, text_of, told, unbraced

_TIMES = frozenset(("\\times", "×", "\\cross"))
_ROWS_OF_A_SPACE = _TIMES | {","}
_DOTS = frozenset(("\\cdot", "*", "·"))
_LONGEST = 8  # tokens of a size
_WORD = 4  # letters that make a word


def sizes_of(found: Sequence[Piece], commas: bool = False) -> tuple[Node, ...] | None:
    """One size, or the two of a matrix; with `commas` also m, n. None where they are no sizes, or three of them."""
    parts = parted(unbraced(told(found)), _ROWS_OF_A_SPACE if commas else _TIMES)
    sizes = [size_of(part) for part in parts]
    return tuple(size for size in sizes if size) if all(sizes) and len(sizes) <= 2 else None


def size_of(found: Sequence[Piece]) -> Node | None:
    """A sum of products of letters and numbers."""
    run = unbraced(told(found))
    if not run or len(run) > _LONGEST or _is_word(run):
        return None
    terms = [_product(part) for part in parted(run, frozenset("+"))]
    return _folded("+", [term for term in terms if term]) if all(terms) else None


def _is_word(found: Sequence[Piece]) -> bool:
    """Whether letters are typed together that are no product: $scalar$."""
    return len(found) >= _WORD and all(piece.kind == "letter" and (piece.glued or piece is found[0]) for piece in found)


def _product(found: Sequence[Piece]) -> Node | None:
    run, factors, place = [piece for piece in found if piece.text not in _DOTS], list[Node](), 0
    while place < len(run):
        base = _factor(run[place])
        if base is None:
            return None
        place += 1
        while place < len(run) and run[place].text in ("_", "^"):
            mark = run[place].text
            script, place = argument(run, place + 1)
            base = _below(base, script) if mark == "_" else _power(base, script)
            if base is None:
                return None
        factors.append(base)
    return _folded("*", factors) if factors else None


def _factor(piece: Piece) -> Node | None:
    if piece.kind == "letter":
        return Name(piece.text, piece.span)
    if piece.kind == "number" and piece.text.isdigit():
        return Number(int(piece.text), piece.span)
    return Name(GREEK_LETTERS[piece.text], piece.span) if piece.text in GREEK_LETTERS else None


def _below(base: Node, script: Sequence[Piece]) -> Node | None:
    word = text_of(script)
    return Name(f"{base.text}_{word}", base.span) if isinstance(base, Name) and word.isalnum() else None


def _power(base: Node, script: Sequence[Piece]) -> Node | None:
    return _folded("*", [base, base]) if text_of(script) == "2" else None


def _folded(head: str, operands: Sequence[Node]) -> Node:
    """The operands in a row, from the left."""
    found = operands[0]
    for operand in operands[1:]:
        span = found.span[0], operand.span[1]
        found = Apply(head, (found, operand), span, operand.span)
    return found
