"""Markdown, with formulas in dollars, brackets and fences."""

import re

from ..formulas import AMONG_WORDS
from ..marks import Scan, ScanRule, ScanRules, skipping
from .layout import DocumentFormat

BREAKS_OF_MARKDOWN = (
    r"(?P<heading>^[ \t]*(?:#{1,6}[ \t]|<h[1-6]\b)[^\n]*$|^(?=[^\n]*?\w)[^\n]++\n(?:={3,}|-{3,})[ \t\r]*$)"
    r"|^[ \t\r]*\n|^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]|\|)"
)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*\{?([\w.+-]*)[^\n]*(?:\n|\Z)")
_QUOTED = re.compile(r"(?:\A|(?<=\n\n))(?: {0,3}>[^\n]*(?:\n|\Z))+")
_QUOTE_MARK = re.compile(r"^(?: {0,3}>)+", re.MULTILINE)
_CODE = re.compile(r"(`+)((?:[^`]|(?!\1(?!`))`+)*?)(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r" {4}| {0,3}\t")
_BLOCK = re.compile(r"(?:(?:[ \t\r]*\n)*(?: {4}| {0,3}\t)[^\n]*(?:\n|\Z))+")
_HOLDS_BLOCKS = re.compile(r" {1,3}\S|[-*+][ \t]|\d{1,3}[.)][ \t]|\[\^|!!!|\?\?\?|===|:|>")
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


def indented(found: Scan, start: int) -> int:
    """A block of code that is indented; within a list or a note it is text as any other."""
    text = found.text
    begin = (
        start if text[start] != "\n" and text[start : text.find("\n", start)].strip() else text.find("\n", start) + 1
    )
    above = text[:begin].rstrip()
    while above:
        block = above[above.rfind("\n\n") + 1 :].lstrip("\n")
        if not _INDENTED.match(block):
            return max(begin, start + 1) if _HOLDS_BLOCKS.match(block) else _skip_block(found, begin)
        above = above[: len(above) - len(block)].rstrip()
    return _skip_block(found, begin)


def _skip_block(found: Scan, begin: int) -> int:
    match = _BLOCK.match(found.text, begin)
    return found.skip(begin, match.end()) if match else begin + 1


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


MARKS_WITHOUT_INDENTED: ScanRules = (
    ScanRule(r"^[ \t]*(?:`{3,}|~{3,})", fence),
    ScanRule(r"\$`(?=[^`\n]*`\$)", code_in_dollars),
    ScanRule(r"`", code),
    ScanRule(r"<!--", comment),
    ScanRule(r"<(?=(?:pre|code|script|style)\b)", skipping(r"<(\w+).*?(?:</\1>|\Z)")),
    *AMONG_WORDS,
)
MARKS_OF_MARKDOWN: ScanRules = (
    ScanRule(r"\A---[ \t\r]*\n", skipping(r"---[ \t\r]*\n.*?^(?:---|\.\.\.)[ \t\r]*$|---")),
    ScanRule(r"\A(?: {4}| {0,3}\t)(?=[^\n]*\S)|^[ \t\r]*\n(?= {4}| {0,3}\t)", indented),
    *MARKS_WITHOUT_INDENTED,
)
MARKDOWN = DocumentFormat(MARKS_OF_MARKDOWN, BREAKS_OF_MARKDOWN, prepared=without_quote_marks)
