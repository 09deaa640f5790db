"""`matgrad explain`: what a code means."""

from typing import Annotated

import typer

from ..reference import codes
from .completion import codes as completed
from .completion import nearest
from .options import Output, PageFormat, Width, options_from_records

CodeName = Annotated[
    str, typer.Argument(metavar="CODE", help="Code to explain; omit it to list all codes.", autocompletion=completed)
]


@options_from_records
def explain(name: CodeName = "", *, format: PageFormat = "text", width: Width = None, output: Output) -> None:
    """Explain an error code, a verdict or a diagnosis."""
    known = codes.canonical(name)
    if name and known not in codes.ENTRIES:
        raise typer.BadParameter(f"there is no code {name}{nearest(known, codes.ENTRIES)}", param_hint="CODE")
    screen = output.screen(format, width)
    screen.show(codes.explained(known, screen, format))
