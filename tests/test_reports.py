"""The reports of a check as tables: findings made by hand, and what is written of them."""

import json
from collections.abc import Sequence
from math import inf, nan
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped

from matgrad.cli.reports import REPORTS
from matgrad.cli.reports.finding import Counterexample, Diagnosis, Finding, closing
from matgrad.cli.reports.github import summary
from matgrad.cli.reports.identity import relative
from matgrad.cli.reports.remarks import told_apart
from matgrad.cli.terminal.excerpt import Asked, place_of
from matgrad.cli.terminal.screen import plain
from matgrad.core.check.codes import DIAGNOSES
from matgrad.core.write.style import TEXT, UNICODE, Style
from matgrad.grammar.mistakes import Mistake

HOUSE = Path(__file__).parents[1]
CHECK = json.loads((HOUSE / "cli" / "check.schema.json").read_text(encoding="utf-8"))
SARIF = json.loads((HOUSE / "tests" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def finding(text: str, line: int, file: str, verdict: Any, message: str, part: str = "", **more: Any) -> Finding:
    """A finding whose place is the last occurrence of a part of the text, or the whole."""
    asked = Asked(text, line, file)
    start = text.rindex(part)
    place = place_of(asked, (start, start + len(part)) if part else None)
    return Finding(asked, verdict, message, place, **more)


def moved(found: Finding, line: int) -> Finding:
    """The same claim on another line."""
    place = found.place._replace(line=found.place.line - found.asked.line + line)
    return found._replace(asked=found.asked._replace(line=line), place=place)


PROVED = finding("tr(A) == tr(A')", 1, "formulas.mg", "proved", "the two sides have the same normal form")
AGREES = finding("[b] det(A') == det(A)", 2, "formulas.mg", "agrees", "equal at 12 points")
WRONG = finding(
    "[bilinear] a' X b wrt X == b a' where X: m x n",
    4,
    "formulas.mg",
    "wrong",
    "the transpose of what is claimed is right",
    "b a'",
    diagnosis=Diagnosis("transposed", "the transpose of what is claimed is right", "a b'"),
    counterexample=Counterexample({"m": 2, "n": 3}, 1000, (1, 2), 0.3123456789, -0.52),
)
CHAIN = finding(
    "d(tr(X' X)) = 2 X : dX\n  = 3 X : dX",
    9,
    "losses.mg",
    "wrong",
    "this does not follow from the line before",
    "3 X : dX",
    counterexample=Counterexample({}, 7, (), inf, nan),
    wrong_line=10,
)
REFUSED = finding(
    "A .* (Y - W' Z) wrt W == 0",
    12,
    "losses.mg",
    "error",
    "the sizes do not fit: W' is m×k",
    "-",
    mistake=Mistake("M203", "the sizes do not fit: W' is m×k", (8, 9), "W' X?", (((6, 7), "p×n"), ((10, 14), "m×q"))),
)
UNDECIDED = finding("log(-x' x) wrt x == 0", 13, "losses.mg", "undecided", "no point has −x' x > 0", "log(-x' x)")
HOPELESS = finding(
    "sqrt(-x' x) wrt x == 0",
    14,
    "losses.mg",
    "undecided",
    "no point was found",
    mistake=Mistake("M240", "no point was found", None, "declare properties: positive, spd, invertible …"),
)
ODD = finding(
    "[a\x1b, b] x|y`z` == “ü\x00”",
    3,
    "sub,dir/a: 100%\n<b>.mg",
    "wrong",
    "50% of x,\r\n| & <y> ]]> \x07",
    diagnosis=Diagnosis("only-square", "", "x` | \ty"),
)
EVERY = [PROVED, AGREES, WRONG, CHAIN, REFUSED, UNDECIDED, HOPELESS, ODD]


def report(name: str, findings: Sequence[Finding], style: Style = UNICODE) -> str:
    """All that a report writes."""
    made = REPORTS[name](style)
    lines = [line for finding in findings for line in made.finding(finding)]
    return "".join(f"{plain(line)}\n" for line in [*lines, *made.end(findings)])


@pytest.fixture(autouse=True)
def away_from_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


class TestText:
    @pytest.mark.parametrize(
        ("found", "block"),
        [
            (PROVED, ""),
            (AGREES, ""),
            (
                WRONG,
                """\
wrong[transposed]: the transpose of what is claimed is right [bilinear]
 --> formulas.mg:4:28
  |
4 | [bilinear] a' X b wrt X == b a' where X: m x n
  |                            ^^^^
  = it should be: a b'
  = at m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, right -0.52

""",
            ),
            (
                CHAIN,
                """\
wrong: this does not follow from the line before
  --> losses.mg:10:5
   |
10 |   = 3 X : dX
   |     ^^^^^^^^
   = at seed 7: left inf, right nan

""",
            ),
            (
                REFUSED,
                """\
error[M203]: the sizes do not fit: W' is m×k
  --> losses.mg:12:9
   |
12 | A .* (Y - W' Z) wrt W == 0
   |       ^   ^^^^ m×q
   |       p×n
   = help: W' X?

""",
            ),
            (
                UNDECIDED,
                """\
undecided: no point has −x' x > 0
  --> losses.mg:13:1
   |
13 | log(-x' x) wrt x == 0
   | ^^^^^^^^^^

""",
            ),
            (
                HOPELESS,
                """\
undecided[M240]: no point was found
  --> losses.mg:14:1
   |
14 | sqrt(-x' x) wrt x == 0
   | ^^^^^^^^^^^^^^^^^^^^^^
   = help: declare properties: positive, spd, invertible …

""",
            ),
        ],
    )
    def test_block(self, found: Finding, block: str) -> None:
        assert report("text", [found]) == block

    def test_ascii(self) -> None:
        assert report("text", [UNDECIDED, REFUSED, HOPELESS], TEXT).isascii()

    def test_no_character_moves_the_cursor(self) -> None:
        assert not {"\x1b", "\x07", "\x00", "\r", "\t"} & {*report("text", [ODD]), *report("concise", [ODD])}

    @pytest.mark.parametrize(("found", "tone"), [(WRONG, "red"), (REFUSED, "red"), (UNDECIDED, "yellow")])
    def test_tones(self, found: Finding, tone: str) -> None:
        tones = {piece for line in REPORTS["text"](UNICODE).finding(found) for _, piece in line}
        assert {f"bold {tone}", tone} <= tones

    def test_blocks_do_not_wait(self) -> None:
        assert list(REPORTS["text"](UNICODE).end(EVERY)) == []


def test_concise() -> None:
    assert (
        report("concise", EVERY)
        == """\
formulas.mg:4:28: wrong[transposed]: the transpose of what is claimed is right [bilinear]
losses.mg:10:5: wrong: this does not follow from the line before
losses.mg:12:9: error[M203]: the sizes do not fit: W' is m×k
losses.mg:13:1: undecided: no point has −x' x > 0
losses.mg:14:1: undecided[M240]: no point was found
sub,dir/a: 100%�<b>.mg:3:1: wrong[only-square]: 50% of x, | & <y> ]]> �
"""
    )


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


class TestGithub:
    def test_the_worst_first(self) -> None:
        assert (
            report("github", [PROVED, UNDECIDED, REFUSED, WRONG, ODD])
            == """\
::error file=formulas.mg,line=4,endLine=4,col=28,endColumn=32,title=wrong[transposed]::the transpose of what is \
claimed is right [bilinear]%0Ait should be: a b'%0Aat m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, right -0.52
::error file=sub%2Cdir/a%3A 100%25%0A<b>.mg,line=3,endLine=3,col=1,endColumn=23,title=wrong[only-square]::50%25 of x, \
| & <y> ]]> �%0Ait should be: x` | y
::error file=losses.mg,line=12,endLine=12,col=9,endColumn=10,title=error[M203]::the sizes do not fit: W' is m×k%0A\
help: W' X?
::warning file=losses.mg,line=13,endLine=13,col=1,endColumn=11,title=undecided::no point has −x' x > 0
"""
        )

    @pytest.mark.parametrize("findings", [[], [PROVED, AGREES]])
    def test_nothing_to_say(self, findings: list[Finding]) -> None:
        assert report("github", findings) == ""

    def test_summary(self) -> None:
        assert (
            summary([PROVED, UNDECIDED, WRONG, ODD], 3)
            == """\
### matgrad check

4 claims in 3 files: 1 fine, 2 wrong, 1 undecided

| | where | claim | found |
|---|---|---|---|
| wrong\\[transposed\\] | formulas.mg:4:28 | `[bilinear] a' X b wrt X == b a' where X: m x n` | the transpose of what \
is claimed is right \\[bilinear\\]<br>it should be: `a b'`<br>at m = 2, n = 3, seed 1000, entry (1, 2): left 0.312346, \
right -0.52 |
| wrong\\[only-square\\] | sub,dir/a: 100% \\<b>.mg:3:1 | `` [a�, b] x\\|y`z` == “ü�” `` | 50% of x, \\| & \\<y> \
\\]\\]> �<br>it should be: `` x` \\| y `` |
| undecided | losses.mg:13:1 | `log(-x' x) wrt x == 0` | no point has −x' x > 0 |
"""
        )

    def test_summary_of_nothing_wrong(self) -> None:
        assert summary([PROVED], 1) == "### matgrad check\n\n1 claim in 1 file: 1 fine\n"


class TestJunit:
    def test_in_full(self) -> None:
        assert (
            report("junit", [PROVED, UNDECIDED])
            == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="matgrad" tests="2" failures="0" errors="0" skipped="1">
  <testsuite name="formulas.mg" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="formulas.mg" name="tr(A) == tr(A')" file="formulas.mg" line="1">
    </testcase>
  </testsuite>
  <testsuite name="losses.mg" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="losses.mg" name="log(-x' x) wrt x == 0" file="losses.mg" line="13">
      <skipped message="no point has &#8722;x' x &gt; 0" type="undecided">undecided: no point has &#8722;x' x &gt; 0
  --&gt; losses.mg:13:1
   |
13 | log(-x' x) wrt x == 0
   | ^^^^^^^^^^</skipped>
    </testcase>
  </testsuite>
</testsuites>
"""
        )

    def test_read_back(self) -> None:
        suites = list(JUnitXml.fromstring(report("junit", EVERY).encode()))
        assert [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites] == [
            ("formulas.mg", 3, 1, 0, 0),
            ("losses.mg", 4, 1, 1, 2),
            ("sub,dir/a: 100%\n<b>.mg", 1, 1, 0, 0),
        ]
        kinds = [[type(result) for result in case.result] for suite in suites for case in suite]
        assert kinds == [[], [], [Failure], [Failure], [Error], [Skipped], [Skipped], [Failure]]
        (wrong,) = list(suites[0])[2].result
        assert (wrong.type, wrong.message) == ("transposed", "the transpose of what is claimed is right")
        assert f"{wrong.text}\n\n" == report("text", [WRONG])

    def test_no_two_names_are_equal(self) -> None:
        again = [moved(each, line) for line in (5, 8) for each in (WRONG, PROVED)]
        other = PROVED._replace(asked=PROVED.asked._replace(source="other.mg"))
        (first, second) = JUnitXml.fromstring(report("junit", [*again, other]).encode())
        assert [case.name for case in first] == ["bilinear", "tr(A) == tr(A')", "bilinear (2)", "tr(A) == tr(A') (2)"]
        assert [case.name for case in second] == ["tr(A) == tr(A')"]

    @pytest.mark.parametrize("char", [*map(chr, range(32)), "\ud800", "\ufffe", "\x7f", "\x85", "𝟏", "]]>", '"', "--"])
    def test_every_character(self, char: str) -> None:
        """Those that XML cannot hold are left out, the others come back."""
        odd = finding(f"[{char}] x{char}y == 0", 1, f"a{char}.mg", "wrong", f"m{char}n")
        root = ElementTree.fromstring(report("junit", [odd]))
        kept = char if char in "\t\n\r" or (char >= " " and char not in "\ud800\ufffe") else ""
        assert root[0].get("name") == f"a{kept}.mg"

    def test_of_nothing(self) -> None:
        assert list(JUnitXml.fromstring(report("junit", []).encode())) == []


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
                "fullDescription": {"text": DIAGNOSES["transposed"].explanation},
                "help": {"text": "matgrad explain transposed shows an example and its mend."},
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
        here = WRONG._replace(asked=WRONG.asked._replace(source=str(Path.cwd() / "sub" / "ä.mg")))
        places = [result["locations"][0]["physicalLocation"] for result in self.results([here, ODD])]
        uris = [place["artifactLocation"]["uri"] for place in places]
        assert uris == ["sub/%C3%A4.mg", "sub%2Cdir/a%3A%20100%25%0A%3Cb%3E.mg"]

    def test_fingerprints(self) -> None:
        """They outlast a move to another line, tell equal claims apart and those of two files do not count together."""
        other = WRONG._replace(asked=WRONG.asked._replace(source="other.mg"))
        first, again, elsewhere = self.fingerprints([WRONG, moved(WRONG, 40), other])
        assert first == elsewhere == self.fingerprints([moved(WRONG, 40)])[0] != self.fingerprints([CHAIN])[0]
        assert (first[-2:], again) == (":1", f"{first[:-2]}:2")

    def results(self, findings: list[Finding]) -> list[Any]:
        results: list[Any] = json.loads(report("sarif", findings))["runs"][0]["results"]
        return results

    def fingerprints(self, findings: list[Finding]) -> list[str]:
        return [each["partialFingerprints"]["primaryLocationLineHash"] for each in self.results(findings)]


@pytest.mark.parametrize(
    ("findings", "files", "text"),
    [
        ([], 0, "0 claims"),
        ([WRONG], 0, "1 claim: 1 wrong"),
        ([], 1, "0 claims in 1 file"),
        ([PROVED], 1, "1 claim in 1 file: 1 fine"),
        ([PROVED, *[AGREES] * 10, WRONG], 2, "12 claims in 2 files: 11 fine, 1 wrong"),
        ([REFUSED], 1, "1 claim in 1 file: 1 error"),
        (EVERY, 3, "8 claims in 3 files: 2 fine, 3 wrong, 2 undecided, 1 error"),
        ([REFUSED, REFUSED], 1, "2 claims in 1 file: 2 errors"),
    ],
)
def test_closing(findings: list[Finding], files: int, text: str) -> None:
    assert closing(findings, files) == text


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (1.0, 2.0, ("1", "2")),
        (0.1, 0.1 + 1e-9, ("0.1", "0.100000001")),
        (1.0, 1.0 + 2**-52, ("1", "1.0000000000000002")),
        (inf, -inf, ("inf", "-inf")),
        (1.0, 1.0, ("1", "1")),
    ],
)
def test_values_are_told_apart(left: float, right: float, told: tuple[str, str]) -> None:
    assert told_apart(left, right) == told


@pytest.mark.parametrize(
    ("file", "workspace", "seen"),
    [
        ("a.mg", "", "a.mg"),
        ("./sub/../a.mg", "", "a.mg"),
        ("a.mg", "..", "here/a.mg"),
        ("../a.mg", "", "../a.mg"),
        ("../a.mg", "..", "a.mg"),
        ("/elsewhere/a.mg", "", "/elsewhere/a.mg"),
    ],
)
def test_files_seen_from_the_root(
    file: str, workspace: str, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    if workspace:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert relative(file) == seen
