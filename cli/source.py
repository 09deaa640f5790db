"""What is to be derived, from the arguments, a file or standard input."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matgrad.cli.complaint import Asked
from matgrad.grammar.lines import CONTEXTUAL, statements

STDIN = "-"
FILE = re.compile(r"\S+\.(?:mg|md|tex|txt|rst|ipynb|py|jl)")


class Unreadable(Exception):
    """There is nothing that could be read."""


class Question(NamedTuple):
    """A statement, and the lines `given` and `let` of its file: those above it hold for it."""

    asked: Asked
    given: tuple[Asked, ...] = ()


def asked_alone(words: Sequence[str]) -> list[Question]:
    """The statement that the words of the command line are; without any, the one on standard input.

    Lines `given …` and `let …` may stand before it there.
    """
    typed = " ".join(words).strip()
    if FILE.fullmatch(typed) or os.path.isfile(typed):
        ways = f"matgrad batch {typed} derives its statements, matgrad check {typed} checks its claims"
        raise Unreadable(f"{typed} is a file, and no expression; {ways}")
    if typed not in ("", STDIN):
        return [Question(Asked(typed))]
    if not typed and sys.stdin.isatty():
        raise Unreadable('no expression; try: matgrad "tr(A X) wrt X"')
    found = asked_in(STDIN)
    count = len(found) - len(contextual(found))
    if count > 1:
        raise Unreadable(f"standard input holds {count} statements; matgrad batch - derives them all")
    return questions(found if count else [*found, Asked("", 1, name_of(STDIN))])


def asked_of(files: Sequence[str]) -> list[Question]:
    """The statements of files, in order; what is not the name of one is a statement itself."""
    return [
        question
        for file in files
        for question in (questions(asked_in(file)) if is_file(file) else [Question(Asked(file.strip()))])
    ]


def is_file(word: str) -> bool:
    """Whether an argument names a file: one with a space in it is a statement, unless there is such a file."""
    return " " not in word or os.path.isfile(word)


def questions(asked: Sequence[Asked]) -> list[Question]:
    """Statements of one file, each with the lines that may hold for it."""
    given = contextual(asked)
    return [Question(each, given) for each in asked]


def contextual(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """The lines `given` and `let`."""
    return tuple(each for each in asked if CONTEXTUAL.match(each.text))


def asked_in(file: str) -> list[Asked]:
    """The statements of a file, in order."""
    return [Asked(text, line, name_of(file)) for line, text in statements(content(file))]


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
