"""The declarations of a page: what its formulas say by themselves, and what its words say of names."""

import re
from collections.abc import Iterable, Iterator

from ...tree import Declaration, Name, Span
from ..parts import Declares, Defines, DocumentPage, Paragraph
from .declared import SPECIAL_CASE, stated_in
from .looks import is_constant
from .names import name_of
from .reach import Reach, reach_of
from .said import Said
from .sentences import FORMULA_MARK, ProseSentence, sentences_of
from .tokens import parted

_TAKEN = re.compile(r"\b(?:assum\w*|suppos\w*|since|because|as|consider)\b", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"\b(?:if|when|whenever|for|set|setting|put|putting|let|letting|with|case|take|taking|choos\w+|assum\w+|suppos\w+"
    r"|where|and|at|substitut\w+|plugging in)(?: (?:we|now|that|us|have|the|case|in|set|choose|take|also|again))* ?$",
    re.IGNORECASE,
)
_IN_A_CASE = re.compile(
    r"\b(?:if|when|whenever|case|suppos\w*|assum\w*|wenn|falls|im fall|si|se|lorsque|cuando|quando|если|при"
    r")\b|如果|若|当|の場合|일 때",
    re.IGNORECASE,
)
_SIGNS = frozenset(("positive", "nonnegative"))
_OF_ENTRIES = frozenset(("binary", "onehot"))
_RESERVED = frozenset(("I",))  # which is the identity


def declared_in(page: DocumentPage) -> list[Defines | Declares]:
    """What is declared in the paragraphs of a page, in order."""
    return [found for paragraph in page.paragraphs for found in _in_paragraph(paragraph)]


def _in_paragraph(paragraph: Paragraph) -> Iterator[Defines | Declares]:
    for sentence in sentences_of(paragraph):
        first = FORMULA_MARK.search(sentence.text)
        if first:
            start = sentence.formula(first[0]).formula.span[0]
            yield from _one_case(_in_sentence(sentence, paragraph.section), (start, start))


def _one_case(found: Iterable[Defines | Declares], place: Span) -> Iterator[Defines | Declares]:
    """The same, what is said of a case at the place where its sentence begins, of which all is said in the case."""
    for said in found:
        yield said._replace(span=place) if isinstance(said, Declares) and said.holds == "case" else said


def _in_sentence(sentence: ProseSentence, section: int) -> Iterator[Defines | Declares]:
    for match in FORMULA_MARK.finditer(sentence.text):
        yield from _by_itself(sentence, match, section)
        yield from _special(sentence, match, section)
    for stated in stated_in(sentence):
        span = sentence.formula(stated.mark).formula.span
        for name in stated.names:
            if stated.said.is_ones and stated.reach != "case":
                yield Defines(name, (), Name("ones", span), span, section, above=True)
                continue
            yield from _declares(name, stated.said, span, section, stated.reach)


def _by_itself(sentence: ProseSentence, match: re.Match[str], section: int) -> Iterator[Declares]:
    told = sentence.formula(match[0])
    for of in told.by_itself:
        reach = reach_of(
            sentence.before(match.start()),
            sentence.after(match.end()),
            "property" if of.case and not of.said.refused else "size",
        )
        if reach == "below" and of.case and not _TAKEN.search(sentence.before(match.start())):
            reach = "case"
        if reach:
            yield from _declares(of.name, of.said, of.span, section, reach)


def _special(sentence: ProseSentence, match: re.Match[str], section: int) -> Iterator[Declares]:
    """When A = I, setting x = 0: what is said below is said of this case."""
    told = sentence.formula(match[0])
    looked_at = told.mark == "E" or _LOOKED_AT.search(sentence.before(match.start()))
    if told.mark not in "ED" or not looked_at:
        return
    for part in parted(told.formula.pieces, frozenset((",", "\\\\", "\\cr", "&"))):
        sides = parted(part, frozenset("="))
        other = name_of(sides[-1]) if len(sides) == 2 and _IN_A_CASE.search(sentence.before(match.start())) else None
        name = name_of(sides[0]) if len(sides) > 1 and (other or is_constant(sides[-1])) else None
        for each in filter(None, (name, name and other)):
            yield from _declares(each, Said(refused=SPECIAL_CASE), told.formula.span, section, "case")


def _fits(word: str, name: Name, said: Said) -> bool:
    """Whether a property is one of numbers, of which a capital is none, or one of matrices, of which x is none."""
    base = name.text.split("_")[0]
    is_letter = len(base) == 1
    if word in _SIGNS:
        return not (is_letter and base.isupper()) or said.kind != "matrix"
    return word in _OF_ENTRIES or not (is_letter and base.islower()) or said.kind == "matrix"


def _declares(name: Name, said: Said, span: Span, section: int, reach: Reach) -> Iterator[Declares]:
    kept = said._replace(properties=tuple(word for word in said.properties if _fits(word, name, said)))
    if kept.is_empty or name.text.split("_")[0] in _RESERVED:
        return
    declaration = Declaration(name, kept.kind, kept.sizes, kept.properties, span)
    yield Declares(declaration, span, section, reach, kept.square and not kept.sizes, kept.refused)
