"""The place of a side in LaTeX, with the braces that belong to it."""

import re

from ...grammar.tree import Span

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_OPENING = re.compile(r"(?:\\[A-Za-z]+\s*)?\{\s*$")
_CLOSING = re.compile(r"\s*\}")


def with_braces(span: Span, text: str) -> Span:
    """A span that begins and ends between braces: the formula of a name in a font ends within its group."""
    start, end = span
    opened, closed = unpaired(text[start:end])
    for _ in range(closed):
        before = _OPENING.search(text, max(0, start - 40), start)
        start = before.start() if before else start
    for _ in range(opened):
        after = _CLOSING.match(text, end)
        end = after.end() if after else end
    return start, end


def unpaired(text: str) -> tuple[int, int]:
    """How many braces of a text are opened and not closed, and closed and not opened."""
    opened = closed = 0
    for brace in _BRACE.findall(text):
        if brace == "{":
            opened += 1
        elif brace == "}":
            opened, closed = (opened - 1, closed) if opened else (opened, closed + 1)
    return opened, closed
