"""Where names are defined first, and what a left side is about."""

from collections.abc import Sequence

from ...grammar.documents.parts import (
    Along,
    Defines,
    Derivative,
    Differential,
    DocumentItem,
    Left,
    ReadRow,
    ValueOf,
    Whole,
)
from ...grammar.tree import Call, Name


def first_defined(items: Sequence[DocumentItem]) -> dict[str, int]:
    """The items that first define names; of a name of which words say `where x = E` none does."""
    found: dict[str, int] = {}
    above = set()
    for place, item in enumerate(items):
        if isinstance(item, Defines):
            found.setdefault(item.name.text, place)
            above |= {item.name.text} if item.above else set()
        elif isinstance(item, ReadRow) and (name := _named_at_left(item)):
            found.setdefault(name, place)
    return {name: place for name, place in found.items() if name not in above}


def function_of(left: Left) -> str:
    """The function that is differentiated, which can have no other meaning than its definition."""
    of = left.of if isinstance(left, Derivative | Differential | Along) else None
    return of.name.text if isinstance(of, Call) else of.text if isinstance(of, Name) else ""


def _named_at_left(row: ReadRow) -> str:
    """The name that a row may define, or of which it gives the value."""
    if isinstance(row.left, ValueOf):
        return row.left.function.text
    return row.left.formula.text if isinstance(row.left, Whole) and isinstance(row.left.formula, Name) else ""
