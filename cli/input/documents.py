"""What is to be checked: statements, files of claims, documents, and the folders they are in."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TypeAlias

from ...grammar.record import NamedTuple
from .reading import STDIN, SUFFIX, ChainedTasks, Task, Unreadable, is_file, sources_in, tasks
from .statement import Source

# The suffixes of grammar/documents/formats, which are not loaded to tell that a file is none of them.
DOCUMENT_SUFFIXES = frozenset((".md", ".markdown", ".tex", ".ipynb", ".rst", ".py", ".jl"))
PASSED_OVER = frozenset(("node_modules", "site-packages", "__pycache__"))


class DocumentTask(NamedTuple):
    """A document to be judged as a whole."""

    file: str

    @property
    def suffix(self) -> str:
        """What tells its format."""
        return PurePath(self.file).suffix.lower()


CheckTask: TypeAlias = Task | DocumentTask


def checks_below(words: Sequence[str]) -> tuple[Sequence[CheckTask], int]:
    """The tasks of files, folders and statements, and the number of files among them."""
    files = [file for word in words for file in (files_below(Path(word)) if os.path.isdir(word) else [word])]
    return ChainedTasks([_tasks(file) for file in files]), sum(map(is_file, files))


def _tasks(file: str) -> Sequence[CheckTask]:
    """Those of one argument; what is not the name of a file is a statement itself."""
    if is_document(file):
        return [DocumentTask(file)]
    return tasks(sources_in(file)) if is_file(file) else [Task(Source(file.strip()))]


def is_document(word: str) -> bool:
    """Whether an argument names a document, by its suffix."""
    return word != STDIN and PurePath(word).suffix.lower() in DOCUMENT_SUFFIXES and os.path.isfile(word)


def files_below(folder: Path) -> list[str]:
    """The files of claims and the documents in a folder and the folders in it; hidden ones are passed over."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {SUFFIX, *DOCUMENT_SUFFIXES})
    seen = [str(path) for path in found if path.is_file() and not _is_passed_over(path.relative_to(folder))]
    if not seen:
        raise Unreadable(f"{folder}: there is no file *{SUFFIX} in it, and no document")
    return seen


def _is_passed_over(path: Path) -> bool:
    return any(part.startswith(".") or part in PASSED_OVER for part in path.parts)
