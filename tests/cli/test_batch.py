"""Many statements: files of them, and what holds below a line in each."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from pages import records

from matgrad.cli.input.reading import Task, tasks_below
from matgrad.cli.input.statement import Source

FILE = """\
# losses
[one] tr(A X) wrt X

[two] tr(A +) wrt A
tr(A
   X) wrt X   # goes on
norm_F(A .* (Y - W' Z))^2 wrt W where W: k x m, Y: p x n, A: p x n
"""


class TestBatch:
    @pytest.fixture
    def file(self, tmp_path: Path) -> str:
        (tmp_path / "losses.mg").write_text(FILE, encoding="utf-8")
        return str(tmp_path / "losses.mg")

    def test_json_lines(self, run: Any, file: str) -> None:
        result = run("batch", file, "--format", "jsonl", "--code", "numpy")
        answers = [json.loads(line) for line in result.out.splitlines()]
        assert [(a["name"], a["line"], a["status"]) for a in answers] == [
            ("one", 2, "ok"),
            ("two", 4, "error"),
            (None, 5, "ok"),
            (None, 7, "error"),
        ]
        assert (result.code, result.err) == (1, "4 statements: 2 derived, 2 errors\n")
        assert "unicode" not in answers[0]["function"]
        assert answers[0]["results"][0]["code"]["numpy"].startswith("import numpy")
        assert (answers[1]["error"]["line"], answers[1]["error"]["column"]) == (4, 12)

    def test_no_line_is_many_times_as_long_as_both_ends(self, run: Any, tmp_path: Path) -> None:
        statements = ["tr(X^5) wrt X where X: n x n", "sum(X.^3) wrt X", "tr((X' X)^2) wrt X", "tr(x x') wrt x"]
        (tmp_path / "long.mg").write_text("\n".join(statements), encoding="utf-8")
        for page in map(json.loads, run("batch", str(tmp_path / "long.mg"), "--format", "jsonl").out.splitlines()):
            ends = [page["function"]["text"], *(result["text"] for result in page["results"])]
            assert max(len(step["text"]) for step in page["steps"]) <= 3 * max(map(len, ends))

    def test_text(self, run: Any, file: str) -> None:
        result = run("batch", file)
        assert [line for line in result.out.splitlines() if "losses.mg" in line] == [
            f"{file}:2 [one]",
            f" --> {file}:4:12",
            f"{file}:5",
            f" --> {file}:7:16",
        ]
        assert (result.code, result.err) == (1, "4 statements: 2 derived, 2 errors\n")

    def test_quiet(self, run: Any) -> None:
        assert run("batch", "-", "-q", stdin="tr(X) wrt X").err == ""
        assert run("batch", "-", stdin="tr(X) wrt X").err == "1 statement: 1 derived\n"
        assert run("batch", "-", stdin="") == (0, "", "0 statements: 0 derived\n")

    def test_notations(self, run: Any) -> None:
        record = json.loads(run("batch", "-", "-f", "jsonl", "--notations", "unicode,latex", stdin="tr(A X) wrt X").out)
        assert record["results"][0]["named"] == {"text": "A'", "unicode": "Aᵀ", "latex": r"A^{\top}"}


class TestFiles:
    def test_several(self, run: Any, two: tuple[str, str]) -> None:
        losses, parts = two
        result = run("batch", losses, parts)
        titles = [line for line in result.out.splitlines() if line.startswith((losses, parts))]
        assert titles == [f"{losses}:1 [one]", f"{parts}:4", f"{parts}:7", f"{parts}:9"]
        assert result.err == "7 statements in 2 files: 4 derived, 3 errors\n"
        assert result.code == 1

    def test_the_context_is_that_of_the_file(self, run: Any, tmp_path: Path) -> None:
        (tmp_path / "a.mg").write_text("let z = X w\nz' z wrt w", encoding="utf-8")
        (tmp_path / "b.mg").write_text("z' z wrt z", encoding="utf-8")
        for files in (["a.mg", "b.mg"], ["b.mg", "a.mg", "b.mg"]):
            assert run("batch", *(str(tmp_path / name) for name in files)).code == 0

    def test_an_argument_with_a_space_is_a_statement(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", "-x' A x wrt x", two[0], "tr(X) wrt X", "-f", "jsonl")
        assert [a["input"] for a in records(result.out)][::3] == ["-x' A x wrt x", "tr(X) wrt X"]
        assert result.err == "4 statements: 3 derived, 1 error\n"

    def test_standard_input_among_files(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", two[0], "-", "-q", stdin="tr(A Z) wrt Z")
        assert (result.err, "stdin:1" in result.out) == ("", True)

    def test_nothing_is_derived_where_a_file_is_missing(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", two[0], "missing.mg")
        assert (result.code, result.out) == (2, "")
        assert "missing.mg: No such file" in result.err

    def test_fail_fast(self, run: Any, two: tuple[str, str]) -> None:
        for jobs in "12":
            result = run("batch", *two, "--fail-fast", "--jobs", jobs, "-f", "jsonl")
            assert [a["status"] for a in records(result.out)] == ["ok", "error"]
            assert (result.code, result.err) == (1, "2 statements in 2 files: 1 derived, 1 error\n")

    def test_a_long_file_takes_hardly_more_memory_than_its_text(self, tmp_path: Path) -> None:
        file, count = tmp_path / "long.mg", 20_000
        file.write_text("norm_F(A X - B)^2 wrt X  # a loss\n" * count, encoding="utf-8")
        tracemalloc.start()
        todo, _ = tasks_below([str(file)])
        taken, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert todo[-1] == Task(Source("norm_F(A X - B)^2 wrt X", count, str(file)))
        assert taken < 2 * file.stat().st_size
