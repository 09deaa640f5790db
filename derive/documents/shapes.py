"""The shapes of the names of each claim: as the author says, or else as all rows of the section together show."""

from collections.abc import Iterator, Mapping, Sequence

from ...grammar.documents.parts import NotRead
from .inferred import ShownShapes, inferred_in
from .scoped import RowInScope
from .spoken import SpokenName, SpokenNames, declaring


def shapes_in(
    rows: Sequence[RowInScope], spoken: SpokenNames, known: ShownShapes
) -> Iterator[tuple[str, ...] | NotRead]:
    """For each row, as they are asked for, the declarations of its free names, beside what is said of them."""
    sections: dict[int, SectionShapes] = {}
    for row in rows:
        said = _said(spoken, row)
        shown: Mapping[str, str] = {}
        if len(said) < len(row.free) or not all(map(_is_whole, said.values())):
            if row.section not in sections:
                own = [each for each in rows if each.section == row.section]
                sections[row.section] = SectionShapes(own, spoken, known)
            shown = sections[row.section].of(row)
        yield tuple(text for name in row.free if (text := _declaration(name, said.get(name), shown)))


def _declaration(name: str, said: SpokenName | None, shown: Mapping[str, str]) -> str:
    """How a name is declared: as the author says, or as it was inferred; "" where neither is so."""
    if said is not None and (_is_whole(said) or name not in shown):
        return declaring(said.declaration)
    return " ".join((shown[name], *said.declaration.properties)) if said and name in shown else shown.get(name, "")


def _said(spoken: SpokenNames, row: RowInScope) -> dict[str, SpokenName]:
    """What is said of the free names of a row."""
    found = ((name, spoken.of(name, row.span, row.section)) for name in row.free)
    return {name: each for name, each in found if each is not None}


def _is_whole(said: SpokenName) -> bool:
    """Whether nothing of the shape is left to be found."""
    return said.declaration.kind == "scalar" or bool(said.declaration.sizes)


class SectionShapes:
    """The shapes that the rows of a section show, beside those that are said in it; found up to the row asked for."""

    def __init__(self, rows: Sequence[RowInScope], spoken: SpokenNames, known: ShownShapes) -> None:
        said = [_said(spoken, row) for row in rows]
        given = [tuple(declaring(each.declaration) for each in names.values()) for names in said]
        square = dict.fromkeys(name for names in said for name, each in names.items() if each.square)
        shown = inferred_in(list(zip(rows, given, strict=True)), list(square), known)
        self._left = zip(rows, shown, strict=True)
        self._found: dict[RowInScope, Mapping[str, str]] = {}

    def of(self, row: RowInScope) -> Mapping[str, str]:
        """The declarations that a row shows together with those that agree with it."""
        while row not in self._found:
            each, shown = next(self._left)
            self._found[each] = shown
        return self._found[row]
