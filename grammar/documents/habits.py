"""What tells the conventions of a document: each a question to all of its formulas and words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Literal

from ..latex.commands import FONTS, GREEK_LETTERS, OPENING
from ..latex.pieces import Piece, spelled
from ..record import NamedTuple
from .letters import LetterSeen
from .parts import DocumentPage
from .strokes import is_column, stroke_pairs

Primes = Literal["transpose", "derivative", ""]
TokensOfFormulas = Sequence[Sequence[Piece]]
_UNITS = frozenset(("e", "E", "J"))
_BREAKS = frozenset(("\\\\", "&", ",", ";", "\\quad", "\\qquad"))
_SIZED = frozenset(("I", "e", "E", "J", "delta"))
_SIGNS_INSIDE = frozenset("+ - : ^ ( \\circ \\cdot = [".split())
_ENDS_OF_NAMES = frozenset(("=", "+", "-", ")", ":="))
_ENTRYWISE = re.compile(r"(element|entry|component|coordinate|point)[- ]?wise|each entry|elementweise|komponentenweise")
_OWN = re.compile(
    r"(?:^|\\\\|&|,)\\?(?:operatorname|mathrm|text|mbox)?\{?\\?(sym|skew|inner|outer|mean|step|adj|square)\}?\([A-Z]\)&?:?="
)
_MASK = re.compile(r"1\}?_\{?([A-Z])\}?\\(?:circ|odot)")
_NORM = re.compile(
    r"(?:\\\||\|\||\\lVert|\\Vert)((?:(?!\\\||\|\||\\[lr]?Vert).)*)(?:\\\||\|\||\\rVert|\\Vert)_\{?(?:\\text\{)?([F2])"
)
_PRIME_TURNS = re.compile(r"\bprimes?\b[^.]{0,30}\btranspos|\btranspos[^.]{0,20}\bprimes?\b")


class DocumentSeen(NamedTuple):
    """The formulas of a page, their letters, the formulas without indices and exponents, and the words in small."""

    formulas: TokensOfFormulas
    letters: Sequence[Sequence[LetterSeen]]
    level: TokensOfFormulas
    words: str
    page: DocumentPage

    @property
    def all_letters(self) -> list[LetterSeen]:
        """The letters of all formulas."""
        return [letter for letters in self.letters for letter in letters]


def primes(seen: DocumentSeen) -> Primes:
    """A prime transposes where a factor follows it; it is a derivative where a function does, or two stand together."""
    factors, turned = False, any(letter.raised == "T" for letter in seen.all_letters)
    if _PRIME_TURNS.search(seen.words):
        return "transpose"
    for formula in seen.level:
        for number, piece in enumerate(formula):
            if piece.kind != "'":
                continue
            after, before = formula[number + 1 : number + 4], formula[number - 1 : number]
            if _derives(before, after):
                return "derivative"
            factors = factors or _is_operand(after)
    return "transpose" if factors or not turned else ""


def _derives(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether a prime stands behind a function before (x), beside another, or ends the left side of x' = E."""
    texts = [piece.text for piece in after]
    small = bool(before) and (before[0].text in ("f", "g", "h", "\\phi", "\\psi", "\\sigma", "\\ell"))
    value = texts[:1] == ["("] and texts[2:3] == [")"]
    return texts[:1] == ["'"] or value or (small and texts[:1] != ["^"]) or texts[:1] in (["="], [":="])


def _is_operand(after: Sequence[Piece]) -> bool:
    first = after[0] if after else None
    return first is not None and (first.kind == "letter" or first.text in (*OPENING, *GREEK_LETTERS, *FONTS))


def in_two_looks(seen: DocumentSeen) -> frozenset[str]:
    """The letters that are bold and plain in one formula, more than once; those of a curly font that are plain too."""
    beside, looks = Counter[str](), dict[str, set[str]]()
    for letters in seen.letters:
        near: dict[str, set[str]] = {}
        for letter in letters:
            if not letter.lowered:
                near.setdefault(letter.base, set()).add(letter.look)
                looks.setdefault(letter.base, set()).add(letter.look)
        beside.update(base for base, each in near.items() if len(each) > 1)
    curly = {base for base, each in looks.items() if len(each) > 1 and each - {"", "bold"}}
    return frozenset(curly | {base for base, count in beside.items() if count > 1})


def indexed(seen: DocumentSeen) -> frozenset[str]:
    """The letters whose index runs: it is one of several, that of a sum, or the letter stands without it too."""
    below: dict[str, set[str]] = {}
    alone = {letter.base for letter in seen.all_letters if not letter.below and not letter.lowered}
    for letter in seen.all_letters:
        if letter.runs:
            below.setdefault(letter.base, set()).add(letter.below)
    sums = {letter for formula in seen.formulas for letter in re.findall(r"\\sum_\{?([a-z])", spelled(formula))}
    return frozenset(
        base
        for base, each in below.items()
        if base not in _SIZED and (len(each) > 1 or base in alone or any({*index} & sums for index in each))
    )


def entries(seen: DocumentSeen) -> frozenset[str]:
    """x_1 and x_12 of a small letter that stands alone too; x_0 is a point."""
    alone = {letter.base for letter in seen.all_letters if not letter.below and not letter.lowered}
    numbered = (
        letter
        for letter in seen.all_letters
        if letter.below.isdigit() and letter.below != "0" and letter.base.islower()
    )
    return frozenset(f"{letter.base}_{letter.below}" for letter in numbered if letter.base in alone)


