"""Documents checked: what was found of each, as plain data."""

from collections.abc import Callable
from typing import Any, cast

from ...core.check.agreement import Separation
from ...core.check.decide import Ruling
from ...core.check.verdict import Verdict
from ...core.documents.contexts import Contexts
from ...core.documents.judge import judged
from ...core.documents.rulings import DocumentRuling, RowRuling
from ...core.documents.settings import Settings
from ...core.simplify.scalar import forget
from ...grammar.documents.places import Places
from ...grammar.documents.read import read_document
from ...grammar.documents.scan import places_of
from ...grammar.hints import NOT_A_DOCUMENT
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ...grammar.tree import Span
from ..failures import internal_error, process_ended
from ..input.documents import DocumentFile, DocumentSettings
from ..input.reading import Unreadable
from ..input.statement import Location, Source, place_of
from ..processes.limits import BrokenOff, Limits, limited, over_limit
from ..reports.finding import Counterexample, Finding, RowReading
from ..reports.found import FoundDocument, FoundRow, UnreadRow
from .claims import counterexample
from .reading_explained import explained

ROWS_PER_STATEMENT = 20  # so many rows may take as long as one statement
Showing = Callable[[Separation | None], Counterexample | None]


class PlacedRuling(NamedTuple):
    """What was found of a document, with its text and where in its file that is."""

    file: str
    text: str
    places: Places
    ruling: DocumentRuling


def checked(document: DocumentFile, limits: Limits, separations: bool, settings: DocumentSettings) -> FoundDocument:
    """What is found of a document within the limits; with `separations`, where the sides of wrong claims differ."""
    try:
        with limited(*for_all_rows(document, limits)):
            return told(ruled(document, settings), counterexample if separations else nowhere)
    except (BrokenOff, MemoryError) as stop:
        forget()
        return broken(document, over_limit(stop, limits), Verdict.UNDECIDED)
    except Mistake as mistake:
        return broken(document, mistake)
    except Exception as error:
        return broken(document, internal_error(error))


def for_all_rows(document: DocumentFile, limits: Limits) -> Limits:
    """The limits of a whole document: few of its rows take long, so its time grows more slowly than their number."""
    return limits._replace(seconds=limits.seconds * (1 + (document.text or "").count("=") / ROWS_PER_STATEMENT))


def nowhere(found: Separation | None) -> None:
    """No point where two sides differ."""


def ruled(document: DocumentFile, settings: DocumentSettings, contexts: Contexts | None = None) -> PlacedRuling:
    """A document read and judged, with the `contexts` of what it was before; Mistake where it cannot be read at all."""
    if document.text is None:
        raise Mistake(NOT_A_DOCUMENT, "this is no text", None)
    read = read_document(document.text, document.suffix, settings.macros)
    found = judged(read, Settings(cast(Any, settings.layout), settings.given), contexts)
    return PlacedRuling(document.file, read.page.text, places_of(document.text, document.suffix), found)


def explained_document(document: DocumentFile, settings: DocumentSettings) -> str:
    """A document as the claims that were read in it; raises Unreadable."""
    try:
        found = ruled(document, settings)
    except Mistake as mistake:
        raise Unreadable(f"{document.file}: {mistake.message}") from mistake
    return explained(found.ruling, found.places, document.file)


def told(found: PlacedRuling, showing: Showing) -> FoundDocument:
    """A ruling as plain data."""
    places = found.places
    return FoundDocument(
        found.file,
        [finding_of(row, found, showing) for row in found.ruling.rows if row.verdict is not None],
        [row_at(row, places) for row in found.ruling.rows],
        [UnreadRow(*places.position(each.span[0]), each.reason) for each in found.ruling.not_read],
    )


def row_at(row: RowRuling, places: Places) -> FoundRow:
    """A row with its place in the file."""
    start, end = row.span
    line, column = places.position(start)
    return FoundRow(line, column, places.position(max(start, end - 1))[0], row.role, row.read_as, row.verdict)


def finding_of(row: RowRuling, found: PlacedRuling, showing: Showing) -> Finding:
    """The verdict on a row as a finding at its place in the document."""
    assert row.verdict is not None
    ruling = row.ruling if row.ruling is not None else Ruling(row.verdict, row.remark, row.span)
    place = location(row.place or row.span, found)
    return Finding(
        Source(found.text[slice(*row.span)], found.places.position(row.span[0])[0], found.file),
        row.verdict,
        ruling.message,
        place,
        ruling.diagnosis,
        showing(ruling.separation),
        place.line if row.role == "link" and row.place else None,
        ruling.mistake and Mistake(ruling.mistake.code, ruling.mistake.message, None, ruling.mistake.help),
        ruling.corrected,
        ruling.read_as,
        ruling.varying,
        ruling.alone,
        reading_of(row, found),
    )


def reading_of(row: RowRuling, found: PlacedRuling) -> RowReading:
    """How a row was read, and its line as it is shown."""
    start, end = row.place or row.span
    first = found.text.rfind("\n", 0, start) + 1
    shown = found.text[first:].partition("\n")[0]
    return RowReading(
        found.places.position(row.span[0])[1],
        row.read_as,
        ", ".join(line.removeprefix("given ") for line in row.above if line.startswith("given ")),
        found.places.position(row.head[0])[0] if row.head else None,
        row.corrected,
        row.remark,
        found.places.label(start),
        shown,
        (start - first, min(end - first, len(shown))),
    )


def location(span: Span, found: PlacedRuling) -> Location:
    """Where a span begins in the file, and where it ends on that line."""
    start, end = span
    line, column = found.places.position(start)
    stop = found.text.find("\n", start, end)
    last_line, last = found.places.position(max(start, (end if stop < 0 else stop) - 1))
    return Location(line, column, last + 1 if last_line == line else column + 1)


def broken(document: DocumentFile, mistake: Mistake, verdict: Verdict = Verdict.ERROR) -> FoundDocument:
    """What is found of a document that could not be read or judged."""
    place = place_of(Source(mistake.text), mistake.span or (0, 0))
    source = Source("", place.line, document.file)
    return FoundDocument(document.file, [Finding(source, verdict, mistake.message, place, mistake=mistake)])


def lost(document: DocumentFile) -> FoundDocument:
    """What is found of a document whose process was killed."""
    return broken(document, process_ended())
