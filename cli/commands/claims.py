"""Claims checked: what was found of each, as plain data."""

from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence

from ...core import Context, after
from ...core.check.agreement import Separation
from ...core.check.decide import Ruling, Verdict, check
from ...core.simplify.scalar import forget
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Contextual
from ..input.source import Question, contextual
from ..processes.limits import BrokenOff, Limits, limited
from ..reports.finding import Counterexample, Diagnosis, Finding
from ..terminal.excerpt import Asked, ended, fault, place_of
from .derive import NONE, broken_off, in_context


def findings(questions: Iterable[Question], limits: Limits = NONE) -> Iterator[Finding | None]:
    """What is found of each statement, within the limits; None of a line that only adds to the context."""
    for asked, context in in_context(questions):
        try:
            with limited(*limits):
                found = finding(asked, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            found = unfounded(asked, broken_off(stop, limits), "undecided")
        yield found


def finding(asked: Asked, context: Context) -> Finding | None:
    """The verdict on a statement. Whatever goes wrong on the way is a finding too: a fault of the tool."""
    try:
        statement = read_statement(asked.text, asked.line)
        if isinstance(statement, Contextual):
            after(context, statement)
            return None
        return judged(asked, check(statement, context))
    except MemoryError:
        raise
    except Mistake as mistake:
        return unfounded(asked, mistake)
    except Exception as error:
        return unfounded(asked, fault(error))


def judged(asked: Asked, ruling: Ruling) -> Finding:
    """A ruling as a finding."""
    place = place_of(asked, ruling.span)
    advice = Diagnosis(*ruling.diagnosis) if ruling.diagnosis else None
    inside = ruling.line is not None or (ruling.mistake is not None and place.line > asked.line)
    return Finding(
        asked,
        ruling.verdict,
        ruling.message,
        place,
        advice,
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


def unfounded(asked: Asked, mistake: Mistake, verdict: Verdict = "error") -> Finding:
    """The finding of a statement that cannot be judged."""
    place = place_of(asked, mistake.span)
    return Finding(asked, verdict, mistake.message, place, mistake=mistake)


def lost(question: Question) -> Finding:
    """The finding of a claim whose process was ended from outside."""
    return unfounded(question.asked, ended())


def shard(questions: Sequence[Question], part: int, parts: int) -> list[Question]:
    """One of several parts of the claims: which one a claim is in follows from its text and its file alone."""
    given = {asked for question in questions for asked in contextual([question.asked])}
    return [q for q in questions if q.asked in given or number_of(q.asked) % parts == part - 1]


def number_of(asked: Asked) -> int:
    """A number that is the same in every run."""
    return crc32(f"{asked.source}\n{asked.text}".encode())
