"""The loop that `batch` and `check` share: work through all tasks, take each result as it comes, print the summary."""

import sys
from collections.abc import Callable, Generator
from contextlib import closing
from typing import NoReturn

import typer

from ..exits import INTERRUPTED
from ..processes.interrupt import defer_interrupt
from ..terminal.screen import ResultT, watched


def take_each(
    results: Generator[ResultT, None, None], total: int, quiet: bool, take: Callable[[ResultT], bool]
) -> bool:
    """Take the results until `take` returns True; returns whether Ctrl-C came first."""
    with defer_interrupt(), closing(results):
        try:
            for result in watched(results, total, quiet):
                if take(result):
                    break
        except KeyboardInterrupt:
            return True
    return False


def finish(summary: str, code: int, interrupted: bool, quiet: bool) -> NoReturn:
    """Print the summary and exit."""
    if interrupted:
        print(f"interrupted after {summary}", file=sys.stderr)
        raise typer.Exit(INTERRUPTED)
    if not quiet:
        print(summary, file=sys.stderr)
    raise typer.Exit(code)
