"""Characters that begin nothing in the language: what they were probably meant for."""

import re

from .codes import INVISIBLE_CHARACTER, LATEX_INPUT, UNKNOWN_CHARACTER
from .mistakes import Mistake

_INNER = "write x' y for columns, A : B for matrices"
_STEP = "it stands in where(x > 0, x^2, 0) alone; step(x) is 1 where x > 0 and 0 where x < 0"
STRANGE = (
    (
        r"_[F012*]\b|_\*",
        UNKNOWN_CHARACTER,
        "_ does not begin a word",
        "write norm_F(X), norm1(x); behind bars ‖E‖_F^2, the power last",
    ),
    (r" *_ *\{[^}]*\}?", UNKNOWN_CHARACTER, "this norm has no name here", "of the rows it is sum(sqrt(rowsum(X.^2)))"),
    (r"\\", LATEX_INPUT, "a backslash alone is not read", "before a name it divides, as in A \\\\ b"),
    (r"[{}]", LATEX_INPUT, "braces stand behind ^ and _ alone", "use brackets: (A + B)"),
    (r"\.[0-9]+", UNKNOWN_CHARACTER, "a number begins with a digit", "write 0.5"),
    (
        r"\.(?:shape|size|ndim)\b(?:\(\)|\[\d\])?",
        UNKNOWN_CHARACTER,
        "sizes are letters",
        "where A: n x p says that A has n rows, and n is a number",
    ),
    (
        r"\.(?:dot|matmul|mm|mv)(?=\()",
        UNKNOWN_CHARACTER,
        "no name begins with a dot",
        "a product is A B, of columns x' y",
    ),
    (r"\.I\b", UNKNOWN_CHARACTER, "no name begins with a dot", "the inverse is inv(A), or A^-1"),
    (r"\.H\b", UNKNOWN_CHARACTER, "no name begins with a dot", "all numbers are real: write A'"),
    (r"\.([A-Za-z]\w*)(?=\()", UNKNOWN_CHARACTER, "a function stands before its argument", r"write \1(…)"),
    (r"\.[A-Za-z]\w*", UNKNOWN_CHARACTER, "no name begins with a dot", "marks with a dot are .* ./ .^ and .T"),
    (r"\.['’]", UNKNOWN_CHARACTER, "unexpected dot", "write A'"),
    (r"\.\s*$", UNKNOWN_CHARACTER, "a statement ends without a full stop", "leave it out"),
    (r"\.", UNKNOWN_CHARACTER, "a dot alone is not a product", "write x' y, A B, or A .* B entry by entry"),
    (r"∫", UNKNOWN_CHARACTER, "integrals are not derived", "a sum over the entries is sum(x)"),
    (r"⟨|<(?=[^<>]*,[^<>]*>)", UNKNOWN_CHARACTER, "these are not brackets", _INNER),
    (r"(?<=-)>|[→↦]", UNKNOWN_CHARACTER, "an arrow is not an operator", "write the expression alone: x' A x wrt x"),
    (r"[<>]=?|!=|[≤≥≠]", UNKNOWN_CHARACTER, "a comparison is not a formula", _STEP),
    (r"≈|~=|≡", UNKNOWN_CHARACTER, "there is one mark for equal", "E == F states that both are equal"),
    (r"!", UNKNOWN_CHARACTER, "there are no factorials", "write a name for this number"),
    (r"[\"`“”]", UNKNOWN_CHARACTER, "unexpected quotation mark", "leave them out"),
    (r"%[*o]%", UNKNOWN_CHARACTER, "unknown operator", "write A B for the product, outer(x, y) for the outer one"),
    (r"[&%#~?]", UNKNOWN_CHARACTER, "unknown operator", "marks are + - * / ^ .* ./ .^ ' : and brackets"),
)


def refused(text: str, start: int) -> Mistake:
    """The mistake of the character at an offset."""
    for pattern, code, message, help in STRANGE:
        if found := re.compile(pattern).match(text, start):
            return Mistake(code, message, found.span(), found.expand(help))
    return unknown(text[start], start)


def unknown(character: str, start: int) -> Mistake:
    import unicodedata  # wanted only when a statement fails

    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    span = start, start + 1
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs"):
        return Mistake(INVISIBLE_CHARACTER, f"invisible character {name}", span, "remove it")
    return Mistake(UNKNOWN_CHARACTER, f"unknown character {character} ({name})", span)
