"""Names in words without dollars, as in docstrings: X : array of shape (n, p); X is an n x p matrix."""

import re
from collections.abc import Iterator

from ...greek import GREEK
from ...tree import Declaration, Name, Number
from ..parts import Declares, DocumentPage, Prose
from .reach import reach_of
from .said import Said, of_sizes

_SIZE = r"(?:[A-Za-z]\w*|\d+)"
_KIND = r"(?:np\.|numpy\.|torch\.|jnp\.)?(?:nd)?(?:array|tensor|matrix|vector)(?:[-_]like)?"
_NAME = r"(?<![\w$\\.])(?P<name>[A-Za-z]{1,8}\d?)"
_PAIR = rf"\((?P<rows>{_SIZE})(?:, ?(?P<columns>{_SIZE}))?,?\)(?! ?or\b)"
_BY = rf"(?P<rows>{_SIZE}) ?(?:x|×|by|-by-) ?(?P<columns>{_SIZE})(?![\w×])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_NAME} ?: ?{_KIND}(?:,| of| with)? ?(?:shape|size)?[ =:]*{_PAIR}",
        rf"{_NAME} ?: ?{_PAIR} {_KIND}",
        rf"{_NAME} (?:is|be) (?:an?|the) (?:real )?{_BY}(?: \w+)? (?:matrix|array)",
        rf"{_NAME} \({_BY}\)",
    )
)


def bare_in(page: DocumentPage) -> Iterator[Declares]:
    """What words say of the sizes of names that stand among them."""
    for paragraph in page.paragraphs:
        for run in paragraph.runs:
            if isinstance(run, Prose):
                yield from _in_words(run, paragraph.section)


def _in_words(prose: Prose, section: int) -> Iterator[Declares]:
    for form in _FORMS:
        for match in form.finditer(prose.text):
            start, end = (prose.span[0] + place for place in match.span())
            said = _said(match)
            reach = reach_of(prose.text[: match.start()].rpartition("\n")[2], prose.text[match.end() :], "size")
            if said and reach and _is_name(match["name"]):
                name = Name(match["name"], (start, start + len(match["name"])))
                yield Declares(Declaration(name, said.kind, said.sizes, (), (start, end)), (start, end), section, reach)


def _is_name(text: str) -> bool:
    """Whether a word is a letter, with a number at most, or a Greek one."""
    base = text.rstrip("0123456789")
    return (len(base) == 1 and text not in ("a", "I")) or base in GREEK


def _said(match: re.Match[str]) -> Said | None:
    sizes = [size for size in (match["rows"], match["columns"]) if size]
    if any(size.isdigit() and int(size) < 1 for size in sizes):
        return None
    span = match.span("rows")
    return of_sizes(tuple(Number(int(size), span) if size.isdigit() else Name(size, span) for size in sizes))
