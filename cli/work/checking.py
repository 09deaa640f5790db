"""What is to be checked, in order: claims, each a finding, and documents, each whole."""

from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from ...grammar.hints import may_hold_formulas
from ..input.documents import DocumentFile, DocumentSettings
from ..input.items import Checkable
from ..input.reading import Task
from ..processes.limits import Limits
from ..reports.found import FoundDocument
from . import claims, documents

if TYPE_CHECKING:
    from ..reports.finding import Finding

CheckResult: TypeAlias = "Finding | FoundDocument | None"


def results(
    items: Iterable[Checkable], limits: Limits, separations: bool, settings: DocumentSettings
) -> Iterator[CheckResult]:
    """What is found of each item, within the limits; None of a line that only adds to the context.

    With `separations` the points where two sides differ are given, whose every entry takes its time.
    """
    documents_in = partial(of_documents, separations=separations, settings=settings)
    of_claims = claims.findings if separations else claims.verdicts
    for is_claim, run in groupby(items, lambda item: isinstance(item, Task)):
        work: Callable[..., Iterator[CheckResult]] = of_claims if is_claim else documents_in
        yield from work(run, limits)


def of_documents(
    run: Iterable[DocumentFile], limits: Limits, separations: bool, settings: DocumentSettings
) -> Iterator[FoundDocument]:
    """What is found of each document; nothing is loaded for one that holds no formula."""
    for document in run:
        if document.text is None or may_hold_formulas(document.text, document.suffix):
            yield documents.checked(document, limits, separations, settings)
        else:
            yield FoundDocument(document.file)


def lost(item: Checkable) -> "Finding | FoundDocument":
    """What is found of an item whose process was killed."""
    return claims.lost(item) if isinstance(item, Task) else documents.lost(item)


def shard(items: Sequence[Checkable], part: int, parts: int) -> list[Checkable]:
    """One of several parts: the claims of that part, and documents, which are in it whole."""
    own = claims.shard([item for item in items if isinstance(item, Task)], part, parts)
    return [*own, *(each for each in items if isinstance(each, DocumentFile) and is_part(each, part, parts))]


def is_part(document: DocumentFile, part: int, parts: int) -> bool:
    """Whether a document falls to a part, by its name alone."""
    return crc32(document.file.encode()) % parts == part - 1
