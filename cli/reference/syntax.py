"""The language on one screen."""

from collections.abc import Iterator
from pathlib import Path

from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..terminal.line import Line, raw
from ..terminal.screen import Screen
from ..terminal.typeset import TextRow, typeset
from .markdown import code

SYNTAX_FILE = Path(__file__).with_name("syntax.txt")
MORE = "A function: matgrad rules NAME. What an error means: matgrad explain CODE."


class Usage(NamedTuple):
    """A form of the language with examples; a heading has none."""

    title: str
    examples: tuple[str, ...] = ()
    remark: str = ""


def usages() -> Iterator[Usage]:
    """The rows of the page."""
    for line in SYNTAX_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            title, examples, remark = (*map(str.strip, line.split(" | ")), "", "")[:3]
            yield Usage(title, tuple(examples.split(" ; ")) if examples else (), remark)


def overview(screen: Screen, format: str) -> list[Line]:
    """The page, or the same in Markdown."""
    if format == "markdown":
        return raw(document(screen.style))
    return typeset(list(rows(screen.style)), screen.width)


def rows(style: Style) -> Iterator[TextRow]:
    """The page in rows."""
    for title, examples, remark in usages():
        if examples:
            gap = "   " if any(" " in example for example in examples) else "  "
            yield TextRow(f"  {title:19}", gap.join(examples), ((style.prose(remark), "dim"),) * bool(remark))
        else:
            yield TextRow(" ", title, tone="bold")
    yield TextRow(" ", MORE)


def document(style: Style) -> Iterator[str]:
    """The page in Markdown."""
    yield "# The language"
    for title, examples, remark in usages():
        if examples:
            yield f"| {title} | {' '.join(map(code, examples))} | {style.prose(remark)} |".replace("||", r"\|\|")
        else:
            yield from ("", f"## {title}", "", "| | | |", "|---|---|---|")
