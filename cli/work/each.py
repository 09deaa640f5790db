"""The way of each statement: read, done within its limits; whatever goes wrong is a result too."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from ...core import Context, after
from ...core.simplify.scalar import forget
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.record import NamedTuple
from ...grammar.tree import Contextual, Statement
from ..failures import internal_error
from ..input.reading import Task
from ..input.statement import Source
from ..processes.limits import BrokenOff, Limits, limited, over_limit
from .context import in_context

_Result = TypeVar("_Result")


class Outcomes(NamedTuple, Generic[_Result]):
    """What becomes of a statement: of one that is done, of a line that only adds to the context, of one with a mistake
    and of one that was over its limits.
    """

    done: Callable[[Source, Statement, Context], _Result]
    nothing: _Result
    refused: Callable[[Source, Mistake], _Result]
    stopped: Callable[[Source, Mistake], _Result]


def each(tasks: Iterable[Task], outcomes: Outcomes[_Result], limits: Limits) -> Iterator[_Result]:
    """What becomes of each statement, each within the limits."""
    for source, context in in_context(tasks):
        try:
            with limited(*limits):
                found = one(source, outcomes, context)
        except (BrokenOff, MemoryError) as stop:
            forget()
            found = outcomes.stopped(source, over_limit(stop, limits))
        yield found


def one(source: Source, outcomes: Outcomes[_Result], context: Context) -> _Result:
    """What becomes of one statement; an unexpected exception becomes an internal error."""
    try:
        statement = read_statement(source.text, source.line, source.macros)
        if isinstance(statement, Contextual):
            after(context, statement)
            return outcomes.nothing
        return outcomes.done(source, statement, context)
    except MemoryError:
        raise
    except Mistake as mistake:
        return outcomes.refused(source, mistake)
    except Exception as error:
        return outcomes.refused(source, internal_error(error))
