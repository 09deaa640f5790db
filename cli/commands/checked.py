"""What a check has found: shown as it comes, counted at the end."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..reports import tally
from ..reports.found import FoundDocument
from ..reports.report import Report
from ..terminal.line import Line
from ..terminal.screen import Screen

if TYPE_CHECKING:
    from ..reports.finding import Finding
    from ..work.checking import CheckResult
DocumentLines = Callable[[FoundDocument], list[Line]]


class Checked:
    """The findings so far, and the documents that some of them are of."""

    def __init__(self, report: Report, screen: Screen, quiet: bool, also: DocumentLines) -> None:
        self.findings: list[Finding] = []
        self.documents: list[FoundDocument] = []
        self._report, self._screen, self._quiet, self._also = report, screen, quiet, also

    def take(self, result: "CheckResult") -> bool:
        """Take a result and show what can be shown; there is never enough."""
        if isinstance(result, FoundDocument):
            self.documents.append(result)
            self._show(result.findings)
            self._screen.show(self._also(result))
            self._screen.show(() if self._quiet else self._report.document(result))
        elif result is not None:
            self._show([result])
        return False

    def end(self) -> None:
        """Show what is shown when all is known."""
        self._screen.show(self._report.end(self.findings, self.documents))

    def summary(self, files: int) -> str:
        """The closing line."""
        return tally.summary(self.findings, self.documents, files)

    def _show(self, findings: "Sequence[Finding]") -> None:
        self.findings += findings
        for finding in findings:
            self._screen.show(() if self._quiet and finding.fine else self._report.finding(finding))
