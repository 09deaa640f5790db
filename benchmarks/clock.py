"""Processes and calls timed in turn, so that a slow moment of the machine falls on all of them, and tables."""

import io
import math
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from statistics import median
from time import perf_counter
from typing import NamedTuple

from matgrad.cli.formats.format import Wish
from matgrad.cli.formats.text import Pages
from matgrad.cli.input.statement import Source
from matgrad.cli.terminal.screen import Screen
from matgrad.cli.work.derivations import answered
from matgrad.core import EMPTY, after
from matgrad.core.write.style import UNICODE
from matgrad.grammar.read import read_statement

SINGLE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
TERMINAL = {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "FORCE_COLOR")
PROGRAM = "import sys; from matgrad.__main__ import main; main()"  # what the script `matgrad` does


class Page(NamedTuple):
    """A statement answered as text."""

    text: str
    seconds: float


def settle() -> None:
    """One thread, one processor."""
    os.environ.update({**dict.fromkeys(SINGLE, "1"), "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false"})
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def environment() -> dict[str, str]:
    """The environment of a measured process: compiled modules are kept, as they are where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return kept | TERMINAL | {"PYTHONIOENCODING": "utf-8"}


def python(code: str, *words: str) -> list[str]:
    """A command that runs some Python."""
    return [sys.executable, "-c", code, *words]


def piped(command: Sequence[str]) -> None:
    """Run a process whose output is read through a pipe."""
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, env=environment())


def on_terminal(command: Sequence[str]) -> None:
    """Run a process on a pseudo-terminal and read what it prints."""
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment()) as process:
        os.close(theirs)
        drain(ours)
    os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def drain(terminal: int) -> None:
    """Read until the other side has closed; Linux says so by an error."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass


def processor_time(command: Sequence[str], terminal: bool = False) -> float:
    """The seconds of processor time that a process takes; the system must be a POSIX one."""
    import resource

    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = spent()
    (on_terminal if terminal else piped)(command)
    return spent() - before


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = perf_counter()
    call()
    return perf_counter() - start


def medians(calls: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each call; the calls take turns, and the first round, which compiles, is not counted."""
    for call in calls.values():
        call()
    times = [{name: seconds(call) for name, call in calls.items()} for _ in range(rounds)]
    return {name: median(turn[name] for turn in times) for name in calls}


def derived(text: str, verify: bool = True, above: Sequence[str] = ()) -> Page:
    """The page of a statement below some lines, and the time that it took; an error where there is none."""
    stream = io.StringIO()
    start = perf_counter()
    context = reduce(after, map(read_statement, above), EMPTY)
    answer = answered(Source(text), Pages(UNICODE), Wish(verify=verify), context)
    Screen(stream, UNICODE).show(answer.lines)
    if answer.mistake:
        raise ValueError(f"{text}: {answer.mistake.message}")
    return Page(stream.getvalue(), perf_counter() - start)


def growth(small: float, large: float, factor: float) -> float:
    """The exponent p of a quantity that grows as k^p, from its values at k and at factor k."""
    return math.log(large / small) / math.log(factor)


def figure(value: float) -> str:
    """A number with two or three digits."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 4
    return f"{value:.{digits}f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its columns aligned."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(f"| {' | '.join(f'{c:{w}}' for c, w in zip(line, widths, strict=True))} |" for line in lines)
