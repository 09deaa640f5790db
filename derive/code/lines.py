"""The assignments above the value, and chains of operators, cut where they grow long."""

from collections.abc import Iterable
from itertools import count

from ..terms.shape import ONE, Shape
from .precedence import ATOM, MATMUL, POWER, Snippet, turned

WIDTH = 88  # where a chain of operators is cut
LONG_PIECE = 60  # what is longer gets a name before it is used


def is_turned(piece: Snippet) -> bool:
    """Whether a piece is the transpose of a matrix."""
    return piece.level == ATOM and piece.text.endswith(".T")


class Lines:
    """Collects assignments; the names they give are none of those taken. With `rows_first`, A' x is written x A."""

    def __init__(self, taken: Iterable[str], rows_first: bool) -> None:
        self.rows_first = rows_first
        names = set(taken)
        self.texts: list[str] = []
        self.fresh = (name for name in (f"t{n}" for n in count(1)) if name not in names)

    def assigned(self, piece: Snippet) -> Snippet:
        """An expression that has been given a name."""
        name = next(self.fresh)
        self.texts.append(f"{name} = {piece.text}")
        return Snippet(name, ATOM)

    def shortened(self, piece: Snippet) -> Snippet:
        """An expression that is to stand beside another, with a name if it is long."""
        return self.assigned(piece) if len(piece.text) > LONG_PIECE else piece

    def joined(self, text: str, parts: Iterable[tuple[str, str]]) -> str:
        """A chain of operators, the first operand's text first."""
        for operator, part in parts:
            if len(text) + len(operator) + len(part) > WIDTH and len(text) > LONG_PIECE // 2:
                text = self.assigned(Snippet(text, ATOM)).text
            text += operator + part
        return text

    def matmul(self, left: Snippet, right: Snippet, shape: Shape) -> Snippet:
        """A matrix product of two. A vector has no sides, so that x' A' is A x."""
        if shape[0] == ONE != shape[1] and is_turned(right):
            left, right = turned(right), left
        elif shape[1] == ONE != shape[0] and is_turned(left) and self.rows_first:
            left, right = right, turned(left)
        if len(left.text) + len(right.text) > WIDTH:
            if len(left.text) >= max(len(right.text), LONG_PIECE // 2):
                left = self.assigned(left)
            elif len(right.text) > LONG_PIECE // 2:
                right = self.assigned(right)
        first = left.text if left.level == MATMUL else left.at(POWER)
        return Snippet(f"{first} @ {right.at(POWER)}", MATMUL)
