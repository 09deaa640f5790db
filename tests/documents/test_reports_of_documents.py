"""Documents on the command line: each report points into the file, and what is not read costs nothing."""

import json
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from program import HOUSE

pytest_plugins = ["pytester"]
PLUGIN = "matgrad.cli.pytest_plugin"
NOTES = r"""# Notes
Let $X\in\mathbb R^{n\times p}$ and $A\in\mathbb R^{n\times n}$.
$$\eqalign{
f &= {\rm tr}(X^TAX) \cr
df &= (A+A^T)X:dX \cr
 &= 2AX:dX \cr
}$$
and in the end $$g_{kl} = \sum_i B_{ik} B_{il}$$
"""
FINE = r"""Let $A\in\mathbb R^{n\times n}$ and $f = x^TAx$. Then
$$\frac{\partial f}{\partial x} = (A + A^T)x$$
"""
SCHEMA = json.loads((HOUSE / "cli" / "check.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with some notes, in which the program runs."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "fine.md").write_text(FINE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notebook(*cells: str) -> str:
    """A notebook of such cells."""
    sources = [{"cell_type": "markdown", "metadata": {}, "source": cell.splitlines(keepends=True)} for cell in cells]
    return json.dumps({"cells": sources, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


class TestReports:
    def test_text(self, run: Any, folder: Path) -> None:
        found = run("check", "notes.md")
        assert found.code == 1
        assert found.out.splitlines() == [
            "wrong[only-symmetric]: it is right if A is symmetric, but not in general",
            " --> notes.md:6:5",
            "  |",
            r"6 |  &= 2AX:dX \cr",
            "  |     ^^^^^^",
            "  = it should be: (A + A^T) X : dX",
            "  = read as = 2 A X : dX, which goes on from line 5; given X: n x p, A: n x n",
            *[line for line in found.out.splitlines() if line.startswith("  = at n =")],
            "  = what varies: X",
            "",
            "notes.md: 4 rows: 1 fine (1 proved), 1 wrong, 1 definition, 1 not read",
            found.out.splitlines()[-1],
        ]
        assert found.out.splitlines()[-1].startswith("not read: 1 ")
        assert found.err == "2 claims in 1 file: 1 fine, 1 wrong; 1 row not read\n"

    def test_json(self, run: Any, folder: Path) -> None:
        found = json.loads(run("check", "notes.md", "-f", "json").out)
        Draft202012Validator(SCHEMA).validate(found)
        rows = [row for row in found["rows"] if row["role"] != "declaration"]
        assert [(row["line"], row["role"], row["verdict"]) for row in rows] == [
            (4, "definition", None),
            (5, "claim", "proved"),
            (6, "link", "wrong"),
        ]
        assert rows[2] == {
            "file": "notes.md",
            "line": 6,
            "column": 3,
            "end_line": 6,
            "role": "link",
            "read_as": "= 2 A X : dX",
            "verdict": "wrong",
        }
        assert [(row["file"], row["line"]) for row in found["not_read"]] == [("notes.md", 8)]
        assert (found["claims"][1]["line"], found["claims"][1]["wrong_line"]) == (6, 6)
        assert found["counts"]["wrong"] == 1

    def test_claims_alone_have_no_rows(self, run: Any) -> None:
        assert set(json.loads(run("check", "tr(A X) wrt X == A'", "-f", "json").out)) == {"schema", "claims", "counts"}

    def test_lines_for_editors_and_builds(self, run: Any, folder: Path) -> None:
        said = "it is right if A is symmetric, but not in general"
        assert run("check", "notes.md", "-f", "concise").out == f"notes.md:6:5: wrong[only-symmetric]: {said}\n"
        assert run("check", "notes.md", "-f", "github").out.startswith("::error file=notes.md,line=6,endLine=6,col=5,")

    def test_junit(self, run: Any, folder: Path) -> None:
        suite = ElementTree.fromstring(run("check", "notes.md", "-f", "junit").out)[0]
        assert [case.get("line") for case in suite] == ["5", "6"]
        assert [case.get("name") for case in suite] == [r"df &= (A+A^T)X:dX", "= 2AX:dX"]
        assert suite.get("failures") == "1"

    def test_sarif(self, run: Any, folder: Path) -> None:
        result = json.loads(run("check", "notes.md", "-f", "sarif").out)["runs"][0]["results"][0]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "notes.md"
        assert place["region"] == {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 11}

    def test_a_notebook_has_cells(self, run: Any, folder: Path) -> None:
        (folder / "book.ipynb").write_text(notebook("# Words", NOTES), encoding="utf-8")
        out = run("check", "book.ipynb").out
        assert "(cell 2, line 6)" in out
        assert "6 |  &= 2AX:dX" not in out and r"|  &= 2AX:dX \cr" in out


class TestInput:
    def test_claims_and_documents(self, run: Any, folder: Path) -> None:
        (folder / "one.mg").write_text("tr(A X) wrt X == A'\n", encoding="utf-8")
        found = run("check", "one.mg", "fine.md", "tr(A) == tr(A')", "notes.md", "-q")
        assert (found.code, found.err) == (1, "")
        assert found.out.count("-->") == 1
        assert run("check", ".").err == "4 claims in 3 files: 3 fine, 1 wrong; 1 row not read\n"

    def test_jobs_and_shards(self, run: Any, folder: Path) -> None:
        whole = run("check", "notes.md", "fine.md", "-f", "json").out
        assert run("check", "notes.md", "fine.md", "-f", "json", "--jobs", "2").out == whole
        parts = [json.loads(run("check", ".", "-f", "json", "--shard", f"{i}/3").out) for i in (1, 2, 3)]
        files = [{row["file"] for row in part.get("rows", [])} for part in parts]
        assert sorted(file for part in files for file in part) == ["fine.md", "notes.md"]

    def test_folders(self, run: Any, folder: Path) -> None:
        (folder / ".hidden").mkdir()
        (folder / "node_modules").mkdir()
        for name in (".hidden/a.md", "node_modules/b.md"):
            (folder / name).write_text(NOTES, encoding="utf-8")
        assert "in 2 files" in run("check", ".").err
        (folder / "pyproject.toml").write_text("[tool.matgrad.documents]\nfiles = ['f*.md']\n", encoding="utf-8")
        assert run("check", ".").err == "1 claim in 1 file: 1 fine\n"

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("a.ipynb", b"{", "this is no notebook"),
            ("a.md", b"\x89PNG\x00\x01$x = 1$", "this is no text"),
            ("a.tex", bytes(range(256)), "this is no text"),
            ("a.py", b'"""$x = 1$', "this is no Python"),
        ],
    )
    def test_a_broken_document_has_one_line(self, run: Any, folder: Path, name: str, content: bytes, said: str) -> None:
        (folder / name).write_bytes(content)
        found = run("check", name, "fine.md")
        assert found.code == 2
        assert found.out.startswith(f"error[M126]: {name}:") and said in found.out.splitlines()[0]
        assert found.out.count("\n") == 2 and "fine.md: " in found.out
        assert run("check", name, "--exit-zero").code == 0

    def test_a_macro_without_end_costs_its_rows(self, run: Any, folder: Path) -> None:
        (folder / "a.tex").write_text("\\def\\a{\\b}\\def\\b{\\a}\n$$f = \\a$$\n", encoding="utf-8")
        assert run("check", "a.tex").code == 0

    def test_old_encodings_and_ends_of_lines(self, run: Any, folder: Path) -> None:
        (folder / "a.md").write_bytes(NOTES.replace("Notes", "Übung").replace("\n", "\r\n").encode("latin-1"))
        assert " --> a.md:6:5\n" in run("check", "a.md").out

    def test_no_such_file(self, run: Any, folder: Path) -> None:
        assert run("check", "none.md").err == "error: none.md: No such file or directory\n"


class TestOptions:
    def test_what_was_not_read(self, run: Any, folder: Path) -> None:
        found = run("check", "notes.md", "--show-unread", "-f", "concise")
        lines = [line.split(": ")[:2] for line in found.out.splitlines()]
        assert [kind for place, kind in lines if place.startswith("notes.md:8:")] == ["not read"]

    def test_a_share_that_is_to_be_read(self, run: Any, folder: Path) -> None:
        assert run("check", "fine.md", "--min-read", "100%").code == 0
        found = run("check", "notes.md", "fine.md", "--min-read", "90")
        assert found.code == 1 and "83.3 % of the rows of documents were read" in found.err
        assert run("check", "fine.md", "--min-read", "much").code == 2

    def test_reading_explained(self, run: Any, folder: Path) -> None:
        text = run("check", "--explain-reading", "notes.md").out
        assert "# line 6" in text
        assert run("check", "-", stdin=text).out.count("wrong[only-symmetric]") == 1

    def test_macros(self, run: Any, folder: Path) -> None:
        (folder / "paper.tex").write_text("$f = \\trace{A X}$. $\\frac{\\partial f}{\\partial X} = \\tran A$")
        (folder / "macros.tex").write_text("\\newcommand{\\tran}[1]{#1^T}\\renewcommand{\\trace}[1]{\\mathrm{tr}(#1)}")
        assert "0 claims" in run("check", "paper.tex").err
        assert "1 fine" in run("check", "paper.tex", "--macros", "macros.tex").err
        (folder / "pyproject.toml").write_text("[tool.matgrad.documents]\nmacros = 'macros.tex'\n", encoding="utf-8")
        assert "1 fine" in run("check", "paper.tex").err

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("file = 'x'", "[tool.matgrad.documents] has no option file; did you mean files?"),
            ("files = 3", "[tool.matgrad.documents] files: a list of texts is wanted, not 3"),
            ("layout = 'rows'", "[tool.matgrad.documents] layout: numerator or denominator is wanted, not 'rows'"),
            ("macros = 'none.tex'", "none.tex: No such file or directory"),
        ],
    )
    def test_mistakes_in_the_configuration(self, run: Any, folder: Path, text: str, said: str) -> None:
        (folder / "pyproject.toml").write_text(f"[tool.matgrad.documents]\n{text}\n", encoding="utf-8")
        found = run("check", "fine.md")
        assert found.code == 2 and said in found.err


