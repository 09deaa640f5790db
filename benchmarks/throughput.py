"""Statements a second, from the text to the printed page, over the problems of problems.mg."""

from functools import partial
from pathlib import Path

from benchmarks.clock import derived, figure, medians, piped, python, table
from matgrad.grammar.lines import statements

FILE = Path(__file__).with_name("problems.mg")
BARE = "one bare Python"


def problems() -> list[str]:
    """The statements of the file."""
    return [text for _, text in statements(FILE.read_text(encoding="utf-8"))]


def derive_all(verify: bool) -> None:
    """Every problem once."""
    for text in problems():
        derived(text, verify)


def report(quick: bool) -> str:
    """One table."""
    calls = {
        BARE: partial(piped, python("pass")),
        "each line verified": partial(derive_all, True),
        "--no-verify": partial(derive_all, False),
    }
    times = medians(calls, 1 if quick else 15)
    number, bare = len(problems()), times.pop(BARE)
    rows = [[name, f"{number / time:.0f}", figure(bare * number / time)] for name, time in times.items()]
    cost = figure(times["each line verified"] / times["--no-verify"])
    head = ["derivations", "a second", "in the time of one bare Python"]
    return f"{number} problems; verifying takes {cost} times as long\n\n" + table(head, rows)
