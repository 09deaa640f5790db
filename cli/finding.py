"""What was found of one claim: plain data, for the reports and between processes."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from matgrad.cli.complaint import Asked, Place
from matgrad.grammar.mistakes import Mistake

Verdict = Literal["proved", "agrees", "wrong", "undecided", "error"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FINE: frozenset[Verdict] = frozenset({"proved", "agrees"})


class Diagnosis(NamedTuple):
    """The mistake that was made, and the formula without it."""

    code: str
    message: str
    corrected: str


class Counterexample(NamedTuple):
    """Where two sides differ: the sizes, the seed of the point, the entry (row and column from 1) and both values."""

    sizes: Mapping[str, int]
    seed: int
    entry: tuple[int, ...]
    left: float
    right: float


class Finding(NamedTuple):
    """The verdict on one claim; `place` is that of the claim, of the wrong line of a chain, or of the mistake."""

    asked: Asked
    verdict: Verdict
    message: str
    place: Place
    diagnosis: Diagnosis | None = None
    counterexample: Counterexample | None = None
    wrong_line: int | None = None
    mistake: Mistake | None = None


def tally(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many findings there are of each verdict."""
    found = [finding.verdict for finding in findings]
    return {verdict: found.count(verdict) for verdict in VERDICTS}
