"""`matgrad check`: files of claims, reports, exit codes; and the claims as tests of pytest."""

import json
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from program import HOUSE, process

from matgrad.cli.work import claims as cli_claims

pytest_plugins = ["pytester"]
PLUGIN = "matgrad.cli.pytest_plugin"

FILE = """\
# What a student hands in
given A: m x n, x: n, b: m
[least squares] norm2(A x - b)^2 wrt x == 2 A' (A x - b)
[forgotten] norm2(A x - b)^2 wrt x == A' (A x - b)

d(norm2(A x - b)^2) = 2 (A x - b)' d(A x - b)
  = 2 (A x - b)' A dx
  = 2 A' (A x + b) : dx
tr(X Y == 3
sum(log(-x.^2)) wrt x == 2 ./ x
"""
TEXT = """\
wrong[factor]: what is claimed is to be multiplied by 2 [forgotten]
 --> homework.mg:4:39
  |
4 | [forgotten] norm2(A x - b)^2 wrt x == A' (A x - b)
  |                                       ^^^^^^^^^^^^
  = it should be: 2 A' (A x - b)
  = at m = 2, n = 3, seed 0, entry (1): left 1.44881, right 0.724406

wrong[negative]: a term has the wrong sign: b
 --> homework.mg:8:5
  |
8 |   = 2 A' (A x + b) : dx
  |     ^^^^^^^^^^^^^^^^^^^
  = it should be: 2 A' (A x - b) : dx
  = at m = 2, n = 3, seed 0: left 3.5808, right -3.83499
  = what varies: x

error[M105]: `(` is never closed
 --> homework.mg:9:3
  |
9 | tr(X Y == 3
  |   ^
  = help: write `)` before `==`

undecided: no point at which all sides are defined was found in 200 draws
  --> homework.mg:10:1
   |
10 | sum(log(-x.^2)) wrt x == 2 ./ x
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

"""
COUNT = "5 claims in 1 file: 1 fine, 2 wrong, 1 undecided, 1 error\n"


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of claims in the current folder."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "homework.mg").write_text(FILE, encoding="utf-8")
    return "homework.mg"


def test_the_text(run: Any, homework: str) -> None:
    found = run("check", homework)
    assert found.out == TEXT
    assert (found.code, found.err) == (1, COUNT)


def test_standard_input_and_claims_that_are_typed(run: Any) -> None:
    assert run("check", "-", stdin=FILE).err == COUNT
    found = run("check", "tr(A X) wrt X == A'", "x' x wrt x == x")
    assert (found.code, found.err) == (1, "2 claims: 1 fine, 1 wrong\n")
    assert run("check", "-x' x wrt x == -2 x").code == 0


CODES = [
    (("x' x wrt x == 2 x",), 0),
    (("x' x wrt x == x",), 1),
    (("x' x wrt x == x", "--exit-zero"), 0),
    (("x' x wrt x",), 1),
    (("log(-exp(a)) wrt a == 1",), 0),
    (("log(-exp(a)) wrt a == 1", "--strict"), 3),
    (("log(-exp(a)) wrt a == 1", "x' x wrt x == x", "--strict"), 1),
    (("absent.mg",), 2),
    (("x' x wrt x == 2 x", "--format", "yaml"), 2),
    (("x' x wrt x == 2 x", "--shard", "3/2"), 2),
    (("x' x wrt x == 2 x", "--output-file", "absent/report"), 2),
]


@pytest.mark.parametrize(("words", "code"), CODES)
def test_exit_codes(run: Any, words: tuple[str, ...], code: int) -> None:
    assert run("check", *words).code == code


