"""`matgrad batch`: the statements of files."""

from collections.abc import Collection, Generator, Sequence
from functools import partial
from typing import Annotated

import typer

from ...grammar.mistakes import Mistake
from ..exits import FAILED, INTERNAL_ERROR, SUCCESS
from ..failures import INTERNAL
from ..formats import FORMATS, Layout
from ..input.reading import Task, tasks_below
from ..processes.jobs import spread
from ..terminal.excerpt import plural
from ..work.derivations import Reply, answers, lost
from .loop import finish, take_each
from .options import Bounds, Content, Output, Running, Width, choice, options_from_records

StatementFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files of statements E wrt X [where ...], one per line, or folders with *.mg files; - is standard "
        "input. An argument containing a space is taken as a statement.",
    ),
]
FILE_FORMATS = [name for name, entry in FORMATS.items() if entry.for_files]
BatchFormat = Annotated[str, choice(FILE_FORMATS, "--format", "-f", help="Output format.")]
FailFast = Annotated[bool, typer.Option("--fail-fast/--no-fail-fast", help="Stop after the first error.")]


@options_from_records
def batch(
    files: StatementFiles,
    *,
    format: BatchFormat = "text",
    content: Content,
    width: Width = None,
    output: Output,
    bounds: Bounds,
    fail_fast: FailFast = False,
    running: Running,
) -> None:
    """Derive every statement in files, continuing after errors."""
    screen = output.screen(format, width)
    tasks, many = tasks_below(files)
    layout = Layout(format, screen.style.name, screen.width, titled=True)
    results = derived(tasks, layout, content, bounds, running.jobs)
    mistakes: list[Mistake | None] = []

    def take(answer: Reply) -> bool:
        screen.show(answer.lines)
        mistakes.extend([answer.mistake] * answer.counts)
        return fail_fast and answer.mistake is not None

    interrupted = take_each(results, len(tasks), running.quiet, take)
    finish(summary(mistakes, many), exit_code(mistakes), interrupted, running.quiet)


def derived(
    tasks: Sequence[Task], layout: Layout, content: Content, bounds: Bounds, jobs: int
) -> Generator[Reply, None, None]:
    """The answers to the tasks, in order."""
    work = partial(answers, layout=layout, wish=content.wish(layout.format), limits=bounds.limits())
    return spread(work, tasks, jobs, partial(lost, layout=layout))


def exit_code(mistakes: Collection[Mistake | None]) -> int:
    """An internal error outweighs a mistake in the input."""
    raised = {mistake.code for mistake in mistakes if mistake}
    return INTERNAL_ERROR if INTERNAL in raised else FAILED if raised else SUCCESS


def summary(mistakes: Collection[Mistake | None], files: int) -> str:
    """`300 statements in 2 files: 290 derived, 10 errors`"""
    errors = sum(mistake is not None for mistake in mistakes)
    where = f" in {files} files" if files > 1 else ""
    counts = f"{len(mistakes) - errors} derived" + (f", {plural(errors, 'error')}" if errors else "")
    return f"{plural(len(mistakes), 'statement')}{where}: {counts}"
