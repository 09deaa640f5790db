"""A file of claims as marks: one for each of its statements."""

from ...grammar.lines import position
from ...grammar.record import NamedTuple
from ..input.reading import FileStatements, Task, tasks
from ..input.statement import Source, whole
from ..processes.limits import Limits
from ..reports.finding import Finding
from ..reports.remarks import account
from ..work import claims
from .marks import EditorMark, Judged, TextRange, range_in_text


class StatementBelow(NamedTuple):
    """A statement in its place, and the lines that hold for it."""

    source: Source
    above: tuple[str, ...]


class OpenClaims:
    """A file of claims that is open: a statement that stands below the same lines as before is not judged again."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.known: dict[StatementBelow, Finding | None] = {}

    def marks(self, text: str, limits: Limits) -> list[EditorMark]:
        """A mark for each statement that says something; lines `given` and `let` have none unless mistaken."""
        each = list(tasks(FileStatements(text, self.name)))
        new = [task for task in each if _key(task) not in self.known]
        judged = dict(zip(map(_key, new), claims.verdicts(new, limits), strict=True))
        self.known = {key: judged[key] if key in judged else self.known[key] for key in map(_key, each)}
        found = ((task, self.known[_key(task)]) for task in each)
        return [_mark(task, finding) for task, finding in found if finding]


def _key(task: Task) -> StatementBelow:
    """What the finding of a statement depends on, its place among that."""
    above = tuple(given.text for given in task.given if given.line < task.source.line)
    return StatementBelow(task.source, above)


def _mark(task: Task, finding: Finding) -> EditorMark:
    """What was found of one statement."""
    source = finding.source
    above = [given.text for given in task.given if given.line < source.line]
    right = finding.diagnosis.corrected if finding.diagnosis else finding.corrected
    return EditorMark(
        extent(source),
        range_in_text(finding.place),
        finding.verdict,
        finding.code,
        account(finding),
        judged=Judged(source.text, above, source.macros, finding.varying),
        corrected="" if finding.mistake else right,
    )


def extent(source: Source) -> TextRange:
    """The lines and columns of a statement."""
    (line, column), (end_line, end_column) = (position(source.text, end, source.line) for end in whole(source.text))
    return TextRange(line - 1, column - 1, end_line - 1, end_column - 1)
