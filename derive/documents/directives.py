"""What an author wrote for this tool in a document, carried out: rows left out, said anew, or expected to be wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from ...grammar.documents.parts import (
    Derivative,
    Directive,
    Document,
    DocumentItem,
    Fence,
    NotRead,
    ReadRow,
    Whole,
)
from ...grammar.mistakes import Mistake
from ...grammar.read import read_expression
from ...grammar.record import NamedTuple
from ...grammar.tree import Name, Node, Span
from .fences import item_of, items_of
from .scope import with_formulas
from .settings import Settings

_SKIPPED = "its author leaves it out"


class CarriedOut(NamedTuple):
    """A document with its directives carried out: its items, the settings, and which rows are expected to be wrong."""

    document: Document
    settings: Settings
    expected: tuple[Span, ...] = ()

    def with_items(self, items: Sequence[DocumentItem]) -> "CarriedOut":
        """The same with other items, in the order in which they stand."""
        ordered = tuple(sorted(items, key=lambda item: item.span))
        return self._replace(document=self.document._replace(items=ordered))


def carried_out(document: Document, settings: Settings) -> CarriedOut:
    """A document with the lines of its fences as rows, and with its directives carried out in order."""
    items: list[DocumentItem] = []
    for item in document.items:
        items += items_of(item) if isinstance(item, Fence) else [item]
    made = CarriedOut(document, settings).with_items([*_given(settings), *items])
    for directive in document.page.directives:
        if carry := _CARRY.get(directive.word):
            made = carry(made, directive)
    return made


def _given(settings: Settings) -> list[DocumentItem]:
    """The lines `let` of the settings."""
    made = (item_of(line, (0, 0), 0) for line in settings.given if line.startswith("let"))
    return [item for item in made if item is not None]


def _skip(made: CarriedOut, directive: Directive) -> CarriedOut:
    """The row on the line of a directive, the next formula, or all up to `skip end`."""
    if directive.rest == "end":
        return made
    if directive.rest == "begin":
        ends = (d.span[0] for d in made.document.page.directives if d.word == "skip" and d.rest == "end")
        left_out = directive.span[0], next((end for end in ends if end > directive.span[0]), 10**9)
    else:
        left_out = _on_line(made, directive) or _next_formula(made, directive)
    return made.with_items(
        [
            NotRead(_SKIPPED, item.span) if _is_row(item) and _inside(item.span, left_out) else item
            for item in made.document.items
        ]
    )


def _expect(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`expect wrong`"""
    if directive.rest != "wrong":
        return made
    return made._replace(expected=(*made.expected, _on_line(made, directive) or _next_formula(made, directive)))


def _let(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`let Z = E`"""
    item = item_of(f"let {directive.rest}", directive.span, _section(made, directive))
    return made.with_items([*made.document.items, item]) if item is not None else made


def _row(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`row d(f) = 2 X : dX`: what the row on the line, or the next one, says."""
    place = _on_line(made, directive) or _next_row(made, directive)
    item = item_of(directive.rest, place, _section(made, directive))
    if item is None:
        return made
    return made.with_items(
        [*(each for each in made.document.items if not (_is_row(each) and _inside(each.span, place))), item]
    )


def _wrt(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`wrt X`: by what is differentiated below where that is not said."""
    named = (Name(directive.rest.strip(), directive.span),)
    return _below(made, directive, lambda row: _by(row, named))


def _by(row: ReadRow, named: tuple[Node, ...]) -> ReadRow:
    """A row with what it differentiates by, where it does not say."""
    left = row.left
    return (
        row._replace(left=left._replace(variables=named))
        if isinstance(left, Derivative) and not left.variables
        else row
    )


def _direction(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`direction H = dX`: a name that stands for a differential below."""
    name, _, differential = directive.rest.partition("=")
    try:
        formulas = {name.strip(): read_expression(differential)}
    except Mistake:
        return made
    return _below(made, directive, lambda row: _with_sides(row, formulas))


def _with_sides(row: ReadRow, formulas: Mapping[str, Node]) -> ReadRow:
    """A row with formulas in the place of names."""
    sides = tuple(side if isinstance(side, NotRead) else with_formulas(side, formulas) for side in row.sides)
    left = row.left
    whole = left._replace(formula=with_formulas(left.formula, formulas)) if isinstance(left, Whole) else left
    return row._replace(left=whole, sides=sides)


def _scope(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`scope`: what stands below is a section of its own."""
    return made.with_items(
        [
            item._replace(section=item.section + 1000)
            if not isinstance(item, NotRead) and item.span > directive.span
            else item
            for item in made.document.items
        ]
    )


def _layout(made: CarriedOut, directive: Directive) -> CarriedOut:
    """`layout numerator`"""
    layout = _LAYOUTS.get(directive.rest)
    return made._replace(settings=made.settings._replace(layout=layout)) if layout else made


_LAYOUTS: Mapping[str, Literal["numerator", "denominator"]] = {"numerator": "numerator", "denominator": "denominator"}
_CARRY: Mapping[str, Callable[[CarriedOut, Directive], CarriedOut]] = {
    "skip": _skip,
    "expect": _expect,
    "let": _let,
    "row": _row,
    "wrt": _wrt,
    "direction": _direction,
    "scope": _scope,
    "layout": _layout,
}


def _below(made: CarriedOut, directive: Directive, change: Callable[[ReadRow], ReadRow]) -> CarriedOut:
    """Rows below a directive, changed."""
    return made.with_items(
        [
            change(item) if isinstance(item, ReadRow) and item.span > directive.span else item
            for item in made.document.items
        ]
    )


def _is_row(item: DocumentItem) -> bool:
    return isinstance(item, ReadRow | NotRead)


def _inside(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


def _on_line(made: CarriedOut, directive: Directive) -> Span | None:
    """The row that begins or ends on the line of a directive, before it."""
    text = made.document.page.text
    start = text.rfind("\n", 0, directive.span[0]) + 1
    rows = (item.span for item in made.document.items if _is_row(item))
    return next((span for span in rows if start <= span[1] and span[0] < directive.span[0] and span[1] > start), None)


def _next_formula(made: CarriedOut, directive: Directive) -> Span:
    """The next formula."""
    spans = (formula.span for formula in made.document.page.formulas)
    return next((span for span in spans if span[0] >= directive.span[1]), (0, 0))


def _next_row(made: CarriedOut, directive: Directive) -> Span:
    """The next row."""
    rows = (item.span for item in made.document.items if _is_row(item))
    return next((span for span in rows if span[0] >= directive.span[1]), (0, 0))


def _section(made: CarriedOut, directive: Directive) -> int:
    """The section in which a directive stands."""
    found = 0
    for item in made.document.items:
        if not isinstance(item, NotRead) and item.span <= directive.span:
            found = item.section
    return found
