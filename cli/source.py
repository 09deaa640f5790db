"""What is to be derived, from the arguments, a file or standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path

from matgrad.cli.complaint import Asked
from matgrad.grammar.lines import statements

STDIN = "-"


class Unreadable(Exception):
    """There is nothing that could be read."""


def expression(words: Sequence[str]) -> Asked:
    """The statement that the words of the command line are; without any, the one on standard input."""
    typed = " ".join(words).strip()
    if typed not in ("", STDIN):
        return Asked(typed)
    if not typed and sys.stdin.isatty():
        raise Unreadable('no expression; try: matgrad "tr(A X) wrt X"')
    found = list(asked_in(STDIN))
    if len(found) > 1:
        raise Unreadable(f"standard input holds {len(found)} statements; matgrad batch - derives them all")
    return found[0] if found else Asked("", 1, name_of(STDIN))


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
