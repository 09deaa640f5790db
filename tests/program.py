"""The program run by the tests, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

HOUSE = Path(__file__).parents[1]
LIMIT = 300  # seconds that a process may take, also on a slow machine with much to do


class Run(NamedTuple):
    code: int
    out: str
    err: str


def settings(**environment: str) -> dict[str, str]:
    """The environment of a process that runs the program."""
    return os.environ | {"PYTHONPATH": str(HOUSE / "src"), "PYTHONIOENCODING": "utf-8", **environment}


def ran(command: Sequence[str] | str, stdin: bytes = b"", **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """Runs a command to its end, both its streams read; one that takes too long fails the test."""
    return subprocess.run(command, input=stdin, capture_output=True, timeout=LIMIT, **options)


def process(*words: str, stdin: str = "", **environment: str) -> Run:
    """Runs the program."""
    done = ran([sys.executable, "-m", "matgrad", *words], stdin.encode(), env=settings(**environment))
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def started(command: Sequence[str], **options: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """A process with pipes to it, ended where it lives longer than it may, so that no read of it is for ever.

    The pipes have no buffers: what a `readline` had read beyond its line, `communicate` would not see.
    """
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, bufsize=0, **streams | options) as child:
        ending = Timer(LIMIT, child.kill)
        ending.start()
        try:
            yield child
        finally:
            ending.cancel()
            child.kill()
