"""`matgrad syntax`: the language on one screen."""

from ..reference.syntax import overview
from .options import Output, PageFormat, Width, options_from_records


@options_from_records
def syntax(*, format: PageFormat = "text", width: Width = None, output: Output) -> None:
    """Show the language on one screen, with examples."""
    screen = output.screen(format, width)
    screen.show(overview(screen, format))
