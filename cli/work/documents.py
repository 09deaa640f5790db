"""Documents checked: what was found of each row, as plain data."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...core.documents.settings import NO_SETTINGS, Settings
from ...core.simplify.scalar import forget
from ...grammar.hints import NOT_A_DOCUMENT, may_hold_formulas
from ...grammar.mistakes import Mistake
from ..failures import internal_error, process_ended
from ..input.documents import DocumentTask
from ..input.statement import Source
from ..processes.limits import UNLIMITED, BrokenOff, Limits, limited, over_limit
from ..reports.documents import DocumentFindings
from . import pages
from .claims import unfounded


def document_findings(
    tasks: Iterable[DocumentTask], limits: Limits = UNLIMITED, settings: Settings = NO_SETTINGS
) -> Iterator[DocumentFindings]:
    """What is found of each document, each within the limits."""
    for task in tasks:
        try:
            with limited(*limits):
                found = checked_document(task, settings)
        except (BrokenOff, MemoryError) as stop:
            forget()
            found = unread_document(task, over_limit(stop, limits))
        yield found


def checked_document(task: DocumentTask, settings: Settings) -> DocumentFindings:
    """What is found of one document; one that cannot be read has one mistake."""
    try:
        text = content_of(task)
        if not may_hold_formulas(text, task.suffix):
            return DocumentFindings(task.file, ())
        return pages.findings_in(text, task, settings)
    except MemoryError:
        raise
    except Mistake as mistake:
        return unread_document(task, mistake)
    except Exception as error:
        return unread_document(task, internal_error(error))


def content_of(task: DocumentTask) -> str:
    """The text of a document; raises Mistake where it is none."""
    try:
        return Path(task.file).read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise Mistake(NOT_A_DOCUMENT, f"{error.strerror or error}", None) from error
    except UnicodeDecodeError as error:
        raise Mistake(NOT_A_DOCUMENT, f"this is not UTF-8: byte {error.start + 1} cannot be read", None) from error


def unread_document(task: DocumentTask, mistake: Mistake) -> DocumentFindings:
    """The findings of a document that could not be judged."""
    return DocumentFindings(task.file, (unfounded(Source("", 1, task.file), mistake),))


def lost_document(task: DocumentTask) -> DocumentFindings:
    """The findings of a document whose process was killed."""
    return unread_document(task, process_ended())
