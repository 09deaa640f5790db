"""reStructuredText, and docstrings: formulas below `.. math::`, as :math:`…`, in dollars and brackets."""

import re
from collections.abc import Iterator

from ...tree import Span
from ..formulas import AMONG_WORDS, innermost
from ..marks import Scan, ScanRule, ScanRules, skipping
from .layout import DocumentFormat
from .markdown import fence

BREAKS_OF_RST = (
    r"(?P<heading>^[ \t]*+[^\s.][^\n]*+\n[ \t]*+([=\-`:'\"~^_*+#])\2{2,}[ \t\r]*$)"
    r"|^[ \t\r]*\n|^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]"
)
_DIRECTIVE = re.compile(r"([ \t]*)\.\.[ \t]+(?:([\w:.-]+)::)?[ \t]*([^\n]*)(?:\n|\Z)")
_OPTION = re.compile(r"[ \t]*:[\w-]+:[^\n]*(?:\n|\Z)")
_LINE = re.compile(r"([ \t]*)([^\n]*)(?:\n|\Z)")
_BLANK_LINES = re.compile(r"\n(?:[ \t\r]*\n)+")
_OF_CODE = frozenset(
    "code code-block sourcecode literalinclude plot ipython doctest testcode testsetup testoutput prompt raw"
    " parsed-literal highlight graphviz productionlist jupyter-execute nbplot".split()
)


def directive(found: Scan, start: int) -> int:
    """A directive; what stands below it is a formula, code, a comment, or text as any other."""
    match = _DIRECTIVE.match(found.text, start)
    if match is None:
        return start + 1
    indent, name = len(match[1].expandtabs()), match[2]
    end = _end_of_block(found.text, match.end(), indent)
    if name in ("math", "matgrad"):
        return _block(found, (start, end), match, name)
    if name is None:
        if match[3].startswith(("[", "_", "|")):
            return match.start(3)
        found.directive(match.start(3), end)
        return found.skip(start, end)
    return found.skip(start, end) if name in _OF_CODE else match.start(3)


def _block(found: Scan, span: Span, match: re.Match[str], name: str) -> int:
    """A block of formulas, of which blank lines set one off from the next; or of the input language."""
    inside = match.end()
    if match[3]:
        inside = match.start(3)
    else:
        while option := _OPTION.match(found.text, inside, span[1]):
            inside = option.end()
    if name == "matgrad":
        return found.add("fence", span, (inside, span[1]))
    first = span[0]
    for start, end in _parted(found.text, inside, span[1]):
        found.add("display", (first, end), (start, end), innermost(found.text, start, end))
        first = end
    return span[1]


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between blank lines."""
    for blank in _BLANK_LINES.finditer(text, start, end):
        if text[start : blank.start()].strip():
            yield start, blank.start()
        start = blank.end()
    if text[start:end].strip():
        yield start, end


def _end_of_block(text: str, start: int, indent: int) -> int:
    """Where the lines end that are indented by more than some columns."""
    end = start
    while start < len(text):
        line = _LINE.match(text, start)
        if line is None or (line[2].strip() and len(line[1].expandtabs()) <= indent):
            break
        start = line.end()
        end = start if line[2].strip() else end
    return end


def literal(found: Scan, start: int) -> int:
    """A block of text as it is typed, below a line that ends with two colons."""
    first = found.text.rfind("\n", 0, start) + 1
    line = _LINE.match(found.text, first)
    indent = len(line[1].expandtabs()) if line else 0
    begin = found.text.find("\n", start) + 1
    return found.skip(begin, max(begin, _end_of_block(found.text, begin, indent)))


def role(found: Scan, start: int) -> int:
    """A formula within a line."""
    inside = start + len(":math:`")
    close = found.text.find("`", inside)
    return inside if close < 0 else found.add("inline", (start, close + 1), (inside, close))


MARKS_OF_RST: ScanRules = (
    ScanRule(r"^[ \t]*(?:`{3,}|~{3,})[^`~\n]*$", fence),
    ScanRule(r"^[ \t]*\.\.[ \t](?=[^\n])", directive),
    ScanRule(r":math:`", role),
    ScanRule(r"``", skipping(r"``.*?(?:``|\n[ \t\r]*\n|\Z)")),
    ScanRule(r"`", skipping(r"`[^`\n]*(?:\n[^`\n]+)?`")),
    ScanRule(r"^[ \t]*>>>", skipping(r"[ \t]*>>>.*?(?:\n[ \t\r]*(?:\n|\Z)|\Z)")),
    ScanRule(r"::[ \t\r]*\n[ \t\r]*\n", literal),
    *AMONG_WORDS,
)
RST = DocumentFormat(MARKS_OF_RST, BREAKS_OF_RST)
