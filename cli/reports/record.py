"""A check as JSON: matgrad/check/1, which check.schema.json describes."""

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple

from ...core.write.style import Style
from ..input.statement import place_of
from ..terminal.screen import Line, raw
from .finding import Counterexample, Finding, tally

CHECK_SCHEMA = "matgrad/check/1"
JsonObject = dict[str, Any]


class Record(NamedTuple):
    """One object, when all is known."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """Nothing yet."""
        return []

    def end(self, findings: Sequence[Finding]) -> list[Line]:
        """The object."""
        claims = [claim_of(finding) for finding in findings]
        return written({"schema": CHECK_SCHEMA, "claims": claims, "counts": tally(findings)}, self.style)


def claim_of(finding: Finding) -> JsonObject:
    """One claim, fine or not."""
    source, diagnosis, counterexample = finding.source, finding.diagnosis, finding.counterexample
    return {
        "name": source.name,
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
    return finding.place.column if on_first else place_of(finding.source, None).column


def point_of(found: Counterexample) -> JsonObject:
    """Where the two sides differ. JSON has no infinity: null stands for a value that is not finite."""
    return {
        "sizes": dict(found.sizes),
        "seed": found.seed,
        "entry": list(found.entry),
        "left": found.left if isfinite(found.left) else None,
        "right": found.right if isfinite(found.right) else None,
    }


def written(value: Mapping[str, Any], style: Style) -> list[Line]:
    """An object as text, escaped where the stream cannot carry it."""
    return raw([json.dumps(value, indent=2, ensure_ascii=style.ascii, allow_nan=False)])
