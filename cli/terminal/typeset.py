"""Rows to lines: a body that may be folded, and a remark in a column of its own at the right."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from ...grammar.record import NamedTuple
from .line import Line, plain

GAP = 3
WIDEST = 64  # a longer row does not push the remarks away; its own stands right after it
NARROWEST = 24
ANY_WIDTH = 1_000_000_000
REMARK = 36  # columns that are kept for remarks where the width is limited
MARK = r" ([-+−∘⊘:=]|\.\*|\./) "


class TextRow(NamedTuple):
    """What stands before the body, the body and its tone, and the remark, in pieces between which it may be broken."""

    lead: str = ""
    body: str = ""
    remark: Line = ()
    tone: str = ""

    @property
    def width(self) -> int:
        """The columns that lead and body take."""
        return len(self.lead) + len(self.body)


def typeset(rows: Sequence[TextRow], width: int | None) -> list[Line]:
    """The rows as lines, none longer than the width where one is given and formulas allow it."""
    limit = width or ANY_WIDTH
    margin = margin_of(rows, limit)
    return [line for row in rows for line in lines_of(row, margin, limit)]


def margin_of(rows: Sequence[TextRow], limit: int) -> int:
    """The column of the remarks: right of all rows but the very long ones."""
    widest = max(NARROWEST, min(WIDEST, limit - REMARK))
    return max((row.width for row in rows if row.remark and row.width <= widest), default=0) + GAP


def lines_of(row: TextRow, margin: int, limit: int) -> Iterator[Line]:
    """One row: its body folded under itself, then its remark."""
    *above, last = folded(row.body, limit - len(row.lead))
    lead = row.lead
    for piece in above:
        yield (lead, ""), (piece, row.tone)
        lead = " " * len(lead)
    yield from remarked(((lead, ""), (last, row.tone)), row.remark, margin, limit)


def remarked(body: Line, remark: Line, margin: int, limit: int) -> Iterator[Line]:
    """A line with its remark beside it, or below where that has no room."""
    used = len(plain(body))
    start = max(margin, used + GAP)
    below = flowed(remark, limit - margin)
    if below and start + len(plain(below[0])) <= limit:
        body = (*body, (" " * (start - used), ""), *below.pop(0))
    yield body
    for line in below:
        yield (" " * margin, ""), *line


def flowed(remark: Line, room: int) -> list[Line]:
    """The pieces of a remark in lines."""
    lines: list[list[tuple[str, str]]] = []
    left = 0
    for text, tone in remark:
        if not lines or len(text.rstrip()) > left:
            lines.append([])
            left = room
        lines[-1].append((text, tone))
        left -= len(text)
    return [(*line[:-1], (line[-1][0].rstrip(), line[-1][1])) for line in lines]


def folded(text: str, room: int) -> list[str]:
    """A formula in lines of at most `room` characters where it can be; a mark begins a line and never ends one."""
    if len(text) <= room:
        return [text]
    bound = re.sub(MARK, " \\1\N{NO-BREAK SPACE}", text)
    pieces = textwrap.wrap(bound, max(room, NARROWEST), break_long_words=False, break_on_hyphens=False)
    return [piece.replace("\N{NO-BREAK SPACE}", " ") for piece in pieces]
