"""The language on one screen, the examples of --help, and what a shell completes: all of it can be typed."""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from seam.parts import EMPTY, NAMED, after

from matgrad import check, derive
from matgrad.cli.app import COMMANDS
from matgrad.cli.commands.examples import COMMAND_EXAMPLES
from matgrad.cli.reference.syntax import overview, usages
from matgrad.cli.terminal.line import plain
from matgrad.cli.terminal.screen import UNICODE, Screen
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Claimed, Expression

WORKED = [usage.examples for usage in usages() if usage.examples]
LINES = [(command, line) for command, lines in COMMAND_EXAMPLES.items() for line in lines]
FILES = {"losses.mg": "tr(A X) wrt X\nx' x wrt x\n", "homework.mg": "tr(A X) wrt X == A'\n"}

# What stands before the cursor, and some of what may follow.
COMPLETED = [
    ("rules logs", {"logsumexp", "logsoftmax"}),
    ("rules trac", {"trace"}),
    ("explain M20", {"M201", "M203"}),
    ("explain miss", {"missing-term", "missing-factor"}),
    ("derive x --code n", {"numpy"}),
    ("derive x --code numpy,", {"numpy,torch", "numpy,jax"}),
    ("derive x --view by_", {"by_variable", "by_output"}),
    ("batch f --notations la", {"latex"}),
    ("derive x --format la", {"latex"}),
    ("check f --format s", {"sarif"}),
    ("synt", {"syntax"}),
    ("'tr(A X) wrt X' --code n", {"numpy"}),
    ("'tr(A X) wrt X' -f la", {"latex"}),
]


def statements(examples: tuple[str, ...]) -> Iterator[str]:
    """The examples, a line that goes on with = behind the one above it."""
    joined = "\n".join(examples).replace("\n=", " =")
    yield from joined.split("\n")


def can_be_typed(text: str) -> bool:
    """Whether an example is a function, a line of a file, a claim, a derivation, or an expression with a value."""
    if text in NAMED:
        return True
    if text.startswith(("given", "let")):
        return after(EMPTY, read_statement(text)) is not EMPTY
    statement = read_statement(text)
    if isinstance(statement, Expression):
        return check(f"{text} == {text}").verdict in ("proved", "agrees")
    return bool(check(text) if isinstance(statement, Claimed) else derive(text).results)


@pytest.mark.parametrize("examples", WORKED, ids=" ; ".join)
def test_each_example_can_be_typed(examples: tuple[str, ...]) -> None:
    assert all(map(can_be_typed, statements(examples)))


def test_the_language_is_one_screen() -> None:
    lines = [plain(line) for line in overview(Screen(sys.stdout, UNICODE, width=80), "text")]
    assert 24 <= len(lines) <= 40 and max(map(len, lines)) <= 80


def test_it_is_written_in_ascii_and_in_markdown(run: Any) -> None:
    assert run("syntax", "--ascii").out.isascii()
    assert "| entries | `X[i,j]` `x[i]`" in run("syntax", "-f", "markdown").out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples(run: Any, command: str) -> None:
    shown = re.split(r"Examples:\n", run(command, "--help").out)[-1]
    assert [line.strip() for line in shown.splitlines() if line] == list(COMMAND_EXAMPLES[command])


@pytest.mark.parametrize(("command", "line"), LINES, ids=[line for _, line in LINES])
def test_examples_of_the_help_run(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text)
    said, _, called = line.rpartition(" | ")
    found = run(*shlex.split(called)[1:], stdin=" ".join(shlex.split(said)[1:]))
    assert (found.code, "error" in found.err) == (0, False)


@pytest.mark.parametrize(("typed", "wanted"), COMPLETED)
def test_completion(run: Any, monkeypatch: pytest.MonkeyPatch, typed: str, wanted: set[str]) -> None:
    monkeypatch.setenv("_MATGRAD_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"matgrad {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(shlex.split(typed))))
    found = run().out.split()
    assert wanted <= set(found) and len(found) < 20


def test_completion_in_zsh(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with what it means."""
    monkeypatch.setenv("_MATGRAD_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "matgrad explain only-sq")
    assert '"only-square":"right only where two sizes are equal"' in run().out
