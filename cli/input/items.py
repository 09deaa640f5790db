"""What is to be checked, from the arguments: the claims of files, statements, and documents."""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from .documents import DocumentFile, DocumentSettings, document_in, is_document
from .reading import SUFFIX, ChainedTasks, Task, Unreadable, is_file, tasks_of

Checkable: TypeAlias = Task | DocumentFile
PASSED_OVER = frozenset(("node_modules", "site-packages", "__pycache__"))


def items_below(words: Sequence[str], settings: DocumentSettings) -> tuple[Sequence[Checkable], int]:
    """What files, folders and statements hold, in order, and the number of files among them."""
    files = unfolded(words, settings)
    runs = [(of_documents, list(run)) for of_documents, run in groupby(files, names_document)]
    parts = [list(map(document_in, run)) if of_documents else tasks_of(run) for of_documents, run in runs]
    return ChainedTasks(parts), sum(map(is_file, files))


def names_document(word: str) -> bool:
    """Whether an argument is the name of a document."""
    return is_file(word) and is_document(word)


def may_hold_documents(words: Sequence[str]) -> bool:
    """Whether there may be documents among the arguments."""
    return any(names_document(word) or os.path.isdir(word) for word in words)


def unfolded(words: Sequence[str], settings: DocumentSettings) -> list[str]:
    """The arguments, each folder as the files of claims and the documents below it, in order."""
    return [file for word in words for file in (files_below(Path(word), settings) if os.path.isdir(word) else [word])]


def files_below(folder: Path, settings: DocumentSettings) -> list[str]:
    """The files of claims and the documents in a folder and the folders in it; hidden ones are passed over."""
    found = sorted(str(path) for path in visible(folder) if path.suffix == SUFFIX or is_wanted(path, settings))
    if not found:
        raise Unreadable(f"{folder}: there is no file *{SUFFIX} in it, and no document")
    return found


def is_wanted(path: Path, settings: DocumentSettings) -> bool:
    """Whether a file in a folder is a document that is to be checked."""
    return is_document(path.name) and settings.holds(path)


def visible(folder: Path) -> Iterator[Path]:
    """The files below a folder, those in hidden folders and in folders of installed programs left out."""
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in PASSED_OVER]
        yield from (Path(above, name) for name in files if not name.startswith("."))
