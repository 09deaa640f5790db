"""What was found of one claim: plain data, for the reports and between processes."""

from collections.abc import Iterable, Mapping, Sequence

from ...core.check.advice import Advice
from ...core.check.verdict import FINE_VERDICTS, Verdict
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Location, Source
from ..terminal.excerpt import plural


class Counterexample(NamedTuple):
    """Where two sides differ: the sizes, the seed of the point, the entry (row and column from 1) and both values."""

    sizes: Mapping[str, int]
    seed: int
    entry: tuple[int, ...]
    left: float
    right: float


class Finding(NamedTuple):
    """The verdict on one claim; `place` is that of the claim, of the wrong line of a chain, or of the mistake.

    `corrected` is what should stand there, also where no diagnosis fits; `read_as` declares the undeclared names, and
    `varying` are those that vary in a chain, of which those that are `alone` are defined. `reading` is how a row of a
    document was read.
    """

    source: Source
    verdict: Verdict
    message: str
    place: Location
    diagnosis: Advice | None = None
    counterexample: Counterexample | None = None
    wrong_line: int | None = None
    mistake: Mistake | None = None
    corrected: str = ""
    read_as: str = ""
    varying: str = ""
    alone: tuple[str, ...] = ()
    reading: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to say of the claim."""
        return self.verdict in FINE_VERDICTS

    @property
    def code(self) -> str:
        """What explains the finding: the code of the mistake or of the diagnosis, else the verdict."""
        cause = self.mistake or self.diagnosis
        return cause.code if cause else self.verdict

    @property
    def label(self) -> str:
        """wrong, wrong[transposed], error[M203]"""
        return self.verdict if self.code == self.verdict else f"{self.verdict}[{self.code}]"


def tally(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many findings there are of each verdict."""
    found = [finding.verdict for finding in findings]
    return {verdict: found.count(verdict) for verdict in Verdict}


def closing(findings: Sequence[Finding], files: int) -> str:
    """`12 claims in 2 files: 11 fine, 1 wrong`"""
    found = tally(findings)
    fine = sum(found[verdict] for verdict in FINE_VERDICTS)
    counts = {"fine": fine, "wrong": found[Verdict.WRONG], "undecided": found[Verdict.UNDECIDED]}
    parts = [f"{number} {word}" for word, number in counts.items() if number]
    parts += [plural(found[Verdict.ERROR], "error")] * bool(found[Verdict.ERROR])
    claims = plural(len(findings), "claim") + (f" in {plural(files, 'file')}" if files else "")
    return f"{claims}: {', '.join(parts)}" if parts else claims
