"""The GitHub action: the shell parts of its steps, run as there."""

import json
import os
import re
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from program import HOUSE, Run, ran, settings

ACTION = (HOUSE / "action.yml").read_text(encoding="utf-8")
STEPS = {
    name: textwrap.dedent(text)
    for name, text in re.findall(r"- name: (\w+)\n(?:      .*\n)*?      run: \|\n((?:        .*\n|\n)+)", ACTION)
}
WRONG, FINE = "x' x wrt x == x\n", "x' x wrt x == 2 x\n"

pytestmark = pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="bash is not installed")


def step(name: str, folder: Path, **environment: str) -> Run:
    """A step of the action, in a folder."""
    given = {"PYTHON": sys.executable, "OPTIONS": "", "SARIF": "", "RUNNER_TEMP": str(folder / ".temp")} | environment
    done = ran(["bash", "-e", "-o", "pipefail", "-c", STEPS[name]], cwd=folder, env=settings(**given))
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Files of claims, one with spaces in its name; the package is where the first step installs it."""
    (tmp_path / ".temp").mkdir()
    (tmp_path / ".temp" / "matgrad").symlink_to(HOUSE / "src")
    (tmp_path / "some formulas").mkdir()
    (tmp_path / "some formulas" / "first part.mg").write_text(WRONG, encoding="utf-8")
    (tmp_path / "other.mg").write_text(FINE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "options", "code", "said"),
    [
        ("**/*.mg", "", 1, "2 claims in 2 files: 1 fine, 1 wrong"),
        ("some formulas/first part.mg", "", 1, "1 claim in 1 file: 1 wrong"),
        ("other.mg\nsome formulas/*.mg\n", "--exit-zero --jobs 2", 0, "2 claims in 2 files: 1 fine, 1 wrong"),
        ("some formulas", "", 1, "1 claim in 1 file: 1 wrong"),
        ("other.mg", "", 0, "1 claim in 1 file: 1 fine"),
        ("nothing.mg", "", 2, "nothing.mg: No such file"),
    ],
)
def test_files(project: Path, files: str, options: str, code: int, said: str) -> None:
    found = step("check", project, FILES=files, OPTIONS=options)
    assert found.code == code
    assert said in found.err


def test_no_file_matches(project: Path) -> None:
    found = step("check", project, FILES="**/*.text\n**/*.claims")
    assert found == Run(0, "::warning title=matgrad::no file matches **/*.text **/*.claims\n", "")


def test_one_check_gives_both_reports(project: Path) -> None:
    found = step("check", project, FILES="**/*.mg", SARIF="the report.sarif", GITHUB_ACTIONS="true")
    report: Any = json.loads((project / "the report.sarif").read_text(encoding="utf-8"))
    assert len(report["runs"][0]["results"]) == 1
    assert found.out.startswith("::error file=some formulas/first part.mg,line=1")
    assert found.code == 1 and found.err.count("claims in") == 1


def test_it_installs_itself(project: Path) -> None:
    said = project / "python"
    said.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    said.chmod(0o755)
    found = step("install", project, PYTHON=str(said), GITHUB_ACTION_PATH="/actions/of others")
    assert found.out.splitlines()[-2:] == [str(project / ".temp" / "matgrad"), "/actions/of others"]
