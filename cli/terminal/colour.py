"""Lines in their tones, as the codes that terminals take."""

from collections.abc import Iterable
from typing import TextIO

from rich.color import ColorSystem
from rich.style import Style

from .line import Line


def paint(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines in their tones."""
    stream.write("".join(f"{painted(line)}\n" for line in lines))


def painted(line: Line) -> str:
    """A line with the codes of its tones."""
    return "".join(Style.parse(tone).render(text, color_system=ColorSystem.STANDARD) for text, tone in line)
