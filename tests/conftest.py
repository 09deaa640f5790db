"""Options of the tests, and the program run in their process."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from program import Run, ran

from matgrad.cli.app import main

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on small matrices threads only wait for one another


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update writes the golden pages anew instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="write the golden pages of tests/derivations anew")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs the program in this process."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def program(*words: str, stdin: str = "") -> Run:
        monkeypatch.setattr(sys, "argv", ["matgrad", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main()
        return Run(int(left.value.code or 0), *capsys.readouterr())

    return program


PAPER = r"""\documentclass[a4paper]{article}
\usepackage{amsmath}
\begin{document}
"""


@pytest.fixture
def latex_compiles(tmp_path: Path) -> Callable[[Iterable[str]], str]:
    """Compiles pages of LaTeX as one document in portrait, and returns what TeX says of it."""
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed: the pages are not compiled")

    def log(pages: Iterable[str]) -> str:
        (tmp_path / "pages.tex").write_text("\n".join([PAPER, *pages, r"\end{document}"]), encoding="utf-8")
        done = ran(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "pages.tex"], cwd=tmp_path)
        said = (tmp_path / "pages.log").read_text(encoding="utf-8", errors="replace")
        assert done.returncode == 0, said[-2000:]
        return said

    return log
