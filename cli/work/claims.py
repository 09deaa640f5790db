"""Claims checked: what was found of each, as plain data."""

from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence

from ...core import Context, after
from ...core.check.agreement import Separation
from ...core.check.decide import Ruling, check
from ...core.check.verdict import Verdict
from ...core.simplify.scalar import forget
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Contextual
from ..failures import internal_error, process_ended
from ..input.reading import Task, contextual
from ..input.statement import Source, place_of
from ..processes.limits import UNLIMITED, BrokenOff, Limits, limited, over_limit
from ..reports.finding import Counterexample, Finding
from .context import in_context


def findings(tasks: Iterable[Task], limits: Limits = UNLIMITED) -> Iterator[Finding | None]:
    """What is found of each statement, within the limits; None of a line that only adds to the context."""
    for source, context in in_context(tasks):
        try:
            with limited(*limits):
                found = finding(source, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            found = unfounded(source, over_limit(stop, limits), Verdict.UNDECIDED)
        yield found


def finding(source: Source, context: Context) -> Finding | None:
    """The verdict on a statement. An unexpected exception becomes an internal error."""
    try:
        statement = read_statement(source.text, source.line)
        if isinstance(statement, Contextual):
            after(context, statement)
            return None
        return judged(source, check(statement, context))
    except MemoryError:
        raise
    except Mistake as mistake:
        return unfounded(source, mistake)
    except Exception as error:
        return unfounded(source, internal_error(error))


def judged(source: Source, ruling: Ruling) -> Finding:
    """A ruling as a finding."""
    place = place_of(source, ruling.span)
    inside = ruling.line is not None or (ruling.mistake is not None and place.line > source.line)
    return Finding(
        source,
        ruling.verdict,
        ruling.message,
        place,
        ruling.diagnosis,
        counterexample(ruling.separation),
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
    return Counterexample(found.sizes, found.point.seed, found.entry, found.left, found.right)


def unfounded(source: Source, mistake: Mistake, verdict: Verdict = Verdict.ERROR) -> Finding:
    """The finding of a statement that cannot be judged."""
    place = place_of(source, mistake.span)
    return Finding(source, verdict, mistake.message, place, mistake=mistake)


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
