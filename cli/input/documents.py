"""Documents among the files that are to be checked: papers, notes, notebooks, modules with docstrings."""

import re
from pathlib import Path

from ...grammar.hints import SUFFIXES_OF_DOCUMENTS
from ...grammar.record import NamedTuple
from .reading import Unreadable

CONTROL = re.compile(
    "[\0-\x08\x0e-\x1a\x1c-\x1f]"
)  # what no text holds; tabs, line and page breaks and escapes are some


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
    return None if CONTROL.search(text) else text.replace("\r\n", "\n")


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
