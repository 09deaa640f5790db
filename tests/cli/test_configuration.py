"""The table [tool.matgrad] of pyproject.toml: options that it sets, and mistakes in it."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest

CONFIGURED = [
    ("", (), "f = tr(A X)", ""),
    ("[tool.matgrad]\nascii = true", (), "df/dX", "∂"),
    ("tool . 'matgrad'.ascii = true", (), "df/dX", "∂"),
    ('[tool]\nother.x = 1\n"matgrad" = {ascii = true}', (), "df/dX", "∂"),
    ("tool = {other.x = 1, matgrad = {ascii = true}}", (), "df/dX", "∂"),
    ("[project]\nname = 'matgrad'\nbroken", (), "∂f/∂X", "None"),
    ("[tool.matgrad.batch]\nascii = true", (), "df/dX", "∂"),
    ("[tool.matgrad]\nascii = false\n[tool.matgrad.batch]\nascii = true", (), "df/dX", "∂"),
    ("[tool.matgrad]\nascii = true", ("--no-ascii",), "∂f/∂X", "df/dX"),
    ("[tool.matgrad]\nformat = 'jsonl'", (), '{"schema"', "∂f/∂X"),
    ("[tool.matgrad]\nformat = 'jsonl'", ("-f", "latex"), "align*", "schema"),
    ("[tool.matgrad]\nverify = false", (), "∂f/∂X", "checked"),
    ("[tool.matgrad]\nno-verify = true", (), "∂f/∂X", "checked"),
    ("[tool.matgrad]\nno-verify = true", ("--verify",), "checked", "None"),
    ("[tool.matgrad]\njobs = 2\ntimeout = 5\ncode = 'numpy'", (), "import numpy", "None"),
    ("[tool.other]\nmatgrad = 1", (), "∂f/∂X", "None"),
]


MISCONFIGURED = [
    ("[tool.matgrad]\nasci = true", "[tool.matgrad] has no option asci; did you mean ascii?"),
    ("[tool.matgrad.batch]\nwords = 'x'", "[tool.matgrad.batch] has no option words"),
    ("[tool.matgrad]\nhelp = true", "[tool.matgrad] has no option help"),
    ("[tool.matgrad]\njobs = 'two'", "[tool.matgrad] jobs: a whole number is wanted, not 'two'"),
    ("[tool.matgrad]\njobs = true", "[tool.matgrad] jobs: a whole number is wanted, not True"),
    ("[tool.matgrad]\njobs = -1", "[tool.matgrad] jobs: -1 is not in the range"),
    ("[tool.matgrad]\nquiet = 1", "[tool.matgrad] quiet: true or false is wanted, not 1"),
    ("[tool.matgrad.batch]\nformat = 'xml'", "[tool.matgrad.batch] format: xml is not one of"),
    ("[tool.matgrad]\nformat = 3", "[tool.matgrad] format: a text is wanted, not 3"),
    ("[tool.matgrad]\nbatch = 3", "[tool.matgrad.batch] is no table of options"),
    ("tool.matgrad = 3", "[tool.matgrad] is no table of options"),
    ("[tool.matgrad\n", "cannot be read: "),
    ("[tool.matgrad]\ncode = 'fortran'", "fortran is not one of: numpy, torch, jax"),
]


class TestConfiguration:
    @pytest.fixture
    def below(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The configuration of a project; the working directory is a folder in it."""
        (tmp_path / "some" / "folder").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "some" / "folder")
        return tmp_path / "pyproject.toml"

    @pytest.mark.parametrize(("text", "words", "printed", "missing"), CONFIGURED)
    def test_options(
        self, run: Any, below: Path, text: str, words: tuple[str, ...], printed: str, missing: str
    ) -> None:
        commands = ("batch",) if "[tool.matgrad.batch]" in text else ("batch", "derive")
        below.write_text(text, encoding="utf-8")
        for command, first in product(commands, (True, False)):
            result = run(command, *("tr(A X) wrt X",) * first, *words, *("tr(A X) wrt X",) * (not first))
            assert result.code == 0
            assert printed in result.out
            assert not missing or missing not in result.out

    def test_each_command_its_own(self, run: Any, below: Path) -> None:
        below.write_text("[tool.matgrad]\nascii = true\nquiet = true\n[tool.matgrad.derive]\nascii = false")
        assert "∂f/∂X" in run("tr(A X) wrt X").out
        assert "df/dX" in run("batch", "tr(A X) wrt X").out

    @pytest.mark.parametrize(("text", "message"), MISCONFIGURED)
    def test_refusals(self, run: Any, below: Path, text: str, message: str) -> None:
        below.write_text(text, encoding="utf-8")
        result = run("batch", "tr(A X) wrt X")
        assert (result.code, result.out) == (2, "")
        assert message in result.err
        assert run("rules", "tr").code == 0

    def test_the_nearest_that_names_the_program(self, run: Any, below: Path) -> None:
        below.write_text("[tool.matgrad]\nquiet = true", encoding="utf-8")
        Path("pyproject.toml").write_text("[project", encoding="utf-8")
        assert run("batch", "tr(A X) wrt X").err == ""
        Path("pyproject.toml").write_text("[tool.matgrad]\n", encoding="utf-8")
        assert run("batch", "tr(A X) wrt X").err == "1 statement: 1 derived\n"

    def test_not_utf_8(self, run: Any, below: Path) -> None:
        below.write_bytes(b"# \xe9")
        assert "pyproject.toml cannot be read" in run("batch", "tr(A X) wrt X").err
