"""Statements derived: each with its derivation or its mistake, as lines in the format that is wanted."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...core import EMPTY, Context, after, equal_forms, solve
from ...core.simplify.scalar import forget
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Contextual
from ..failures import internal_error, process_ended
from ..formats import Layout
from ..formats.format import Format, Wish
from ..input.reading import Task
from ..input.statement import Source
from ..processes.limits import UNLIMITED, BrokenOff, Limits, limited, over_limit
from ..terminal.screen import Line
from .context import in_context


class Reply(NamedTuple):
    """The lines to print, none for `given` and `let`, and the mistake if there is one."""

    lines: list[Line]
    mistake: Mistake | None = None

    @property
    def counts(self) -> bool:
        """Whether something was to be derived."""
        return bool(self.lines)


def answers(tasks: Iterable[Task], layout: Layout, wish: Wish, limits: Limits = UNLIMITED) -> Iterator[Reply]:
    """The answer to each statement, each within the limits."""
    format = layout.opened()
    for source, context in in_context(tasks):
        try:
            with limited(*limits):
                answer = answered(source, format, wish, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            answer = refused(source, format, over_limit(stop, limits))
        yield answer


def answered(source: Source, format: Format, wish: Wish, context: Context = EMPTY) -> Reply:
    """The answer to one statement; an unexpected exception becomes an internal error."""
    try:
        statement = read_statement(source.text, source.line)
        if isinstance(statement, Contextual):
            after(context, statement)
            return Reply([])
        found = equal_forms if wish.forms else solve
        return Reply(format.derivation(source, found(statement, wish.verify, context), wish))
    except MemoryError:
        raise
    except Mistake as mistake:
        return refused(source, format, mistake)
    except Exception as error:
        return refused(source, format, internal_error(error))


def refused(source: Source, format: Format, mistake: Mistake) -> Reply:
    """The answer to a statement that has no derivation."""
    return Reply(format.mistake(source, mistake), mistake)


def lost(task: Task, layout: Layout) -> Reply:
    """The answer to a statement whose process was killed."""
    return refused(task.source, layout.opened(), process_ended())
