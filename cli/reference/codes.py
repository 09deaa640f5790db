"""What a code of an error, of a verdict or of a diagnosis means."""

import re
from collections.abc import Iterator, Mapping

from ...core.check import codes as of_check
from ...core.check.codes import VERDICTS
from ...core.check.diagnosis import DIAGNOSES
from ...core.code import codes as of_code
from ...core.differentiate import codes as of_differentiate
from ...core.documents import codes as of_directives
from ...core.elaborate import codes as of_elaborate
from ...core.manifolds import codes as of_manifolds
from ...core.quantities import codes as of_quantities
from ...core.simplify import codes as of_simplify
from ...core.terms import codes as of_terms
from ...core.verify import codes as of_verify
from ...core.write.style import Style
from ...grammar import codes as of_grammar
from ...grammar import hints as of_documents
from ...grammar.mistakes import CodePage, ErrorCode
from ..failures import INTERNAL
from ..processes.limits import TOO_MUCH_MEMORY, TOOK_TOO_LONG
from ..terminal.line import Line
from ..terminal.screen import Screen
from ..terminal.typeset import TextRow, typeset
from .markdown import code, escaped, with_contents

STAGES = (
    of_check,
    of_code,
    of_differentiate,
    of_elaborate,
    of_manifolds,
    of_quantities,
    of_simplify,
    of_terms,
    of_verify,
    of_grammar,
    of_documents,
    of_directives,
)
LIMITS = (TOOK_TOO_LONG, TOO_MUCH_MEMORY)
CODES = sorted(code for stage in STAGES for code in vars(stage).values() if isinstance(code, ErrorCode))
FAMILIES: Mapping[str, Mapping[str, CodePage]] = {
    "Errors in reading": {code: code.page for code in CODES if code < "M2"},
    "Errors in meaning": {code: code.page for code in CODES if "M2" < code < LIMITS[0]},
    "Limits": {code: code.page for code in LIMITS},
    "Internal errors": {INTERNAL: INTERNAL.page},
    "Verdicts on a claim": VERDICTS,
    "Diagnoses of a wrong claim": {diagnosis.code: diagnosis.page for diagnosis in DIAGNOSES},
}
ENTRIES: Mapping[str, CodePage] = {name: entry for family in FAMILIES.values() for name, entry in family.items()}
TITLE = "# Codes"
ABOUT = "For each code: what it means, an example that leads to it, and the example fixed."


def canonical(name: str) -> str:
    """A code as it is written: that of an error in capitals, a word in small letters."""
    return name.upper() if re.match(r"m.*\d", name, re.I) else name.lower()


def explained(name: str, screen: Screen, format: str) -> list[Line]:
    """The page of one code, or without a name that of all."""
    style = screen.style
    if format == "markdown":
        return [((line, ""),) for line in (section(name, style) if name else document(style))]
    return typeset(list(leaf(name, style) if name else table(style)), screen.width)


def table(style: Style) -> Iterator[TextRow]:
    """Every code and its title, a family after the other."""
    widest = max(map(len, ENTRIES)) + 3
    for i, (title, family) in enumerate(FAMILIES.items()):
        yield from [TextRow()] * (i > 0)
        yield TextRow(" ", title, tone="bold")
        for name, entry in family.items():
            yield TextRow(f" {name:{widest}}", style.prose(entry.title))


def leaf(name: str, style: Style) -> Iterator[TextRow]:
    """The page of one code."""
    entry = ENTRIES[name]
    yield TextRow(" ", f"{name}: {style.prose(entry.title)}", tone="bold")
    yield TextRow(" ", style.prose(entry.explanation))
    for title, lines in cases(entry):
        for i, line in enumerate(lines):
            yield TextRow(f" {'' if i else title:10}", line)


def cases(entry: CodePage) -> Iterator[tuple[str, list[str]]]:
    """The lines of the example and of its fix, where there are any."""
    for title, text in (("example", entry.example), ("fix", entry.fix)):
        if text:
            yield title, text.split("\n")


def document(style: Style) -> Iterator[str]:
    """The lines of all codes in Markdown."""
    families = {title: {name: section(name, style) for name in family} for title, family in FAMILIES.items()}
    return with_contents(TITLE, ABOUT, families)


def section(name: str, style: Style) -> Iterator[str]:
    """The lines of one code in Markdown."""
    entry = ENTRIES[name]
    yield from (f"### {code(name)}: {escaped(style.prose(entry.title))}", "")
    yield escaped(style.prose(entry.explanation))
    for title, lines in cases(entry):
        yield from ("", f"{title.capitalize()}:", "", "```", *lines, "```")
