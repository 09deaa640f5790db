"""The whole process of one verified derivation, against a Python that does nothing."""

import os
from collections.abc import Callable
from functools import partial

from benchmarks.clock import PROGRAM, figure, medians, on_terminal, piped, python, table

STATEMENT = "norm_F(A .* (Y - W' X))^2 wrt W"
BARE = "python -c pass"


def processes() -> dict[str, Callable[[], None]]:
    """The processes to compare, by what they are."""
    derivation = python(PROGRAM, STATEMENT)
    found: dict[str, Callable[[], None]] = {
        BARE: partial(piped, python("pass")),
        "derivation, piped": partial(piped, derivation),
        "derivation, piped, --no-verify": partial(piped, [*derivation, "--no-verify"]),
    }
    if hasattr(os, "openpty"):
        found["derivation, on a terminal in colour"] = partial(on_terminal, derivation)
    return found


def report(quick: bool) -> str:
    """One table."""
    times = medians(processes(), 1 if quick else 25)
    rows = [[name, f"{time * 1000:.0f}", figure(time / times[BARE])] for name, time in times.items()]
    return f"{STATEMENT}\n\n" + table(["process", "ms", "x bare Python"], rows)
