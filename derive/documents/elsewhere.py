"""Letters that each section uses anew, as problem sheets do: what one takes from another is never called wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...grammar.documents.parts import Declares, Defines, DocumentItem, ReadRow, ValueOf, Whole
from ...grammar.record import NamedTuple
from ...grammar.tree import Name
from .claims import GroupClaim

_SEVERAL = 2  # names, or sections


class NamesBySection(NamedTuple):
    """The sections that declare or define each name; `anew` says that several names have several such sections."""

    sections: Mapping[str, frozenset[int]]
    anew: bool

    def taken(self, claim: GroupClaim) -> str:
        """Why a claim is not called wrong where letters are used anew: a name that it has from another section."""
        if not self.anew:
            return ""
        lets = (line.removeprefix("let ").split(" ", 1)[0].split("(")[0] for line in claim.needed.lines)
        names = (*claim.needed.free, *lets)
        here = claim.group.section
        other = next((name for name in names if name in self.sections and here not in self.sections[name]), "")
        return f"{other} is of another section" if other else ""


def names_by_section(items: Sequence[DocumentItem]) -> NamesBySection:
    """In which sections each name is declared or defined."""
    found: dict[str, set[int]] = defaultdict(set)
    for item in items:
        if name := _named(item):
            found[name].add(_section(item))
    several = [name for name, sections in found.items() if len(sections) >= _SEVERAL]
    sections = {name: frozenset(each) for name, each in found.items()}
    return NamesBySection(sections, len(several) >= _SEVERAL)


def _named(item: DocumentItem) -> str:
    """The name that an item is about."""
    if isinstance(item, Declares):
        return item.declaration.name.text
    if isinstance(item, Defines):
        return item.name.text
    if not isinstance(item, ReadRow) or item.is_condition:
        return ""
    if isinstance(item.left, ValueOf):
        return item.left.function.text
    return item.left.formula.text if isinstance(item.left, Whole) and isinstance(item.left.formula, Name) else ""


def _section(item: DocumentItem) -> int:
    return item.section if isinstance(item, Declares | Defines | ReadRow) else -1
