"""The report for code scanning: SARIF 2.1.0, an OASIS standard."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ... import __version__
from ...core.write.style import Style
from ...grammar.record import NamedTuple
from ..reference.codes import ENTRIES
from ..terminal.data import Json, json_lines
from ..terminal.line import Line
from .finding import Finding
from .found import FoundDocument
from .identity import ordinals, relative
from .remarks import account
from .report import LEVELS

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Sarif(NamedTuple):
    """One run, with a result for each claim that is not fine and a rule for each code among them."""

    style: Style

    def finding(self, finding: Finding) -> list[Line]:
        """Nothing yet."""
        return []

    def document(self, document: FoundDocument) -> list[Line]:
        """Nothing of its own."""
        return []

    def end(self, findings: Sequence[Finding], documents: Sequence[FoundDocument] = ()) -> list[Line]:
        """The log. Columns are counted as Python counts them, not in UTF-16."""
        codes = sorted({finding.code for finding in findings if not finding.fine})
        indices = {code: index for index, code in enumerate(codes)}
        marked = zip(findings, fingerprints(findings), strict=True)
        run = {
            "tool": {"driver": {"name": "matgrad", "version": __version__, "rules": [rule(code) for code in codes]}},
            "columnKind": "unicodeCodePoints",
            "results": [result(finding, indices, mark) for finding, mark in marked if not finding.fine],
        }
        return json_lines({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, self.style, 2)


def rule(code: str) -> Json:
    """What a code means."""
    entry = ENTRIES[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": f"matgrad explain {code} shows an example and its fix."},
    }


def result(finding: Finding, indices: Mapping[str, int], fingerprint: str) -> Json:
    """One claim that is not fine."""
    return {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": LEVELS[finding.verdict],
        "message": {"text": account(finding)},
        "locations": [{"physicalLocation": location(finding)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def location(finding: Finding) -> Json:
    """The place, in a file named by a relative URI."""
    place = finding.place
    return {
        "artifactLocation": {"uri": quote(relative(finding.source.file))},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.line,
            "endColumn": place.end_column,
        },
    }


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """By what a result is known again after its line has moved: a hash of the claim, and which of its equals it is.

    The key under which it is given is the only one that GitHub reads.
    """
    from hashlib import sha256  # wanted only here, and slow to load

    claims = [" ".join(finding.source.text.split()) for finding in findings]
    places = ((finding.source.file, claim) for finding, claim in zip(findings, claims, strict=True))
    hashes = (sha256(claim.encode()).hexdigest()[:16] for claim in claims)
    return [f"{digest}:{ordinal}" for digest, ordinal in zip(hashes, ordinals(places), strict=True)]
