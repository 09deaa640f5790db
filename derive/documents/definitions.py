"""The definitions of a document: what a name stands for, and from where on.

A definition holds from its place on, and in its section above too where there is none before. Of a definition that is
not read the name is known, so that nothing is judged that hangs on it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from ...grammar.documents.parts import (
    Declares,
    Defines,
    Derivative,
    Document,
    DocumentItem,
    NotRead,
    ReadRow,
    ValueOf,
    Whole,
)
from ...grammar.documents.rows import ENTRIES_NAMED
from ...grammar.record import NamedTuple
from ...grammar.tree import Name, Node, Span
from .groups import RowGroup
from .names import names_in
from .poison import Poisoned, poisoned_in

_FONTS = re.compile(
    r"\\(?:mathbf|boldsymbol|bm|mathrm|rm|bf|mathcal|cal|mathsf|text|textbf|left|right|quad|qquad|displaystyle)(?![A-Za-z])"
)
_NAME = re.compile(r"\\?([A-Za-z]+)(?:_(\w))?")
_RELATION = re.compile(r"=:|:=|=|\\equiv|\\triangleq|\\doteq|\\coloneqq")


class NamedFormula(NamedTuple):
    """What a name stands for; `arguments` are those of a function. `formula` is None where it is not read.

    `place` is the number of its item in the document, `section` that of its section.
    """

    name: str
    arguments: tuple[str, ...]
    formula: Node | None
    span: Span
    section: int
    place: int


class NamedFormulas(NamedTuple):
    """All definitions by the names that they define, in order; `varied` are names by which something is derived.

    Nothing is judged that uses a name where it is `poisoned`.
    """

    by_name: Mapping[str, tuple[NamedFormula, ...]]
    varied: frozenset[str]
    poisoned: Poisoned

    def at(self, name: str, place: int, section: int) -> NamedFormula | None:
        """The definition of a name that holds at an item: the nearest above, or else the nearest below."""
        found = self.by_name.get(name, ())
        if number := bisect_right(found, place, key=attrgetter("place")):
            return found[number - 1]
        below = (each for each in found if each.section == section)
        return None if name in self.varied else next(below, None)

    def poison(self, name: str, place: int, section: int) -> str:
        """Why nothing is judged that uses a name at an item; "" if it may be."""
        found = self.poisoned.get(name, ())
        return next((p.reason for p in found if p.section == section and p.first <= place <= p.last), "")

    def at_or_above(self, name: str, place: int) -> NamedFormula | None:
        """The nearest definition of a name above an item."""
        return next((each for each in reversed(self.by_name.get(name, ())) if each.place < place), None)


def definitions_of(document: Document, groups: Sequence[RowGroup]) -> NamedFormulas:
    """The definitions of a document; raises nothing."""
    heads = {group.place: group for group in groups}
    own = _by_author(document)
    varied: set[str] = set()
    spoken: set[str] = set()
    found: dict[str, list[NamedFormula]] = {}
    for place, item in enumerate(document.items):
        spoken |= set(names_in(_left_trees(item)).all)
        group = heads.get(place)
        named = [made for made in _among_sides(group) if made.name not in spoken] if group else []
        for made in (*_defined(document, place, item, group), *named):
            if made.formula is None and made.name in own:
                continue
            found.setdefault(made.name, []).append(made)
        varied |= _varied(item)
        spoken |= set(names_in(_right_trees(item)).all)
    by_name = {name: tuple(each) for name, each in found.items()}
    return NamedFormulas(by_name, frozenset(varied), poisoned_in(document.items, groups, by_name))


def _by_author(document: Document) -> set[str]:
    """The names that lines for this tool define, which say what a row means that is not read."""
    lines = {(0, 0), *(directive.span for directive in document.page.directives)}
    return {item.name.text for item in document.items if isinstance(item, Defines) and item.span in lines}


def _varied(item: DocumentItem) -> set[str]:
    """The names by which a row derives."""
    if isinstance(item, ReadRow) and isinstance(item.left, Derivative):
        return set(names_in(item.left.variables).values)
    return set()


def _defined(document: Document, place: int, item: DocumentItem, group: RowGroup | None) -> Iterator[NamedFormula]:
    """What an item defines."""
    if isinstance(item, Defines):
        arguments = tuple(name.text for name in item.arguments)
        yield NamedFormula(item.name.text, arguments, item.formula, item.span, item.section, place)
    elif isinstance(item, ReadRow) and group is not None and not item.is_condition:
        yield from _by_row(document, place, item, group)
    elif isinstance(item, NotRead) and item.reason != ENTRIES_NAMED:
        section = _section(document, item.span)
        for name in named_at_left(document.page.text[slice(*item.span)]):
            yield NamedFormula(name, (), None, item.span, section, place)


def _by_row(document: Document, place: int, row: ReadRow, group: RowGroup) -> Iterator[NamedFormula]:
    """What a row defines: a name at its left, with the first side that is read of those below, or one at its right."""
    left = row.left
    formula = next((side.formula for side in group.sides if not isinstance(side.formula, NotRead)), None)
    if isinstance(left, Whole) and isinstance(left.formula, Name) and group.sides:
        yield NamedFormula(left.formula.text, (), formula, row.span, row.section, place)
    elif isinstance(left, ValueOf) and group.sides:
        arguments = tuple(name.text for name in left.arguments)
        yield NamedFormula(left.function.text, arguments, formula, row.span, row.section, place)
    elif isinstance(left, NotRead):
        for name in named_at_left(document.page.text[slice(*row.span)]):
            yield NamedFormula(name, (), None, row.span, row.section, place)
    last = row.sides[-1] if row.relations[-1:] == ("=:",) else None
    if isinstance(last, Name):
        defined = row.sides[-2] if len(row.sides) > 1 else left.formula if isinstance(left, Whole) else None
        known = None if isinstance(defined, NotRead) else defined
        yield NamedFormula(last.text, (), known, row.span, row.section, place)


def _among_sides(group: RowGroup) -> Iterator[NamedFormula]:
    """The names alone among the sides of a derivative: what it is called, G of ∂f/∂X = G = 2 X."""
    if not isinstance(group.left, Derivative) or group.is_condition:
        return
    formulas = [side.formula for side in group.sides if not isinstance(side.formula, NotRead | Name)]
    for side in group.sides:
        if isinstance(side.formula, Name) and side.item == group.place:
            formula = formulas[0] if formulas else None
            yield NamedFormula(side.formula.text, (), formula, group.span, group.section, group.place)


def _left_trees(item: DocumentItem) -> list[Node]:
    """What stands at the left of a row."""
    if not isinstance(item, ReadRow):
        return []
    left = item.left
    one = getattr(left, "of", None) or getattr(left, "formula", None)
    return [*([one] if one is not None else []), *getattr(left, "variables", ())]


def _right_trees(item: DocumentItem) -> list[Node]:
    """What stands elsewhere in an item."""
    if isinstance(item, ReadRow):
        return [side for side in item.sides if not isinstance(side, NotRead)]
    if isinstance(item, Defines):
        return [item.formula]
    return [item.declaration.name] if isinstance(item, Declares) else []


def named_at_left(text: str) -> list[str]:
    """The names that a row which is not read would define: what stands alone, or before brackets, at its left."""
    plain = re.sub(r"[&{}$\s]|\\[,;:! ]", " ", _FONTS.sub(" ", text))
    left = _RELATION.split(plain, maxsplit=1)
    words = left[0].split() if len(left) > 1 else []
    found = _NAME.fullmatch("".join(words).split("(")[0].replace("^*", "")) if words else None
    return [found[1], *([f"{found[1]}_{found[2]}"] if found[2] else [])] if found else []


def _section(document: Document, span: Span) -> int:
    """The section in which something stands."""
    found = 0
    for paragraph in document.page.paragraphs:
        if paragraph.runs and paragraph.runs[0].span[0] <= span[0]:
            found = paragraph.section
    return found
