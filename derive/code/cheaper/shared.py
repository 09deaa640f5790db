"""Products within longer products, formed once."""

from collections.abc import Sequence

from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term
from .rewriting import changed, remade


def shared(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A' A X B = A' (A X) B where A X is wanted too."""
    whole: dict[tuple[int, ...], Term] = {}

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        for start, end in segments(len(args)):
            part = whole.get(tuple(arg.number for arg in args[start:end]))
            if part and (ONE in part.shape or ONE not in term.shape):
                return algebra.make("product", (*args[:start], part, *args[end:]), term.shape)
        whole[tuple(arg.number for arg in args)] = remade(algebra, term, tuple(args))
        return None

    return changed(algebra, roots, rewrite)


def segments(count: int) -> list[tuple[int, int]]:
    """The places of the shorter runs among some factors, long ones first; few, however many the factors."""
    lengths = range(min(count - 1, 8), 1, -1)
    return [(start, start + length) for length in lengths for start in range(count - length + 1)]
