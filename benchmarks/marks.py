"""The standing marks, as processor time against a bare Python and against SymPy, beside those on record.

`python -m benchmarks.marks` prints the table and fails if a mark has fallen: if it costs half as much again as on
record against both, so that a machine on which Python starts slowly or computes slowly makes none fall.
`python -m benchmarks.marks --record` puts what it measures on record.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from benchmarks.clock import PROGRAM, figure, processor_time, python, table
from matgrad.grammar.lines import statements

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
RECORD = HERE / "marks.json"
STATEMENT = "norm_F(A .* (Y - W' X))^2 wrt W"
ONE, ONE_CLAIM = "tr(A X) wrt X", "tr(A X) wrt X == A'"
ONLY = ", only one"
MARGIN = 1.5  # one and the same revision differs by a quarter from one machine to another
AGAIN = 3  # times that a mark which seems to have fallen is measured once more
Ratios: TypeAlias = dict[str, dict[str, float]]
REFERENCES = {
    "bare Python": python("pass"),
    "SymPy": python(
        "from sympy import MatrixSymbol as M, Trace\n"
        "A, B, X = (M(name, 3, 3) for name in 'ABX')\n"
        "for f in (Trace(A*X*B), Trace(X.T*A*X), Trace(X.T*A*X*B), Trace(X*X*X)): f.diff(X)"
    ),
}


class Mark(NamedTuple):
    """A process; of a file, each of its `count` statements costs what it takes beyond a process that has only one."""

    words: Sequence[str]
    terminal: bool = False
    only: Sequence[str] = ()
    count: int = 1


def of_file(file: Path, *words: str) -> Mark:
    """A mark for each statement of a file."""
    command, *options = words
    count = sum(1 for _ in statements(file.read_text(encoding="utf-8")))
    one = ONE_CLAIM if command == "check" else ONE
    return Mark([command, str(file), *options], only=[command, one, *options], count=count)


def marks() -> dict[str, Mark]:
    """All of them, by what they measure."""
    problems, right, wrong = HERE / "problems.mg", TESTS / "right.mg", TESTS / "wrong.mg"
    checking = ("check", "-f", "concise", "--exit-zero")
    return {
        "one derivation, the whole process, piped": Mark([STATEMENT]),
        "one derivation, on a terminal": Mark([STATEMENT], terminal=True),
        "derivation, verified": of_file(problems, "batch", "-f", "jsonl"),
        "derivation, --no-verify": of_file(problems, "batch", "-f", "jsonl", "--no-verify"),
        "right claim": of_file(right, *checking),
        "wrong claim": of_file(wrong, *checking),
    }


def measured(rounds: int) -> Ratios:
    """Each mark's ratio to each reference: the least processor time of several rounds, in which all take turns."""
    known = marks()
    calls = {name: partial(processor_time, command) for name, command in REFERENCES.items()}
    for name, mark in known.items():
        calls[name] = partial(processor_time, python(PROGRAM, *mark.words), mark.terminal)
        if mark.only:
            calls[name + ONLY] = partial(processor_time, python(PROGRAM, *mark.only))
    turns = [{name: call() for name, call in calls.items()} for _ in range(rounds)]
    least = {name: min(turn[name] for turn in turns) for name in calls}
    cost = {name: (least[name] - least.get(name + ONLY, 0)) / mark.count for name, mark in known.items()}
    return {
        name: {reference: float(f"{cost[name] / least[reference]:.4g}") for reference in REFERENCES} for name in known
    }


def on_record() -> Ratios:
    """The ratios on record."""
    found: Ratios = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def fallen(now: Mapping[str, Mapping[str, float]], then: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The marks that cost over half as much again as on record, against each reference."""
    return [name for name in now if all(now[name][r] > MARGIN * then[name][r] for r in REFERENCES)]


def better(first: Mapping[str, Mapping[str, float]], second: Mapping[str, Mapping[str, float]]) -> Ratios:
    """The better of two measurements, mark by mark and reference by reference."""
    return {name: {r: min(first[name][r], second[name][r]) for r in REFERENCES} for name in first}


def page(now: Mapping[str, Mapping[str, float]], then: Mapping[str, Mapping[str, float]]) -> str:
    """One table."""
    rows = [
        [name, *(figure(number[name][reference]) for reference in REFERENCES for number in (now, then))] for name in now
    ]
    head = [f"{when} {reference}" for reference in REFERENCES for when in ("/", "on record, /")]
    return table(["processor time", *head], rows)


def report(quick: bool) -> str:
    """The table, for `python -m benchmarks`."""
    return f"{STATEMENT}\n\n{page(measured(1 if quick else 9), on_record())}"


def main(words: Sequence[str]) -> None:
    """Print the table; put it on record if that is asked for, or fail if a mark has fallen."""
    now = measured(5)
    for _ in range(AGAIN):
        if fallen(now, on_record()):  # the machine may have been slow at the moments of this mark alone
            now = better(now, measured(9))
    if "--record" in words:
        RECORD.write_text(json.dumps(now, indent=2) + os.linesep, encoding="utf-8")
    print(page(now, on_record()))
    if lost := fallen(now, on_record()):
        sys.exit(f"half as dear again as on record: {', '.join(lost)}")


if __name__ == "__main__":
    main(sys.argv[1:])
