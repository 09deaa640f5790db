"""Lines in their tones where a terminal may take no codes, as an old one of Windows; rich's console knows how."""

from collections.abc import Iterable
from functools import cache
from typing import TextIO

from rich.console import Console
from rich.text import Text

from .line import Line


def paint(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines in their tones."""
    for line in lines:
        painter(stream).print(Text.assemble(*line))


@cache
def painter(stream: TextIO) -> Console:
    """The console of a stream. It wraps nothing and guesses nothing: formulas look like markup."""
    return Console(
        file=stream, force_terminal=True, color_system="standard", no_color=False, highlight=False, soft_wrap=True
    )
