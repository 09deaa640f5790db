"""What the words around formulas say: definitions, shapes, properties, and which equations are no claims.

In: a page scanned. Out: definitions and declarations with their places. Only whole patterns in English count; words
that are not known make that nothing is said. The rooms: tokens, names, sizes, spaces (what stands behind \\in),
formulas (what one says by itself), sentences (words and marks for formulas), words and declared (what is said of a
name), reach (how far it holds), definitions, looks and conditions (equations that
are no claims).
"""

from collections.abc import Iterator, Sequence

from ...tree import Declaration
from ..conventions import Conventions
from ..parts import Declares, Defines, DocumentPage
from .bare import bare_in
from .conditions import conditions_among, is_condition, without_zero
from .declarations import declared_in
from .definitions import defined_in
from .maps_of_spaces import mapped_in
from .names import in_looks

__all__ = ["conditions_among", "is_condition", "said_in", "without_zero"]


def said_in(page: DocumentPage, conventions: Conventions) -> list[Defines | Declares]:
    """The definitions and declarations that words and formulas of a page say, in order."""
    declared = [_named(said, conventions) for said in (*declared_in(page), *mapped_in(page), *bare_in(page))]
    found = sorted([*declared, *defined_in(page, conventions)], key=lambda said: said.span)
    return list(_without_echoes(found))


def _without_echoes(found: Sequence[Defines | Declares]) -> Iterator[Defines | Declares]:
    """What is said, but for `the matrix X` in the section in which X is said to be n x p."""
    sized = {_named_kind(said) for said in found if isinstance(said, Declares) and said.declaration.sizes}
    for said in found:
        if isinstance(said, Defines) or said.declaration.sizes or _named_kind(said) not in sized:
            yield said
        elif said.declaration.properties or said.refused:
            what = said.declaration
            yield said._replace(declaration=Declaration(what.name, "open", (), what.properties, what.span))


def _named_kind(said: Declares) -> tuple[str, str, int]:
    return said.declaration.name.text, said.declaration.kind, said.section


def _named(said: Defines | Declares, conventions: Conventions) -> Defines | Declares:
    """The same of a name as formulas have it: with its font where that tells it from another."""
    if isinstance(said, Defines):
        return said._replace(name=in_looks(said.name, conventions.looks))
    what = said.declaration
    name = in_looks(what.name, conventions.looks)
    return said._replace(declaration=Declaration(name, what.kind, what.sizes, what.properties, what.span))
