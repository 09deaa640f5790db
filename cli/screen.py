"""Where a page is printed: which notation the stream can carry, how wide it is, and whether it takes colour."""

import os
import shutil
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from matgrad.derive.style import TEXT, UNICODE, Style

if TYPE_CHECKING:
    from rich.console import Console

Color = Literal["auto", "always", "never"]
Line = tuple[tuple[str, str], ...]  # pieces of text, each with its tone: "", "dim", "bold", "green" …

MARKS = "ᵀ∘‖−∂✓×𝟏"
SPELLED = str.maketrans(
    {
        **{"−": "-", "–": "-", "∘": ".*", "⊘": "./", "ᵀ": "'", "‖": "||", "·": "*", "∂": "d", "×": " x ", "…": "..."},
        **{"≠": "!=", "≤": "<=", "≥": ">=", "≻": ">", "⪰": ">=", "²": "^2", "³": "^3", "’": "'", "✓": "ok:"},
        **{"→": "->", "↦": "->", "Φ": "Phi"},
    }
)


class Screen(NamedTuple):
    """A stream with its notation; `width` is None where a line must stay one line."""

    stream: TextIO
    style: Style
    coloured: bool = False
    width: int | None = None

    def show(self, lines: Iterable[Line]) -> None:
        """Print some lines."""
        if self.coloured:
            paint(lines, self.stream)
        else:
            self.stream.write("".join(f"{plain(line)}\n" for line in lines))


def opened(stream: TextIO, ascii: bool = False, color: Color = "auto", width: int | None = None) -> Screen:
    """A stream as a screen, options going before what the stream and the environment say."""
    if width is None and stream.isatty():
        width = shutil.get_terminal_size().columns
    return Screen(stream, TEXT if ascii or not carries(stream) else UNICODE, takes_colour(stream, color), width)


def carries(stream: TextIO) -> bool:
    """Whether the stream's encoding has the marks of the notation."""
    try:
        MARKS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def takes_colour(stream: TextIO, color: Color) -> bool:
    """An option goes before NO_COLOR, that before FORCE_COLOR, and that before what the stream is."""
    if color != "auto" or os.environ.get("NO_COLOR"):
        return color == "always"
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def spelled(text: str, style: Style) -> str:
    """Prose in the marks that the style has."""
    return text.translate(SPELLED) if style is TEXT else text


def plain(line: Line) -> str:
    """A line without its tones."""
    return "".join(text for text, _ in line)


def raw(lines: Iterable[str]) -> list[Line]:
    """Lines without tones."""
    return [((line, ""),) for line in lines]


def paint(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines in their tones; only here is rich needed, and a pipe never waits for it."""
    from rich.text import Text

    console = painter(stream)
    for line in lines:
        console.print(Text.assemble(*line))


@cache
def painter(stream: TextIO) -> "Console":
    """The console of a stream. It wraps nothing and guesses nothing: formulas look like markup."""
    from rich.console import Console

    return Console(
        file=stream, force_terminal=True, color_system="standard", no_color=False, highlight=False, soft_wrap=True
    )
