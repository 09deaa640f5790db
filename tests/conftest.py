"""Options of the tests, and the program run in their process."""

import io
import os
import sys
from collections.abc import Callable

import pytest
from program import Run

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
