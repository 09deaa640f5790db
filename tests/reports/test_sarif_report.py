"""The report in SARIF fits the schema of the standard, and knows a claim again that has moved."""

import json
from pathlib import Path
from typing import Any

import pytest
from findings import (
    CHAIN,
    EVERY,
    ODD,
    PROVED,
    WRONG,
    moved,
    report,
)
from jsonschema import Draft4Validator
from program import HOUSE
from seam.parts import TRANSPOSED

from matgrad.cli.reports.finding import Finding

SARIF = json.loads((HOUSE / "tests" / "reports" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


class TestSarif:
    @pytest.mark.parametrize("findings", [[], [PROVED], EVERY])
    def test_fits_the_schema(self, findings: list[Finding]) -> None:
        log = json.loads(report("sarif", findings))
        assert list(Draft4Validator(SARIF).iter_errors(log)) == []

    def test_in_full(self) -> None:
        log = json.loads(report("sarif", [PROVED, WRONG]))
        run = log["runs"][0]
        assert (log["version"], log["$schema"], run["columnKind"]) == ("2.1.0", SARIF["id"], "unicodeCodePoints")
        assert run["tool"]["driver"]["rules"] == [
            {
                "id": "transposed",
                "shortDescription": {"text": "the transpose was claimed"},
                "fullDescription": {"text": TRANSPOSED.page.explanation},
                "help": {"text": "matgrad explain transposed shows an example and its fix."},
            }
        ]
        (result,) = run["results"]
        assert result.pop("partialFingerprints").keys() == {"primaryLocationLineHash"}
        assert result == {
            "ruleId": "transposed",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "the transpose of what is claimed is right [bilinear]\nit should be: a b'\n"
                "at m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, right -0.52"
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "formulas.mg"},
                        "region": {"startLine": 4, "startColumn": 28, "endLine": 4, "endColumn": 32},
                    }
                }
            ],
        }

    def test_each_code_is_a_rule(self) -> None:
        run = json.loads(report("sarif", EVERY))["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert rules == ["M203", "M240", "only-square", "transposed", "undecided", "wrong"]
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
        levels = {result["ruleId"]: result["level"] for result in run["results"]}
        assert {code for code, level in levels.items() if level == "warning"} == {"M240", "undecided"}

    def test_files_are_relative_references(self) -> None:
        here = WRONG._replace(source=WRONG.source._replace(file=str(Path.cwd() / "sub" / "ä.mg")))
        places = [result["locations"][0]["physicalLocation"] for result in self.results([here, ODD])]
        uris = [place["artifactLocation"]["uri"] for place in places]
        assert uris == ["sub/%C3%A4.mg", "sub%2Cdir/a%3A%20100%25%0A%3Cb%3E.mg"]

    def test_fingerprints(self) -> None:
        """They outlast a move to another line, tell equal claims apart and those of two files do not count together."""
        other = WRONG._replace(source=WRONG.source._replace(file="other.mg"))
        first, again, elsewhere = self.fingerprints([WRONG, moved(WRONG, 40), other])
        assert first == elsewhere == self.fingerprints([moved(WRONG, 40)])[0] != self.fingerprints([CHAIN])[0]
        assert (first[-2:], again) == (":1", f"{first[:-2]}:2")

    def results(self, findings: list[Finding]) -> list[Any]:
        results: list[Any] = json.loads(report("sarif", findings))["runs"][0]["results"]
        return results

    def fingerprints(self, findings: list[Finding]) -> list[str]:
        return [each["partialFingerprints"]["primaryLocationLineHash"] for each in self.results(findings)]
