"""The marks round formulas that TeX and Markdown share: dollars, brackets, environments."""

import re
from collections.abc import Callable

from ..latex.commands import FUNCTION_NAMES
from .marks import NOT_CLOSED, FormulaKind, Scan, ScanRule, ScanRules, closing_brace, paragraph_end, passed

ENVIRONMENTS = (
    "align|aligned|alignat|alignedat|flalign|gather|gathered|equation|split|eqnarray|multline|multlined|cases|math"
    "|displaymath|dmath|IEEEeqnarray"
)
_LAYOUT = re.compile(rf"\\begin\{{((?:{ENVIRONMENTS})\*?)\}}|\\(eqalign|displaylines)\b")
_NUMBER_OF_COLUMNS = re.compile(r"\s*\{[0-9]+\}")
_DOLLARS = re.compile(r"(?:[^$\\]|\\.|\$(?!\$))*?(\$\$)", re.DOTALL)
_DOLLAR = re.compile(r"((?:[^$\\\n]|\\.|\n(?![ \t\r]*\n))*)\$", re.DOTALL)
_WORDS = re.compile(r"(?<![\\A-Za-z{^])[A-Za-z]{2,}(?![A-Za-z}])")  # not TAx of x^TAx
_NAME_OF_SHELL = re.compile(r"[A-Za-z_]\w+[/:.,;\"'=)\s-]+")
_MATHEMATICAL = re.compile(r"[\\=^_+:-]")


def innermost(text: str, start: int, end: int) -> str:
    """The environment that lays out a formula: the last that opens before its first row."""
    found = ""
    for match in _LAYOUT.finditer(text, start, end):
        found = (match[1] or match[2]).rstrip("*")
    return found


def between(close: str, kind: FormulaKind) -> Callable[[Scan, int], int]:
    r"""A formula in \[…\] or \(…\); one that is not closed ends with its paragraph."""
    pattern = re.compile(rf"(?:[^\\]|\\.)*?({re.escape(close)})", re.DOTALL)

    def act(found: Scan, start: int) -> int:
        limit = paragraph_end(found.text, start) if kind == "inline" else len(found.text)
        match = pattern.match(found.text, start + 2, limit)
        if match is None:
            return _open(found, start, start + 2)
        return _display(found, kind, (start, match.end()), (start + 2, match.start(1)))

    return act


def _display(found: Scan, kind: FormulaKind, span: tuple[int, int], body: tuple[int, int], unread: str = "") -> int:
    return found.add(kind, span, body, innermost(found.text, *body), unread)


def _open(found: Scan, start: int, inside: int) -> int:
    """A display that is not closed: it ends with its paragraph."""
    end = paragraph_end(found.text, start)
    return _display(found, "display", (start, end), (inside, end), NOT_CLOSED)


def two_dollars(found: Scan, start: int) -> int:
    """A display in dollars."""
    match = _DOLLARS.match(found.text, start + 2)
    end = paragraph_end(found.text, start + 2)
    if match is None or (match.start(1) > end and not _stand_alone(found.text, start, match.end())):
        return _open(found, start, start + 2)
    return _display(found, "display", (start, match.end()), (start + 2, match.start(1)))


