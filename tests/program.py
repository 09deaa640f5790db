"""The program run by the tests, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).parents[1]


class Run(NamedTuple):
    code: int
    out: str
    err: str


def settings(**environment: str) -> dict[str, str]:
    """The environment of a process that runs the program."""
    return os.environ | {"PYTHONPATH": str(HOUSE / "src"), "PYTHONIOENCODING": "utf-8", **environment}


def process(*words: str, stdin: str = "", **environment: str) -> Run:
    """Runs the program."""
    command = [sys.executable, "-m", "matgrad", *words]
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, env=settings(**environment))
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
