"""The command line as tables: what is typed, what is meant, what is refused, and what it exits with."""

import json
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pages import FLAGSHIP
from program import HOUSE, process, ran, settings, started
from seam.parts import WrongLine, solve

import matgrad
from matgrad.cli.app import COMMANDS
from matgrad.cli.input.arguments import arranged
from matgrad.cli.work import derivations as answer

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
            (("tr(X) wrt X", "--forms", "--code", "numpy"), "", 2, "there is no derivative to emit code for"),
            (("tr(X) wrt X", "--riemannian", "--forms"), "", 2, "equal forms have no gradient"),
            (("tr(X) wrt X", "--riemannian", "-f", "chain"), "", 2, "no claim says what a gradient on a manifold is"),
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
def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Iterator[None]:
    """Statements that hold the name B meet an internal error."""

    def broken(statement: Any, *rest: Any) -> Any:
        if "B" in statement.text:
            raise error
        return solve(statement, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(answer, "solve", broken)
        yield


class TestInternalErrors:
    ERRORS = (
        (WrongLine(None, 2), "line 3 of the derivation does not hold"),  # type: ignore[arg-type]
        (RecursionError(), "internal error: RecursionError"),
        (KeyError("Z"), "internal error: KeyError: 'Z'"),
    )

    @pytest.mark.parametrize(("error", "message"), ERRORS)
    def test_derive(self, run: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str) -> None:
        long = f"tr(B X){' + tr(B X)' * 40} wrt X"
        with failing(monkeypatch, error):
            result = run(long)
        assert (result.code, result.out) == (4, "")
        assert message in result.err
        assert long in result.err and "please report" in result.err

    def test_batch_goes_on(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        with failing(monkeypatch, KeyError("Z")):
            result = run("batch", "-", "-f", "jsonl", stdin="tr(B X) wrt X\ntr(A X) wrt X")
        answers = [json.loads(line) for line in result.out.splitlines()]
        assert (result.code, [a["status"] for a in answers]) == (4, ["error", "ok"])
        assert answers[0]["error"]["code"] == "M900"

    def test_anywhere_else(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("matgrad.cli.commands.derive.single", None)
        result = run("tr(X) wrt X")
        assert result.code == 4 and "Traceback" not in result.err

    def test_interrupt(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(answer, "solve", interrupted)
        assert run("tr(X) wrt X") == (130, "", "")


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
