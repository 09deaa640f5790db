"""What the words of a sentence say of names: X is an n x p matrix, symmetric A, vectors x and y."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ...record import NamedTuple
from ...tree import Name
from .patterns import (
    AT_HEAD,
    BARE,
    COUNTS,
    EACH,
    ENDS_OF_PROPERTY,
    ENDS_OF_SAID,
    GOES_ON_OTHERWISE,
    HANGS_ON_OTHERS,
    HAS_SIZE,
    IS_LISTED,
    IS_WITHIN,
    NAMES_BEHIND,
    OF_ITS_OWN,
    ONE_THING,
    PLURAL,
    SIZED,
    SPEAKS_OF_LAST,
    STARTS,
    STATED,
    TAKEN_APART,
    WITHIN_SPACE,
)
from .reach import Reach, What, reach_of
from .said import Said
from .sentences import FORMULA_MARK, ProseSentence
from .words import SIZE, KnownWords, words_at

_LONGEST = 90  # characters of words before the name of which they are said
SPECIAL_CASE = "a special case is looked at"


class StatedOfNames(NamedTuple):
    """What a sentence says of some names, and how far that reaches."""

    names: tuple[Name, ...]
    said: Said
    reach: Reach
    mark: str


def stated_in(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """All that the words of a sentence say of names."""
    if not any(mark[1] in "NM" for mark in FORMULA_MARK.finditer(sentence.text)):
        yield from _taken_apart(sentence)
        return
    yield from _each(sentence)
    for pattern in (STATED, BARE, SIZED, HAS_SIZE):
        yield from _behind(sentence, pattern)
    yield from _before(sentence)
    yield from _in_spaces(sentence)
    yield from _of_its_own(sentence)
    yield from _taken_apart(sentence)
    yield from _hanging_on_others(sentence)
    yield from _counting(sentence)


def _behind(sentence: ProseSentence, pattern: re.Pattern[str]) -> Iterator[StatedOfNames]:
    """X is an n x p matrix; A symmetric; X of size n x p"""
    for match in pattern.finditer(sentence.text):
        before = sentence.before(match.start("names"))
        found = words_at(sentence.text, match.end(), sentence.meaning)
        if not found or not _is_whole(sentence, found) or IS_LISTED.search(before):
            continue
        if pattern is not SIZED or (found.said.sizes and not IS_WITHIN.search(before)):
            yield from _stated(sentence, _spoken_of(match), found.said, match.start("names"), found.end)


def _spoken_of(match: re.Match[str]) -> list[str]:
    """The marks of the names: of several before `is` or `a matrix` the last."""
    marks = _marks(match["names"])
    is_single = match.groupdict().get("verb") == "is" or ONE_THING.match(match.string, match.end())
    return marks[-1:] if is_single and not match["names"].startswith("both") else marks


def _marks(text: str) -> list[str]:
    return [mark[0] for mark in FORMULA_MARK.finditer(text)]


def _is_whole(sentence: ProseSentence, found: KnownWords) -> bool:
    """Whether the words are all that is said: `symmetric function` is more than `symmetric`."""
    ends = ENDS_OF_SAID if found.said.kind != "open" or found.said.refused else ENDS_OF_PROPERTY
    if ends.match(sentence.text, found.end):
        return True
    sized = found.said.sizes and sentence.before(found.end).endswith(("matrix", "matrices", "vector", "vectors"))
    return bool(sized) and not GOES_ON_OTHERWISE.match(sentence.text, found.end)


def _before(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """for symmetric A, the n x p matrices X and Y"""
    end = 0
    for start in _starts(sentence.text):
        found = words_at(sentence.text, start.end(), sentence.meaning) if start.end() >= end else None
        names = NAMES_BEHIND.match(sentence.text, found.end) if found else None
        if found and names and not (found.said.properties and not AT_HEAD.search(sentence.before(start.end()))):
            marks = _named(sentence, names)
            yield from _stated(sentence, marks, found.said, start.end(), names.end())
            end = names.end()


def _starts(text: str) -> Iterator[re.Match[str]]:
    """Where a run of words before a name may begin."""
    names = [match.start() for match in FORMULA_MARK.finditer(text) if match[1] in "NM"]
    for start in STARTS.finditer(text) if names else ():
        next_name = bisect_right(names, start.end())
        if next_name < len(names) and names[next_name] <= start.end() + _LONGEST:
            yield start


def _named(sentence: ProseSentence, names: re.Match[str]) -> list[str]:
    """The marks of `matrices A and B`; of `the matrix A and B is` the first."""
    marks = _marks(names["names"])
    if not PLURAL.search(sentence.before(names.start()) + " "):
        return marks[:1]
    return marks[:-1] if len(marks) > 1 and SPEAKS_OF_LAST.match(sentence.text, names.end()) else marks


def _in_spaces(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """X is in R^{n x p}"""
    for match in WITHIN_SPACE.finditer(sentence.text):
        said = sentence.meaning(match["space"])
        if said and not IS_LISTED.search(sentence.before(match.start("names"))):
            yield from _stated(sentence, _marks(match["names"]), said, match.start("names"), match.end())


def _each(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """y, W and b are 1 x n, m x n and 1 x n, respectively"""
    for match in EACH.finditer(sentence.text):
        marks = _marks(match["names"])
        names = [name for mark in marks for name in sentence.formula(mark).names]
        sizes = [sentence.meaning(size[0]) for size in re.finditer(SIZE, match["sizes"], re.IGNORECASE)]
        reach = reach_of(sentence.before(match.start("names")), sentence.after(match.end()), "size")
        if reach and len(names) == len(sizes):
            for name, said in zip(names, sizes, strict=True):
                if said:
                    yield StatedOfNames((name,), said, reach, marks[0])


def _of_its_own(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """K, the commutation matrix; in whatever language the sentence is"""
    for match in OF_ITS_OWN.finditer(sentence.text):
        mark = match["names"]
        said = Said(refused="a matrix of its own kind")
        yield StatedOfNames(sentence.formula(mark).names, said, "section", mark)


def _hanging_on_others(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """n, the norm of x; a diagonal matrix with diagonal d"""
    for match in HANGS_ON_OTHERS.finditer(sentence.text):
        mark = match["names"] or match["of"]
        yield StatedOfNames(sentence.formula(mark).names, Said(refused="words say what it is"), "section", mark)


def _counting(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """n, the number of samples"""
    for match in COUNTS.finditer(sentence.text):
        mark = match["names"]
        yield StatedOfNames(sentence.formula(mark).names, Said("scalar"), "section", mark)


def _taken_apart(sentence: ProseSentence) -> Iterator[StatedOfNames]:
    """A and B commute; the singular value decomposition X = U S V'"""
    if TAKEN_APART.search(sentence.text):
        for mark in _marks(sentence.text):
            names = sentence.formula(mark).letters()
            yield StatedOfNames(names, Said(refused=SPECIAL_CASE), "case", mark)


def _stated(sentence: ProseSentence, marks: list[str], said: Said, start: int, end: int) -> Iterator[StatedOfNames]:
    is_property = bool(said.properties or said.square or said.refused)
    what: What = "property" if is_property else "size" if said.sizes else "kind"
    reach = reach_of(sentence.before(start), sentence.after(end), what)
    if reach == "case" and not said.properties:
        said = said._replace(refused=SPECIAL_CASE)
    if reach:
        for mark in marks:
            yield StatedOfNames(sentence.formula(mark).names, said, reach, mark)
