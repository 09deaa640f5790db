"""What is known of a document before anything in it is judged: which rows belong together, and what names stand for."""

from collections.abc import Collection, Iterator, Sequence

from ...grammar.documents.parts import Declares, Differential, Document, NotRead
from ...grammar.record import NamedTuple
from ...grammar.tree import Name, Node
from .claims import GroupClaim, claim_of
from .definitions import NamedFormula, NamedFormulas, definitions_of
from .groups import RowGroup, groups_of
from .names import names_in
from .scope import RowPlace, RowScope
from .scoped import RowInScope
from .written import written

FormsOfNames = dict[tuple[str, int], tuple[Node, RowPlace]]


class Surveyed(NamedTuple):
    """A document, its groups of rows, what its names stand for, and the names that it speaks of."""

    document: Document
    groups: tuple[RowGroup, ...]
    scope: RowScope
    known: frozenset[str]

    def claim(self, group: RowGroup) -> GroupClaim | NotRead | None:
        """What a group claims: nothing where it states a condition."""
        return None if group.is_condition else claim_of(group, self.scope, self.known)

    def defining(self, sections: Collection[int]) -> Iterator[RowInScope]:
        """The definitions of some sections, as rows that claim nothing."""
        for each in self.scope.definitions.by_name.values():
            for made in each:
                row = _in_scope(made, self.scope) if made.section in sections else None
                if row is not None:
                    yield row

    def with_definitions(self, definitions: NamedFormulas) -> "Surveyed":
        """The same document where other definitions hold."""
        return self._replace(scope=self.scope._replace(definitions=definitions))


def surveyed(document: Document) -> Surveyed:
    """A document with what is known of it."""
    groups = tuple(groups_of(document))
    definitions = definitions_of(document, groups)
    scope = RowScope(definitions, _whole(document, definitions), _forms(groups, definitions), _moved(groups))
    return Surveyed(document, groups, scope, _known(document, groups, scope))


def _known(document: Document, groups: Sequence[RowGroup], scope: RowScope) -> frozenset[str]:
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


def _forms(groups: Sequence[RowGroup], definitions: NamedFormulas) -> FormsOfNames:
    """The differentials of names of which nothing else is known: the first side of each that is read."""
    found: FormsOfNames = {}
    for group in groups:
        left = group.left
        if isinstance(left, Differential) and isinstance(left.of, Name) and not group.is_condition:
            key = left.of.text, group.section
            side = group.first_read()
            if (
                side
                and definitions.poison(left.of.text, group.place, group.section)
                and not isinstance(side.formula, NotRead)
            ):
                found.setdefault(key, (side.formula, RowPlace(side.item, group.section)))
    return found


def _moved(groups: Sequence[RowGroup]) -> dict[tuple[str, int], frozenset[str]]:
    """The names whose differentials stand in the rows about the differential of a name."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for group in groups:
        left = group.left
        if isinstance(left, Differential) and isinstance(left.of, Name):
            sides = [side.formula for side in group.sides if not isinstance(side.formula, NotRead)]
            key = left.of.text, group.section
            found[key] = found.get(key, frozenset()) | frozenset(names_in(sides).moved)
    return found


def _whole(document: Document, definitions: NamedFormulas) -> frozenset[str]:
    """The names that begin with d and are defined or declared."""
    declared = [item.declaration.name.text for item in document.items if isinstance(item, Declares)]
    return frozenset(name for name in [*declared, *definitions.by_name] if name[0] == "d")


def _in_scope(made: NamedFormula, scope: RowScope) -> RowInScope | None:
    """A definition with what it needs; None if it cannot be used."""
    if made.formula is None:
        return None
    place = RowPlace(made.place, made.section)
    formula = scope.opened(made.formula, place)
    needed = scope.needed([(formula, place)])
    text = written(formula)
    if needed.trouble or not text or made.name in needed.free:
        return None
    return RowInScope(
        made.span, made.section, "definition", "", (*needed.lines, f"let {made.name} = {text}"), needed.free
    )
