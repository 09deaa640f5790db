"""What was found of one document: plain data, for the reports and between processes."""

from collections.abc import Sequence

from ...core.check.verdict import FINE_VERDICTS, Verdict
from ...grammar.record import NamedTuple
from ..terminal.excerpt import plural
from .finding import Finding, tally


class DocumentRow(NamedTuple):
    """A row that was read; its verdict is None where it claims nothing. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    end_line: int
    role: str
    read_as: str
    verdict: Verdict | None


class UnreadRow(NamedTuple):
    """A row that was not read, and why."""

    file: str
    line: int
    column: int
    reason: str


class DocumentFindings(NamedTuple):
    """The findings of a document's claims, and all its rows."""

    file: str
    findings: Sequence[Finding]
    rows: Sequence[DocumentRow] = ()
    not_read: Sequence[UnreadRow] = ()


def closing_of(found: DocumentFindings) -> str:
    """`14 rows: 11 fine (9 proved, 2 agree), 1 wrong, 2 not read`"""
    counts = tally(found.findings)
    fine = {word: counts[verdict] for verdict, word in ((Verdict.PROVED, "proved"), (Verdict.AGREES, "agree"))}
    parts = [f"{sum(fine.values())} fine ({_listed(fine)})"] if any(fine.values()) else []
    others = {str(verdict): number for verdict, number in counts.items() if verdict not in FINE_VERDICTS}
    others["not read"] = len(found.not_read)
    rows = plural(len(found.rows) + len(found.not_read), "row")
    listed = ", ".join([*parts, *filter(None, [_listed(others)])])
    return f"{rows}: {listed}" if listed else rows


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)
