"""The commands, and what they exit with."""

import os
import sys
from collections import Counter
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

import typer

from .. import __version__
from ..core.elaborate.unknown import advice
from ..core.later import later
from ..core.operators import ROOMS
from ..core.write.style import STYLES
from ..grammar.mistakes import Mistake, near
from .commands.derive import Answer, answers, lost
from .commands.examples import examples
from .commands.options import (
    Ascii,
    Check,
    Claims,
    Code,
    Colors,
    Details,
    ExitZero,
    Expand,
    FailFast,
    Files,
    Forms,
    How,
    HowMany,
    Jobs,
    Memory,
    Name,
    Named,
    Notations,
    OutputFile,
    Part,
    Quiet,
    Report,
    Sheet,
    Strict,
    Timeout,
    Verify,
    Version,
    View,
    Width,
    Words,
    configure,
    wished,
)
from .exits import FAILED, FAULTY, FINE, INTERRUPTED, UNREADABLE
from .failures import INTERNAL, internal_error
from .formats import INDENTS, Layout
from .input.arguments import arranged, completing
from .input.reading import Unreadable, is_file, single, tasks_of, unfolded
from .processes.jobs import each, spread
from .processes.limits import Limits
from .reference.markdown import reference
from .reference.operators import leaves, names_of, rooms_called
from .reference.syntax import overview
from .terminal.excerpt import complaint, plural
from .terminal.screen import Color, Screen, opened

if TYPE_CHECKING:
    from .commands import check as checking
    from .reference import codes
    from .reports import finding
else:  # a derivation needs none of it
    checking, finding = later("matgrad.cli.commands.check"), later("matgrad.cli.reports.finding")
    codes = later("matgrad.cli.reference.codes")

COMPLETING = "_MATGRAD_COMPLETE"  # is set where a shell asks what may follow
COMMANDS = ("derive", "batch", "check", "rules", "explain", "syntax")

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=examples(""),
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the program on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if COMPLETING in os.environ:
        completing(os.environ, COMMANDS)
    words = sys.argv[1:] or ["--help"] * sys.stdin.isatty()
    try:
        app(arranged(words, COMMANDS), prog_name="matgrad")
    except Unreadable as error:
        leave(f"error: {error}", UNREADABLE)
    except Exception as error:
        leave(f"error[{INTERNAL}]: {internal_error(error).message}; please report what you typed", FAULTY)


def leave(message: str, code: int) -> None:
    """Say why on standard error, and exit."""
    print(message, file=sys.stderr)
    sys.exit(code)


@app.callback(invoke_without_command=True)
def matgrad(context: typer.Context, version: Version = False) -> None:
    """Derive matrix derivatives line by line, each line checked.

    matgrad "tr(A X) wrt X" is short for matgrad derive "tr(A X) wrt X".
    """
    if version:
        print(f"matgrad {__version__}")
    configure(context)


@app.command(epilog=examples("derive"))
def derive(
    words: Words = None,
    format: How = "text",
    detail: Details = "normal",
    expand: Expand = False,
    verify: Verify = True,
    code: Code = "",
    check: Check = False,
    notations: Notations = "",
    view: View = "",
    forms: Forms = False,
    ascii: Ascii = False,
    width: Width = None,
    color: Colors = "auto",
    timeout: Timeout = 10,
    memory: Memory = 1024,
) -> None:
    """Derive one expression."""
    wish = wished(detail, expand, verify, code, check, notations, view, forms)
    if format == "json" and not notations:
        wish = wish._replace(notations=tuple(STYLES))
    screen = screen_for(format, ascii, width, color)
    tasks = single(words or [])
    layout = Layout(format, screen.style.name, screen.width)
    for task, answer in zip(tasks, answers(tasks, layout, wish, Limits(timeout, memory)), strict=True):
        lines = answer.lines
        if answer.mistake and format not in INDENTS:
            screen = opened(sys.stderr, ascii, color, width)
            lines = complaint(task.source, answer.mistake, screen.style)
        screen.show(lines)
        screen.stream.flush()
        if answer.mistake:
            raise typer.Exit(exit_code([answer.mistake], UNREADABLE))


