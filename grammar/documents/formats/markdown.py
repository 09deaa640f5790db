"""Markdown, with formulas in dollars, brackets and fences."""

import re

from ..formulas import AMONG_WORDS
from ..marks import Scan, ScanRule, ScanRules, skipping
from .layout import DocumentFormat

BREAKS_OF_MARKDOWN = (
    r"(?P<heading>^[ \t]*#{1,6}[ \t][^\n]*$|^[^\n]*\w[^\n]*\n(?:={3,}|-{3,})[ \t\r]*$)"
    r"|^[ \t\r]*\n|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]"
)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*\{?([\w.+-]*)[^\n]*(?:\n|\Z)")
_QUOTED = re.compile(r"(?:\A|(?<=\n\n))(?: {0,3}>[^\n]*(?:\n|\Z))+")
_QUOTE_MARK = re.compile(r"^(?: {0,3}>)+", re.MULTILINE)
_CODE = re.compile(r"(`+)((?:[^`]|(?!\1(?!`))`+)*?)(?<!`)\1(?!`)", re.DOTALL)
_OPTIONS = re.compile(r"(?:[ \t]*:[\w-]+:[^\n]*\n|[ \t]*\n)*")


def fence(found: Scan, start: int) -> int:
    """A block of code; of one that is of mathematics, the formula in it."""
    text = found.text
    opened = _FENCE.match(text, start)
    if opened is None:
        return start + 1
    close = re.compile(rf"^[ \t]*{opened[1]}[{opened[1][0]}]*[ \t\r]*$", re.MULTILINE).search(text, opened.end())
    inside = opened.end(), close.start() if close else len(text)
    span = start, close.end() if close else len(text)
    if opened[2] == "math":
        inside = _OPTIONS.match(text, *inside).end(), inside[1]  # type: ignore[union-attr]
        return found.add("display", span, inside)
    return found.add("fence" if opened[2] == "matgrad" else "skip", span, inside)


def code(found: Scan, start: int) -> int:
    """Code within a line."""
    match = _CODE.match(found.text, start)
    return found.skip(start, match.end()) if match else start + 1


def code_in_dollars(found: Scan, start: int) -> int:
    """A formula as $`…`$."""
    close = found.text.find("`$", start + 2)
    return start + 1 if close < 0 else found.add("inline", (start, close + 2), (start + 2, close))


def comment(found: Scan, start: int) -> int:
    """A comment, which may be for this tool."""
    close = found.text.find("-->", start)
    end = len(found.text) if close < 0 else close + 3
    found.directive(start + 4, end - 3 if close >= 0 else end)
    return found.skip(start, end)


def without_quote_marks(text: str) -> str:
    """A text in which the marks of quoted paragraphs are blank."""
    if ">" not in text:
        return text
    return _QUOTED.sub(lambda block: _QUOTE_MARK.sub(lambda mark: " " * len(mark[0]), block[0]), text)


MARKS_OF_MARKDOWN: ScanRules = (
    ScanRule(r"^[ \t]*(?:`{3,}|~{3,})", fence),
    ScanRule(r"\$`(?=[^`\n]*`\$)", code_in_dollars),
    ScanRule(r"`", code),
    ScanRule(r"<!--", comment),
    ScanRule(r"<(?=(?:pre|code|script|style)\b)", skipping(r"<(\w+).*?(?:</\1>|\Z)")),
    *AMONG_WORDS,
)
MARKDOWN = DocumentFormat(MARKS_OF_MARKDOWN, BREAKS_OF_MARKDOWN, prepared=without_quote_marks)
