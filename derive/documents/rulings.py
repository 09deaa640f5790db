"""What is found of a document: plain data, for the reports."""

from typing import Literal, TypeAlias

from ...grammar.documents.parts import NotRead
from ...grammar.record import NamedTuple
from ...grammar.tree import Span
from ..check.decide import Ruling
from ..check.verdict import Verdict

RowRole: TypeAlias = Literal["definition", "declaration", "function", "claim", "link", "identity", "rule", "condition"]


class RowRuling(NamedTuple):
    """What is found of one row that was read; `verdict` is None where nothing is claimed.

    `read_as` is the row in the input language. `statement` is what was judged, whole, and `above` are the lines `given`
    and `let` that hold for it. `place` is the wrong side, `head` the row that a link goes on from, `corrected` what
    should stand in that place, in the notation of the document. A `remark` is said of a row that is fine under
    something: `right in numerator layout`.
    """

    span: Span
    role: RowRole
    read_as: str
    verdict: Verdict | None = None
    ruling: Ruling | None = None
    statement: str = ""
    above: tuple[str, ...] = ()
    place: Span | None = None
    head: Span | None = None
    corrected: str = ""
    remark: str = ""


class DocumentRuling(NamedTuple):
    """All rows of a document: those that were read, in order, and what was not."""

    rows: tuple[RowRuling, ...]
    not_read: tuple[NotRead, ...]
