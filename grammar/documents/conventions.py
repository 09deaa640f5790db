"""What the whole of a document says of its notation: in one formula alone much may be meant in two ways."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Literal

from ..latex.commands import FONTS, GREEK_LETTERS, OPENING
from ..latex.pieces import Piece, spelled
from ..mistakes import Mistake
from ..record import NamedTuple
from .letters import LetterSeen, letters_in, without_scripts
from .normal import normal
from .parts import DocumentPage, Prose
from .strokes import is_column, stroke_pairs

Primes = Literal["transpose", "derivative", ""]
_UNITS = frozenset(("e", "E", "J"))
_BREAKS = frozenset(("\\\\", "&", ",", ";", "\\quad", "\\qquad"))
_SIZED = frozenset(("I", "e", "E", "J", "delta"))
_SIGNS_INSIDE = frozenset("+ - : ^ ( \\circ \\cdot = [".split())
_ENDS_OF_NAMES = frozenset(("=", "+", "-", ")", ":="))
_MASK = re.compile(r"1\}?_\{?([A-Z])\}?\\(?:circ|odot)")
_NORM = re.compile(
    r"(?:\\\||\|\||\\lVert|\\Vert)((?:(?!\\\||\|\||\\[lr]?Vert).)*)(?:\\\||\|\||\\rVert|\\Vert)_\{?(?:\\text\{)?([F2])"
)


class Conventions(NamedTuple):
    """What is meant by notation that has two readings.

    `primes` is what X' is; `looks` are the letters that stand in more than one font, so that each is a name of its
    own; `indexed` those of index notation; `functions` what is called as f(x). `signs` write differentials beside d,
    which is none where `d_is_name`; e^x is no exponential where `e_is_name`. `units` are the letters whose indices
    make basis vectors and matrices of one entry, `sigma` whether σ(x) is the sigmoid, `frobenius` whether ‖X‖_2 is
    the norm of Frobenius. `entries` are those like x_1 beside x, `masks` the K of 1_K ∘ X. `strokes` says that |x| is
    the norm of a column, since |A x - b| is.
    """

    primes: Primes = ""
    looks: frozenset[str] = frozenset()
    indexed: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    d_is_name: bool = False
    e_is_name: bool = False
    units: frozenset[str] = frozenset()
    sigma: bool = False
    frobenius: bool = False
    entries: frozenset[str] = frozenset()
    masks: frozenset[str] = frozenset()
    strokes: bool = False


TokensOfFormulas = Sequence[Sequence[Piece]]


def conventions_of(page: DocumentPage) -> Conventions:
    """The conventions of a document, from all its formulas and words."""
    read = list(_formulas(page))
    formulas, letters = [formula for formula, _ in read], [each for _, each in read]
    seen = [letter for each in letters for letter in each]
    level = [without_scripts(formula) for formula in formulas]
    words = " ".join(run.text for each in page.paragraphs for run in each.runs if isinstance(run, Prose)).lower()
    functions = frozenset(name for formula in formulas for name in _called(formula))
    return Conventions(
        _primes(level, any(letter.raised == "T" for letter in seen)),
        _in_two_looks(letters),
        _indexed(seen, formulas),
        functions,
        frozenset(sign for sign, writes in _SIGNS.items() if writes(formulas)),
        any(map(_is_d_name, level)) or any(letter.base == "d" and letter.raised == "T" for letter in seen),
        any((letter.base, letter.below, letter.raised, letter.look) == ("e", "", "", "") for letter in seen),
        _UNITS if re.search(r"basis|unit vector|single.entry|canonical|one.hot", words) else frozenset(),
        bool(re.search(r"sigmoid|logistic", words)) and "sigma" not in functions,
        _is_frobenius(formulas),
        _entries(seen),
        frozenset(letter for formula in formulas for letter in _MASK.findall(spelled(formula))),
        any(is_column(formula[start + 1 : end]) for formula in formulas for start, end in stroke_pairs(formula)),
    )


def _formulas(page: DocumentPage) -> Iterator[tuple[list[Piece], list[LetterSeen]]]:
    """The tokens of each formula, what only says how it looks left out, and its letters."""
    for formula in page.formulas:
        if formula.kind != "fence" and not formula.unread:
            try:
                found = normal(formula.pieces)
                yield found, list(letters_in(found))
            except Mistake:
                continue


def _primes(level: TokensOfFormulas, turned: bool) -> Primes:
    """A prime transposes where a factor follows it; it is a derivative where a function does, or two stand together."""
    factors = False
    for formula in level:
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


def _in_two_looks(seen: Sequence[Sequence[LetterSeen]]) -> frozenset[str]:
    """The letters that are bold and plain in one formula, more than once; those of a curly font that are plain too."""
    beside, looks = Counter[str](), dict[str, set[str]]()
    for letters in seen:
        near: dict[str, set[str]] = {}
        for letter in letters:
            if not letter.lowered:
                near.setdefault(letter.base, set()).add(letter.look)
                looks.setdefault(letter.base, set()).add(letter.look)
        beside.update(base for base, each in near.items() if len(each) > 1)
    curly = {base for base, each in looks.items() if len(each) > 1 and each - {"", "bold"}}
    return frozenset(curly | {base for base, count in beside.items() if count > 1})


def _indexed(seen: Sequence[LetterSeen], formulas: TokensOfFormulas) -> frozenset[str]:
    """The letters whose index runs: it is one of several, that of a sum, or the letter stands without it too."""
    below: dict[str, set[str]] = {}
    alone = {letter.base for letter in seen if not letter.below and not letter.lowered}
    for letter in seen:
        if letter.runs:
            below.setdefault(letter.base, set()).add(letter.below)
    sums = {letter for formula in formulas for letter in re.findall(r"\\sum_\{?([a-z])", spelled(formula))}
    return frozenset(
        base
        for base, each in below.items()
        if base not in _SIZED and (len(each) > 1 or base in alone or any({*index} & sums for index in each))
    )


def _entries(seen: Sequence[LetterSeen]) -> frozenset[str]:
    """x_1 and x_12 of a small letter that stands alone too; x_0 is a point."""
    alone = {letter.base for letter in seen if not letter.below and not letter.lowered}
    numbered = (letter for letter in seen if letter.below.isdigit() and letter.below != "0" and letter.base.islower())
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


def _is_frobenius(formulas: TokensOfFormulas) -> bool:
    """Whether the same stands in ‖…‖_2 and in ‖…‖_F."""
    found: dict[str, set[str]] = {"F": set(), "2": set()}
    for formula in formulas:
        for inside, index in _NORM.findall(spelled(formula)):
            found[index].add(inside)
    return bool(found["F"] & found["2"])


_SIGNS: dict[str, Callable[[TokensOfFormulas], bool]] = {"\\partial": _is_partial, "\\delta": _is_delta}
