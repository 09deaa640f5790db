"""Annotations of GitHub Actions, and the page for $GITHUB_STEP_SUMMARY."""

import re
from collections.abc import Iterator, Sequence

from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..reference.markdown import escaped
from ..terminal.line import Line, raw
from . import tally
from .finding import Finding
from .found import FoundDocument
from .identity import relative
from .remarks import account, one_line, remarks, sentence
from .report import LEVELS

IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


class Github(NamedTuple):
    """Workflow commands, the worst first: only ten errors and ten warnings of a step are shown."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """Nothing yet."""
        return []

    def document(self, document: FoundDocument) -> list[Line]:
        """Nothing of its own."""
        return []

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """A command for each claim that is not fine."""
        return raw(annotation(finding, self.style) for finding in worst_first(findings))


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """The claims that are not fine; those of one verdict stay in order."""
    order = list(LEVELS)
    return sorted((each for each in findings if not each.fine), key=lambda each: order.index(each.verdict))


def annotation(finding: Finding, style: Style) -> str:
    """::error file=formulas.mg,line=4,endLine=4,col=17,endColumn=21,title=wrong[transposed]::message"""
    place = finding.place
    properties = {
        "file": relative(finding.source.file),
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": finding.label,
    }
    listed = ",".join(f"{key}={value.translate(IN_PROPERTY)}" for key, value in properties.items())
    return f"::{LEVELS[finding.verdict]} {listed}::{style.prose(account(finding)).translate(IN_DATA)}"


def summary(findings: Sequence[Finding], files: int, documents: Sequence[FoundDocument] = ()) -> str:
    """The whole list in Markdown, below what is counted."""
    counts = tally.summary(findings, documents, files)
    rows = [" | ".join(cell.replace("|", r"\|") for cell in cells(finding)) for finding in worst_first(findings)]
    head = ["", "| | where | claim | found |", "|---|---|---|---|"] if rows else []
    return "\n".join(["### matgrad check", "", counts, *head, *(f"| {row} |" for row in rows), ""])


def cells(finding: Finding) -> Iterator[str]:
    """A row of the list."""
    place, source = finding.place, finding.source
    found = [escaped(sentence(finding))]
    found += [f"{escaped(text)}{code(result)}" for text, result in remarks(finding)]
    yield escaped(finding.label)
    yield escaped(one_line(f"{source.file}:{place.line}:{place.column}"))
    yield code(one_line(source.text))
    yield "<br>".join(found)


def code(text: str) -> str:
    """A code span, with a fence that the text does not hold."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " * ("`" in text)
    return text and f"{fence}{space}{text}{space}{fence}"
