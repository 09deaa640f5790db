"""The shapes of the names of each claim: as the author says, or else as all rows of the section together show."""

from collections.abc import Iterator, Mapping, Sequence

from ...grammar.documents.parts import NotRead
from .inferred import inferred_in
from .scoped import RowInScope
from .spoken import SpokenName, SpokenNames, declaring


def shapes_in(rows: Sequence[RowInScope], spoken: SpokenNames) -> Iterator[tuple[str, ...] | NotRead]:
    """For each row, as they are asked for, the declarations of its free names, beside what is said of them."""
    inferred: dict[int, dict[RowInScope, dict[str, str]]] = {}
    for row in rows:
        said = _said(spoken, row)
        shown: dict[str, str] = {}
        if len(said) < len(row.free) or not all(map(_is_whole, said.values())):
            if row.section not in inferred:
                inferred[row.section] = _inferred(rows, spoken, row.section)
            shown = inferred[row.section][row]
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


def _inferred(rows: Sequence[RowInScope], spoken: SpokenNames, section: int) -> dict[RowInScope, dict[str, str]]:
    """The shapes that the rows of a section show, beside those that are said in it."""
    own = [row for row in rows if row.section == section]
    said = [_said(spoken, row) for row in own]
    given = [tuple(declaring(each.declaration) for each in names.values()) for names in said]
    square = dict.fromkeys(name for names in said for name, each in names.items() if each.square)
    return dict(zip(own, inferred_in(list(zip(own, given, strict=True)), list(square)), strict=True))
