"""Where a page is printed: which notation the stream can carry, how wide it is, and whether it takes colour."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO, TypeVar

from ...core.write.style import TEXT, UNICODE, Style

if TYPE_CHECKING:
    from rich.console import Console

ResultT = TypeVar("ResultT")
Color = Literal["auto", "always", "never"]
Line = tuple[tuple[str, str], ...]  # pieces of text, each with its tone: "", "dim", "bold", "green" …

PATIENCE = 1.0  # seconds without a progress bar
OFTEN = 0.1  # seconds between two states of it
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
            paint(lines, self.stream)
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


def watched(results: Iterable[ResultT], total: int, quiet: bool = False) -> Iterator[ResultT]:
    """The results, with a bar of how many there have been, where they do not show themselves.

    That is where standard error is a terminal and standard output is none, from the second second on.
    """
    unseen = sys.stderr.isatty() and not sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return _with_bar(results, total, sys.stderr) if unseen and not quiet else iter(results)


def _with_bar(results: Iterable[ResultT], total: int, stream: TextIO) -> Iterator[ResultT]:
    from rich.console import Console
    from rich.progress import Progress

    # without a thread: processes are forked while the bar is there
    bar = Progress(console=Console(file=stream), transient=True, auto_refresh=False)
    task = bar.add_task("", total=total)
    shown = monotonic() + PATIENCE - OFTEN
    try:
        for number, result in enumerate(results, 1):
            if monotonic() - shown > OFTEN:
                shown = monotonic()
                bar.start()
                bar.update(task, completed=number, refresh=True)
            yield result
    finally:
        bar.stop()
