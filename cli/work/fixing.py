"""Mistakes in documents corrected, where what is right is certain: each correction is judged in its document."""

from collections.abc import Iterator
from pathlib import Path

from ...core.check.verdict import FINE_VERDICTS, Verdict
from ...core.documents.contexts import Contexts
from ...core.documents.rulings import RowRuling
from ...grammar.record import NamedTuple
from ..input.documents import DocumentFile, DocumentSettings, encoded
from ..input.reading import Unreadable
from ..terminal.line import Line
from .documents import PlacedRuling, ruled

ROUNDS_OF_FIXING = 5  # a row that followed from a wrong one is wrong itself when that is corrected
TONES_OF_CHANGE = {"+": "green", "-": "red"}


class Correction(NamedTuple):
    """What is to stand in a place of a file, and the number of the row that is wrong there."""

    start: int
    end: int
    text: str
    row: int


def mended(document: DocumentFile, settings: DocumentSettings) -> DocumentFile:
    """A document with its certain mistakes corrected; itself where there is none, or it cannot be judged."""
    contexts = Contexts()  # a correction changes few of the claims
    found = judged_or_none(document, settings, contexts)
    for _ in range(ROUNDS_OF_FIXING):
        before = document
        for correction in reversed(corrections(found) if found else []):
            changed = corrected(document, correction)
            again = judged_or_none(changed, settings, contexts)
            if found and again and is_better(found, again, correction.row):
                document, found = changed, again
        if document is before:
            break
    return document


def judged_or_none(document: DocumentFile, settings: DocumentSettings, contexts: Contexts) -> PlacedRuling | None:
    """What is found of a document; None where it cannot be judged, which is reported when it is checked."""
    try:
        return ruled(document, settings, contexts)
    except Exception:
        return None


def corrections(found: PlacedRuling) -> list[Correction]:
    """What is to be corrected, in order."""
    return [
        Correction(
            found.places.offset(row.place[0]),
            found.places.offset(row.place[1] - 1) + 1,
            found.places.typed(row.place[0], row.corrected),
            number,
        )
        for number, row in enumerate(found.ruling.rows)
        if row.corrected and row.place and _is_certain(row)
    ]


def _is_certain(row: RowRuling) -> bool:
    """Whether what was meant is certain: a row that is wrong by a mistake that was found."""
    return row.verdict is Verdict.WRONG and row.ruling is not None and row.ruling.diagnosis is not None


def corrected(document: DocumentFile, correction: Correction) -> DocumentFile:
    """A document with one correction."""
    text = document.text or ""
    return document._replace(text=f"{text[: correction.start]}{correction.text}{text[correction.end :]}")


def is_better(before: PlacedRuling, after: PlacedRuling, number: int) -> bool:
    """Whether a row is fine after a correction, and nothing else has become worse."""
    old, new = before.ruling.rows, after.ruling.rows
    if len(old) != len(new) or new[number].verdict not in FINE_VERDICTS:
        return False
    unread = len(before.ruling.not_read), len(after.ruling.not_read)
    wrong = [sum(row.verdict is Verdict.WRONG for row in rows) for rows in (old, new)]
    return wrong[1] <= wrong[0] and unread[1] <= unread[0]


def difference(before: DocumentFile, after: DocumentFile) -> Iterator[Line]:
    """The lines that were changed, as a patch."""
    from difflib import unified_diff  # wanted only where something is corrected

    old, new = ((each.text or "").split("\n") for each in (before, after))
    for line in unified_diff(old, new, before.file, before.file, n=1, lineterm=""):
        yield ((line, TONES_OF_CHANGE.get(line[0], "")),)


def write(before: DocumentFile, after: DocumentFile) -> None:
    """Write a document that was changed into its file; raises Unreadable."""
    if after.text is None or after == before:
        return
    try:
        raw = Path(before.file).read_bytes()
        Path(before.file).write_bytes(encoded(after.text, raw))
    except OSError as error:
        raise Unreadable(f"{before.file}: {error.strerror or error}") from error
