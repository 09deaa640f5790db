"""Whether words of a text are about a name: what is said of B is not said of A."""

import re
from collections.abc import Collection

from ...grammar.record import NamedTuple

_BREAKS = re.compile(r"(?<=[.!?;])\s|\n\s*\n|\$\$|\\\[|\\\]|\\(?:begin|end)\{|^#.*$|^ *[-*] ", re.MULTILINE)
# What is written with letters and is no matrix: sets, transposes, words, commands.
_NO_MATRICES = re.compile(
    r"\\mathbb\s*(?:\{\w\}|\w)|\^\s*(?:\{[^{}]*\}|T|\\top|\\intercal)"
    r"|\\(?:operatorname|mathrm|text|rm)\s*\{[^{}]*\}|\b(?:Tr|Diag|Var|Cov)\b"
    r"|\\(?!Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega)[A-Za-z]+"
)
_FORMULA = re.compile(r"\$([^$]*)\$|\\\((.*?)\\\)|`([^`]*)`", re.DOTALL)
_MATRIX = re.compile(r"\\(\w+)|([A-Z])")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_WORDS = re.compile(r"^\w*|\([^)]*\)|\$[^$]*\$")  # the end of a word, what is in brackets, and formulas
_OF_A_KIND = frozenset(
    "and real square positive semi definite semidefinite invertible constant matrix matrices".split()
)
# What denies the word that it stands before.
_NOT = re.compile(
    r"(?:\b(?:not|nicht) (?:(?:necessarily|generally|always|assumed|required|supposed|notwendig|unbedingt"
    r"|to|be|in|general|an?) )*|\bnon-?|\b(?:un|a)|\b(?:anti|skew|schief)[- ]?)$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|when|unless|wenn|falls)\b", re.IGNORECASE)  # what is denied in one case is so in the other
# Between a formula and what is said of it.
_SAYS = _OF_A_KIND | frozenset("which that is are be was were both all a an the also assumed to known".split())
_ALIKE = re.compile(r"\s*,?\s*(?:and|or)?\s*")


class _NamingFormula(NamedTuple):
    """A formula in a sentence: where it is, and the matrices that it names."""

    start: int
    end: int
    named: frozenset[str]


def is_said_of(names: Collection[str], words: re.Pattern[str], text: str) -> bool:
    """Whether a text has words that are about one of some matrices: of that beside them, or else of all in a sentence.

    Where a sentence names no matrix, it is about all. What is denied is not said.
    """
    return any(
        _is_about(names, sentence, found)
        for sentence in _BREAKS.split(text)
        for found in words.finditer(sentence)
        if not _is_denied(sentence[: found.start()])
    )


def _is_denied(before: str) -> bool:
    """Whether the words after a part of a sentence are denied by it."""
    return _NOT.search(before) is not None and _IF.search(before) is None


def _is_about(names: Collection[str], sentence: str, found: re.Match[str]) -> bool:
    """Whether words in a sentence may be about names."""
    formulas = [_NamingFormula(*formula.span(), _named(formula[0])) for formula in _FORMULA.finditer(sentence)]
    beside = _beside(sentence, found, formulas)
    named = frozenset[str]().union(*(formula.named for formula in beside or formulas))
    return not (named and names) or any(name.partition("_")[0] in named or name[0] in named for name in names)


def _named(formula: str) -> frozenset[str]:
    """The matrices in a formula."""
    return frozenset(greek or letter for greek, letter in _MATRIX.findall(_NO_MATRICES.sub(" ", formula)))


def _beside(sentence: str, found: re.Match[str], formulas: list[_NamingFormula]) -> list[_NamingFormula]:
    """The formulas of which words say something: those right before or after them, and those listed with these."""
    before = [each for each in formulas if each.end <= found.start()]
    after = [each for each in formulas if each.start >= found.end() and each.named]
    if before and before[-1].named and _is_of(_SAYS, sentence[before[-1].end : found.start()]):
        return _listed(sentence, before[::-1])
    if after:
        between = _NO_WORDS.sub("", sentence[found.end() : after[0].start])
        if "," not in between and _is_of(_OF_A_KIND, between):
            return _listed(sentence, after)
    return []


def _is_of(words: Collection[str], text: str) -> bool:
    """Whether a text consists of some words."""
    return all(word.lower() in words for word in _WORDS.findall(text))


def _listed(sentence: str, formulas: list[_NamingFormula]) -> list[_NamingFormula]:
    """The first of some formulas with those that are in a list with it."""
    kept = formulas[:1]
    for each in formulas[1:]:
        first, last = sorted((each, kept[-1]))
        if not _ALIKE.fullmatch(sentence, first.end, last.start):
            break
        kept.append(each)
    return kept
