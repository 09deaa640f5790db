"""Statements derived: each with its derivation or its mistake, as lines in the format that is wanted."""

from collections.abc import Iterable, Iterator

from ...core import EMPTY, Context, equal_forms, solve, solve_on_manifolds
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Statement
from ..failures import process_ended
from ..formats import Layout
from ..formats.format import Format, Wish
from ..input.reading import Task
from ..input.statement import Source
from ..processes.limits import UNLIMITED, Limits
from ..terminal.line import Line
from .each import Outcomes, each, one


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
    return each(tasks, deriving(layout.opened(), wish), limits)


def answered(source: Source, format: Format, wish: Wish, context: Context = EMPTY) -> Reply:
    """The answer to one statement."""
    return one(source, deriving(format, wish), context)


def deriving(format: Format, wish: Wish) -> Outcomes[Reply]:
    """Statements derived, and put into lines in a format."""

    def derived(source: Source, statement: Statement, context: Context) -> Reply:
        found = equal_forms if wish.forms else solve_on_manifolds if wish.riemannian else solve
        return Reply(format.derivation(source, found(statement, wish.verify, context), wish))

    def refusing(source: Source, mistake: Mistake) -> Reply:
        return refused(source, format, mistake)

    return Outcomes(derived, Reply([]), refusing, refusing)


def refused(source: Source, format: Format, mistake: Mistake) -> Reply:
    """The answer to a statement that has no derivation."""
    return Reply(format.mistake(source, mistake), mistake)


def lost(task: Task, layout: Layout) -> Reply:
    """The answer to a statement whose process was killed."""
    return refused(task.source, layout.opened(), process_ended())
