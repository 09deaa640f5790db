"""`matgrad rules`: the rules that a derivation may cite."""

from typing import Annotated

import typer

from ...core.elaborate.unknown import advice
from ...core.operators import OPERATORS
from ..reference.markdown import reference
from ..reference.operators import leaves, names_of, rooms_called
from .completion import nearest, operators
from .options import Output, PageFormat, Width, options_from_records

OperatorName = Annotated[
    str, typer.Argument(metavar="OPERATOR", help="An operator; omit it for all rules.", autocompletion=operators)
]


@options_from_records
def rules(name: OperatorName = "", *, format: PageFormat = "text", width: Width = None, output: Output) -> None:
    """List all rules, or everything about one operator."""
    rooms = rooms_called(name)
    if name and not rooms:
        known = dict.fromkeys(other for room in OPERATORS.values() for other in names_of(room))
        near_it = f"; {said}" if (said := advice(name)) else nearest(name, known)
        raise typer.BadParameter(f"no operator is called {name}{near_it}", param_hint="OPERATOR")
    screen = output.screen(format, width)
    screen.show(reference(rooms, screen) if format == "markdown" else leaves(rooms, screen))