@app.command(epilog=examples("batch"))
def batch(
    files: Files,
    format: HowMany = "text",
    detail: Details = "normal",
    expand: Expand = False,
    verify: Verify = True,
    code: Code = "",
    check: Check = False,
    notations: Notations = "",
    view: View = "",
    forms: Forms = False,
    ascii: Ascii = False,
    width: Width = None,
    color: Colors = "auto",
    jobs: Jobs = 1,
    timeout: Timeout = 10,
    memory: Memory = 1024,
    fail_fast: FailFast = False,
    quiet: Quiet = False,
) -> None:
    """Derive each statement of some files, going on after an error."""
    wish = wished(detail, expand, verify, code, check, notations, view, forms)
    screen = screen_for(format, ascii, width, color)
    files = unfolded(files)
    tasks = tasks_of(files)
    layout = Layout(format, screen.style.name, screen.width, titled=True)
    work = partial(answers, layout=layout, wish=wish, limits=Limits(timeout, memory))
    results = spread(work, tasks, jobs, partial(lost, layout=layout))
    mistakes: list[Mistake | None] = []

    def take(answer: Answer) -> bool:
        screen.show(answer.lines)
        screen.stream.flush()
        mistakes.extend([answer.mistake] * answer.counts)
        return fail_fast and answer.mistake is not None

    interrupted = each(results, len(tasks), quiet, take)
    counted = count(mistakes, sum(map(is_file, files)))
    if interrupted:
        leave(f"interrupted after {counted}", INTERRUPTED)
    if not quiet:
        print(counted, file=sys.stderr)
    raise typer.Exit(exit_code(mistakes, FAILED))


@app.command(epilog=examples("check"))
def check(
    files: Claims,
    format: Report = "text",
    output_file: OutputFile = None,
    strict: Strict = False,
    exit_zero: ExitZero = False,
    part: Part = "",
    ascii: Ascii = False,
    color: Colors = "auto",
    jobs: Jobs = 1,
    timeout: Timeout = 10,
    memory: Memory = 1024,
    quiet: Quiet = False,
) -> None:
    """Check formulas that were derived by hand.

    It exits with 0 if all is fine, 1 if a claim is wrong or cannot be read, 2 for usage and unreadable files, 3 with
    --strict if one is undecided, 4 for a fault of matgrad itself.
    """
    files = unfolded(files)
    tasks = checking.part_of(tasks_of(files), part)
    terminal = screen_for(format, ascii, None, color)
    screen = checking.file_screen(output_file) if output_file else terminal
    found = checking.run(tasks, format, screen, jobs, Limits(timeout, memory), quiet)
    many = sum(map(is_file, files))
    checking.annotate(found.findings, format == "text" or output_file is not None, many, terminal)
    counted = finding.closing(found.findings, many)
    if found.interrupted:
        leave(f"interrupted after {counted}", INTERRUPTED)
    if not quiet:
        print(counted, file=sys.stderr)
    raise typer.Exit(found.code(strict, exit_zero))


@app.command(epilog=examples("rules"))
def rules(
    name: Name = "", format: Sheet = "text", ascii: Ascii = False, width: Width = None, color: Colors = "auto"
) -> None:
    """List the rules that a derivation may cite, or all about one operator."""
    screen = screen_for(format, ascii, width, color)
    rooms = rooms_called(name)
    if name and not rooms:
        known = dict.fromkeys(other for room in ROOMS for other in names_of(room))
        near_it = f"; {said}" if (said := advice(name)) else nearest(name, known)
        raise typer.BadParameter(f"no operator is called {name}{near_it}", param_hint="NAME")
    screen.show(reference(rooms, screen) if format == "markdown" else leaves(rooms, screen))
    screen.stream.flush()


@app.command(epilog=examples("explain"))
def explain(
    name: Named = "", format: Sheet = "text", ascii: Ascii = False, width: Width = None, color: Colors = "auto"
) -> None:
    """Say what the code of an error, a verdict or a diagnosis means, with an example and its mend."""
    known = codes.canonical(name)
    if name and known not in codes.ENTRIES:
        raise typer.BadParameter(f"there is no code {name}{nearest(known, codes.ENTRIES)}", param_hint="CODE")
    screen = screen_for(format, ascii, width, color)
    screen.show(codes.explained(known, screen, format))
    screen.stream.flush()


@app.command(epilog=examples("syntax"))
def syntax(format: Sheet = "text", ascii: Ascii = False, width: Width = None, color: Colors = "auto") -> None:
    """Show the language on one screen, with an example of each form."""
    screen = screen_for(format, ascii, width, color)
    screen.show(overview(screen, format))
    screen.stream.flush()


def screen_for(format: str, ascii: bool, width: int | None, color: Color) -> Screen:
    """Standard output; only text has colour."""
    return opened(sys.stdout, ascii, color if format == "text" else "never", width)


def nearest(name: str, known: Collection[str]) -> str:
    """The names like this one, as the end of a sentence."""
    found = near(name, known, 0.5)
    return f"; near it: {', '.join(found)}" if found else ""


def exit_code(mistakes: Collection[Mistake | None], refused: int) -> int:
    """A fault of the tool goes before a mistake in the input."""
    raised = {mistake.code for mistake in mistakes if mistake}
    return FAULTY if INTERNAL in raised else refused if raised else FINE


def count(mistakes: Collection[Mistake | None], files: int) -> str:
    """`300 statements in 2 files: 290 derived, 10 errors`"""
    tally = Counter(mistake is None for mistake in mistakes)
    where = f" in {files} files" * (files > 1)
    errors = f", {plural(tally[False], 'error')}" if tally[False] else ""
    return f"{plural(len(mistakes), 'statement')}{where}: {tally[True]} derived{errors}"
