"""The protocol: open files, what is found in them, what a pointer shows, fixes. The door to pygls."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from ... import __version__
from ...core.check.verdict import Verdict
from ...grammar.mistakes import Mistake
from ..input.documents import is_document
from ..input.reading import SUFFIX, Unreadable
from ..processes.limits import BrokenOff, Limits
from .claims import OpenClaims
from .documents import OpenDocument
from .marks import EditorMark, TextRange
from .pages import page

SOURCE = "matgrad"
PAUSE = 0.03  # seconds without an edit after which a text is judged
EDIT_LIMITS = Limits(10, 1024)
SEVERITIES = {Verdict.UNDECIDED: types.DiagnosticSeverity.Warning}


class OpenFile(Protocol):
    """A file that is open in an editor, with what is known of its last text."""

    def marks(self, text: str, limits: Limits) -> list[EditorMark]:
        """What is found in a text; raises Mistake, Unreadable, BrokenOff."""


class Server(LanguageServer):
    """Holds the marks of each open file, and judges a file anew after each edit."""

    def __init__(self) -> None:
        super().__init__(SOURCE, __version__)
        self.files: dict[str, OpenFile] = {}
        self.marks: dict[str, Sequence[EditorMark]] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}

    def judge_soon(self, uri: str) -> None:
        """Judge a file when its author pauses."""
        self.forget(uri)
        self.waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self.judge, uri)

    def judge(self, uri: str) -> None:
        """Judge a file, and tell the editor what is wrong."""
        self.waiting.pop(uri, None)
        document, file = self.workspace.get_text_document(uri), self.files.get(uri)
        if file is None:
            return
        self.marks[uri] = marks = marks_of(document.source, file)
        found = [diagnostic(mark, document) for mark in marks if not mark.is_fine]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    def forget(self, uri: str) -> None:
        """Drop a judgement that waits."""
        if waiting := self.waiting.pop(uri, None):
            waiting.cancel()

    def marks_at(self, uri: str, place: types.Position) -> list[EditorMark]:
        """The marks of a file that hold a place, the innermost first."""
        document = self.workspace.get_text_document(uri)
        at = document.position_codec.position_from_client_units(document.lines, place)
        found = [mark for mark in self.marks.get(uri, ()) if mark.whole.holds(at.line, at.character)]
        return sorted(found, key=lambda mark: mark.whole, reverse=True)


def file_at(uri: str) -> OpenFile | None:
    """A file that is opened; None where it is neither of claims nor a document."""
    name = unquote(urlparse(uri).path)
    if name.endswith(SUFFIX):
        return OpenClaims(name)
    return OpenDocument(name) if is_document(name) else None


def marks_of(text: str, file: OpenFile) -> list[EditorMark]:
    """What is found in a text; nothing in one that cannot be read, or takes too long."""
    with suppress(Mistake, Unreadable, BrokenOff, MemoryError):
        return file.marks(text, EDIT_LIMITS)
    return []


def range_of(place: TextRange, document: TextDocument) -> types.Range:
    """A part of a text as the editor counts."""
    start, end = types.Position(place.line, place.column), types.Position(place.end_line, place.end_column)
    return document.position_codec.range_to_client_units(document.lines, types.Range(start, end))


def diagnostic(mark: EditorMark, document: TextDocument) -> types.Diagnostic:
    """What is wrong with a row."""
    severity = SEVERITIES.get(mark.verdict, types.DiagnosticSeverity.Error) if mark.verdict else None
    said = f"{mark.said}\nread as {mark.read_as}" if mark.read_as else mark.said
    return types.Diagnostic(range_of(mark.place, document), said, severity, mark.code, source=SOURCE)


def opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    """A file is opened."""
    uri = params.text_document.uri
    if file := file_at(uri):
        server.files[uri] = file
        server.judge(uri)


def changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    """A file is edited."""
    if params.text_document.uri in server.files:
        server.judge_soon(params.text_document.uri)


def closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    """A file is closed: nothing is shown of it any more."""
    uri = params.text_document.uri
    server.forget(uri)
    server.files.pop(uri, None)
    server.marks.pop(uri, None)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def hovered(server: Server, params: types.HoverParams) -> types.Hover | None:
    """A pointer rests on a place: how its row was read, and the derivation of what it is about."""
    marks = server.marks_at(params.text_document.uri, params.position)
    if not marks or not (text := page(marks[0], EDIT_LIMITS)):
        return None
    document = server.workspace.get_text_document(params.text_document.uri)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), range_of(marks[0].whole, document))


def fixes(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The corrections of wrong rows in a part of a file."""
    uri = params.text_document.uri
    document = server.workspace.get_text_document(uri)
    rows = [mark for mark in server.marks.get(uri, ()) if mark.corrected]
    return [fix(mark, uri, document) for mark in rows if _meet(range_of(mark.place, document), params.range)]


def fix(mark: EditorMark, uri: str, document: TextDocument) -> types.CodeAction:
    """Writes what is right over what is wrong."""
    edit = types.TextEdit(range_of(mark.place, document), mark.corrected)
    return types.CodeAction(
        f"Write {mark.corrected}",
        types.CodeActionKind.QuickFix,
        [diagnostic(mark, document)],
        is_preferred=True,
        edit=types.WorkspaceEdit({uri: [edit]}),
    )


def _meet(one: types.Range, other: types.Range) -> bool:
    """Whether two parts of a text have a place in common."""
    return bool(one.start <= other.end and other.start <= one.end)


def server() -> Server:
    """A server with all that it answers."""
    made = Server()
    quick = types.CodeActionOptions([types.CodeActionKind.QuickFix])
    made.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
    made.feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    made.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
    made.feature(types.TEXT_DOCUMENT_HOVER)(hovered)
    made.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick)(fixes)
    return made
