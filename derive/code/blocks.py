"""Blocks and slices in code: arrays of one number of axes put together, and slices of axes, which count from 0."""

from collections.abc import Sequence

from ..operators.blocks import ONE_BELOW_THE_OTHER
from ..terms.operator import Appearance, Operator
from ..terms.shape import ONE, Size, plus, sides
from ..terms.term import Term, size_from
from .precedence import ATOM, SUM, Snippet

ALONG_THE_FIRST = ONE_BELOW_THE_OTHER.key


def blocks_of(term: Term) -> list[Term]:
    """The blocks that lie along one axis."""
    found = []
    head = term.head
    while term.head == head:
        found.append(term.args[0])
        term = term.args[1]
    return [*found, term]


def shape_within(block: Term, whole: Term) -> str:
    """What a block is to be reshaped to so that it has as many axes as the whole; "" where it has them."""
    wanted, have = len(sides(whole.shape)), len(sides(block.shape))
    if have == wanted:
        return ""
    lengths = ["1" if size == ONE else "-1" for size in block.shape]
    return f"({', '.join(lengths)})" if wanted == 2 else "(1,)"


def ends_of_range(term: Term) -> tuple[Size, Size]:
    """How many entries lie before a range, and before its end."""
    before, count = map(size_from, term.args[1:])
    return before, plus(before, count)


def axis_of(operator: Operator) -> int:
    """The axis along which an operator puts together or cuts out."""
    return int(operator.notation.look in (Appearance.BESIDE, Appearance.COLUMNS))


def sliced(piece: Snippet, index: str, every: bool) -> Snippet:
    """The entries of an array at an index or from one to another, of all rows where these are columns."""
    return Snippet(f"{piece.at(ATOM)}[{':, ' * every}{index}]", ATOM)


def listed(pieces: Sequence[Snippet]) -> Snippet:
    """Arrays one after the other, within brackets."""
    return Snippet(", ".join([piece.at(SUM) for piece in pieces]), SUM)
