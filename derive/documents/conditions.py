"""The equations of a document that bind names together in a way that no declaration says, as A B = B A."""

from collections.abc import Iterator, Sequence

from ...grammar.documents.parts import Declares, Document, NotRead, Whole
from ...grammar.record import NamedTuple
from ...grammar.tree import Apply, Call, Name, Node, Number, Span
from .contexts import Contexts, LinesAbove
from .groups import RowGroup
from .names import has_differential, names_in
from .written import without_brackets, written


class UnsaidCondition(NamedTuple):
    """An equation that binds names; `texts` are what it says in the input language, as far as it can be said."""

    names: frozenset[str]
    place: int
    section: int
    texts: tuple[str, ...]

    def says_something(self, lines: LinesAbove, contexts: Contexts) -> bool:
        """Whether it does not hold by itself below lines, as X X^(-1) = I does."""
        return not self.texts or not all(contexts.is_fine(text, lines) for text in self.texts)


def conditions_of(document: Document, groups: Sequence[RowGroup]) -> Iterator[UnsaidCondition]:
    """The equations of a document that are conditions, but for those that words have made declarations."""
    said = [item.span for item in document.items if isinstance(item, Declares)]
    for group in groups:
        left = group.left
        if isinstance(left, Whole) and not isinstance(left.formula, Name) and not _overlaps(group.span, said):
            sides = [side.formula for side in group.sides if not isinstance(side.formula, NotRead)]
            if group.is_condition or (len(sides) == 1 and is_constant(sides[0])):
                names = frozenset(names_in([left.formula, *sides]).all)
                is_whole = len(sides) == len(group.sides)
                texts = tuple(_said(left.formula, side) for side in sides) if is_whole else ()
                yield UnsaidCondition(names, group.place, group.section, texts if all(texts) else ())


def is_constant(tree: Node) -> bool:
    """Whether a side has no name of its own that varies: a name alone, or a number."""
    return not isinstance(without_brackets(tree), Apply | Call)


def _said(left: Node, right: Node) -> str:
    """An equation in the input language, in which 0 has the shape of the other side; "" if it cannot be said."""
    first, second = written(left), written(right)
    if not (first and second):
        return ""
    bare = without_brackets(right)
    second = f"0 ({first})" if isinstance(bare, Number) and second == "0" else second
    return f"{first} {'=' if has_differential(left, frozenset()) else '=='} {second}"


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
