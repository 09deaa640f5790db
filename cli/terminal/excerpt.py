"""A mistake as text: what is wrong, where it stands, and a fix."""

from collections.abc import Sequence

from ...core.write.style import Style
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..failures import INTERNAL
from ..input.statement import Location, Source, place_of
from .line import Line

WINDOW = 100
ELLIPSIS = "..."


class Underline(NamedTuple):
    """Carets from one column to another, and a label."""

    start: int
    end: int
    label: str = ""


def error_lines(source: Source, mistake: Mistake, style: Style) -> list[Line]:
    """The lines that say what is wrong."""
    head = headed(f"error[{mistake.code}]", style.prose(mistake.message), "red")
    return [head, *pointed(source, mistake, style, "red")]


def pointed(source: Source, mistake: Mistake, style: Style, tone: str) -> list[Line]:
    """Where a mistake is, and a fix."""
    place = place_of(source, mistake.span)
    marks = spelled_labels(underlines(source, mistake, place), style)
    lines = excerpt(source, place, marks, tone, len(source.text) if mistake.code == INTERNAL else WINDOW)
    return [*lines, remark(place, f"help: {style.prose(mistake.help)}")] if mistake.help else lines


def headed(label: str, message: str, tone: str) -> Line:
    """The line that says what was found."""
    return (label, f"bold {tone}"), (f": {message}", "bold")


def excerpt(source: Source, place: Location, marks: Sequence[Underline], tone: str, size: int = WINDOW) -> list[Line]:
    """Where a place is, and at most `size` characters of its line with the marks below."""
    typed = source.text.split("\n")[place.line - source.line]
    return quotation(source.file, place, windowed(typed, marks, place.column - 1, size), tone)


def quotation(
    file: str, place: Location, window: tuple[str, Sequence[Underline]], tone: str, where: str = ""
) -> list[Line]:
    """A place, and a window of its line with the marks below; `where` is the place in other words."""
    typed, marks = window
    gutter = margin(place)
    at = f"{printable(file)}:{place.line}:{place.column}" + (f" ({where})" if where else "")
    return [
        ((f"{gutter[1:]}--> ", "dim"), (at, "")),
        ((f"{gutter}|", "dim"),),
        ((f"{place.line} | ", "dim"), (typed, "")),
        *(((f"{gutter}| ", "dim"), (row, tone)) for row in labelled(marks)),
    ]


def remark(place: Location, text: str, result: str = "") -> Line:
    """A line below the excerpt; what it comes to may stand at its end."""
    return (f"{margin(place)}= ", "dim"), (text, ""), (result, "green")


def margin(place: Location) -> str:
    """As much space as the line number takes."""
    return " " * (len(str(place.line)) + 1)


def underlines(source: Source, mistake: Mistake, place: Location) -> list[Underline]:
    """The labelled places on the line of the mistake, and the mistake's own where it is not among them."""
    found = []
    for span, label in mistake.labels:
        at = place_of(source, span)
        if at.line == place.line:
            found.append(Underline(at.column - 1, at.end_column - 1, label))
    own = Underline(place.column - 1, place.end_column - 1)
    if not found or own.end <= min(found).start or own.start >= max(found).end:
        found.append(own)
    return sorted(found)


def spelled_labels(marks: Sequence[Underline], style: Style) -> list[Underline]:
    """The labels in the marks that the style has."""
    return [mark._replace(label=style.prose(mark.label)) for mark in marks]


def windowed(typed: str, marks: Sequence[Underline], around: int, size: int) -> tuple[str, list[Underline]]:
    """At most `size` characters of a line around a column, and the places marked there."""
    safe = printable(typed)
    start = max(0, min(around - size // 2, len(safe) - size))
    end = start + size
    left, right = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(safe))
    shift = len(left) - start
    inside = [mark for mark in marks if mark.start <= end and mark.end > start] or [Underline(around, around + 1)]
    clipped = [Underline(max(m.start, start) + shift, min(m.end, end + 1) + shift, m.label) for m in inside]
    return f"{left}{safe[start:end]}{right}", clipped


def printable(text: str) -> str:
    """A line in which no character moves the cursor; each keeps its column."""
    return "".join(char if char.isprintable() else "�" if char != "\t" else " " for char in text)


def labelled(marks: Sequence[Underline]) -> list[str]:
    """Carets under each place; the last label beside its own, the others below theirs where there is room."""
    carets = ""
    for mark in marks:
        carets = f"{carets.ljust(mark.start)}{'^' * (mark.end - max(mark.start, len(carets)))}"
    below: list[str] = []
    for mark in reversed(marks[:-1]):
        row = next((i for i, text in enumerate(below) if fits(mark, text)), len(below))
        below[row : row + 1] = [written(mark, below[row] if row < len(below) else "")]
    return [f"{carets} {marks[-1].label}".rstrip(), *(row for row in below if row.strip())]


def fits(mark: Underline, row: str) -> bool:
    """Whether a label has room before what already stands in a row."""
    return mark.start + len(mark.label) < len(row) - len(row.lstrip())


def written(mark: Underline, row: str) -> str:
    """A row with a label put at its place."""
    end = mark.start + len(mark.label)
    return f"{' ' * mark.start}{mark.label}{row[end:]}"


def plural(number: int, noun: str) -> str:
    """1 error, 2 errors"""
    return f"{number} {noun}{'s' * (number != 1)}"
