"""What was found of a document: plain data, for the reports and between processes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...grammar.record import NamedTuple

if TYPE_CHECKING:
    from ...core.check.verdict import Verdict
    from .finding import Finding


class FoundRow(NamedTuple):
    """A row that was read, and where; `verdict` is None where it claims nothing."""

    line: int
    column: int
    end_line: int
    role: str
    read_as: str
    verdict: "Verdict | None"


class UnreadRow(NamedTuple):
    """A row that was not read, and why."""

    line: int
    column: int
    reason: str


class FoundDocument(NamedTuple):
    """The rows of a document, and a finding for each that claims something; one that is unreadable has one finding."""

    file: str
    findings: "Sequence[Finding]" = ()
    rows: Sequence[FoundRow] = ()
    unread: Sequence[UnreadRow] = ()
