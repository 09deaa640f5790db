"""--help fits a terminal of 80 columns, and says what a command is for in a line that is not cut."""

from collections.abc import Callable

import pytest
from program import Run

from matgrad.cli.app import COMMANDS

WIDTH = 80
SHORT = 60


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    lines = run(*command.split(), "-h").out.splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert [line for line in lines[1:] if line.endswith("...")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_first_lines_are_short(name: str) -> None:
    first = (COMMANDS[name].__doc__ or "").partition("\n")[0]
    assert first.endswith(".") and len(first) <= SHORT
