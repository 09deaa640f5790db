"""A bar of how much is done."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import Progress

_Result = TypeVar("_Result")

PATIENCE = 1.0  # seconds without a bar
OFTEN = 0.1  # seconds between two states of it


def with_bar(results: Iterable[_Result], total: int, stream: TextIO) -> Iterator[_Result]:
    """The results, with a bar of how many there have been, from the second second on."""
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
