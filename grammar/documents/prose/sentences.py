"""Sentences: the words of a paragraph, in which each formula is a mark that says of what kind it is.

N a name or a list of names, S sizes, R a space, M what says something by itself, E an equation, D a display,
O any other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ...latex.pieces import Piece, pieces
from ...record import NamedTuple
from ...tree import Name
from ..parts import DocumentPage, PageFormula, Paragraph
from .formulas import OfName, said_by
from .names import name_of, names_in
from .said import Said, of_sizes
from .sizes import sizes_of
from .spaces import space_of
from .tokens import parted, told

_SHORT = {
    re.compile(rf"\b{short}"): word
    for short, word in {
        r"w\.\s?r\.\s?t\.?": "wrt",
        r"i\.\s?e\.": "ie",
        r"e\.\s?g\.": "eg",
        r"s\.t\.": "such that",
    }.items()
}
_ENDS = re.compile(r"(?<=[.!?;])\s+(?!\})|\n\s*(?:[-*+]|\d+\.)\s+")
_DISPLAYED = re.compile(  # an equation ends its sentence where another one begins
    r"(\{D\d+\})\s+(?=[A-Z])|(\{[DE]\d+\}) *\n\s*(?=[A-Z][a-z]+ )"
)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}(?![\w*])")
FORMULA_MARK = re.compile(r"\{([NSRMEDO])(\d+)\}")


LONGEST_REACH = 400  # characters of a sentence that are looked at before and behind a formula


class ProseSentence(NamedTuple):
    """`text` has the marks, each with a number: its formula in `formulas`."""

    text: str
    formulas: Sequence["FormulaTold"]

    def formula(self, mark: str) -> "FormulaTold":
        """The formula of a mark."""
        found = FORMULA_MARK.match(mark)
        assert found
        return self.formulas[int(found[2])]

    def before(self, place: int) -> str:
        """The words before a place: of a long sentence those near to it."""
        return self.text[max(0, place - LONGEST_REACH) : place]

    def after(self, place: int) -> str:
        """The words behind a place, and the mark that the sentence ends with."""
        return self.text[place : place + LONGEST_REACH] + self.text[max(len(self.text) - 1, place + LONGEST_REACH) :]

    def meaning(self, words: str) -> Said | None:
        """What sizes or a space say, which stand in marks or in the words themselves."""
        marks = [self.formula(mark[0]) for mark in FORMULA_MARK.finditer(words)]
        if len(marks) == 1:
            return marks[0].said
        if not marks:
            return size_in_words(words)
        sizes = [mark.said.sizes for mark in marks if mark.said and len(mark.said.sizes) == 1]
        return of_sizes(tuple(size[0] for size in sizes)) if len(sizes) == len(marks) == 2 else None


class FormulaTold(NamedTuple):
    """A formula in a sentence: what it is, and what it says by itself."""

    mark: str
    formula: PageFormula
    names: tuple[Name, ...] = ()
    said: Said | None = None
    by_itself: tuple[OfName, ...] = ()

    def letters(self) -> tuple[Name, ...]:
        """Every letter of it, each once."""
        named = {
            piece.text: name
            for piece in self.formula.pieces
            if piece.text not in ("T", "d") and (name := name_of([piece]))
        }
        return tuple(named.values())


def sentences_of(paragraph: Paragraph) -> list[ProseSentence]:
    """The sentences of a paragraph in order."""
    formulas: list[FormulaTold] = []
    words: list[str] = []
    for run in paragraph.runs:
        if isinstance(run, PageFormula):
            told_of = told_formula(run)
            words.append(f"{{{told_of.mark}{len(formulas)}}}")
            formulas.append(told_of)
        else:
            words.append(_as_words(run.text))
    return [ProseSentence(text, formulas) for text in _sentences("".join(words))]


def words_before(page: DocumentPage) -> Mapping[int, tuple[str, str, str]]:
    """The words around each formula in its sentence, by its place: all before, from the last formula on, all after.

    Other formulas among them are marks.
    """
    found = {}
    for paragraph in page.paragraphs:
        formulas = [run for run in paragraph.runs if isinstance(run, PageFormula)]
        for sentence in _sentences("".join(_marked(paragraph))):
            end = 0
            for mark in FORMULA_MARK.finditer(sentence):
                start = max(0, mark.start() - LONGEST_REACH)
                after = sentence[mark.end() : mark.end() + LONGEST_REACH]
                between = sentence[max(start, end) : mark.start()]
                found[formulas[int(mark[2])].span[0]] = sentence[start : mark.start()], between, after
                end = mark.end()
    return found


def _marked(paragraph: Paragraph) -> Iterator[str]:
    """The words of a paragraph, each formula a mark."""
    number = 0
    for run in paragraph.runs:
        if isinstance(run, PageFormula):
            yield f"{{{'D' if run.kind == 'display' else 'E'}{number}}}"
            number += 1
        else:
            yield _as_words(run.text)


def _as_words(text: str) -> str:
    if "." in text:
        for short, word in _SHORT.items():
            text = short.sub(word, text)
    return _EMPHASIS.sub("", text.replace("{", "(").replace("}", ")"))


def _sentences(text: str) -> Iterator[str]:
    for sentence in _ENDS.split(_DISPLAYED.sub(r"\1\2.\n", text)):
        if plain := " ".join(_ITEM.sub("", sentence).split()):
            yield plain


def told_formula(formula: PageFormula) -> FormulaTold:
    """A formula with its mark."""
    found = [] if formula.unread or formula.kind == "fence" else _unpunctuated(told(formula.pieces))
    if formula.kind == "display":
        return FormulaTold("D", formula, by_itself=tuple(said_by(found)))
    if names := names_in(found):
        return FormulaTold("N", formula, names, _as_size(found))
    if by_itself := tuple(said_by(found)):
        return FormulaTold("M", formula, tuple(of.name for of in by_itself if not of.case), by_itself=by_itself)
    if sizes := sizes_of(found):
        return FormulaTold("S", formula, said=of_sizes(sizes))
    if (space := space_of(found)) and not space.is_empty:
        return FormulaTold("R", formula, said=space)
    return FormulaTold("E" if len(parted(found, frozenset("="))) > 1 else "O", formula)


def _as_size(found: list[Piece]) -> Said | None:
    sizes = sizes_of(found)
    return of_sizes(sizes) if sizes else None


def _unpunctuated(found: list[Piece]) -> list[Piece]:
    while found and found[-1].text in (",", ".", ";"):
        found = found[:-1]
    return found


def size_in_words(text: str) -> Said | None:
    """n x p, n-by-p, 3 by 3: sizes that stand in the words."""
    parts = re.split(r" ?[x×] ?| by |-by-", text)
    sizes = [sizes_of(pieces(part)) for part in parts]
    return of_sizes(tuple(size[0] for size in sizes if size)) if all(sizes) and len(parts) <= 2 else None
