"""Where a page is printed: which notation the stream can carry, how wide it is, and whether it takes colour."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Literal, TextIO, TypeVar

from ...core.write.style import TEXT, UNICODE, Style
from ...grammar.record import NamedTuple
from . import colour, console, progress
from .line import Line, plain

ResultT = TypeVar("ResultT")
Color = Literal["auto", "always", "never"]

SAMPLE = "ᵀ∘‖−∂✓×𝟏"


class Screen(NamedTuple):
    """A stream with its notation; `width` is None where a line must stay one line."""

    stream: TextIO
    style: Style
    coloured: bool = False
    width: int | None = None

    def show(self, lines: Iterable[Line]) -> None:
        """Print some lines, at once."""
        if self.coloured:
            (console if os.name == "nt" else colour).paint(lines, self.stream)
        else:
            self.stream.write("".join(f"{plain(line)}\n" for line in lines))
        self.stream.flush()


def opened(stream: TextIO, ascii: bool = False, color: Color = "auto", width: int | None = None) -> Screen:
    """A stream as a screen, options override the stream and the environment."""
    if width is None and stream.isatty():
        width = shutil.get_terminal_size().columns
    return Screen(stream, TEXT if ascii or not carries(stream) else UNICODE, takes_colour(stream, color), width)


def carries(stream: TextIO) -> bool:
    """Whether the stream's encoding has the marks of the notation."""
    try:
        SAMPLE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def takes_colour(stream: TextIO, color: Color) -> bool:
    """An option overrides NO_COLOR, that overrides FORCE_COLOR, and that what the stream is."""
    if color != "auto" or os.environ.get("NO_COLOR"):
        return color == "always"
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def watched(results: Iterable[ResultT], total: int, quiet: bool = False) -> Iterator[ResultT]:
    """The results, with a bar of how many there have been, where they do not show themselves.

    That is where standard error is a terminal and standard output is none, from the second second on.
    """
    unseen = sys.stderr.isatty() and not sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return progress.with_bar(results, total, sys.stderr) if unseen and not quiet else iter(results)
