"""The command `check`: claims in files, and the reports of them."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ...core.write.style import UNICODE
from ..exits import FAILED, FAULTY, FINE, UNDECIDED
from ..failures import INTERNAL
from ..input.reading import Task, Unreadable
from ..processes.jobs import each, spread
from ..processes.limits import Limits
from ..reports import REPORTS
from ..reports.finding import Finding
from ..reports.github import summary
from ..terminal.screen import Screen
from .claims import findings, lost, shard


class Run(NamedTuple):
    """What has been found, and whether Ctrl-C ended it."""

    findings: list[Finding]
    interrupted: bool = False

    def code(self, strict: bool, reports_only: bool) -> int:
        """What to exit with: a fault of the tool goes before a mistake in the input, and is never passed over."""
        codes = {finding.mistake.code for finding in self.findings if finding.mistake}
        verdicts = {finding.verdict for finding in self.findings}
        if INTERNAL in codes:
            return FAULTY
        if reports_only:
            return FINE
        if verdicts & {"wrong", "error"}:
            return FAILED
        return UNDECIDED if strict and "undecided" in verdicts else FINE


def run(tasks: Sequence[Task], format: str, screen: Screen, jobs: int, limits: Limits, quiet: bool) -> Run:
    """Check claims, reporting each as it comes where the format does so."""
    report = REPORTS[format](screen.style)
    found: list[Finding] = []

    def take(finding: Finding | None) -> bool:
        if finding is not None:
            found.append(finding)
            screen.show(() if quiet and finding.fine else report.finding(finding))
            screen.stream.flush()
        return False

    results = spread(partial(findings, limits=limits), tasks, jobs, lost)
    interrupted = each(results, len(tasks), quiet, take)
    screen.show(report.end(found))
    screen.stream.flush()
    return Run(found, interrupted)


def annotate(found: Sequence[Finding], aloud: bool, files: int, screen: Screen) -> None:
    """On GitHub's machines: annotations, where people read standard output, and a summary of the whole."""
    if os.environ.get("GITHUB_ACTIONS") == "true" and aloud:
        screen.show(REPORTS["github"](screen.style).end(found))
        screen.stream.flush()
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(summary(found, files))


def part_of(tasks: Sequence[Task], text: str) -> Sequence[Task]:
    """The claims of one part, as i/n says."""
    if not text:
        return tasks
    part, _, parts = text.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise Unreadable(f"--shard {text}: write i/n, such as 1/4")
    return shard(tasks, int(part), int(parts))


def file_screen(path: Path) -> Screen:
    """A file for a report."""
    try:
        return Screen(path.open("w", encoding="utf-8", errors="replace"), UNICODE)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
