"""Characters that begin nothing in the language: what they were probably meant for."""

import re

from matgrad.grammar.mistakes import Mistake

STRANGE = (
    (r"_[F12*]", "M103", "_ does not begin a word", "a norm is written ‖E‖_F^2: its index stands before the power"),
    (r"\\", "M106", "LaTeX is not read", "write it as plain text: 1/2 x' A x, norm_F(X)^2, A .* B"),
    (r"[{}]", "M106", "braces stand behind ^ and _ alone", "use brackets: (A + B)"),
    (r";", "M115", "block matrices are reserved", None),
    (r"\.[0-9]+", "M103", "a number begins with a digit", "write 0.5"),
)


def refused(text: str, start: int) -> Mistake:
    """The mistake of the character at an offset."""
    for pattern, code, message, help in STRANGE:
        if found := re.compile(pattern).match(text, start):
            return Mistake(code, message, found.span(), help)
    return unknown(text[start], start)


def unknown(character: str, start: int) -> Mistake:
    import unicodedata  # wanted only when a statement fails

    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    span = start, start + 1
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs"):
        return Mistake("M104", f"invisible character {name}", span, "remove it")
    return Mistake("M103", f"unknown character {character} ({name})", span)
