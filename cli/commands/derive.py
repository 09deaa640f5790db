"""`matgrad derive`: one statement."""

import sys
from typing import Annotated

import typer

from ...core.write.style import STYLES
from ..exits import INTERNAL_ERROR, UNREADABLE
from ..failures import INTERNAL
from ..formats import FORMATS, Layout
from ..input.reading import single
from ..terminal import excerpt
from ..terminal.screen import opened
from ..work.derivations import answers
from .options import Bounds, Content, Output, Width, choice, options_from_records

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="EXPRESSION", help="E wrt X [where ...]; omit it, or use -, to read standard input."),
]
DerivationFormat = Annotated[
    str, choice(FORMATS, "--format", "-f", help="Output format; chain is read by matgrad check.")
]


@options_from_records
def derive(
    words: Words = None,
    *,
    format: DerivationFormat = "text",
    content: Content,
    width: Width = None,
    output: Output,
    bounds: Bounds,
) -> None:
    """Derive one expression."""
    wish = content.wish(format)
    if format == "json" and not wish.notations:
        wish = wish._replace(notations=tuple(STYLES))
    screen = output.screen(format, width)
    tasks = single(words or [])
    layout = Layout(format, screen.style.name, screen.width)
    for task, answer in zip(tasks, answers(tasks, layout, wish, bounds.limits()), strict=True):
        mistake = answer.mistake
        if mistake and not FORMATS[format].is_data:
            screen = opened(sys.stderr, output.ascii, output.color, width)
            screen.show(excerpt.error_lines(task.source, mistake, screen.style))
        else:
            screen.show(answer.lines)
        if mistake:
            raise typer.Exit(INTERNAL_ERROR if mistake.code == INTERNAL else UNREADABLE)