def _stand_alone(text: str, start: int, end: int) -> bool:
    """Whether two marks have a line each, as those round a display with blank lines in it."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    last = text[text.rfind("\n", 0, end - 2) + 1 : end - 2]
    return not (before + last).strip(" \t>") and text[start + 2 : start + 4].lstrip(" \r").startswith("\n")


def environment(found: Scan, start: int) -> int:
    """A display in an environment of its own."""
    text = found.text
    name = text[start + len("\\begin{") : text.index("}", start)]
    inside = start + len(f"\\begin{{{name}}}")
    if name.rstrip("*") in ("alignat", "alignedat") and (columns := _NUMBER_OF_COLUMNS.match(text, inside)):
        inside = columns.end()
    depth = 0
    for match in re.compile(rf"\\(begin|end)\{{{re.escape(name)}\}}").finditer(text, start):
        depth += 1 if match[1] == "begin" else -1
        if not depth:
            inner = innermost(text, inside, match.start()) or name.rstrip("*")
            kind: FormulaKind = "inline" if name == "math" else "display"
            return found.add(kind, (start, match.end()), (inside, match.start()), inner)
    return _open(found, start, inside)


def eqalign(found: Scan, start: int) -> int:
    r"""A display that begins with \eqalign{, without dollars."""
    close = closing_brace(found.text, found.text.index("{", start))
    if close is None:
        return _open(found, start, start)
    return _display(found, "display", (start, close + 1), (start, close + 1))


def dollar(found: Scan, start: int) -> int:
    """A formula in dollars where a dollar is nothing else."""
    match = _DOLLAR.match(found.text, start + 1)
    if match is None:
        end = paragraph_end(found.text, start)
        return _display(found, "inline", (start, end), (start + 1, end), NOT_CLOSED)
    return _display(found, "inline", (start, match.end()), match.span(1))


def dollar_among_words(found: Scan, start: int) -> int:
    """A formula in dollars, if it is none of prices, of names of a shell, of words between two other dollars."""
    match = _DOLLAR.match(found.text, start + 1)
    if match is None:
        return _to_the_end(found, start)
    body, after = match[1], found.text[match.end() : match.end() + 1]
    is_currency = body[:1].isspace() and found.text[start - 1 : start].isalnum()  # US$ 5
    if not body.strip() or is_currency or is_of_words(body, after):
        return start + 1
    return _display(found, "inline", (start, match.end()), match.span(1))


def is_of_words(body: str, after: str) -> bool:
    """Whether what stands between two dollars, before a character, is no formula."""
    touches = after.isalnum() or after == "_"
    begins, ends = body[0].isalnum(), body[-1].isspace()
    if after.isdigit() or (begins and ends and touches) or (touches and _NAME_OF_SHELL.fullmatch(body)):
        return True
    if "\\" in body:
        return False
    words = [word for word in _WORDS.findall(body) if word not in FUNCTION_NAMES]
    if words and (body[0].isdigit() or ((body[0].isspace() or ends) and not _MATHEMATICAL.search(body))):
        return True
    return sum(len(word) > 2 and not word.isupper() for word in words) > (0 if touches else 1)


def _to_the_end(found: Scan, start: int) -> int:
    """A formula whose second dollar is missing is read if nothing but a formula follows, and a line ends with it."""
    end = paragraph_end(found.text, start)
    body = found.text[start + 1 : end]
    is_cut = end == len(found.text) and not body.endswith("\n")
    if not _MATHEMATICAL.search(body) or body[:1].isdigit() or "=" not in body or "`" in body:
        return start + 1
    if any(word not in FUNCTION_NAMES for word in _WORDS.findall(body)):
        return start + 1
    return _display(found, "inline", (start, end), (start + 1, end), NOT_CLOSED if is_cut else "")


def definition(found: Scan, start: int) -> int:
    """The definition of a macro, which is no formula."""
    end = found.definitions.get(start)
    return start + 1 if end is None else found.skip(start, end)


BRACKETED: ScanRules = (
    ScanRule(r"\\\[", between("\\]", "display")),
    ScanRule(r"\\\(", between("\\)", "inline")),
    ScanRule(rf"\\begin\{{(?:{ENVIRONMENTS})\*?\}}", environment),
    ScanRule(r"\\(?:eqalign|displaylines)(?=\s*\{)", eqalign),
    ScanRule(r"\\(?:g?def|let|(?:re|provide)?newcommand|Declare[A-Z])", definition),
    ScanRule(r"\\[^A-Za-z\s]", passed),
)
AMONG_WORDS: ScanRules = (
    *BRACKETED,
    ScanRule(r"\$\$", two_dollars),
    ScanRule(r"\$", dollar_among_words),
)
