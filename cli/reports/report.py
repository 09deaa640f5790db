"""What a report is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ...core.check.decide import Verdict
from ..terminal.screen import Line
from .finding import Finding

LEVELS: Mapping[Verdict, str] = {"wrong": "error", "error": "error", "undecided": "warning"}  # the worst first


class Report(Protocol):
    """Puts findings into lines: some as each finding comes, the others when all have come."""

    def finding(self, finding: Finding) -> Iterable[Line]:
        """The lines that need not wait."""

    def end(self, findings: Sequence[Finding]) -> Iterable[Line]:
        """The lines that follow, given all the findings once more."""
