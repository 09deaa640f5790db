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


class RowReading(NamedTuple):
    """How a row of a document was read, and the line of the document that is shown, with the columns marked in it.

    It begins in a `column` of the file and goes on from the row in line `head`. `given` declares its names. `corrected`
    is in the notation of the document; `where` says its place in other words than file and line: cell 7, line 3.
    """

    column: int
    read_as: str
    given: str
    head: int | None
    corrected: str
    remark: str
    where: str
    shown: str
    marked: tuple[int, int]


class Finding(NamedTuple):
    """The verdict on one claim; `place` is that of the claim, of the wrong line of a chain, or of the mistake.

    `corrected` is what should stand there, also where no diagnosis fits; `read_as` declares the undeclared names, and
    `varying` are those that vary in a chain, of which those that are `alone` are defined. Of a row of a document there
    is a `row`.
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
    row: RowReading | None = None

    @property
    def name(self) -> str | None:
        """What the claim is called, if it is."""
        return None if self.row else self.source.name

    @property
    def of_file(self) -> bool:
        """Whether it is said of a whole file, of which no part could be read or judged."""
        return not self.source.text

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
