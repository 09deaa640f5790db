"""A document read: page, rows, words, put together in the order in which they stand."""

from collections.abc import Sequence

from ..tree import Span
from .conventions import Conventions, conventions_of
from .parts import Defines, Document, DocumentItem, DocumentPage, Fence, NotRead, PageFormula
from .prose import conditions_among, said_in, without_zero
from .rows import rows_of
from .scan import scanned
from .sides import read_row


def read_document(text: str, suffix: str, macros: Sequence[str] = ()) -> Document:
    """What a document says, in the format that the suffix of its file tells; raises Mistake where it is unreadable.

    `macros` are texts that define some for all of it.
    """
    page = scanned(text, suffix, macros)
    conventions = conventions_of(page)
    said = said_in(page, conventions)
    rows = _rows(page, conventions, [item.span for item in said if isinstance(item, Defines)])
    return Document(page, tuple(sorted([*rows, *said, *_fences(page)], key=_place)))


def _rows(page: DocumentPage, conventions: Conventions, defining: Sequence[Span]) -> list[DocumentItem]:
    """Each row, read or not, but those that words have made definitions of."""
    found: list[DocumentItem] = []
    rows = rows_of(page)
    for row, is_condition in zip(rows, conditions_among(rows, page), strict=True):
        if not any(start <= row.span[0] and row.span[1] <= end for start, end in defining):
            read = read_row(without_zero(row), conventions)
            found.append(read if isinstance(read, NotRead) else read._replace(is_condition=is_condition))
    return found


def _fences(page: DocumentPage) -> list[Fence]:
    """The lines of the input language in fenced blocks."""
    runs = ((run, paragraph.section) for paragraph in page.paragraphs for run in paragraph.runs)
    return [
        Fence(page.text[slice(*run.span)], run.span, section)
        for run, section in runs
        if isinstance(run, PageFormula) and run.kind == "fence"
    ]


def _place(item: DocumentItem) -> Span:
    return item.span
