"""What all reports share: counts, values that differ, and files seen from the root."""

from math import inf
from pathlib import Path

import pytest
from findings import AGREES, EVERY, PROVED, REFUSED, WRONG

from matgrad.cli.reports.finding import Finding, closing
from matgrad.cli.reports.identity import relative
from matgrad.cli.reports.remarks import distinguishable


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
    ("left", "right", "printed"),
    [
        (1.0, 2.0, ("1", "2")),
        (0.1, 0.1 + 1e-9, ("0.1", "0.100000001")),
        (1.0, 1.0 + 2**-52, ("1", "1.0000000000000002")),
        (inf, -inf, ("inf", "-inf")),
        (1.0, 1.0, ("1", "1")),
    ],
)
def test_values_are_distinguishable(left: float, right: float, printed: tuple[str, str]) -> None:
    assert distinguishable(left, right) == printed


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
