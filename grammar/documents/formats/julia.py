"""Modules of Julia: their docstrings, which are Markdown with formulas in two backticks."""

import re
from collections.abc import Iterator

from ..marks import Scan, ScanRule, ScanRules
from ..places import PlacedText, Stretch, TextPart
from .layout import DocumentFormat
from .markdown import BREAKS_OF_MARKDOWN, MARKS_WITHOUT_INDENTED

_TOKEN = re.compile(
    r"#=.*?(?:=#|\Z)|#[^\n]*|'(?:\\[^'\n]*|[^'\\\n])'|(?P<prefix>[A-Za-z_]\w*)?(?P<mark>\"\"\"|\")", re.DOTALL
)
_STANDS_ALONE = re.compile(r"[ \t]*(?:@doc[ \t]+)?")
_RAW = ("raw", "doc", "md")
_ESCAPE = re.compile(r"\\([\\$\"])|\\.|\$", re.DOTALL)
_PUT_IN = "\ufffd"  # for the dollar of a value that is put in a text


def docstrings_of_julia(file: str) -> PlacedText:
    """The texts that stand by themselves at the beginning of a line, with a blank line between them."""
    text, stretches, parts, doubtful = "", list[Stretch](), list[TextPart](), list[int]()
    for start, end, is_raw in _strings(file) if '"' in file else ():
        parts.append(TextPart(len(text), 0, "" if is_raw else "julia"))
        stretches.append(Stretch(len(text), start))
        place = start
        for match in () if is_raw else _ESCAPE.finditer(file, start, end):
            text += file[place : match.start()]
            doubtful += [] if match[1] else [len(text)]
            text += match[1] or _PUT_IN
            place = match.end()
            stretches.append(Stretch(len(text), place))
        text += file[place:end] + "\n\n"
    return PlacedText(text, stretches, parts, doubtful)


def _strings(file: str) -> Iterator[tuple[int, int, bool]]:
    """Where the text of each docstring begins and ends, and whether it is raw."""
    place = 0
    while match := _TOKEN.search(file, place):
        place = match.end()
        if not match["mark"]:
            continue
        close = re.compile(rf"(?:[^\\]|\\.)*?({match['mark']})", re.DOTALL).match(file, place)
        if close is None:
            return
        place = close.end()
        before = file[file.rfind("\n", 0, match.start()) + 1 : match.start()]
        follows = file[place : place + 1] in ("", "\n", "\r") or match["mark"] != '"'
        if follows and _STANDS_ALONE.fullmatch(before) and match["prefix"] in (None, *_RAW):
            yield match.end(), close.start(1), match["prefix"] is not None


def two_backticks(found: Scan, start: int) -> int:
    """A formula within a line."""
    close = found.text.find("``", start + 2)
    return start + 2 if close < 0 else found.add("inline", (start, close + 2), (start + 2, close))


MARKS_OF_JULIA: ScanRules = (
    MARKS_WITHOUT_INDENTED[0],
    ScanRule(r"``(?=[^`\n]+(?:\n[^`\n]+)?``(?!`))", two_backticks),
    *MARKS_WITHOUT_INDENTED[1:],
)
JULIA = DocumentFormat(MARKS_OF_JULIA, BREAKS_OF_MARKDOWN, docstrings_of_julia)