def _called(formula: Sequence[Piece]) -> Iterator[str]:
    """The functions that a formula gives by their value: f of f(x, y) = E."""
    for number, piece in enumerate(formula[:-1]):
        name = piece.kind == "letter" or piece.text in GREEK_LETTERS
        begins = not number or formula[number - 1].text in _BREAKS
        if name and begins and piece.text != "d" and formula[number + 1].kind == "(":
            inside = list(takewhile(lambda each: each.kind != ")", formula[number + 2 :]))
            after = formula[number + len(inside) + 3 :][:1]
            if after and after[0].text in ("=", ":=", "&") and not any(each.text in _SIGNS_INSIDE for each in inside):
                yield GREEK_LETTERS.get(piece.text, piece.text)


def _is_d_name(formula: Sequence[Piece]) -> bool:
    """Whether a d stands where it is no differential: before a sign, or transposed; d = 3 is a size."""
    for number, piece in enumerate(formula[:-1]):
        after = formula[number + 1 : number + 3]
        if piece.text != "d" or piece.kind != "letter" or piece.glued:
            continue
        size = after[0].kind == "=" and len(after) > 1 and after[1].kind == "number"
        if after[0].text in _ENDS_OF_NAMES and not size:
            return True
    return False


def _is_partial(formulas: TokensOfFormulas) -> bool:
    """Whether ∂X is the differential: no fraction has a ∂, and none has an index."""
    texts = [spelled(formula) for formula in formulas]
    return any("\\partial" in text for text in texts) and not any(
        re.search(r"frac\{\\partial|\\partial_|/\\partial|\\over\\partial|\{\\partial", text) for text in texts
    )


def _is_delta(formulas: TokensOfFormulas) -> bool:
    """Whether δf = E stands somewhere."""
    return any(re.search(r"(?:^|\\\\|&)\\delta[A-Za-z]\)?(?:&|=)", spelled(formula)) for formula in formulas)


def is_frobenius(seen: DocumentSeen) -> bool:
    """Whether the same stands in ‖…‖_2 and in ‖…‖_F."""
    found: dict[str, set[str]] = {"F": set(), "2": set()}
    for formula in seen.formulas:
        for inside, index in _NORM.findall(spelled(formula)):
            found[index].add(inside)
    return bool(found["F"] & found["2"])


def functions(seen: DocumentSeen) -> frozenset[str]:
    """What is given by its value, as f of f(x) = E."""
    return frozenset(name for formula in seen.formulas for name in _called(formula))


def signs(seen: DocumentSeen) -> frozenset[str]:
    """What writes differentials beside d."""
    return frozenset(sign for sign, writes in _SIGNS.items() if writes(seen.formulas))


def is_d_name(seen: DocumentSeen) -> bool:
    """Whether d is a name somewhere."""
    turned = any(letter.base == "d" and letter.raised == "T" for letter in seen.all_letters)
    return turned or any(map(_is_d_name, seen.level))


def is_e_name(seen: DocumentSeen) -> bool:
    """Whether e stands somewhere without an exponent."""
    alone = ("e", "", "", "")
    return any((letter.base, letter.below, letter.raised, letter.look) == alone for letter in seen.all_letters)


def units(seen: DocumentSeen) -> frozenset[str]:
    """The letters of basis vectors and matrices of one entry, where the document speaks of such."""
    spoken = re.search(r"basis|unit vector|single.entry|canonical|one.hot", seen.words)
    return _UNITS if spoken else frozenset()


def is_sigmoid(seen: DocumentSeen) -> bool:
    """Whether the words make σ the sigmoid, and no formula defines it."""
    return bool(re.search(r"sigmoid|logistic", seen.words)) and "sigma" not in functions(seen)


def masks(seen: DocumentSeen) -> frozenset[str]:
    """The K of 1_K ∘ X."""
    return frozenset(letter for formula in seen.formulas for letter in _MASK.findall(spelled(formula)))


def has_columns_in_strokes(seen: DocumentSeen) -> bool:
    """Whether |A x - b| stands somewhere."""
    pairs = ((formula, pair) for formula in seen.formulas for pair in stroke_pairs(formula))
    return any(is_column(formula[start + 1 : end]) for formula, (start, end) in pairs)


def tensors(seen: DocumentSeen) -> frozenset[str]:
    """What has three indices or more."""
    return frozenset(letter.dressed for letter in seen.all_letters if letter.runs and len(letter.below) > len("ij"))


def redefined(seen: DocumentSeen) -> frozenset[str]:
    """The functions of the language to which a formula gives a meaning, as in sym(A) = A + A^T."""
    return frozenset(word for formula in seen.formulas for word in _OWN.findall(spelled(formula)))


def is_entrywise_spoken(seen: DocumentSeen) -> bool:
    """Whether the words speak of functions of each entry."""
    return bool(_ENTRYWISE.search(seen.words))


def is_vectorised(seen: DocumentSeen) -> bool:
    """Whether vec stands somewhere."""
    return any("vec" in spelled(formula) for formula in seen.formulas)


_SIGNS: dict[str, Callable[[TokensOfFormulas], bool]] = {"\\partial": _is_partial, "\\delta": _is_delta}
