"""Statements by their numbers, each grown and judged within a time limit."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from random import Random
from time import perf_counter
from typing import NamedTuple

from benchmarks.fuzz.grow import Statement, grown
from benchmarks.fuzz.judge import FAULTS, Verdict, judged
from benchmarks.fuzz.shrink import shrunk
from matgrad.cli.processes.limits import Overtime, limited
from matgrad.core.simplify.scalar import forget

SECONDS = 10
UNSHRUNK = ("overtime", "lost")


class Finding(NamedTuple):
    """What came of the statement of a number."""

    number: int
    text: str
    kind: str
    detail: str = ""
    seconds: float = 0

    def shrunk(self, seed: str) -> str:
        """The statement made smaller."""
        if self.kind in UNSHRUNK:
            return self.text
        statement = statement_of(self.number, seed)
        return shrunk(statement, lambda other: trial(other, True).kind == self.kind).text


def statement_of(number: int, seed: str) -> Statement:
    """The statement of a number, always the same."""
    return grown(Random(f"{seed}:{number}"))


def trial(statement: Statement, claims: bool) -> Verdict:
    """A statement judged in the time that it has; every statement meets the same random points."""
    try:
        with limited(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return judged(statement, Random(statement.text), claims)
    except Overtime:
        forget()
        return Verdict("overtime")
    except MemoryError:
        return Verdict("fault", "MemoryError")


def findings(numbers: Iterable[int], seed: str, claims: float) -> Iterator[Finding]:
    """Random typed statements, derived by matgrad and judged by NumPy alone."""
    for number in numbers:
        statement = statement_of(number, seed)
        begun = perf_counter()
        verdict = trial(statement, Random(f"{seed}:{number} claims").random() < claims)
        yield Finding(number, statement.text, *verdict, perf_counter() - begun)


def lost(number: int) -> Finding:
    """The finding where the process was ended from outside."""
    text = ""
    with suppress(Exception):
        text = statement_of(number, "1").text
    return Finding(number, text, "lost")


def least(found: Sequence[Finding], show: int) -> dict[str, list[Finding]]:
    """The shortest statements of each kind of fault."""
    kinds = {kind: [f for f in found if f.kind == kind] for kind in FAULTS}
    return {kind: sorted(some, key=lambda f: len(f.text))[:show] for kind, some in kinds.items() if some}
