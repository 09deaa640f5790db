"""A document judged: each claim in it that was wholly read, with a verdict on each of its rows."""

from collections.abc import Iterator, Sequence

from ...grammar.documents.parts import Declares, Defines, Document, NotRead
from ...grammar.mistakes import Mistake
from ...grammar.tree import Node
from .claims import GroupClaim, claim_of
from .contexts import Contexts, lines_of
from .decided import SideRuling, decided
from .declared import shapes_in
from .definitions import NamedFormulas, definitions_of
from .groups import RowGroup, groups_of, rows_of
from .names import names_in
from .rows import rulings_of
from .rulings import DocumentRuling, RowRuling
from .scope import RowPlace, RowScope
from .scoped import RowInScope
from .settings import NO_SETTINGS, Settings
from .written import written


def judged(document: Document, settings: Settings = NO_SETTINGS) -> DocumentRuling:
    """What is found of each row of a document. Raises Contradiction where the two routes of a check disagree."""
    groups = groups_of(document)
    definitions = definitions_of(document, groups)
    scope = RowScope(definitions, _whole(document, definitions))
    known = known_names(document, groups, scope)
    claims = [_claim(group, scope, known) for group in groups]
    own = [claim.in_scope() for claim in claims if isinstance(claim, GroupClaim)]
    shapes = iter(shapes_in([*own, *_defining(scope)], document, settings))
    contexts = Contexts()
    found: list[RowRuling | NotRead] = [item for item in document.items if isinstance(item, NotRead)]
    found += _said(document, scope)
    for group, claim in zip(groups, claims, strict=True):
        declared = next(shapes) if isinstance(claim, GroupClaim) else claim
        found += _group_rulings(document, group, claim, declared, contexts, definitions)
    return _in_order(found)


def _in_order(found: Sequence[RowRuling | NotRead]) -> DocumentRuling:
    """What is found, in the order of the document."""
    rows = sorted((each for each in found if isinstance(each, RowRuling)), key=lambda row: row.span)
    unread = sorted((each for each in found if isinstance(each, NotRead)), key=lambda each: each.span)
    return DocumentRuling(tuple(rows), tuple(unread))


def _claim(group: RowGroup, scope: RowScope, known: frozenset[str]) -> GroupClaim | NotRead | None:
    """What a group claims: nothing where it states a condition."""
    return None if group.is_condition else claim_of(group, scope, known)


def known_names(document: Document, groups: Sequence[RowGroup], scope: RowScope) -> frozenset[str]:
    """The names that a document speaks of: that it declares, or that stand in a definition or a head."""
    declared = {item.declaration.name.text for item in document.items if isinstance(item, Declares)}
    formulas = [d.formula for each in scope.definitions.by_name.values() for d in each if d.formula is not None]
    heads = [tree for group in groups if not group.is_condition for tree in _trees(group)]
    return frozenset({*declared, *names_in([*formulas, *heads], scope.whole).all})


def _trees(group: RowGroup) -> list[Node]:
    """What stands in a left side."""
    left = group.left
    of = getattr(left, "of", None) or getattr(left, "formula", None)
    return [of] if of is not None else []


def _whole(document: Document, definitions: NamedFormulas) -> frozenset[str]:
    """The names that begin with d and are defined or declared."""
    declared = [item.declaration.name.text for item in document.items if isinstance(item, Declares)]
    return frozenset(name for name in [*declared, *definitions.by_name] if name[0] == "d")


def _defining(scope: RowScope) -> Iterator[RowInScope]:
    """The definitions of a document, as rows that claim nothing."""
    for each in scope.definitions.by_name.values():
        for made in each:
            if made.formula is not None:
                place = RowPlace(made.place, made.section)
                formula = scope.opened(made.formula, place)
                needed = scope.needed([(formula, place)])
                line = f"let {made.name} = {written(formula)}"
                if not needed.trouble and written(formula) and made.name not in needed.free:
                    lines = (*needed.lines, line)
                    yield RowInScope(made.span, made.section, "definition", "", lines, needed.free)


def _said(document: Document, scope: RowScope) -> Iterator[RowRuling]:
    """What is declared and defined in words."""
    for item in document.items:
        if isinstance(item, Declares):
            yield RowRuling(item.span, "declaration", item.declaration.name.text)
        elif isinstance(item, Defines):
            arguments = f"({', '.join(name.text for name in item.arguments)})" if item.arguments else ""
            yield RowRuling(item.span, "definition", f"let {item.name.text}{arguments} = {written(item.formula)}")


def _group_rulings(
    document: Document,
    group: RowGroup,
    claim: GroupClaim | NotRead | None,
    declared: tuple[str, ...] | NotRead | None,
    contexts: Contexts,
    definitions: NamedFormulas,
) -> Iterator[RowRuling | NotRead]:
    """What is found of the rows of a group."""
    if claim is None:
        yield from (RowRuling(row.span, "condition", "") for _, row in rows_of(document.items, group))
    elif isinstance(claim, NotRead):
        yield from (NotRead(claim.reason, row.span) for _, row in rows_of(document.items, group))
    else:
        above, found = _decided(claim, declared, contexts)
        for number, row in rows_of(document.items, group):
            yield from rulings_of(claim, found, above, row, number, definitions)


def _decided(
    claim: GroupClaim, declared: tuple[str, ...] | NotRead | None, contexts: Contexts
) -> tuple[tuple[str, ...], list[SideRuling]]:
    """The lines above a claim, and what is found of its sides."""
    if isinstance(declared, NotRead):
        return (), [SideRuling(side, None, "", declared.reason) for side in claim.claimed]
    above = lines_of(declared or (), claim.needed.lines)
    try:
        context = contexts.below(above)
    except Mistake as mistake:
        return above, [SideRuling(side, None, "", mistake.message) for side in claim.claimed]
    return above, decided(claim, context)