class TestFix:
    def test_what_is_certain_is_corrected(self, run: Any, folder: Path) -> None:
        found = run("check", "notes.md", "--fix")
        assert found.code == 0
        assert "- &= 2AX:dX \\cr\n+ &= (A + A^T) X : dX \\cr\n" in found.out
        assert (folder / "notes.md").read_text(encoding="utf-8") == NOTES.replace("2AX:dX", "(A + A^T) X : dX")
        assert run("check", "notes.md", "--fix").out.count("+++") == 0

    def test_the_rest_of_the_file_stays(self, run: Any, folder: Path) -> None:
        old = NOTES.replace("Notes", "Übung").replace("\n", "\r\n").encode("latin-1")
        (folder / "a.md").write_bytes(old)
        assert run("check", "a.md", "--fix", "-f", "json").code == 0
        assert (folder / "a.md").read_bytes() == old.replace(b"2AX:dX", b"(A + A^T) X : dX")

    def test_in_a_notebook_it_is_escaped(self, run: Any, folder: Path) -> None:
        wrong = "Let $f = \\mathrm{tr}(A X)$.\n$$\\frac{\\partial f}{\\partial X} = A$$ and $B^\\top$"
        (folder / "a.ipynb").write_text(notebook(wrong), encoding="utf-8")
        assert run("check", "a.ipynb", "--fix").code == 0
        cells = json.loads((folder / "a.ipynb").read_text(encoding="utf-8"))["cells"]
        assert "".join(cells[0]["source"]) == wrong.replace("= A$$", "= A^\\top$$")

    def test_braces_that_belong_to_the_side_go_with_it(self, run: Any, folder: Path) -> None:
        text = r"Let $f = \mathrm{tr}(\mathbf{A} \mathbf{X})$, so $$\nabla_{\mathbf{X}} f = \mathbf{A}$$"
        (folder / "a.md").write_text(text, encoding="utf-8")
        assert run("check", "a.md", "--fix").code == 0
        fixed = text.replace(r"= \mathbf{A}$$", r"= \mathbf{A}^\top$$")
        assert (folder / "a.md").read_text(encoding="utf-8") == fixed

    def test_what_was_not_judged_is_not_touched(self, run: Any, folder: Path) -> None:
        text = "$$df = Q : dX$$\n"
        (folder / "a.md").write_text(text, encoding="utf-8")
        run("check", "a.md", "--fix")
        assert (folder / "a.md").read_text(encoding="utf-8") == text


def test_documents_as_tests_of_pytest(pytester: pytest.Pytester) -> None:
    pytester.makefile(".md", notes=NOTES)
    pytester.makefile(".ipynb", broken="{")
    installed = any(point.value == PLUGIN for point in entry_points(group="pytest11"))
    found = pytester.runpytest_subprocess("--matgrad", *(() if installed else ("-p", PLUGIN)))
    found.assert_outcomes(passed=1, failed=2)
    found.stdout.fnmatch_lines(["*error[[]M126]: *broken.ipynb:*", "*it should be: (A + A^T) X : dX"])
