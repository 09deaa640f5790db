"""A check as JSON: matgrad/check/1, which check.schema.json describes."""

from collections.abc import Sequence
from math import isfinite

from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..input.statement import place_of
from ..terminal.data import Json, json_lines
from ..terminal.line import Line
from .finding import Counterexample, Finding, tally
from .found import FoundDocument

CHECK_SCHEMA = "matgrad/check/1"


class Record(NamedTuple):
    """One object, when all is known."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """Nothing yet."""
        return []

    def document(self, document: FoundDocument) -> list[Line]:
        """Nothing of its own."""
        return []

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """The object."""
        claims = [claim_of(finding) for finding in findings]
        found = {"schema": CHECK_SCHEMA, "claims": claims, "counts": tally(findings)}
        return json_lines({**found, **(rows_of(documents) if documents else {})}, self.style, 2)


def rows_of(documents: Sequence[FoundDocument]) -> Json:
    """The rows of documents, those that were read and those that were not."""
    return {
        "rows": [{"file": each.file, **row._asdict()} for each in documents for row in each.rows],
        "not_read": [{"file": each.file, **row._asdict()} for each in documents for row in each.unread],
    }


def claim_of(finding: Finding) -> Json:
    """One claim, fine or not."""
    source, diagnosis, counterexample = finding.source, finding.diagnosis, finding.counterexample
    return {
        "name": finding.name,
        "file": source.file,
        "line": source.line,
        "column": column_of(finding),
        "statement": source.text.strip(),
        "verdict": finding.verdict,
        "message": finding.message,
        "diagnosis": diagnosis and diagnosis._asdict(),
        "corrected": (diagnosis.corrected if diagnosis else finding.corrected) or None,
        "counterexample": counterexample and point_of(counterexample),
        "wrong_line": finding.wrong_line,
        "read_as": finding.read_as or None,
        "varying": finding.varying or None,
    }


def column_of(finding: Finding) -> int:
    """The column of what was found if that is on the first line of the claim, else where the claim begins."""
    on_first = finding.place.line == finding.source.line
    if finding.row and not on_first:
        return finding.row.column
    return finding.place.column if on_first else place_of(finding.source, None).column


def point_of(found: Counterexample) -> Json:
    """Where the two sides differ. JSON has no infinity: null stands for a value that is not finite."""
    return {
        "sizes": dict(found.sizes),
        "seed": found.seed,
        "entry": list(found.entry),
        "left": found.left if isfinite(found.left) else None,
        "right": found.right if isfinite(found.right) else None,
    }
