"""`matgrad check`: claims and derivations that were done by hand."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ...core.check.verdict import Verdict
from ...core.write.style import UNICODE
from ...grammar.record import NamedTuple
from ..exits import FAILED, INTERNAL_ERROR, SUCCESS, UNDECIDED, UNREADABLE
from ..failures import INTERNAL
from ..input.items import Checkable, items_below
from ..input.reading import Unreadable
from ..processes.jobs import Work, spread
from ..reports import BRIEF, REPORTS, github
from ..reports import finding as found_of
from ..terminal.screen import Screen
from ..work.checking import CheckResult, lost, results
from ..work.checking import shard as shard_of
from .checked import Checked
from .documents import DocumentOptions
from .loop import finish, take_each
from .options import Bounds, Output, Running, choice, options_from_records

ClaimFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Files of claims E wrt X == G or E == F and hand derivations (*.mg), documents as they are (*.md *.tex "
        "*.ipynb *.rst *.py *.jl), or folders of them; - is standard input. An argument containing a space is a claim.",
    ),
]
Shard = Annotated[str, typer.Option("--shard", metavar="I/N", help="Check only part I of N of the claims.")]


class Reporting(NamedTuple):
    """What is written of a check, and where."""

    format: Annotated[str, choice(REPORTS, "--format", "-f", "--output-format", help="Format of the report.")] = "text"
    output_file: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report to FILE.")] = None

    def screens(self, output: Output) -> tuple[Screen, Screen]:
        """Standard output, and where the report is written."""
        terminal = output.screen(self.format)
        return terminal, file_screen(self.output_file) if self.output_file else terminal


class Ending(NamedTuple):
    """What a check exits with."""

    strict: Annotated[bool, typer.Option("--strict/--no-strict", help="Exit with 3 if a claim is undecided.")] = False
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero/--no-exit-zero", help="Exit with 0 unless there is an internal error.")
    ] = False

    def said(self, found: Checked, files: int, reading: DocumentOptions) -> tuple[str, int]:
        """The closing lines and the exit code."""
        summary, code = found.summary(files), exit_code(found.findings, self.strict, self.exit_zero)
        too_little = "" if self.exit_zero else reading.too_little(found.documents)
        return (f"{summary}\n{too_little}", max(code, FAILED)) if too_little else (summary, code)


@options_from_records
def check(
    files: ClaimFiles,
    *,
    reporting: Reporting,
    ending: Ending,
    shard: Shard = "",
    reading: DocumentOptions,
    output: Output,
    bounds: Bounds,
    running: Running,
) -> None:
    """Check formulas that were derived by hand.

    Exit codes: 0 all fine, 1 a claim is wrong or cannot be read, 2 usage error or unreadable file, 3 a claim is
    undecided (with --strict), 4 internal error.
    """
    settings = reading.settings(files)
    items, many = items_below(files, settings)
    terminal, screen = reporting.screens(output)
    chosen = reading.prepared(part_of(items, shard), settings, screen, reporting.format)
    work = partial(results, limits=bounds.limits(), separations=is_in_full(reporting.format), settings=settings)
    found = Checked(REPORTS[reporting.format](screen.style), screen, running.quiet, reading.also(reporting.format))
    interrupted = worked_through(chosen, work, found, running)
    annotate(found, reporting, many, terminal)
    finish(*ending.said(found, many, reading), interrupted, running.quiet)


def worked_through(
    items: Sequence[Checkable], work: Work[Checkable, CheckResult], found: Checked, running: Running
) -> bool:
    """Check all items and print the report; whether Ctrl-C came first."""
    shared = spread(work, items, running.jobs, lost)
    interrupted = take_each(shared, len(items), running.quiet, found.take)
    found.end()
    return interrupted


def exit_code(found: "Sequence[found_of.Finding]", strict: bool, exit_zero: bool) -> int:
    """An internal error outweighs all else, and is never reported as a success."""
    if any(finding.mistake and finding.mistake.code == INTERNAL for finding in found):
        return INTERNAL_ERROR
    if any(finding.of_file and finding.verdict is Verdict.ERROR for finding in found) and not exit_zero:
        return UNREADABLE
    verdicts = {finding.verdict for finding in found}
    if exit_zero or not verdicts & {Verdict.WRONG, Verdict.ERROR, Verdict.UNDECIDED}:
        return SUCCESS
    if verdicts & {Verdict.WRONG, Verdict.ERROR}:
        return FAILED
    return UNDECIDED if strict else SUCCESS


def annotate(found: Checked, reporting: Reporting, files: int, screen: Screen) -> None:
    """On GitHub: annotations, if standard output is read by people, and a summary of the job."""
    aloud = reporting.format == "text" or reporting.output_file is not None
    if os.environ.get("GITHUB_ACTIONS") == "true" and aloud:
        screen.show(REPORTS["github"](screen.style).end(found.findings))
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(github.summary(found.findings, files, found.documents))


def is_in_full(format: str) -> bool:
    """Whether it is reported where the sides of a claim differ: on GitHub more than what the format says."""
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" or os.environ.get("GITHUB_STEP_SUMMARY")
    return format not in BRIEF or bool(on_github)


def part_of(items: Sequence[Checkable], text: str) -> Sequence[Checkable]:
    """What falls to one part, as i/n says."""
    if not text:
        return items
    part, _, parts = text.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise Unreadable(f"--shard {text}: write i/n, such as 1/4")
    return shard_of(items, int(part), int(parts))


def file_screen(path: Path) -> Screen:
    """A file for a report."""
    try:
        return Screen(path.open("w", encoding="utf-8", errors="replace"), UNICODE)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
