"""What is to be derived, from the arguments, a file or standard input."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ...grammar.lines import CONTEXTUAL, statements
from ..input.statement import Source

STDIN = "-"
FILE_NAME = re.compile(r"\S+\.(?:mg|md|tex|txt|rst|ipynb|py|jl)")
SUFFIX = ".mg"


class Unreadable(Exception):
    """There is nothing that could be read."""


class Task(NamedTuple):
    """A statement, and the lines `given` and `let` of its file: those above it hold for it."""

    source: Source
    given: tuple[Source, ...] = ()


def single(words: Sequence[str]) -> list[Task]:
    """The statement that the words of the command line are; without any, the one on standard input.

    Lines `given …` and `let …` may stand before it there.
    """
    typed = " ".join(words).strip()
    if FILE_NAME.fullmatch(typed) or os.path.isfile(typed):
        ways = f"matgrad batch {typed} derives its statements, matgrad check {typed} checks its claims"
        raise Unreadable(f"{typed} is a file, and no expression; {ways}")
    if typed not in ("", STDIN):
        return [Task(Source(typed))]
    if not typed and sys.stdin.isatty():
        raise Unreadable('no expression; try: matgrad "tr(A X) wrt X"')
    found = sources_in(STDIN)
    count = len(found) - len(contextual(found))
    if count > 1:
        raise Unreadable(f"standard input holds {count} statements; matgrad batch - derives them all")
    return tasks(found if count else [*found, Source("", 1, name_of(STDIN))])


def tasks_of(files: Sequence[str]) -> list[Task]:
    """The statements of files, in order; what is not the name of one is a statement itself."""
    return [
        task for file in files for task in (tasks(sources_in(file)) if is_file(file) else [Task(Source(file.strip()))])
    ]


def tasks_below(words: Sequence[str]) -> tuple[list[Task], int]:
    """The tasks of files, folders and statements, and the number of files among them."""
    files = unfolded(words)
    return tasks_of(files), sum(map(is_file, files))


def unfolded(words: Sequence[str]) -> list[str]:
    """The arguments, each folder as the files of claims below it, in order; hidden folders are passed over."""
    return [file for word in words for file in (claims_below(Path(word)) if os.path.isdir(word) else [word])]


def claims_below(folder: Path) -> list[str]:
    """The files of claims in a folder and the folders in it."""
    found = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    seen = [str(path) for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not seen:
        raise Unreadable(f"{folder}: there is no file *{SUFFIX} in it")
    return seen


def is_file(word: str) -> bool:
    """Whether an argument names a file: one with a space in it is a statement, unless there is such a file."""
    return " " not in word or os.path.isfile(word)


def tasks(sources: Sequence[Source]) -> list[Task]:
    """Statements of one file, each with the lines that may hold for it."""
    given = contextual(sources)
    return [Task(each, given) for each in sources]


def contextual(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The lines `given` and `let`."""
    return tuple(each for each in sources if CONTEXTUAL.match(each.text))


def sources_in(file: str) -> list[Source]:
    """The statements of a file, in order."""
    return [Source(text, line, name_of(file)) for line, text in statements(content(file))]


def content(file: str) -> str:
    """The text of a file."""
    try:
        raw = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return raw.decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name_of(file)} is not UTF-8: byte {error.start + 1} cannot be read") from error


def name_of(file: str) -> str:
    """What messages call a file."""
    return "stdin" if file == STDIN else file
