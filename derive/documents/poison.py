"""The names with which nothing is judged: of which too little is known, or which are special in a case looked at."""

from collections.abc import Collection, Mapping, Sequence

from ...grammar.documents.parts import Declares, Differential, DocumentItem
from ...grammar.record import NamedTuple
from ...grammar.tree import Name, Number
from .groups import RowGroup


class PoisonedName(NamedTuple):
    """Why nothing is judged that uses a name in the items of a section from the first to the last."""

    reason: str
    section: int
    first: int = 0
    last: int = 10**9


Poisoned = Mapping[str, tuple[PoisonedName, ...]]


def poisoned_in(items: Sequence[DocumentItem], groups: Sequence[RowGroup], defined: Collection[str]) -> Poisoned:
    """The poisoned names of a document in which some names are `defined`."""
    found: dict[str, list[PoisonedName]] = {}
    for group in groups:
        left = group.left
        if isinstance(left, Differential) and isinstance(left.of, Name) and _says_how(group, defined):
            reason = f"of {left.of.text} only the differential is known"
            found.setdefault(left.of.text, []).append(PoisonedName(reason, group.section))
    for number, item in enumerate(items):
        if isinstance(item, Declares) and item.refused:
            name = item.declaration.name.text
            if item.holds == "case":
                last = _end_of_case(items, number, item)
                found.setdefault(name, []).append(PoisonedName(item.refused, item.section, number, last))
            elif name not in defined:
                found.setdefault(name, []).append(PoisonedName(item.refused, item.section))
    return {name: tuple(each) for name, each in found.items()}


def _says_how(group: RowGroup, defined: Collection[str]) -> bool:
    """Whether a row says how a name varies that is not defined: dx = 0 says that it does not."""
    left, first = group.left, group.sides[0].formula if group.sides else None
    assert isinstance(left, Differential) and isinstance(left.of, Name)
    return left.of.text not in defined and not (group.is_condition or isinstance(first, Number))


def _end_of_case(items: Sequence[DocumentItem], number: int, case: Declares) -> int:
    """The last item in a case that is looked at, before the next case or heading."""
    for other, item in enumerate(items[number + 1 :], number):
        another = isinstance(item, Declares) and item.holds == "case" and item.span != case.span
        if another or getattr(item, "section", case.section) != case.section:
            return other
    return len(items)


def with_poison(poisoned: Poisoned, names: Collection[str], reason: str, section: int) -> Poisoned:
    """The same with more names, each in a whole section."""
    more = {name: (*poisoned.get(name, ()), PoisonedName(reason.format(name), section)) for name in names}
    return {**poisoned, **more}
