"""Lines of the input language in a document, as what its rows say."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...grammar.documents.parts import (
    Declares,
    Defines,
    Derivative,
    Differential,
    DocumentItem,
    Fence,
    Left,
    Nothing,
    ReadRow,
    Whole,
)
from ...grammar.lines import FileLines, extents
from ...grammar.mistakes import Mistake
from ...grammar.plain import replaced
from ...grammar.read import read_statement
from ...grammar.tree import (
    Call,
    Chain,
    Claimed,
    Continuation,
    DerivativeClaim,
    Let,
    LetFunction,
    Node,
    Span,
    Statement,
)


def items_of(fence: Fence) -> list[DocumentItem]:
    """What the lines of a fence say, in order; declarations are said elsewhere, and what cannot be read is reported."""
    return [item for text, span in lines_of_fence(fence) for item in _items(text, span, fence.section)]


def lines_of_fence(fence: Fence) -> Iterator[tuple[str, Span]]:
    """The statements in a fence, each with its place in the document."""
    lines = FileLines(fence.text)
    for first, last in extents(lines):
        text = lines.joined(first, last)
        start = fence.span[0] + lines.starts[first]
        if not text.lstrip().startswith("```"):
            yield text, (start, start + len(text))


def item_of(text: str, span: Span, section: int) -> DocumentItem | None:
    """What one line says, as if it stood in a place of the document; None where it cannot be read, or says nothing."""
    try:
        return _item(read_statement(text), span, section, 0)
    except Mistake:
        return None


def _items(text: str, span: Span, section: int) -> list[DocumentItem]:
    try:
        statement = read_statement(text)
    except Mistake:
        return []
    item = _item(statement, span, section, span[0])
    declared = [Declares(each, span, section) for each in statement.declarations] if item is not None else []
    return [*declared, *([item] if item is not None else [])]


def _item(statement: Statement, span: Span, section: int, start: int) -> DocumentItem | None:
    """A statement as an item; its formulas stand in the document from a `start` on, or in the place of the whole."""
    if isinstance(statement, Let):
        return Defines(statement.defined, (), _placed(statement.formula, span, start), span, section)
    if isinstance(statement, LetFunction):
        formula = _placed(statement.formula, span, start)
        return Defines(statement.defined, (statement.parameter,), formula, span, section)
    if not isinstance(statement, Claimed | Continuation):
        return None
    if isinstance(statement, DerivativeClaim) and statement.thrice:
        return None  # rows of documents are about first and second derivatives
    sides = tuple(_placed(side, span, start) for side in statement.sides)
    return ReadRow(_left(statement), sides, ("=",) * len(sides), span, section)


def _placed(node: Node, span: Span, start: int) -> Node:
    """A formula with its place in the document."""
    changes: Mapping[str, Any] = {"span": (node.span[0] + start, node.span[1] + start) if start else span}
    return replaced(node, **changes)


def _left(statement: Claimed | Continuation) -> Left:
    """The left side of a claim."""
    if isinstance(statement, Continuation):
        return Nothing()
    if isinstance(statement, DerivativeClaim):
        return Derivative(statement.formula, statement.wrt, statement.twice)
    formula = statement.formula
    if isinstance(statement, Chain) and isinstance(formula, Call) and formula.name.text == "d":
        return Differential(formula.args[0])
    return Whole(formula)