def test_a_fault_is_no_verdict(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("the routes disagree")

    monkeypatch.setattr(cli_claims, "check", broken)
    found = run("check", "x' x wrt x == 2 x", "--exit-zero")
    assert found.code == 4
    assert "error[M900]: internal error: RuntimeError: the routes disagree" in found.out


def test_quiet(run: Any) -> None:
    found = run("check", "x' x wrt x == 2 x", "-q")
    assert (found.out, found.err) == ("", "")


def test_json(run: Any, homework: str) -> None:
    report = json.loads(run("check", homework, "--output-format", "json").out)
    assert [claim["verdict"] for claim in report["claims"]] == ["proved", "wrong", "wrong", "error", "undecided"]
    assert [claim["name"] for claim in report["claims"]] == ["least squares", "forgotten", None, None, None]
    assert [claim["wrong_line"] for claim in report["claims"]] == [None, None, 8, None, None]
    assert report["claims"][1]["diagnosis"]["corrected"] == "2 A' (A x - b)"
    assert report["counts"] == {"proved": 1, "agrees": 0, "wrong": 2, "undecided": 1, "error": 1}


@pytest.mark.parametrize("format", ["text", "concise", "json", "github", "junit", "sarif"])
def test_the_bytes_do_not_depend_on_the_jobs(run: Any, homework: str, format: str) -> None:
    assert process("check", homework, "-f", format, "--jobs", "2") == run("check", homework, "-f", format)


def test_output_file(run: Any, homework: str, tmp_path: Path) -> None:
    found = run("check", homework, "--format", "junit", "--output-file", "report.xml")
    assert (found.out, found.err) == ("", COUNT)
    assert "<testsuites" in (tmp_path / "report.xml").read_text(encoding="utf-8")


def test_shards_are_a_partition(run: Any, homework: str) -> None:
    parts = [json.loads(run("check", homework, "-f", "json", "--shard", f"{i}/3").out) for i in (1, 2, 3)]
    lines = [claim["line"] for part in parts for claim in part["claims"]]
    assert sorted(lines) == [3, 4, 6, 9, 10]
    assert len({len(part["claims"]) for part in parts}) > 1 or lines


def test_on_github(run: Any, homework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations come beside the text, and the whole list goes to the summary of the step."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    found = run("check", homework)
    assert found.out.startswith(TEXT)
    assert "::error file=homework.mg,line=4,endLine=4,col=39,endColumn=51,title=wrong[factor]::" in found.out
    assert COUNT.strip() in (tmp_path / "summary.md").read_text(encoding="utf-8")
    annotations = found.out.removeprefix(TEXT)
    assert "left" in annotations
    assert run("check", homework, "-f", "concise", "--output-file", "report.txt").out == annotations


def test_configuration(run: Any, homework: str, tmp_path: Path) -> None:
    settings = '[tool.matgrad]\nquiet = true\n[tool.matgrad.check]\nformat = "concise"\nexit-zero = true\n'
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    found = run("check", homework)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(
        "homework.mg:4:39: wrong[factor]: what is claimed is to be multiplied by 2 [forgotten]\n"
    )
    assert run("check", homework, "--no-exit-zero", "-f", "text").out == TEXT


def test_a_folder(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.mg", "a b/c.mg", "a b/d.text", ".hidden/e.mg"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("x' x wrt x == x", encoding="utf-8")
    found = run("check", ".", "-f", "concise")
    assert [line.partition(":")[0] for line in found.out.splitlines()] == ["a b/c.mg", "b.mg"]
    assert (found.code, found.err) == (1, "2 claims in 2 files: 2 wrong\n")
    assert run("check", "a b").err == "1 claim in 1 file: 1 wrong\n"
    Path("empty").mkdir()
    assert run("check", "empty")[::2] == (2, "error: empty: there is no file *.mg in it, and no document\n")


def test_a_limit_of_time(run: Any) -> None:
    found = run("check", "x' x wrt x == 2 x", "--timeout", "0.000001", "--strict")
    assert found.code == 3
    assert "took longer than 1e-06 s" in found.out


def test_a_broken_line_takes_no_other_with_it(run: Any, tmp_path: Path) -> None:
    """Every tenth claim is broken, each in another way."""
    broken = ["tr(A X", "tr(A X) wrt X == (A'", "= A'", "tr(A +) == 1", "x' x wrt == x", "‖x == 2", "tracee(X) == 1"]
    broken += [
        "A B == where A: n x",
        "x \x00 == x",
        "let",
        "given",
        "[a tr(X) == 1",
        "x x x wrt y == 2 z",
        "tr(A) == = 2",
    ]
    lines = [f"tr({i + 2}*A X) wrt X == {i + 2}*A'" for i in range(10 * len(broken))]
    for i in range(9, len(lines), 10):
        lines[i] = f"{broken[i // 10]} # {i}"
    (tmp_path / "many.mg").write_text("\n".join(lines), encoding="utf-8")
    report = json.loads(run("check", str(tmp_path / "many.mg"), "-f", "json").out)
    assert report["counts"] == {
        "proved": 9 * len(broken),
        "agrees": 0,
        "wrong": 0,
        "undecided": 0,
        "error": len(broken),
    }
    assert [c["line"] for c in report["claims"] if c["verdict"] == "error"] == list(range(10, len(lines) + 1, 10))


def test_as_tests_of_pytest(pytester: pytest.Pytester) -> None:
    pytester.makefile(".mg", homework=FILE)
    installed = any(point.value == PLUGIN for point in entry_points(group="pytest11"))
    plugin = () if installed else ("-p", PLUGIN)
    found = pytester.runpytest_subprocess("--matgrad", *plugin)
    found.assert_outcomes(passed=1, failed=3, skipped=1)
    found.stdout.fnmatch_lines(["*it should be: 2 A' (A x - b)"])
    assert pytester.runpytest_subprocess(*plugin).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_the_plugin_is_announced() -> None:
    project = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")
    assert f'[project.entry-points.pytest11]\nmatgrad = "{PLUGIN}"\n' in project


def test_a_defined_name_that_varies_by_itself_is_named(run: Any) -> None:
    """Even where the derivation is right: tr(A) stands still only if S varies through lambda."""
    above = "given A: n x n, y: n, lambda: scalar\nlet S = A + lambda*eye(n)\n"
    text = run("check", "-", stdin=f"{above}d(y' inv(S) y + tr(A)) = -y' inv(S) dS inv(S) y\nd(tr(A)) = tr(dA)").out
    assert text == "proved: stdin:3: what varies: S\n"


def test_a_function_that_may_not_be_defined_keeps_its_meaning(run: Any) -> None:
    found = run("check", "-", "-f", "concise", stdin="let tr = X\ntr(A X) wrt X == A'")
    assert found.out.count("M215") == 0
    assert "1 fine, 1 error" in found.err
