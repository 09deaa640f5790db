"""Rows that their author expects to be wrong: a quoted mistake is none, and it is one if such a row is right."""

from collections.abc import Sequence

from ...grammar.documents.parts import NotRead
from ...grammar.tree import Span
from ..check.decide import Ruling
from ..check.verdict import FINE_VERDICTS, Verdict
from .rulings import RowRuling


def as_expected(row: RowRuling | NotRead, expected: Sequence[Span]) -> RowRuling | NotRead:
    """What is found of a row, in view of the places of rows that are expected to be wrong."""
    if isinstance(row, NotRead) or not any(start <= row.span[0] and row.span[1] <= end for start, end in expected):
        return row
    if row.verdict is Verdict.WRONG or row.verdict is Verdict.ERROR:
        return row._replace(verdict=None, ruling=None, place=None, corrected="", remark="wrong, as expected")
    if row.verdict in FINE_VERDICTS:
        ruling = Ruling(Verdict.WRONG, "it is right, and expected to be wrong", (0, len(row.statement)))
        return row._replace(verdict=Verdict.WRONG, ruling=ruling, place=row.span)
    return row
