"""A statement answered: its derivation or its mistake, in the format that is wanted."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...core import EMPTY, Context, after, equal_forms, solve
from ...core.elaborate.nodes import FUNCTIONS
from ...core.simplify.scalar import forget
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Contextual
from ..formats import Format, Layout, Wish
from ..input.source import Question
from ..processes.limits import TOO_MUCH_MEMORY, TOOK_TOO_LONG, BrokenOff, Limits, Overtime, limited
from ..terminal.excerpt import Asked, ended, fault
from ..terminal.screen import Line

NONE = Limits()
DEFINED = r"\blet\s+(\w+)"


class Answer(NamedTuple):
    """What is printed, and the mistake where it is one. A line that only adds to the context has no lines."""

    lines: list[Line]
    mistake: Mistake | None = None

    @property
    def counts(self) -> bool:
        """Whether something was to be derived."""
        return bool(self.lines)


def answers(questions: Iterable[Question], layout: Layout, wish: Wish, limits: Limits = NONE) -> Iterator[Answer]:
    """The answer to each statement, each within the limits."""
    format = layout.opened()
    for asked, context in in_context(questions):
        try:
            with limited(*limits):
                answer = answered(asked, format, wish, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            answer = refused(asked, format, broken_off(stop, limits))
        yield answer


def in_context(questions: Iterable[Question]) -> Iterator[tuple[Asked, Context]]:
    """Each statement with what the lines above it have said; of those, a wrong one adds nothing."""
    given: tuple[Asked, ...] = ()
    read, context = 0, EMPTY
    for question in questions:
        asked = question.asked
        if question.given is not given or (read and given[read - 1].line >= asked.line):
            given, read, context = question.given, 0, EMPTY
        while read < len(given) and given[read].line < asked.line:
            context = extended(context, given[read])
            read += 1
        yield asked, context


def extended(context: Context, asked: Asked) -> Context:
    """What holds below a line; what goes wrong with it is reported where it stands, and what it defines is refused."""
    try:
        statement = read_statement(asked.text, asked.line)
        return after(context, statement) if isinstance(statement, Contextual) else context
    except Exception:
        name = {*re.findall(DEFINED, asked.text)[:1]} - FUNCTIONS  # what the language has keeps its meaning
        return context._replace(refused=context.refused | name)


def answered(asked: Asked, format: Format, wish: Wish, context: Context = EMPTY) -> Answer:
    """The answer to a statement. Whatever goes wrong on the way is an answer too: a fault of the tool."""
    try:
        statement = read_statement(asked.text, asked.line)
        if isinstance(statement, Contextual):
            after(context, statement)
            return Answer([])
        found = equal_forms if wish.forms else solve
        return Answer(format.derivation(asked, found(statement, wish.verify, context), wish))
    except MemoryError:
        raise
    except Mistake as mistake:
        return refused(asked, format, mistake)
    except Exception as error:
        return refused(asked, format, fault(error))


def refused(asked: Asked, format: Format, mistake: Mistake) -> Answer:
    """The answer to a statement that has no derivation."""
    return Answer(format.mistake(asked, mistake), mistake)


def broken_off(stop: BaseException, limits: Limits) -> Mistake:
    """The mistake of a statement that takes too long, or too much memory."""
    if isinstance(stop, Overtime):
        more = "--timeout gives it more, and 0 all the time it takes"
        return Mistake(TOOK_TOO_LONG, f"took longer than {limits.seconds:g} s", None, more)
    if isinstance(stop, MemoryError):
        return Mistake(TOO_MUCH_MEMORY, "there is not as much memory as it takes", None)
    more = "--memory gives it more, and 0 all that there is"
    return Mistake(TOO_MUCH_MEMORY, f"took more than {limits.mebibytes} MiB of memory", None, more)


def lost(question: Question, layout: Layout) -> Answer:
    """The answer to a statement whose process was ended from outside."""
    return refused(question.asked, layout.opened(), ended())
