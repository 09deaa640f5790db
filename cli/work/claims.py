"""Claims checked: what was found of each, as plain data."""

from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence

from ...core import Context
from ...core.check.agreement import Separation, witness
from ...core.check.decide import Ruling, check
from ...core.check.verdict import Verdict
from ...grammar.mistakes import Mistake
from ...grammar.tree import Statement
from ..failures import process_ended
from ..input.reading import Task, contextual
from ..input.statement import Source, place_of
from ..processes.limits import UNLIMITED, Limits
from ..reports.finding import Counterexample, Finding
from .each import Outcomes, each, one


def findings(tasks: Iterable[Task], limits: Limits = UNLIMITED) -> Iterator[Finding | None]:
    """What is found of each statement, within the limits; None of a line that only adds to the context."""
    return each(tasks, CHECKING, limits)


def verdicts(tasks: Iterable[Task], limits: Limits = UNLIMITED) -> Iterator[Finding | None]:
    """The same without the points at which sides differ, whose every entry takes its time."""
    return each(tasks, JUDGING, limits)


def finding(source: Source, context: Context) -> Finding | None:
    """What is found of one statement."""
    return one(source, CHECKING, context)


def checked(source: Source, statement: Statement, context: Context) -> Finding:
    """What is found of what is no line `given` or `let`."""
    ruling = check(statement, context)
    return judged(source, ruling)._replace(counterexample=counterexample(ruling.separation))


def told(source: Source, statement: Statement, context: Context) -> Finding:
    """The same without the point at which sides differ."""
    return judged(source, check(statement, context))


def judged(source: Source, ruling: Ruling) -> Finding:
    """A ruling as a finding, without the point at which sides differ."""
    place = place_of(source, ruling.span)
    inside = ruling.line is not None or (ruling.mistake is not None and place.line > source.line)
    return Finding(
        source,
        ruling.verdict,
        ruling.message,
        place,
        ruling.diagnosis,
        None,
        place.line if inside else None,
        ruling.mistake,
        ruling.corrected,
        ruling.read_as,
        ruling.varying,
        ruling.alone,
    )


def counterexample(found: Separation | None) -> Counterexample | None:
    """Where the sides differ."""
    if found is None:
        return None
    return Counterexample(found.sizes, found.point.seed, *witness(found))


def unfounded(source: Source, mistake: Mistake, verdict: Verdict = Verdict.ERROR) -> Finding:
    """The finding of a statement that cannot be judged."""
    place = place_of(source, mistake.span)
    return Finding(source, verdict, mistake.message, place, mistake=mistake)


def undecided(source: Source, mistake: Mistake) -> Finding:
    """The finding of a claim that was over its limits."""
    return unfounded(source, mistake, Verdict.UNDECIDED)


CHECKING: Outcomes[Finding | None] = Outcomes(checked, None, unfounded, undecided)
JUDGING = CHECKING._replace(done=told)


def lost(task: Task) -> Finding:
    """The finding of a claim whose process was killed."""
    return unfounded(task.source, process_ended())


def shard(tasks: Sequence[Task], part: int, parts: int) -> list[Task]:
    """One of several parts of the claims: which one a claim is in follows from its text and its file alone."""
    given = {source for task in tasks for source in contextual([task.source])}
    return [q for q in tasks if q.source in given or number_of(q.source) % parts == part - 1]


def number_of(source: Source) -> int:
    """A number that is the same in every run."""
    return crc32(f"{source.file}\n{source.text}".encode())
