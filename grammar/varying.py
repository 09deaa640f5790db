"""What stands behind `wrt` and is no name: a formula, a second derivative spelled as a power, a declaration."""

import re

from .codes import NO_VARIABLE, UNEXPECTED
from .mistakes import Mistake
from .state import Expected, State, Token

_NAME = r"[^\W\d_]\w*"
ENDINGS = r"\s*(?:\b(?:where|twice|wrt|given)\b|==?|;|$)"
_BEFORE = ("WRT", "COMMA", "AND", "LPAR", "LSQB", "LBRACE")
CLAUSES = frozenset("given if with for when let assuming suppose such st subject let's".split())
DECLARED = "declarations stand last, behind where: … where A: n x n symmetric"
DEGREES = r"[2-9]|\d+ times"
DECLARE = r"declare how the matrix may vary: wrt \1 where \1: n x n"
FORMS = (  # how it is typed, and what is to be written
    (rf"vec\( *({_NAME}) *\)", r"write wrt \1; with G for the derivative, the one by vec(\1) is vec(G)"),
    (rf"(?:vech|svec|vecl)\( *({_NAME}) *\)", rf"{DECLARE} symmetric"),
    (rf"(?:diag|Diag)\( *({_NAME}) *\)", rf"{DECLARE} diagonal; or write diag(v) for \1, and wrt v"),
    (rf"tr(?:il|iu)\( *({_NAME}) *\)", rf"{DECLARE} lower, or upper"),
    (rf"({_NAME}) +({_NAME})", r"for two variables write wrt \1, \2; for the product wrt (\1 \2)"),
    (rf"{_NAME} *(?:->|→|=>).*", r"a claim is E wrt X == G"),
    (r"[\d./]+", r"a number does not vary"),
)


def no_variable(token: Token, state: State, _row: Expected) -> Mistake | None:
    """The mistake of a formula behind `wrt`."""
    kinds = [part.kind for part in state.values if isinstance(part, Token)]
    if "WRT" not in kinds or "WHERE" in kinds or token.kind in ("END", "COMMA", "COLON", "STRANGE"):
        return None
    if token.kind == "EQUALS":
        return Mistake(UNEXPECTED, "`=` after `wrt`", token.span, "a claim has two: E wrt X == G")
    if token.text in CLAUSES:
        return Mistake(UNEXPECTED, f"`{token.text}` is not expected here", token.span, DECLARED)
    start = [part for part in state.values if isinstance(part, Token) and part.kind in _BEFORE][-1].span[1]
    start += len(state.text[start:]) - len(state.text[start:].lstrip())
    end = ended(state.text, start)
    typed = " ".join(state.text[start:end].split())  # an open bracket may go on in the next line
    if found := re.fullmatch(rf"({_NAME}) +(?:{DEGREES})", typed):
        help = f"write wrt {found[1]} twice for the second derivative, thrice for the third"
        return Mistake(UNEXPECTED, f"`{token.text}` is not expected here", token.span, help)
    return (
        Mistake(NO_VARIABLE, f"{typed} is not a name", (start, end), respelled(typed) or f"write wrt ({typed})")
        if end >= token.span[1]
        else None
    )


def ended(text: str, start: int) -> int:
    """Where what begins at an offset ends: before a comma, a closing bracket or a word, outside its own brackets."""
    depth, endings = 0, re.compile(ENDINGS)
    for place in range(start, len(text)):
        character = text[place]
        if depth == 0 and (character in ",)]}" or endings.match(text, place)):
            return place
        depth += (character in "([{") - (character in ")]}")
    return len(text)


def respelled(typed: str) -> str | None:
    """What to write for it, where that is not the same in brackets."""
    found = ((re.fullmatch(form, typed), help) for form, help in FORMS)
    return next((match.expand(help) for match, help in found if match), None)
