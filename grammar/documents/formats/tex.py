"""Papers in LaTeX."""

import re

from ..formulas import BRACKETED, dollar, two_dollars
from ..marks import COMMENT_OF_TEX, Scan, ScanRule, ScanRules, skipping
from .layout import DocumentFormat

_VERBATIM = "verbatim|lstlisting|comment|tikzpicture|minted|Verbatim|alltt|filecontents|thebibliography|algorithm2e"
_BREAKS = (
    r"(?P<heading>^[ \t]*\\(?:part|chapter|(?:sub)*section|paragraph)\*?[ \t]*[\[{][^\n]*$)"
    r"|^[ \t\r]*\n|\\par(?![A-Za-z])|\\item(?![A-Za-z])"
    r"|\\(?:begin|end)\{(?:proof|theorem|lemma|corollary|proposition|example|remark|definition|itemize|enumerate)\*?\}"
)


def _comment(found: Scan, start: int) -> int:
    """A comment, which may be for this tool."""
    end = found.text.find("\n", start)
    end = len(found.text) if end < 0 else end
    found.directive(start + 1, end)
    return found.skip(start, end)


def _without_comments(text: str) -> str:
    """A text in which all comments are blank that are not for this tool."""
    if "%" not in text:
        return text
    return COMMENT_OF_TEX.sub(lambda found: found[0] if "matgrad" in found[0] else _blank(found), text)


def _blank(found: re.Match[str]) -> str:
    return found[0][: -len(found[1])] + " " * len(found[1])


def _document(text: str) -> tuple[int, int]:
    """What stands between the beginning and the end of the document."""
    begin, end = re.search(r"\\begin\{document\}", text), text.find("\\end{document}")
    return begin.end() if begin else 0, end if end >= 0 else len(text)


MARKS_OF_TEX_FILES: ScanRules = (
    ScanRule(r"%", _comment),
    ScanRule(r"\\verb\*?(?=[^A-Za-z*])", skipping(r"\\verb\*?([^A-Za-z*]).*?(?:\1|$)")),
    ScanRule(rf"\\begin\{{(?:{_VERBATIM})\*?\}}", skipping(r"\\begin\{(\w+\*?)\}.*?(?:\\end\{\1\}|\Z)")),
    ScanRule(r"\\iffalse(?![A-Za-z])", skipping(r"\\iffalse.*?(?:\\fi(?![A-Za-z])|\Z)")),
    *BRACKETED,
    ScanRule(r"\$\$", two_dollars),
    ScanRule(r"\$", dollar),
)
TEX = DocumentFormat(MARKS_OF_TEX_FILES, _BREAKS, prepared=_without_comments, within=_document)
