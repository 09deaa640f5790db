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
from ..failures import internal_error, process_ended
from ..formats import Format, Layout, Wish
from ..input.reading import Task
from ..input.statement import Source
from ..processes.limits import TOO_MUCH_MEMORY, TOOK_TOO_LONG, BrokenOff, Limits, Overtime, limited
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


def answers(tasks: Iterable[Task], layout: Layout, wish: Wish, limits: Limits = NONE) -> Iterator[Answer]:
    """The answer to each statement, each within the limits."""
    format = layout.opened()
    for source, context in in_context(tasks):
        try:
            with limited(*limits):
                answer = answered(source, format, wish, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            answer = refused(source, format, broken_off(stop, limits))
        yield answer


def in_context(tasks: Iterable[Task]) -> Iterator[tuple[Source, Context]]:
    """Each statement with what the lines above it have said; of those, a wrong one adds nothing."""
    given: tuple[Source, ...] = ()
    read, context = 0, EMPTY
    for task in tasks:
        source = task.source
        if task.given is not given or (read and given[read - 1].line >= source.line):
            given, read, context = task.given, 0, EMPTY
        while read < len(given) and given[read].line < source.line:
            context = extended(context, given[read])
            read += 1
        yield source, context


def extended(context: Context, source: Source) -> Context:
    """What holds below a line; what goes wrong with it is reported where it stands, and what it defines is refused."""
    try:
        statement = read_statement(source.text, source.line)
        return after(context, statement) if isinstance(statement, Contextual) else context
    except Exception:
        name = {*re.findall(DEFINED, source.text)[:1]} - FUNCTIONS  # what the language has keeps its meaning
        return context._replace(refused=context.refused | name)


def answered(source: Source, format: Format, wish: Wish, context: Context = EMPTY) -> Answer:
    """The answer to a statement. Whatever goes wrong on the way is an answer too: a fault of the tool."""
    try:
        statement = read_statement(source.text, source.line)
        if isinstance(statement, Contextual):
            after(context, statement)
            return Answer([])
        found = equal_forms if wish.forms else solve
        return Answer(format.derivation(source, found(statement, wish.verify, context), wish))
    except MemoryError:
        raise
    except Mistake as mistake:
        return refused(source, format, mistake)
    except Exception as error:
        return refused(source, format, internal_error(error))


def refused(source: Source, format: Format, mistake: Mistake) -> Answer:
    """The answer to a statement that has no derivation."""
    return Answer(format.mistake(source, mistake), mistake)


def broken_off(stop: BaseException, limits: Limits) -> Mistake:
    """The mistake of a statement that takes too long, or too much memory."""
    if isinstance(stop, Overtime):
        more = "--timeout gives it more, and 0 all the time it takes"
        return Mistake(TOOK_TOO_LONG, f"took longer than {limits.seconds:g} s", None, more)
    if isinstance(stop, MemoryError):
        return Mistake(TOO_MUCH_MEMORY, "there is not as much memory as it takes", None)
    more = "--memory gives it more, and 0 all that there is"
    return Mistake(TOO_MUCH_MEMORY, f"took more than {limits.mebibytes} MiB of memory", None, more)


def lost(task: Task, layout: Layout) -> Answer:
    """The answer to a statement whose process was ended from outside."""
    return refused(task.source, layout.opened(), process_ended())
