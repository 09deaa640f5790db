"""Documents checked by the program: what it finds at each of their lines, and what is expected there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from program import process

HERE = Path(__file__).parent
FINE = frozenset({"proved", "agrees"})
BAD = frozenset({"wrong", "error"})


class Reading(NamedTuple):
    """What is found in one document: the verdicts of the rows at each line, and why others are not read."""

    verdicts: Mapping[int, Sequence[str | None]]
    not_read: Mapping[int, Sequence[str]]

    def lines(self, wanted: frozenset[str]) -> set[int]:
        """The lines at which there is one of these verdicts."""
        return {line for line, found in self.verdicts.items() if wanted.intersection(filter(None, found))}

    def said_of(self, lines: Iterable[int]) -> dict[int, object]:
        """What is found at these lines, for the message of a test that fails."""
        return {line: (self.verdicts.get(line), self.not_read.get(line)) for line in sorted(lines)}


class Expected(NamedTuple):
    """The lines of a document that are judged and fine, those that are read, called wrong, never judged."""

    fine: frozenset[int] = frozenset()
    read: frozenset[int] = frozenset()
    wrong: frozenset[int] = frozenset()
    unread: frozenset[int] = frozenset()


def checked(*files: Path) -> dict[str, Reading]:
    """What is found in each of these documents, by its place in this folder or its name."""
    done = process("check", *map(str, files), "--format", "json", "--exit-zero")
    assert done.code == 0, done.err
    report = json.loads(done.out)
    return {_named(file): _reading(report, file) for file in files}


def expected_of(folder: str) -> dict[str, Expected]:
    """What is expected of the documents of a folder."""
    rows = (HERE / "expected.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.partition(": ")[::2] for row in rows if row.startswith(f"{folder}/"))
    return {
        file: Expected(**{word: lines for word, lines in map(_lines, filter(None, rest.split("; ")))})
        for file, rest in pairs
    }


def _lines(text: str) -> tuple[str, frozenset[int]]:
    word, *numbers = text.split()
    return word, frozenset(map(int, numbers))


def _named(file: Path) -> str:
    return file.relative_to(HERE).as_posix() if file.is_relative_to(HERE) else file.name


def _reading(report: Any, file: Path) -> Reading:
    verdicts: dict[int, list[str | None]] = {}
    for row in report["rows"]:
        for line in range(row["line"], row["end_line"] + 1) if Path(row["file"]) == file else ():
            verdicts.setdefault(line, []).append(row["verdict"])
    not_read: dict[int, list[str]] = {}
    for one in report["not_read"]:
        if Path(one["file"]) == file:
            not_read.setdefault(one["line"], []).append(one["reason"])
    return Reading(verdicts, not_read)
