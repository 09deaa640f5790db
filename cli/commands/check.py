"""`matgrad check`: claims and derivations that were done by hand."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ...core.check.verdict import Verdict
from ...core.write.style import UNICODE
from ..exits import FAILED, INTERNAL_ERROR, SUCCESS, UNDECIDED, UNREADABLE
from ..failures import INTERNAL
from ..input.items import Checkable, items_below
from ..input.reading import Unreadable
from ..processes.jobs import spread
from ..reports import BRIEF, REPORTS, github
from ..reports import finding as found_of
from ..terminal.screen import Screen, opened
from ..work.checking import lost, results
from ..work.checking import shard as shard_of
from .checked import Checked
from .documents import DocumentOptions, explain
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
ReportFormat = Annotated[str, choice(REPORTS, "--format", "-f", "--output-format", help="Format of the report.")]
OutputFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report to FILE.")]
Strict = Annotated[bool, typer.Option("--strict/--no-strict", help="Exit with 3 if a claim is undecided.")]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero/--no-exit-zero", help="Exit with 0 unless there is an internal error.")
]
Shard = Annotated[str, typer.Option("--shard", metavar="I/N", help="Check only part I of N of the claims.")]


@options_from_records
def check(
    files: ClaimFiles,
    *,
    format: ReportFormat = "text",
    output_file: OutputFile = None,
    strict: Strict = False,
    exit_zero: ExitZero = False,
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
    terminal = output.screen(format)
    screen = file_screen(output_file) if output_file else terminal
    if reading.explain_reading:
        explain(items, settings, screen)
        raise typer.Exit(SUCCESS)
    chosen = reading.fixed(part_of(items, shard), settings, terminal if format == "text" else opened(sys.stderr))
    found = Checked(REPORTS[format](screen.style), screen, running.quiet, reading.also(format))
    work = partial(results, limits=bounds.limits(), separations=is_in_full(format), settings=settings)
    interrupted = take_each(spread(work, chosen, running.jobs, lost), len(chosen), running.quiet, found.take)
    found.end()
    annotate(found, format == "text" or output_file is not None, many, terminal)
    code = exit_code(found.findings, strict, exit_zero)
    missing = "" if exit_zero else reading.too_little(found.documents)
    summary = "\n".join(filter(None, (found.summary(many), missing)))
    finish(summary, max(code, FAILED) if missing else code, interrupted, running.quiet)


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


def annotate(found: Checked, aloud: bool, files: int, screen: Screen) -> None:
    """On GitHub: annotations, if standard output is read by people, and a summary of the job."""
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
