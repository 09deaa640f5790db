"""The command line as tables: what is typed, what is printed, what it exits with."""

import io
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from program import HOUSE, process, ran, settings, started

import matgrad
from matgrad.cli.app import COMMANDS
from matgrad.cli.commands import derive as answer
from matgrad.cli.input.arguments import arranged
from matgrad.cli.reference.operators import rules_of
from matgrad.cli.terminal.excerpt import Asked, complaint, place_of
from matgrad.cli.terminal.screen import Screen, opened, plain, spelled, takes_colour
from matgrad.cli.terminal.typeset import Row, folded, typeset
from matgrad.core import solve
from matgrad.core.operators import FAMILIES, ROOMS
from matgrad.core.terms.operator import Operator
from matgrad.core.verify.lines import Fault
from matgrad.core.write.rules import typed
from matgrad.core.write.style import TEXT, UNICODE
from matgrad.grammar.mistakes import Mistake

SCHEMA = json.loads((HOUSE / "cli" / "derivation.schema.json").read_text(encoding="utf-8"))
FLAGSHIP = "norm_F(A .* (Y - W' X))^2 wrt W"


def mathematics(page: str) -> list[str]:
    """The lines of a page without the remarks at their right."""
    return [re.split(r" {3,}(?=\S)", line.strip())[0] for line in page.splitlines() if line.strip()]


class TestPage:
    def test_flagship(self, run: Any) -> None:
        """The page that one writes by hand."""
        result = run(FLAGSHIP)
        lines = mathematics(result.out)
        assert (result.code, result.err) == (0, "")
        assert lines[:4] == ["f = ‖A ∘ (Y − Wᵀ X)‖_F²", "where Z = A ∘ (Y − Wᵀ X)", "f = Z : Z", "df = 2 Z : dZ"]
        assert lines[-3:] == ["= −2 X (A ∘ Z)ᵀ : dW", "∂f/∂W = −2 X (A ∘ Z)ᵀ", "= −2 X (A ∘ A ∘ (Y − Wᵀ X))ᵀ"]

    def test_remarks_stand_in_one_column(self, run: Any) -> None:
        lines = [line for line in run(FLAGSHIP).out.splitlines() if re.search(r"\S {3,}\S", line)]
        assert len({re.search(r"\S {3,}(?=\S)", line).end() for line in lines}) == 1  # type: ignore[union-attr]
        assert lines[0].endswith("A, Y: m×n   W: k×m   X: k×n")
        assert lines[-1].endswith("k×m   ✓ each line checked at 3 random points")

    @pytest.mark.parametrize(
        ("options", "printed", "missing"),
        [
            ((), "where Z", "import"),
            (("--expand",), "2 (A ∘ (Y − Wᵀ X)) :", "where"),
            (("--ascii",), "df/dW = -2 X (A .* Z)'", "∂"),
            (("--ascii",), "ok: each line checked", "✓"),
            (("--no-verify",), "∂f/∂W", "checked"),
            (("--code", "numpy"), "import numpy as np", "def check"),
            (("--code", "torch,jax", "--check"), "import torch", "import numpy"),
            (("--code", "jax", "--check"), "def check(**arguments):", "import numpy"),
            (("--detail", "brief"), "df = 2 Z : dZ", "dWᵀ X"),
            (("--detail", "full"), "dWᵀ X", "import"),
            (("--color", "always"), "\x1b[1m", "[bold]"),
            (("--color", "never"), "∂f/∂W", "\x1b"),
        ],
    )
    def test_options(self, run: Any, options: tuple[str, ...], printed: str, missing: str) -> None:
        for words in ((*options, FLAGSHIP), (FLAGSHIP, *options)):
            result = run(*words)
            assert result.code == 0
            assert printed in result.out
            assert missing not in result.out

    def test_several_variables(self, run: Any) -> None:
        lines = mathematics(run("tr(A X) + x' A x wrt X, x where A: n x n symmetric, s: scalar").out)
        assert lines[-2:] == ["∂f/∂X = A", "∂f/∂x = 2 A x"]

    @pytest.mark.parametrize(
        ("statement", "printed"),
        [
            ("x' A x wrt x twice", ["df = (A + Aᵀ) x : dx", "g = (A + Aᵀ) x", "dg = (A + Aᵀ) dx", "∂²f/∂x² = A + Aᵀ"]),
            ("g*x' x wrt x twice", ["h = 2 g x", "dh = 2 g dx"]),
            ("x' A y wrt x, y twice", ["g₁ = A y", "dg₁ = A dy", "g₂ = Aᵀ x", "dg₂ = Aᵀ dx"]),
            ("logsumexp(A x + B y) wrt x, y twice", ["h₁ = g₂", "h₂ = g₃"]),
        ],
    )
    def test_the_gradient_is_shown_before_its_differential(self, run: Any, statement: str, printed: list[str]) -> None:
        """Under a letter that names nothing else."""
        lines = mathematics(run(statement).out)
        assert [line for line in lines if line in printed] == printed

    def test_the_third_order_delta(self, run: Any) -> None:
        page = run("(X .* A) ones(p) wrt A where X: n x p, A: n x p").out
        assert "∂f/∂A = Σ_k e_k ⋆ (E_kk X) = ℋ X   ℋ_ijk = 1 where i = j = k, else 0" in page

    def test_notes_stand_under_the_result(self, run: Any) -> None:
        assert "X is symmetric" in run("tr(A X) wrt X where X: n x n symmetric").out.splitlines()[-2]

    def test_one_line_stays_one_line(self, run: Any) -> None:
        terms = " + ".join(f"tr(A_{i} X)" for i in range(80))
        assert "A_79" in run("--ascii", f"{terms} wrt X").out.splitlines()[0]


