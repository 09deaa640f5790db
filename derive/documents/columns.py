"""|x| of a column: its norm in a document; of a square matrix the determinant, of a number the absolute value."""

import re

from ...grammar.mistakes import Mistake
from ..check.verdict import Verdict
from .claims import GroupClaim
from .contexts import Contexts, LinesAbove, lines_of
from .decided import SideRuling

_REFUSED = re.compile(r"is not read where .* is \w+×1$")
_BARS = re.compile(r"\|([^|]+)\|")


def with_norms(claim: GroupClaim, declared: tuple[str, ...], contexts: Contexts) -> GroupClaim:
    """A claim with the norms of the columns that stand in bars."""
    lines: LinesAbove = ()
    for line in claim.needed.lines:
        lines = (*lines, _with_norms(line, lines_of(declared, lines), contexts))
    above = lines_of(declared, lines)
    sides = tuple(side._replace(text=_with_norms(side.text, above, contexts)) for side in claim.sides)
    ways = tuple(way._replace(begins=_with_norms(way.begins, above, contexts)) for way in claim.ways)
    return claim._replace(needed=claim.needed._replace(lines=lines), sides=sides, ways=ways)


def is_of_columns(side: SideRuling) -> bool:
    """Whether a side is not judged since a column stands in bars."""
    return side.says(_REFUSED)


def _with_norms(text: str, above: LinesAbove, contexts: Contexts) -> str:
    """A text, |x| as norm2(x) where x is a column."""
    for inner in {*_BARS.findall(text)}:
        if _is_column(inner, above, contexts):
            text = text.replace(f"|{inner}|", f"norm2({inner})")
    return text


def _is_column(formula: str, above: LinesAbove, contexts: Contexts) -> bool:
    """Whether what stands in bars is a column below some lines."""
    try:
        contexts.below(above)
    except Mistake:
        return False
    found = contexts.ruling(f"|{formula}| == |{formula}|", above)
    return found.verdict is Verdict.ERROR and bool(_REFUSED.search(found.message))
