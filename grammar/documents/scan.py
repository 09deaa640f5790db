"""From the text of a file to its page: paragraphs of words and formulas, macros written out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from ..hints import NOT_A_DOCUMENT
from ..latex.pieces import pieces
from ..mistakes import Mistake
from ..record import NamedTuple
from ..tree import Span
from .directives import directives_in, in_comments, macro_of, silenced
from .formats import FORMATS_OF_DOCUMENTS
from .formats.layout import DocumentFormat
from .marks import COMMENT_OF_TEX, Mark, Scan, scan
from .page_macros import MacroDefinition, PageMacros, definitions_in, given_macros
from .parts import Directive, DocumentPage, PageFormula, Paragraph, Prose
from .places import PlacedText, Places, Stretch

DOUBTFUL_ESCAPE = "an escape in a text that is not raw"


class _Break(NamedTuple):
    """Where a paragraph begins."""

    start: int
    is_section: bool = False
    is_heading: bool = False


def scanned(text: str, suffix: str, macros: Sequence[str] = ()) -> DocumentPage:
    """The page of a file; `macros` are texts that define some for all of it. Mistake where the file cannot be read."""
    return _Reading(_decoded(text, suffix), FORMATS_OF_DOCUMENTS[suffix.lower()], macros).page()


def places_of(text: str, suffix: str) -> Places:
    """Where in a file the offsets of its page are. Mistake where it cannot be read."""
    return Places(text, _decoded(text, suffix))


def _decoded(text: str, suffix: str) -> PlacedText:
    """The text that is taken out of a file; what is no text is refused, a mark of its encoding left out."""
    if "\0" in text:
        raise Mistake(NOT_A_DOCUMENT, "this is no text", None)
    placed = FORMATS_OF_DOCUMENTS[suffix.lower()].decode(text.removeprefix("\ufeff"))
    if not text.startswith("\ufeff"):
        return placed
    moved = [Stretch(start, offset + 1) for start, offset in placed.stretches]
    return PlacedText(placed.text, moved, placed.parts, placed.doubtful)


class _Reading:
    """A page in the making: what was found in its text, and the macros."""

    def __init__(self, placed: PlacedText, format: DocumentFormat, macros: Sequence[str]) -> None:
        self.placed, self.format = placed, format
        self.text = format.prepared(placed.text)
        self.within = format.within(self.text)
        defined = list(definitions_in(self.text))
        found = scan(Scan(self.text, {each.start: each.end for each in defined}), format.rules, self.within)
        self.directives = _directives(found)
        self.silent = silenced(self.directives, len(self.text))
        self.marks = [mark for mark in found.marks if not _is_within(mark.span[0], self.silent)]
        self.defined = _valid(defined, self.text, found.marks)
        addressed = filter(None, map(macro_of, self.directives))
        self.macros = PageMacros([*given_macros(macros), *addressed, *self.defined])

    def page(self) -> DocumentPage:
        """The page."""
        return DocumentPage(self.placed.text, tuple(self._paragraphs()), tuple(self.directives))

    def _paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs that hold anything."""
        section, number = 0, 0
        words = _blanked(self.text, [mark.span for mark in self.marks if mark.kind == "skip"] + self.silent)
        said = [mark for mark in self.marks if mark.kind != "skip"]
        for here, after in pairwise((*self._breaks(), _Break(self.within[1]))):
            section += here.is_section
            runs, place = list[Prose | PageFormula](), here.start
            while number < len(said) and said[number].span[0] < after.start:
                runs += _prose(words, place, said[number].span[0])
                formula = self._formula(said[number])
                runs += [formula] if formula.pieces or formula.kind == "fence" else []
                place = said[number].span[1]
                number += 1
            runs += _prose(words, place, after.start)
            if runs:
                yield Paragraph(tuple(runs), section, here.is_heading)

    def _breaks(self) -> list[_Break]:
        """Where paragraphs begin, outside of what has marks of its own."""
        start, end = self.within
        starts = [mark.span[0] for mark in self.marks]
        found = [_Break(start)]
        for match in re.compile(self.format.breaks, re.MULTILINE).finditer(self.text, start, end):
            if match["heading"] is not None:
                found += [_Break(match.start(), True, True), _Break(match.end())]
            else:
                found.append(_Break(match.start()))
        found += [_Break(part.start, not part.cell) for part in self.placed.parts]
        spans = [mark.span for mark in self.marks]
        kept = [each for each in found if not _is_inside(each.start, starts, spans)]
        return sorted(kept, key=attrgetter("start"))

    def _formula(self, mark: Mark) -> PageFormula:
        """A formula, its macros written out."""
        if mark.kind == "fence" or mark.kind == "skip":
            return PageFormula("fence", (), mark.body)
        start, end = mark.body
        found = pieces(self.text, start, end)
        first, last = bisect_left(self.defined, start, key=_start), bisect_left(self.defined, end, key=_start)
        inside = [(each.start, each.end) for each in self.defined[first:last]]
        if inside:
            found = [piece for piece in found if not _is_within(piece.span[0], inside)]
        written, why = self.macros.expanded(found, end)
        if any(start <= place < end for place in self.placed.doubtful):
            why = DOUBTFUL_ESCAPE
        return PageFormula(mark.kind, tuple(written), mark.body, mark.environment, mark.unread or why)


def _directives(found: Scan) -> list[Directive]:
    """What the author wrote for this tool, in order."""
    formulas = [mark.body for mark in found.marks if mark.kind in ("display", "inline")]
    said = [each for span in found.directives for each in directives_in(found.text, *span)]
    return sorted([*said, *in_comments(found.text, formulas)], key=attrgetter("span"))


def _valid(defined: list[MacroDefinition], text: str, marks: list[Mark]) -> list[MacroDefinition]:
    """The definitions that are neither in code nor in comments."""
    skipped = [mark.span for mark in marks if mark.kind in ("skip", "fence")]
    starts, own = list(map(itemgetter(0), skipped)), frozenset(skipped)
    return [
        each
        for each in defined
        if ((each.start, each.end) in own or not _is_inside(each.start + 1, starts, skipped))
        and not _is_commented(text, each.start)
    ]


def _is_commented(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place) + 1
    return text.find("%", line, place) >= 0 and COMMENT_OF_TEX.search(text, line, place) is not None


def _start(defined: MacroDefinition) -> int:
    return defined.start


def _is_inside(place: int, starts: list[int], spans: list[Span]) -> bool:
    """Whether a place is in one of the stretches that are in order, behind its start."""
    number = bisect_right(starts, place) - 1
    return number >= 0 and spans[number][0] < place < spans[number][1]


def _is_within(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _blanked(text: str, spans: list[Span]) -> str:
    """A text with blanks for stretches of it."""
    made, place = [], 0
    for start, end in sorted(spans):
        if end > place:
            start = max(start, place)
            made += [text[place:start], re.sub(r"[^\n]", " ", text[start:end])]
            place = end
    return "".join((*made, text[place:]))


def _prose(text: str, start: int, end: int) -> list[Prose]:
    """The words between two places, if there are any."""
    said = text[start:end]
    return [Prose(said, (start, end))] if said.strip() else []
