"""Statements and documents checked, in the order in which they were named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from ..input.documents import CheckTask, DocumentTask
from ..input.reading import Task
from ..input.statement import Source
from ..processes.limits import Limits
from ..reports.documents import DocumentFindings
from ..reports.finding import Finding
from . import claims, documents

Found: TypeAlias = Finding | DocumentFindings | None
Checking: TypeAlias = Callable[[Iterable[Any], Limits], Iterator[Found]]


def findings_of_all(tasks: Iterable[CheckTask], limits: Limits) -> Iterator[Found]:
    """What is found of each, None of a line that only adds to the context."""
    return _each_in_turn(tasks, limits, claims.findings)


def verdicts_of_all(tasks: Iterable[CheckTask], limits: Limits) -> Iterator[Found]:
    """The same without the points at which the sides of a statement differ."""
    return _each_in_turn(tasks, limits, claims.verdicts)


def _each_in_turn(tasks: Iterable[CheckTask], limits: Limits, of_statements: Checking) -> Iterator[Found]:
    for is_document, run in groupby(tasks, _is_document):
        of_documents: Checking = documents.document_findings
        yield from (of_documents if is_document else of_statements)(run, limits)


def _is_document(task: CheckTask) -> bool:
    return isinstance(task, DocumentTask)


def part_of(tasks: Sequence[CheckTask], part: int, parts: int) -> list[CheckTask]:
    """One of several parts of what is to be checked; a document is in one of them as a whole."""
    documents_here = [task for task in tasks if isinstance(task, DocumentTask) and number_in(task) % parts == part - 1]
    return [*claims.shard([task for task in tasks if isinstance(task, Task)], part, parts), *documents_here]


def number_in(task: DocumentTask) -> int:
    """A number that is the same in every run."""
    return claims.number_of(Source("", 1, task.file))


def lost_task(task: CheckTask) -> Found:
    """What is found of one whose process was killed."""
    return documents.lost_document(task) if isinstance(task, DocumentTask) else claims.lost(task)
