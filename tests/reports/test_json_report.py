"""The report in JSON fits its schema and holds all of a finding."""

import json

import pytest
from findings import (
    CHAIN,
    EVERY,
    WRONG,
    report,
)
from jsonschema import Draft202012Validator
from program import HOUSE
from seam.parts import TEXT, UNICODE, Style

from matgrad.cli.reports.finding import Finding

CHECK = json.loads((HOUSE / "cli" / "check.schema.json").read_text(encoding="utf-8"))


class TestJson:
    def test_in_full(self) -> None:
        assert json.loads(report("json", [WRONG, CHAIN])) == {
            "schema": "matgrad/check/1",
            "claims": [
                {
                    "name": "bilinear",
                    "file": "formulas.mg",
                    "line": 4,
                    "column": 28,
                    "statement": "[bilinear] a' X b wrt X == b a' where X: m x n",
                    "verdict": "wrong",
                    "message": "the transpose of what is claimed is right",
                    "diagnosis": {
                        "code": "transposed",
                        "message": "the transpose of what is claimed is right",
                        "corrected": "a b'",
                    },
                    "corrected": "a b'",
                    "counterexample": {
                        "sizes": {"m": 2, "n": 3},
                        "seed": 1000,
                        "entry": [1, 2],
                        "left": 0.3123456789,
                        "right": -0.52,
                    },
                    "wrong_line": None,
                    "read_as": None,
                    "varying": None,
                },
                {
                    "name": None,
                    "file": "losses.mg",
                    "line": 9,
                    "column": 1,
                    "statement": "d(tr(X' X)) = 2 X : dX\n  = 3 X : dX",
                    "verdict": "wrong",
                    "message": "this does not follow from the line before",
                    "diagnosis": None,
                    "corrected": None,
                    "counterexample": {"sizes": {}, "seed": 7, "entry": [], "left": None, "right": None},
                    "wrong_line": 10,
                    "read_as": None,
                    "varying": None,
                },
            ],
            "counts": {"proved": 0, "agrees": 0, "wrong": 2, "undecided": 0, "error": 0},
        }

    @pytest.mark.parametrize("findings", [[], EVERY])
    @pytest.mark.parametrize("style", [TEXT, UNICODE])
    def test_fits_the_schema(self, findings: list[Finding], style: Style) -> None:
        value = json.loads(report("json", findings, style), parse_constant=pytest.fail)
        assert list(Draft202012Validator(CHECK).iter_errors(value)) == []
        assert list(value) == CHECK["required"]
        assert len(value["claims"]) == sum(value["counts"].values()) == len(findings)

    def test_what_varies(self) -> None:
        (claim,) = json.loads(report("json", [CHAIN._replace(varying="X, b")]))["claims"]
        assert claim["varying"] == "X, b"

    def test_ascii(self) -> None:
        assert report("json", EVERY, TEXT).isascii() and "×" in report("json", EVERY)
