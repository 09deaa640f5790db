"""The words that say what a name is: symmetric, n x p matrix, vectors of length n."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from ...record import NamedTuple
from ...tree import OPEN_SIZE, Name, Number
from .said import Said, joined

_ROW = (Number(1, (0, 0)), Name(OPEN_SIZE, (0, 0)))
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    r"(?:real )?symmetric,? (?:and )?(?:strictly )?positive[- ]definite|spd|s\.p\.d\.": ("spd",),
    r"(?:real )?symmetric,? (?:and )?positive[- ]semi-?definite|spsd|positive[- ]semi-?definite|psd": ("psd",),
    r"(?:strictly )?positive[- ]definite": ("spd",),
    r"skew[- ]?symmetric|anti-?symmetric": ("skew",),
    r"symmetric(?:al)?": ("symmetric",),
    r"orthogonal": ("orthogonal",),
    r"invertible|non-?singular": ("invertible",),
    r"diagonal": ("diagonal",),
    r"lower[- ]triangular": ("lower",),
    r"upper[- ]triangular": ("upper",),
    r"one-?hot(?:[- ]encoded)?|one hot": ("onehot",),
    r"binary|boolean|zero-one|0[-/]1|0-1|indicator|masking|mask": ("binary",),
    r"(?:strictly )?positive": ("positive",),
    r"non-?negative": ("nonnegative",),
}
_KINDS: Mapping[str, Said] = {
    r"(?:column )?vector of (?:all )?ones|(?:all[- ])?ones[- ]vector": Said("vector", is_ones=True),
    r"matrix of (?:all )?ones|(?:all[- ])?ones(?:[- ]matrix)?": Said(refused="a constant of its own"),
    r"row[- ]?vectors?": Said("matrix", _ROW),
    r"(?:column[- ]?)?vectors?": Said("vector"),
    r"square(?: real)? matri(?:x|ces)|square": Said("matrix", square=True),
    r"matri(?:x|ces)": Said("matrix"),
    r"(?:real )?(?:scalars?|numbers?)": Said("scalar"),
    r"complex(?:-valued)?": Said(refused="complex numbers"),
    r"tensors?": Said(refused="a tensor"),
    r"unit(?:[- ]norm|[- ]length)?|normali[sz]ed": Said(refused="a vector of length 1"),
    r"(?:standard |canonical )?basis|canonical": Said(refused="a basis vector"),
    r"commutation|permutation|duplication|elimination|exchange|shuffle|selection|cent(?:e)?ring|projection|projector"
    r"|idempotent|orthonormal|rotation|unitary|hermitian|toeplitz|circulant|hankel|traceless|nilpotent|probability"
    r"|(?:row-)?stochastic|identity|zero": Said(refused="a matrix of its own kind"),
    r"gradient|jacobian|hessian|derivative|fisher|score": Said(refused="a derivative"),
}
_SILENT = (  # what says nothing that matters here
    r"a|an|the|some|any|all|both|each|two|three|four|real|real-valued|constant|fixed|known|unknown|arbitrary"
    r"|general|dense|column|full-rank|also|here|assumed to be|rectangular|non-?square|size|sizes|dimension"
    r"|matrices of|non-?symmetric|certain|random|variable|weight|weights|data|design|parameter|input|output|bias"
    r"|observation|coefficient|target|covariance|error|residual|label|feature|hidden|simple"
    r"|another|different|new|single|respective"
)
SIZE = (  # marks of formulas: S sizes, N a name, R a space
    r"(?:\(?\{S\d+\}\)?|\{N\d+\} ?(?:x|×|by|-by-) ?\{N\d+\}"
    r"|(?<![\w{-])(?:[a-z]|[0-9]+)(?: ?[x×] ?| by |-by-)(?:[a-z]|[0-9]+)(?![\w-]))"
)
_OF = r"(?:of |with |has |have |having )?(?:the )?(?:same )?(?:sizes?|dimensions?|shapes?|order)(?: of)? "
_LENGTH = r"(?P<{}>\{{[NS]\d+\}}|(?<![\w{{-])(?:[a-z]|[0-9]+))"
_SIZED = re.compile(
    rf"(?:of )?(?:{_OF})?(?P<size>{SIZE})(?![\w-])"
    rf"|{_LENGTH.format('long')}(?:[- ]dimensional (?:column )?|-)vectors?(?![\w-])"
    rf"|(?:column )?vectors? (?:of|with|in) (?:length|size|dimension) {_LENGTH.format('of_length')}(?![\w-])"
    r"|(?:in|from) (?P<space>\{R\d+\})",
    re.IGNORECASE,
)
_EDGE = r"(?![\w-])"
_TABLE = tuple(
    (pattern, said)
    for pattern, said in (
        *((pattern, Said(properties=words)) for pattern, words in _PROPERTIES.items()),
        *_KINDS.items(),
        (_SILENT, Said()),
    )
)
_ANY_WORD = re.compile(
    "|".join(f"(?P<w{number}>(?:{pattern}){_EDGE})" for number, (pattern, _) in enumerate(_TABLE)), re.IGNORECASE
)
_GAP = re.compile(r"[ ,]*(?:(?:and|both)(?= ))?[ ,]*\(?")
SaidByMark: TypeAlias = Callable[[str], Said | None]


class KnownWords(NamedTuple):
    """What a run of words says, and where it ends."""

    said: Said
    end: int


def words_at(text: str, start: int, of_mark: SaidByMark) -> KnownWords | None:
    """The longest run of known words at a place; None where it says nothing, or contradicts itself.

    `of_mark` says what the marks of formulas in it mean, as that of sizes or of a space.
    """
    said, place, end = Said(), start, start
    while found := _word(text, place, of_mark):
        both = joined(said, found.said)
        if both is None:
            return None
        said, end = both, found.end
        gap = _GAP.match(text, end)
        place = gap.end() if gap else end
    return KnownWords(said, end) if not said.is_empty else None


def _word(text: str, place: int, of_mark: SaidByMark) -> KnownWords | None:
    if match := _SIZED.match(text, place):
        sized = next(group for group, found in match.groupdict().items() if found)
        said = of_mark(match[sized]) if sized in ("size", "space") else _length(match[sized], of_mark)
        return KnownWords(said, match.end()) if said else None
    match = _ANY_WORD.match(text, place)
    return KnownWords(_TABLE[int(str(match.lastgroup)[1:])][1], match.end()) if match else None


def _length(word: str, of_mark: SaidByMark) -> Said | None:
    said = of_mark(word)
    return said if said and said.kind == "vector" else None
