"""A file of claims as marks: one for each of its statements."""

from ...grammar.lines import position
from ..input.reading import FileStatements, Task, tasks
from ..input.statement import Source, whole
from ..processes.limits import Limits
from ..reports.finding import Finding
from ..reports.remarks import account
from ..work import claims
from .marks import EditorMark, Judged, TextRange, range_in_text


def marks_of_claims(text: str, name: str, limits: Limits) -> list[EditorMark]:
    """A mark for each statement that says something; lines `given` and `let` have none unless they are mistaken."""
    each = tasks(FileStatements(text, name))
    found = zip(each, claims.verdicts(each, limits), strict=True)
    return [_mark(task, finding) for task, finding in found if finding]


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
