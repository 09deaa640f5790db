"""Words beside a formula that make it right in a way that it does not show: `up to a factor`, `replacing A by B`.

What they speak of is left unjudged where it would be called wrong.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from ...grammar.documents.parts import NotRead
from ...grammar.tree import Span
from ..check.verdict import Verdict
from .rulings import RowRuling

_BEFORE, _AFTER = 240, 100  # characters in which such words may stand
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[A-Z*_$\\])|(?<=\$[.!?])\s+(?=[A-Z*_])|^#.*$", re.MULTILINE)
_SECTION = re.compile(r"^#.*$|\\(?:sub)*section\b", re.MULTILINE)

# What is said in the sentence of a formula.
_IN_SENTENCE: Mapping[str, re.Pattern[str]] = {
    "something is left out, as the words say": re.compile(
        r"\bup to (?:\w+ ){0,3}(?:factor|constant|scal|sign|multipl|term)|\bignor(?:e|ing)\b|\bneglect|\bomit"
        r"|\bdisregard|\bdropp?(?:ed|ing|s)?\b|\babsorb|\bleav(?:e|ing) (?:out|aside)|\bmodulo\b"
        r"|\bbis auf\b|\babgesehen von|\bvernachl",
        re.IGNORECASE,
    ),
    "something stands in the place of a name, as the words say": re.compile(
        r"\breplac(?:e|ed|ing)\b[^.]{0,60}\b(?:by|with)\b|\bsubstitut\w*\b[^.]{0,60}\bfor\b|\binstead of\b"
        r"|\bin (?:the )?place of\b|\bersetz",
        re.IGNORECASE,
    ),
    "something is taken for something else, as the words say": re.compile(
        r"\btreat(?:ing|ed|s)?\b[^.]{1,40}\bas\b|\b(?:hold|keep)(?:ing)?\b[^.]{1,40}\b(?:constant|fixed)\b",
        re.IGNORECASE,
    ),
}
# What is said nearby of the space in which a gradient lies.
_NEARBY: Mapping[str, re.Pattern[str]] = {
    "a gradient of another kind, as the words say": re.compile(
        r"\briemann|\bmanifold|\btangent space|\bstiefel|\bgrassmann|\bunit sphere|\bgeodesic|\bnatural gradient"
        r"|\bprojected gradient|\bpreconditioned gradient|\bwith respect to the (?:\w+ )?(?:inner product|metric)",
        re.IGNORECASE,
    )
}


def excused(found: Iterable[RowRuling | NotRead], text: str) -> Iterator[RowRuling | NotRead]:
    """What is found of the rows of a text, those that its words excuse as not read."""
    for each in found:
        is_bad = isinstance(each, RowRuling) and each.verdict in (Verdict.WRONG, Verdict.ERROR)
        why = excuse(each.span, text) if is_bad else ""
        yield NotRead(why, each.span) if why else each


def excuse(span: Span, text: str) -> str:
    """What words beside a formula say that it is right under; "" where they say nothing of the kind."""
    start = max(0, span[0] - _BEFORE)
    before, after = text[start : span[0]], text[span[1] : span[1] + _AFTER]
    near = _SECTION.split(before)[-1]
    sentence = f"{_SENTENCE.split(before)[-1]} {_SENTENCE.split(after)[0]}"
    places = ((_IN_SENTENCE, sentence), (_NEARBY, near))
    return next((why for words, place in places for why, word in words.items() if word.search(place)), "")
