"""The reference: every operator in one Markdown document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...core.operators.families import REFERENCE
from ...core.terms.operator import Operator
from ...core.write.rules import typed
from ...core.write.style import Style
from ..terminal.line import Line, raw
from ..terminal.screen import Screen
from .operators import PageEntry, entries

REFERENCE_TITLE = "# Operators and rules"
ABOUT_REFERENCE = (
    "For each operator: what it means, its shapes, the rules that a derivation may cite, and an example with the "
    "gradient that matgrad derives."
)


def reference(rooms: Sequence[Operator], screen: Screen) -> list[Line]:
    """The sections of some operators in Markdown; of none, the whole document."""
    lines: list[str] = []
    for room in rooms:
        lines += [*[""] * bool(lines), *section(room, screen.style)]
    return raw(lines or document(screen.style))


def document(style: Style) -> Iterator[str]:
    """The lines of the whole reference."""
    families = {family: {typed(room): section(room, style) for room in rooms} for family, rooms in REFERENCE.items()}
    return with_contents(REFERENCE_TITLE, ABOUT_REFERENCE, families)


def with_contents(title: str, about: str, families: Mapping[str, Mapping[str, Iterable[str]]]) -> Iterator[str]:
    """The lines of a document: what it is about, its contents, its sections by their names, a family after another."""
    yield from (title, "", about, "")
    for family, sections in families.items():
        yield f"- [{family}](#{anchor(family)}): {', '.join(map(code, sections))}"
    for family, sections in families.items():
        yield from ("", f"## {family}")
        for lines in sections.values():
            yield from ("", *lines)


def section(room: Operator, style: Style) -> Iterator[str]:
    """The lines of one operator."""
    yield from (f"### {code(typed(room))}", "", escaped(style.prose(room.meaning)), "", "| | |", "|---|---|")
    for entry in entries(room, style):
        yield f"| {entry.title} | {'<br>'.join(cells(entry))} |"


def cells(entry: PageEntry) -> Iterator[str]:
    """The lines of an entry as they may stand in a table."""
    for line in entry.lines:
        yield (escaped(line) if entry.prose else code(line)).replace("|", r"\|")


def code(text: str) -> str:
    """A code span."""
    return f"`{text}`"


def escaped(text: str) -> str:
    """Prose that holds no markup."""
    return re.sub(r"([\\`*_<\[\]])", r"\\\1", text)


def anchor(title: str) -> str:
    """What a link to a heading of plain words says."""
    return re.sub(r"[^\w-]", "", title.lower().replace(" ", "-"))
