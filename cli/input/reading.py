"""What is to be derived, from the arguments, a file or standard input."""

import os
import re
import sys
from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, TypeVar

from ...grammar import latex
from ...grammar.lines import CONTEXTUAL, MACRO, FileLines, extents
from ...grammar.record import NamedTuple
from ..input.statement import Source

_Item = TypeVar("_Item")

STDIN = "-"
FILE_NAME = re.compile(r"\S+\.(?:mg|md|tex|txt|rst|ipynb|py|jl)")
SUFFIX = ".mg"


class Unreadable(Exception):
    """There is nothing that could be read."""


class Task(NamedTuple):
    """A statement, and the lines `given` and `let` of its file: those above it hold for it."""

    source: Source
    given: tuple[Source, ...] = ()


class OnDemand(Sequence[_Item]):
    """Items that are made when they are asked for."""

    def __getitem__(self, index: Any) -> Any:
        numbers = range(len(self))[index]
        return self.made(numbers) if isinstance(numbers, int) else [self.made(number) for number in numbers]

    @abstractmethod
    def made(self, number: int) -> _Item:
        """One of them, its number counted from 0."""


class FileStatements(OnDemand[Source]):
    """The statements of a text, in order, each cut out of it, so that a file takes little memory."""

    def __init__(self, text: str, name: str) -> None:
        self.lines, self.name = FileLines(text), name
        self.macros: dict[int, str] = {}
        found = extents(self.lines)
        kept = found if "\\" not in text else [extent for extent in found if not self._is_macros(*extent)]
        self.extents = array("Q", chain.from_iterable(kept))

    def __len__(self) -> int:
        return len(self.extents) // 2

    def made(self, number: int) -> Source:
        first, last = self.extents[2 * number], self.extents[2 * number + 1]
        return Source(self.lines.joined(first, last), first + 1, self.name, self._macros_above(first))

    def _is_macros(self, first: int, last: int) -> bool:
        """Whether lines hold macros of LaTeX alone, which are then kept for those below."""
        text = self.lines.joined(first, last)
        if not re.match(MACRO, text) or not latex.is_macros(text):
            return False
        self.macros[first] = text
        return True

    def _macros_above(self, line: int) -> str:
        """The macros that hold on a line."""
        return "\n".join(text for above, text in self.macros.items() if above < line)


class FileTasks(OnDemand[Task]):
    """Statements of one file, each with the lines that may hold for it."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources, self.given = sources, contextual(sources)

    def __len__(self) -> int:
        return len(self.sources)

    def made(self, number: int) -> Task:
        return Task(self.sources[number], self.given)


class ChainedTasks(OnDemand[_Item]):
    """The items of several files, one after the other."""

    def __init__(self, parts: Sequence[Sequence[_Item]]) -> None:
        self.parts, self.starts = parts, list(accumulate(map(len, parts), initial=0))

    def __len__(self) -> int:
        return self.starts[-1]

    def made(self, number: int) -> _Item:
        part = bisect_right(self.starts, number) - 1
        return self.parts[part][number - self.starts[part]]


def single(words: Sequence[str]) -> Sequence[Task]:
    """The statement that the words of the command line are; without any, the one on standard input.

    FileLines `given …` and `let …` may stand before it there.
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


def tasks_of(files: Sequence[str]) -> Sequence[Task]:
    """The statements of files, in order; what is not the name of one is a statement itself."""
    return ChainedTasks([tasks(sources_in(file)) if is_file(file) else [Task(Source(file.strip()))] for file in files])


def tasks_below(words: Sequence[str]) -> tuple[Sequence[Task], int]:
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


def tasks(sources: Sequence[Source]) -> Sequence[Task]:
    """Statements of one file, each with the lines that may hold for it."""
    return FileTasks(sources)


def contextual(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The lines `given` and `let`."""
    return tuple(each for each in sources if re.match(CONTEXTUAL, each.text))


def sources_in(file: str) -> Sequence[Source]:
    """The statements of a file, in order."""
    return FileStatements(content(file), name_of(file))


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