class TestTypeset:
    def test_a_long_row_does_not_push_the_margin(self) -> None:
        rows = [Row("f = ", "x", (("a", "dim"),)), Row("f = ", "y" * 90, (("b", "dim"),))]
        assert [plain(line) for line in typeset(rows, None)] == ["f = x   a", f"f = {'y' * 90}   b"]

    @pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
    def test_no_line_is_wider(self, width: int) -> None:
        body = " + ".join(f"A_{i} ∘ B" for i in range(30))
        lines = typeset([Row("    = ", body, (("one, ", ""), ("two, ", ""), ("three", "")))], width)
        assert max(len(plain(line)) for line in lines) <= width
        assert not any(plain(line).rstrip().endswith(("+", "∘")) for line in lines)

    def test_nothing_is_lost(self) -> None:
        text = "A + B ∘ C − D : E"
        assert " ".join(folded(text, 6)) == text


class TestScreen:
    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    @pytest.mark.parametrize(
        ("color", "environment", "wanted"),
        [
            ("auto", {}, True),
            ("auto", {"NO_COLOR": "1"}, False),
            ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ("auto", {"TERM": "dumb"}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour(
        self, monkeypatch: pytest.MonkeyPatch, color: Any, environment: Mapping[str, str], wanted: bool
    ) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert takes_colour(self.Terminal(), color) is wanted

    def test_a_pipe_takes_colour_only_by_force(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        assert not takes_colour(io.StringIO(), "auto")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert takes_colour(io.StringIO(), "auto")

    def test_width_is_the_terminals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "91")
        assert opened(self.Terminal()).width == 91
        assert opened(self.Terminal(), width=50).width == 50
        assert opened(io.StringIO()).width is None

    def test_brackets_are_no_markup(self) -> None:
        stream = io.StringIO()
        Screen(stream, UNICODE, coloured=True).show([(("X[i,j] [bold]", "dim"),)])
        assert "X[i,j] [bold]" in stream.getvalue()


ARGUMENTS = [
    (["tr(A X) wrt X"], ["derive", "tr(A X) wrt X"]),
    (["-2 x' A x wrt x"], ["derive", " -2 x' A x wrt x"]),
    (["-X'", "X", "wrt", "X"], ["derive", " -X'", "X", "wrt", "X"]),
    (["-f", "json", "tr(X) wrt X"], ["derive", "-f", "json", "tr(X) wrt X"]),
    (["--format=json", "tr(X) wrt X"], ["derive", "--format=json", "tr(X) wrt X"]),
    (["--format is no option"], ["derive", " --format is no option"]),
    (["derive", "tr(X) wrt X"], ["derive", "tr(X) wrt X"]),
    (["batch", "-"], ["batch", "-"]),
    (["X"], ["derive", "X"]),
    (["-"], ["derive", "-"]),
    (["bach", "f.mg"], ["bach", "f.mg"]),
    (["--help"], ["--help"]),
    (["help"], ["--help"]),
    (["help", "rules"], ["rules", "--help"]),
    ([], ["derive"]),
]


@pytest.mark.parametrize(("typed", "meant"), ARGUMENTS)
def test_arguments(typed: list[str], meant: list[str]) -> None:
    assert arranged(typed, COMMANDS) == meant


class TestInput:
    @pytest.mark.parametrize(
        ("words", "stdin"),
        [
            (("tr(A X) wrt X",), ""),
            (("derive", "tr(A X) wrt X"), ""),
            (("derive", "tr(A X)", "wrt", "X"), ""),
            (("-",), "# a comment\n[name] tr(A X) wrt X # another\n"),
            ((), "\ntr(A\r\n X) wrt X"),
            (("derive",), "\ufefftr(A X) wrt X"),
        ],
    )
    def test_ways_to_ask(self, run: Any, words: tuple[str, ...], stdin: str) -> None:
        result = run(*words, "--format", "jsonl", stdin=stdin) if words else run(stdin=stdin)
        assert result.code == 0
        assert "A'" in result.out or "Aᵀ" in result.out

    def test_leading_minus(self, run: Any) -> None:
        answer = json.loads(run("-2 x' A x wrt x", "-f", "json").out)
        assert answer["input"] == "-2 x' A x wrt x"

    @pytest.mark.parametrize(
        ("words", "stdin", "code", "message"),
        [
            (("tr(A +) wrt A",), "", 2, "error[M102]: an operand is missing"),
            (("X",), "", 2, "error[M209]: with respect to what?"),
            ((), "", 2, "error[M107]"),
            (("-",), "tr(X) wrt X\ntr(Y) wrt Y", 2, "holds 2 statements"),
            (("bach", "f.mg"), "", 2, "No such command 'bach'. Did you mean 'batch'?"),
            (("tr(X) wrt X", "--code", "matlab"), "", 2, "matlab is not one of: numpy, torch, jax"),
            (("tr(X) wrt X", "--check"), "", 2, "it needs --code"),
            (("tr(X) wrt X", "--notations", "mathml"), "", 2, "mathml is not one of: text, unicode, latex"),
            (("tr(X) wrt X", "--bogus"), "", 2, "No such option: --bogus"),
            (("tr(X) wrt X", "-f", "xml"), "", 2, "xml"),
            (("batch", "missing.mg"), "", 2, "missing.mg: No such file"),
            (("losses.mg",), "", 2, "matgrad batch losses.mg derives its statements"),
            (("rules", "dett"), "", 2, "near it: det"),
            (("rules", "ols"), "", 2, "write pinv(X) x"),
        ],
    )
    def test_refusals(self, run: Any, words: tuple[str, ...], stdin: str, code: int, message: str) -> None:
        result = run(*words, stdin=stdin)
        assert (result.code, result.out) == (code, "")
        assert message in result.err

    def test_not_utf_8(self, run: Any, tmp_path: Path) -> None:
        file = tmp_path / "latin.mg"
        file.write_bytes(b"tr(X) wrt X # \xe9t\xe9")
        assert (run("batch", str(file)).code, "not UTF-8: byte 15" in run("batch", str(file)).err) == (2, True)

    def test_help_and_version(self, run: Any) -> None:
        assert "batch" in run("--help").out
        assert "--no-verify" in run("derive", "-h").out
        assert run("--version").out == f"matgrad {matgrad.__version__}\n"


@contextmanager
def faulty(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Iterator[None]:
    """Statements that hold the name B meet a fault of the tool."""

    def broken(statement: Any, *rest: Any) -> Any:
        if "B" in statement.text:
            raise error
        return solve(statement, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(answer, "solve", broken)
        yield


class TestFaults:
    ERRORS = (
        (Fault(None, 2), "line 3 of the derivation does not hold"),  # type: ignore[arg-type]
        (RecursionError(), "has a fault: RecursionError"),
        (KeyError("Z"), "has a fault: KeyError: 'Z'"),
    )

    @pytest.mark.parametrize(("error", "message"), ERRORS)
    def test_derive(self, run: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str) -> None:
        long = f"tr(B X){' + tr(B X)' * 40} wrt X"
        with faulty(monkeypatch, error):
            result = run(long)
        assert (result.code, result.out) == (4, "")
        assert message in result.err
        assert long in result.err and "please report" in result.err

    def test_batch_goes_on(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        with faulty(monkeypatch, KeyError("Z")):
            result = run("batch", "-", "-f", "jsonl", stdin="tr(B X) wrt X\ntr(A X) wrt X")
        answers = [json.loads(line) for line in result.out.splitlines()]
        assert (result.code, [a["status"] for a in answers]) == (4, ["error", "ok"])
        assert answers[0]["error"]["code"] == "M900"

    def test_anywhere_else(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("matgrad.cli.app.asked_alone", None)
        result = run("tr(X) wrt X")
        assert result.code == 4 and "Traceback" not in result.err

    def test_interrupt(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(answer, "solve", interrupted)
        assert run("tr(X) wrt X") == (130, "", "")


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


NAMED_PARTS = """\
given S: n x n spd, X: n x p
let r = X w - y          # named, and kept on the page
let cost = r' inv(S) r
let mish(t) = t*tanh(softplus(t))

[fit] cost + c*(w' w) wrt w
[net] sum(mish(X w)) wrt w
let S = 0
cost wrt r
"""


class TestSheets:
    """LaTeX and Markdown; what they look like stands in test_sheets.py."""

    FILE = "[one & two] tr(A X) wrt X\ntr(A X wrt X\n"

    @pytest.mark.parametrize(
        ("format", "first", "code"),
        [("latex", r"% needs \usepackage{amsmath}", r"\begin{verbatim}"), ("markdown", "$$", "```python")],
    )
    def test_one(self, run: Any, format: str, first: str, code: str) -> None:
        result = run("tr(A X) wrt X", "-f", format, "--code", "numpy", "--color", "always")
        assert (result.code, result.err) == (0, "")
        assert result.out.splitlines()[0] == first
        assert code in result.out
        assert "\x1b" not in result.out

    @pytest.mark.parametrize("format", ["latex", "markdown"])
    def test_a_mistake_goes_to_standard_error(self, run: Any, format: str) -> None:
        result = run("tr(A X wrt X", "-f", format)
        assert (result.code, result.out) == (2, "")
        assert "error[" in result.err

    @pytest.mark.parametrize(
        ("format", "title", "mistake"),
        [
            ("latex", r"\subsubsection*{stdin:1 [one \& two]}", "% error["),
            ("markdown", r"### stdin:1 \[one & two\]", "```\nerror["),
        ],
    )
    def test_many(self, run: Any, format: str, title: str, mistake: str) -> None:
        result = run("batch", "-", "-f", format, stdin=self.FILE)
        assert result.code == 1
        assert result.out.splitlines()[0] == title
        assert mistake in result.out

    def test_ascii(self, run: Any) -> None:
        assert run("x/norm2(x) wrt x", "-f", "markdown", "--ascii").out.isascii()

    @pytest.mark.parametrize("view", ["differential", "dyadic", "vec"])
    def test_only_some_readings(self, run: Any, view: str) -> None:
        assert run("inv(X) wrt X", "-f", "latex", "--view", view).out.count(r"n \times n \times n \times n") == 1


class TestContext:
    def test_batch(self, run: Any) -> None:
        """Lines given and let are answered by nothing and count for nothing, unless they are wrong."""
        result = run("batch", "-", stdin=NAMED_PARTS)
        lines = mathematics(result.out)
        assert [line for line in lines if line.startswith("stdin")] == ["stdin:6 [fit]", "stdin:7 [net]"]
        assert lines[1:3] == ["f = c (wᵀ w) + cost", "where r = X w − y"]
        assert "∂f/∂w = 2 (c w + Xᵀ S⁻¹ r)" in lines
        assert "f = sum(mish(X w))" in lines
        assert [line for line in lines if line.startswith("error")] == [
            "error[M215]: S is declared or defined above",
            "error[M211]: r stands for a formula here, and cannot vary",
        ]
        assert (result.code, result.err) == (1, "4 statements: 2 derived, 2 errors\n")

    def test_one_statement(self, run: Any) -> None:
        """Standard input holds one statement, lines given and let before it."""
        above = "".join(NAMED_PARTS.splitlines(keepends=True)[:4])
        result = run("-", "--ascii", stdin=f"{above}mish(a) wrt a")
        assert (result.code, result.err) == (0, "")
        assert "f = mish(a)" in result.out
        result = run("-", stdin="let A = B A\ntr(A X) wrt X")
        assert (result.code, result.out) == (2, "")
        assert "A is defined by itself" in result.err

    def test_records(self, run: Any) -> None:
        """In JSON the user's names are definitions, and a gradient is written with them and without."""
        stdin = "let Z = A .* (X B)\nnorm_F(Z)^2 wrt X\n"
        (value,) = map(json.loads, run("batch", "-", "-f", "jsonl", stdin=stdin).out.splitlines())
        assert problems(value, SCHEMA) == []
        assert (value["line"], value["function"]["text"]) == (2, "norm_F(Z)^2")
        assert value["definitions"] == [{"name": "Z", "text": "A .* (X B)"}]
        assert value["results"][0]["named"]["text"] == "2 (A .* Z) B'"
        assert value["results"][0]["text"] == "2 (A .* A .* (X B)) B'"


def problems(value: Any, schema: Mapping[str, Any], at: str = "$") -> list[str]:
    """Where a value does not fit a schema; the few words of JSON Schema that ours is made of."""
    types = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    if "$ref" in schema:
        return problems(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], at)
    if "oneOf" in schema:
        return [] if sum(not problems(value, s, at) for s in schema["oneOf"]) == 1 else [f"{at}: not one of"]
    found = [p for part in schema.get("allOf", ()) for p in problems(value, part, at)]
    kinds = schema.get("type", [])
    if kinds and not any(type(value) is types[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return [f"{at}: not {kinds}"]
    if value not in schema.get("enum", [schema.get("const", value)]):
        found.append(f"{at}: {value!r}")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{at}: {value!r}")
    if isinstance(value, list):
        found += [p for i, item in enumerate(value) for p in problems(item, schema.get("items", {}), f"{at}[{i}]")]
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [f"{at}.{key}: missing" for key in schema.get("required", ()) if key not in value]
        found += [f"{at}.{key}: unknown" for key in value if key not in known and other is False]
        found += [p for key, item in value.items() for p in problems(item, known.get(key, other or {}), f"{at}.{key}")]
    return found


class TestRecord:
    @pytest.mark.parametrize(
        "words",
        [
            (FLAGSHIP, "-f", "json"),
            (FLAGSHIP, "-f", "jsonl", "--code", "numpy", "--no-verify"),
            ("[n] tr(A X) + x' A x wrt X, x where A: n x n symmetric", "-f", "json", "--detail", "brief"),
            ("tr(X - X) wrt X", "-f", "json"),
            ("tr(A +) wrt A", "-f", "json"),
            ("det(X) wrt X where X: n x p", "-f", "jsonl"),
        ],
    )
    def test_fits_the_schema(self, run: Any, words: tuple[str, ...]) -> None:
        value = json.loads(run(*words).out)
        assert problems(value, SCHEMA) == []
        assert list(value) == SCHEMA["required"]

    def test_fields(self, run: Any) -> None:
        value = json.loads(run(f"[flagship] {FLAGSHIP}", "-f", "json").out)
        result = value["results"][0]
        assert (value["name"], value["input"]) == ("flagship", f"[flagship] {FLAGSHIP}")
        assert (value["status"], value["line"], value["error"]) == ("ok", 1, None)
        assert value["function"]["shape"] == []
        assert value["symbols"][2] == {"name": "W", "shape": ["k", "m"], "properties": [], "declared": False}
        assert value["definitions"][0]["name"] == "Z"
        assert value["definitions"][0]["text"] == "A .* (Y - W' X)"
        assert value["steps"][0]["text"] == "f = Z : Z"
        assert value["steps"][-1]["text"] == "df = -2 X (A .* Z)' : dW"
        assert value["steps"][-1]["rule"] == {"name": "A'", "statement": "G : dA' = G' : dA"}
        assert all(step["verified"] for step in value["steps"])
        assert (result["wrt"], result["kind"], result["shape"]) == ("W", "gradient", ["k", "m"])
        assert result["text"] == "-2 X (A .* A .* (Y - W' X))'"
        assert result["named"]["unicode"] == "−2 X (A ∘ Z)ᵀ"
        assert (value["verification"]["points"], value["verification"]["bits"]) == (3, 400)

    @pytest.mark.parametrize(
        ("declared", "shape"), [("x: n", ["n"]), ("x: n x 1", ["n", "1"]), ("x: 3", ["3"]), ("x: scalar", [])]
    )
    def test_axes(self, run: Any, declared: str, shape: list[str]) -> None:
        value = json.loads(run(f"x' x wrt x where {declared}", "-f", "jsonl").out)
        assert (value["symbols"][0]["shape"], value["results"][0]["shape"]) == (shape, shape)

    def test_refusal(self, run: Any) -> None:
        result = run("tr(A +) wrt A", "-f", "json")
        error = json.loads(result.out)["error"]
        assert (result.code, result.err) == (2, "")
        assert (error["code"], error["line"], error["column"], error["end_column"]) == ("M102", 1, 6, 7)

    def test_not_verified(self, run: Any) -> None:
        value = json.loads(run("tr(A X) wrt X", "-f", "jsonl", "--no-verify").out)
        assert value["verification"] is None and not value["steps"][0]["verified"]

    def test_a_long_result_keeps_its_names(self, run: Any) -> None:
        deep = "W x"
        for _ in range(40):
            deep = f"W tanh({deep})"
        value = json.loads(run(f"sum({deep}) wrt x where W: n x n, x: n", "-f", "jsonl", "--no-verify").out)
        assert value["results"][0]["text"] == value["results"][0]["named"]["text"]
        assert value["definitions"]


COMPLAINTS = [
    (
        Asked("norm_F(A .* (Y - W' Z))^2 wrt W", 4, "losses.mg"),
        Mistake("M203", "the sizes do not fit", (15, 16), "W' X?", (((13, 14), "p×n"), ((17, 21), "m×q"))),
        """\
error[M203]: the sizes do not fit
 --> losses.mg:4:16
  |
4 | norm_F(A .* (Y - W' Z))^2 wrt W
  |              ^   ^^^^ m×q
  |              p×n
  = help: W' X?""",
    ),
    (
        Asked("  tr(X"),
        Mistake("M900", "no place", None),
        """\
error[M900]: no place
 --> expression:1:3
  |
1 |   tr(X
  |   ^^^^""",
    ),
    (
        Asked("tr((A\n B] wrt A", 9),
        Mistake("M105", "does not close", (8, 9), None, (((3, 4), "opened here"),)),
        """\
error[M105]: does not close
  --> expression:10:3
   |
10 |  B] wrt A
   |   ^""",
    ),
    (
        Asked("tr((A B] wrt A"),
        Mistake("M105", "does not close", (7, 8), None, (((3, 4), "opened here"),)),
        """\
error[M105]: does not close
 --> expression:1:8
  |
1 | tr((A B] wrt A
  |    ^   ^
  |    opened here""",
    ),
    (
        Asked("a\tb\x1b\u200bc"),
        Mistake("M104", "invisible", (4, 5)),
        """\
error[M104]: invisible
 --> expression:1:5
  |
1 | a b��c
  |     ^""",
    ),
]


class TestComplaint:
    @pytest.mark.parametrize(("asked", "mistake", "text"), COMPLAINTS)
    def test_carets(self, asked: Asked, mistake: Mistake, text: str) -> None:
        assert "\n".join(plain(line) for line in complaint(asked, mistake, UNICODE)) == text

    def test_a_long_statement_is_cut_around_the_place(self) -> None:
        text = f"{'A + ' * 2500}@ {'+ B' * 2500}"
        _, head, _, source, carets = (
            plain(line) for line in complaint(Asked(text), Mistake("M103", "", (10000, 10001)), TEXT)
        )
        assert head == " --> expression:1:10001"
        assert len(source) <= 110 and source[carets.index("^")] == "@"

    def test_labels_far_away_are_left_out(self) -> None:
        text = f"({'A + ' * 100}B]"
        mistake = Mistake("M105", "", (402, 403), None, (((0, 1), "opened here"),))
        *_, source, carets = (plain(line) for line in complaint(Asked(text), mistake, UNICODE))
        assert source[carets.index("^")] == "]" and "opened" not in carets

    def test_a_span_ends_with_its_line(self) -> None:
        assert place_of(Asked("tr(\nX) wrt", 3), (0, 6)) == (3, 1, 4)

    def test_ascii(self) -> None:
        asked, mistake, _ = COMPLAINTS[0]
        assert "m x q" in "\n".join(plain(line) for line in complaint(asked, mistake, TEXT))

    @pytest.mark.parametrize(
        "text", ["(" * 1000, "A + " * 3000, "tr(X) wrt X" * 3, "\x00\x1b[31m", "‖" * 99, "", "'", "[a"]
    )
    def test_no_input_shows_a_traceback(self, run: Any, text: str) -> None:
        result = run("derive", "--", text)
        assert result.code == 2 and "error" in result.err
        assert "\x1b" not in result.err and max(map(len, result.err.splitlines())) < 250


class TestRules:
    def test_every_room_is_listed(self, run: Any) -> None:
        result = run("rules", "--ascii")
        assert result.code == 0
        for room in ROOMS:
            for rule in (*room.differential, *room.across, *room.before, *room.simplify, *room.collecting):
                assert rule in result.out
        assert "d tr(A) = tr(dA)" in result.out

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("det", "d det(A) = det(A)*inv(A)' : dA"),
            ("diag", "diag(diag(x)) = x"),
            (".*", "G : (A .* dB) = (A .* G) : dB"),
            ("'", "d(A') = dA'"),
            (":", "d(A : A) = 2*A : dA"),
            (".^", "d(A.^t) = t*A.^(t - 1) .* dA"),
            ("./", "d(A .* B) = dA .* B + A .* dB"),
            ("*", "d(s*A) = ds*A + s*dA"),
            ("*", "d(A B) = dA B + A dB"),
            ("-", "d(A + B) = dA + dB"),
            ("[]", "g : dA[i,j] = g*E(i, j, m, n) : dA"),
            ("[]", "A[:,j] = A e(j, n)"),
            ("⊗", "tr(kron(C, D)) = tr(C)*tr(D)"),
            ("Tr", "tr(A') = tr(A)"),
        ],
    )
    def test_one(self, run: Any, name: str, line: str) -> None:
        assert line in run("rules", name, "--ascii").out

    @pytest.mark.parametrize(
        ("name", "near"), [("kronn", "kron"), ("trase", "trace"), (".**", ".*"), ("A .*B", "A .* B")]
    )
    def test_near_names(self, run: Any, name: str, near: str) -> None:
        result = run("rules", name)
        assert (result.code, result.out) == (2, "")
        assert near in result.err.partition("near it: ")[2].strip().split(", ")

    @pytest.mark.parametrize("room", ROOMS, ids=[room.key for room in ROOMS])
    def test_page(self, run: Any, room: Operator) -> None:
        """The page of an operator ends with an example and the gradient that the example claims."""
        lines = run("rules", room.name, "--ascii").out.splitlines()
        start = lines.index(f" {room.signature}")
        assert lines[start + 1] == f" {spelled(room.meaning, TEXT)}"
        question, _, answer = room.example.partition(" == ")
        place = next(i for i, line in enumerate(lines[start:], start) if line.startswith(" example "))
        assert question in lines[place]
        assert lines[place + 1].endswith(f" = {answer.partition(' where ')[0]}")


CELL = r"(?:\\.|[^|\\])*"


class TestReference:
    @pytest.fixture
    def document(self, run: Any) -> str:
        result = run("rules", "--format", "markdown", "--ascii")
        assert (result.code, result.err) == (0, "")
        return str(result.out)

    def test_sections(self, document: str) -> None:
        """A family a section, an operator a section of it, in the order of the rooms."""
        headings = re.findall(r"^(#+) (.*)$", document, re.M)
        wanted = [("#", "Operators and rules")]
        for family, rooms in FAMILIES.items():
            wanted += [("##", family), *(("###", f"`{typed(room)}`") for room in rooms)]
        assert headings == wanted
        assert len(set(headings)) == len(headings)

    def test_contents(self, document: str) -> None:
        contents = re.findall(r"^- \[(.*)\]\(#(.*)\): (.*)$", document, re.M)
        assert [title for title, _, _ in contents] == list(FAMILIES)
        assert all(re.fullmatch(r"[\w-]+", target) for _, target, _ in contents)
        listed = [name for _, _, names in contents for name in re.findall(r"`([^`]*)`", names)]
        assert listed == [typed(room) for room in ROOMS]

    def test_tables(self, document: str) -> None:
        """Each line of a table has two cells, each formula is a code span."""
        lines = [line for line in document.splitlines() if line.startswith("|")]
        assert all(re.fullmatch(rf"\|{CELL}\|{CELL}\|", line) for line in lines)
        assert all(line.count("`") % 2 == 0 for line in document.splitlines())

    def test_every_row_and_name_stands_once(self, document: str) -> None:
        for room, section in zip(ROOMS, document.split("\n### ")[1:], strict=True):
            spans = [span.replace(r"\|", "|") for span in re.findall(r"`([^`]*)`", section)]
            for rule in sum(rules_of(room).values(), ()):
                assert spans.count(rule) == 1
            also = [name for name in (*room.aliases, *room.marks) if name.isascii()]
            assert [span for span in spans if span == ", ".join(also)] == [", ".join(also)] * bool(also)

    def test_one_section(self, run: Any, document: str) -> None:
        """The section of one operator is that of the document, and in Unicode unless ASCII is asked for."""
        section = run("rules", "logdet", "-f", "markdown", "--ascii").out
        assert section.startswith("### `logdet(A)`") and section in document
        assert r"`log\|det(A)\|`" in run("rules", "logdet", "-f", "markdown").out
        assert run("rules", "diag", "-f", "markdown").out.count("### `diag(") == 2

    def test_no_colour(self, run: Any) -> None:
        assert "\x1b" not in run("rules", "-f", "markdown", "--color", "always").out


class TestProcess:
    def test_ascii_stream(self) -> None:
        done = process(FLAGSHIP, PYTHONIOENCODING="ascii")
        assert (done.code, done.err) == (0, "")
        assert "df/dW = -2 X (A .* Z)'" in done.out
        done = process("norm_F(Y − X' Z) wrt X where X: n × p, Y: n x n, Z: m x n", PYTHONIOENCODING="ascii")
        assert done.code == 2 and "n x n" in done.err

    def test_nothing_heavy_is_loaded(self) -> None:
        script = (
            "import sys; from matgrad.cli.app import main; sys.argv[1:] = ['tr(A X) wrt X']\n"
            "try: main()\n"
            "except SystemExit: print({'rich', 'sympy', 'numpy', 'lark', 'pydantic'} & set(sys.modules))"
        )
        done = ran([sys.executable, "-c", script], env=settings(FORCE_COLOR=""))
        assert done.stdout.decode().splitlines()[-1] == "set()"

    def test_a_closed_pipe_is_quiet(self) -> None:
        with started([sys.executable, "-m", "matgrad", FLAGSHIP], env=settings()) as child:
            assert child.stdout and child.stderr
            child.stdout.close()
            assert child.stderr.read() == b""


def test_version_is_the_projects() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert matgrad.__version__ == project["version"]
