"""A document read: page, rows, words, put together in the order in which they stand."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

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
    rows = _rows(page, conventions, _Defining([item.span for item in said if isinstance(item, Defines)]))
    return Document(page, tuple(sorted([*rows, *said, *_fences(page)], key=_place)))


class _Defining:
    """The places where words define names."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [start for start, _ in sorted(spans)]
        self.reach = list(accumulate((end for _, end in sorted(spans)), max))  # how far all up to each go

    def holds(self, span: Span) -> bool:
        """Whether one of them holds a span."""
        number = bisect_right(self.starts, span[0])
        return number > 0 and self.reach[number - 1] >= span[1]


def _rows(page: DocumentPage, conventions: Conventions, defining: _Defining) -> list[DocumentItem]:
    """Each row, read or not, but those that words have made definitions of."""
    found: list[DocumentItem] = []
    rows = rows_of(page)
    for row, is_condition in zip(rows, conditions_among(rows, page), strict=True):
        if not defining.holds(row.span):
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
