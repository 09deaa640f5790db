"""Whether words of a text are about a name: what is said of B in its sentence is not said of A."""

import re
from collections.abc import Collection

_BREAKS = re.compile(r"(?<=[.!?;])\s|\n\s*\n|\$\$|\\\[|\\\]|\\(?:begin|end)\{|^#.*$|^ *[-*] ", re.MULTILINE)
# What is written with letters and is no matrix: sets, transposes, fonts.
_NO_MATRICES = re.compile(r"\\mathbb\s*(?:\{\w\}|\w)|\^\s*\{?\s*\\?(?:T|top|intercal|rm T|mathrm\{T\}|mathsf\{T\})\b")
_FORMULA = re.compile(r"\$([^$]*)\$|\\\((.*?)\\\)|`([^`]*)`", re.DOTALL)
_MATRIX = re.compile(
    r"\\(Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)\b|(?<![A-Za-z\\])([A-Z])(?![a-z])"
)


def is_said_of(names: Collection[str], words: re.Pattern[str], text: str) -> bool:
    """Whether a text has words in a sentence that names one of some matrices, or none at all."""
    return any(_is_about(names, sentence) for sentence in _BREAKS.split(text) if words.search(sentence))


def _is_about(names: Collection[str], sentence: str) -> bool:
    """Whether a sentence may be about names: they stand in its formulas, or no matrix does."""
    formulas = "  ".join(filter(None, (part for found in _FORMULA.findall(sentence) for part in found)))
    named = {greek or letter for greek, letter in _MATRIX.findall(_NO_MATRICES.sub(" ", formulas))}
    return not (named and names) or any(name.partition("_")[0] in named or name[0] in named for name in names)
