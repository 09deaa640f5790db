"""What the words of a sentence say of names: X is an n x p matrix, symmetric A, vectors x and y."""

import re
from collections.abc import Iterator

from ...record import NamedTuple
from ...tree import Name
from .reach import Reach, reach_of
from .said import Said
from .sentences import FORMULA_MARK, ProseSentence
from .words import SIZE, KnownWords, words_at

_NAMES = r"(?P<names>(?:both )?\{[NM]\d+\}(?:(?:, and |, | and | or |,)\{[NM]\d+\})*)"
_IS = r"(?:is|are|be|are all|are both|is again|denotes?)"
_NOUN = r"(?:matrix|matrices|vectors?|scalars?|constants?|numbers?|variables?|inputs?|weights?|parameters?|data|target)"
_START = r"(?:^|(?:[,;:(—–]|\{D\d+\}) ?"
_SUBJECT = (  # what may stand before a name that a sentence speaks of: nothing that takes it into a longer phrase
    _START + r"|\b(?:where|with|that|since|because|as|if|when|whenever|unless|let|suppose|assume|assuming|given|here"
    r"|say|and|now|but|both|provided|consider|case|for|which)(?: (?:now|also|again|both|that|us assume))? )"
    rf"(?:(?:the|a|an|our|each|all) )?(?:(?:\w+ )?{_NOUN} )?"
)
_STATED = re.compile(rf"{_SUBJECT}{_NAMES},? {_IS} (?P<what>)", re.IGNORECASE)
_BARE = re.compile(rf"{_START}|\b(?:where|with|for|given|let|and) ){_NAMES}:?,? (?P<what>)", re.IGNORECASE)
_SIZED = re.compile(
    rf"{_START}|\b(?:where|with|for|given|let|and|a|an|the|{_NOUN}|(?:non-?)?square|rectangular|real) ){_NAMES},? "
    r"(?=(?:of|with|has|have|having) )(?P<what>)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:of|to|by|on|from|than) (?:(?:the|a|an) )?(?:[\w-]+ ){0,2}$", re.IGNORECASE)
_LISTED = re.compile(
    r"(?<! x )(?<! by )(?<! × )\{[NO]\d+\}(?:, and| and| or|,)? ?$"
)  # a name that goes on a list that has no part in this
_LEADS = re.compile(rf" ?{_NAMES}(?![\w'’-])", re.IGNORECASE)
_IN = re.compile(
    rf"{_SUBJECT}{_NAMES},? (?:(?:is|are|be|lies?|belongs?) )?(?:in|to) (?P<space>\{{R\d+\}})", re.IGNORECASE
)
_EACH = re.compile(
    rf"{_SUBJECT}{_NAMES},? {_IS} (?:of )?(?:(?:the )?(?:sizes?|dimensions?|shapes?) )?"
    rf"(?P<sizes>{SIZE}(?:(?:, and |, | and ){SIZE})*),? respectively",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"$|[.,;:)?!—–]| ?\(| ?\{| (?:and|with|where|whose|that|which|but|then|so|for|as|containing|because|since"
    r"|respectively|such|having|on|we|in|at|from|is|are|to be|i)\b",
    re.IGNORECASE,
)
_OF_NUMBERS = re.compile(
    r" of (?:ones|zeros|zeroes|parameters|weights|coefficients|features|data|errors|size|residuals)"
)
_AT_HEAD = re.compile(
    r"(?:^|(?:[,;:(.]|\{D\d+\}) ?"
    r"|\b(?:a|an|the|for|with|where|let|given|any|some|is|are|if|when|and|of|by|all|consider|assume"
    r"|assuming|suppose|two|each|every|our|such|in|on|to|as|from|have|has|that|both) )$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?<![\w}-])(?=[\w{(])")


class StatedOfNames(NamedTuple):
    """What a sentence says of some names, and how far that reaches."""

    names: tuple[Name, ...]
    said: Said
    reach: Reach
    mark: str


def stated_in(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """All that the words of a sentence say of names."""
    if "{" not in sentence.text:
        return
    if "respectively" in sentence.text:
        yield from _respectively(sentence)
    yield from _behind(sentence, _STATED)
    yield from _behind(sentence, _BARE)
    yield from _behind(sentence, _SIZED)
    yield from _before(sentence)
    yield from _in_spaces(sentence)


def _behind(sentence: ProseSentence, pattern: re.Pattern[str]) -> Iterator[StatedOfNames]:
    """X is an n x p matrix; A symmetric; X of size n x p"""
    for match in pattern.finditer(sentence.text):
        before = sentence.text[: match.start("names")]
        found = words_at(sentence.text, match.end(), sentence.meaning)
        if not found or not _is_whole(sentence, found) or _LISTED.search(before):
            continue
        if pattern is not _SIZED or (found.said.sizes and not _WITHIN.search(before)):
            yield from _stated(sentence, match, found.said, match.start("names"), found.end)


def _is_whole(sentence: ProseSentence, found: KnownWords) -> bool:
    """Whether the words are all that is said: `symmetric function` is more than `symmetric`."""
    return bool(_ENDS.match(sentence.text, found.end) or _OF_NUMBERS.match(sentence.text, found.end))


def _before(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """for symmetric A, the n x p matrices X and Y"""
    end = 0
    for start in _STARTS.finditer(sentence.text):
        found = words_at(sentence.text, start.end(), sentence.meaning) if start.end() >= end else None
        names = _LEADS.match(sentence.text, found.end) if found else None
        if found and names and not (found.said.properties and not _AT_HEAD.search(sentence.text[: start.end()])):
            yield from _stated(sentence, names, found.said, start.end(), names.end())
            end = names.end()


def _in_spaces(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """X is in R^{n x p}"""
    for match in _IN.finditer(sentence.text):
        said = sentence.meaning(match["space"])
        if said and not _LISTED.search(sentence.text[: match.start("names")]):
            yield from _stated(sentence, match, said, match.start("names"), match.end())


def _respectively(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """y, W and b are 1 x n, m x n and 1 x n, respectively"""
    for match in _EACH.finditer(sentence.text):
        marks = [mark[0] for mark in FORMULA_MARK.finditer(match["names"])]
        names = [name for mark in marks for name in sentence.formula(mark).names]
        sizes = [sentence.meaning(size[0]) for size in re.finditer(SIZE, match["sizes"], re.IGNORECASE)]
        reach = reach_of(sentence.text[: match.start("names")], sentence.text[match.end() :], is_property=False)
        if reach and len(names) == len(sizes):
            for name, said in zip(names, sizes, strict=True):
                if said:
                    yield StatedOfNames((name,), said, reach, marks[0])


def _stated(sentence: ProseSentence, match: re.Match[str], said: Said, start: int, end: int) -> Iterator[StatedOfNames]:
    marks = [mark[0] for mark in FORMULA_MARK.finditer(match["names"])]
    is_property = bool(said.properties or said.square or said.refused)
    reach = reach_of(sentence.text[:start], sentence.text[end:], is_property)
    if reach:
        for mark in marks:
            yield StatedOfNames(sentence.formula(mark).names, said, reach, mark)
