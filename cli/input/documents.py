"""Documents among the files that are to be checked: papers, notes, notebooks, modules with docstrings."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ...grammar.hints import SUFFIXES_OF_DOCUMENTS
from ...grammar.record import NamedTuple
from .reading import Unreadable, content

CONTROL = "[\0-\x08\x0e-\x1a\x1c-\x1f]"  # what no text holds, other than white space and escapes
IN_GLOBS: Mapping[str, str] = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


class DocumentSettings(NamedTuple):
    """What is said of all documents.

    In folders those are checked that one of the globs `files` fits, seen from `root`; all if there is none. `macros`
    are texts that define some; `given` are lines `given` and `let`.
    """

    root: str = ""
    files: tuple[str, ...] = ()
    macros: tuple[str, ...] = ()
    layout: str = ""
    given: tuple[str, ...] = ()

    def holds(self, path: Path) -> bool:
        """Whether a document that was found in a folder is to be checked."""
        if not self.files:
            return True
        try:
            seen = path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return False
        return any(re.fullmatch(pattern_of(glob), seen) for glob in self.files)

    def with_macros(self, files: Sequence[str]) -> "DocumentSettings":
        """The same with the macros in more files; raises Unreadable."""
        return self._replace(macros=(*self.macros, *map(content, files)))


class DocumentFile(NamedTuple):
    """A document as it is in its file; `text` is None where that is no text."""

    file: str
    text: str | None

    @property
    def suffix(self) -> str:
        """What says how it is read, in small letters."""
        return Path(self.file).suffix.lower()


def is_document(file: str) -> bool:
    """Whether the name of a file is that of a document."""
    return file.lower().endswith(SUFFIXES_OF_DOCUMENTS)


def document_in(file: str) -> DocumentFile:
    """A document; raises Unreadable where there is no such file."""
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror or error}") from error
    return DocumentFile(file, decoded(raw))


def decoded(raw: bytes) -> str | None:
    """Bytes as text, in UTF-8 or else, as old papers are, in Latin 1; None where they are no text."""
    text = raw.decode(encoding_of(raw))
    return None if re.search(CONTROL, text) else text.replace("\r\n", "\n")


def encoding_of(raw: bytes) -> str:
    """How the text of a file is encoded."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def encoded(text: str, raw: bytes) -> bytes:
    """A text in the encoding and with the ends of lines of what was in its file."""
    whole = text.replace("\n", "\r\n") if b"\r\n" in raw else text
    return whole.encode(encoding_of(raw))


def pattern_of(glob: str) -> str:
    """A glob as a regular expression; ** stands for any folders."""
    return re.sub(r"\*\*/|\*\*|\*|\?|[^*?]+", lambda part: IN_GLOBS.get(part[0]) or re.escape(part[0]), glob)
