"""What words beside a claim say that it is not meant as it stands: up to a factor, on a manifold, A for B."""

import re

from ...grammar.tree import Span

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\\$])|\n\s*\n")
_BEFORE, _AFTER = 400, 160  # characters that are looked at
_LOOSELY = re.compile(
    r"up to (?:an?|some|the|constants?|scal\w+|sign|multipl\w+|additive|irrelevant|terms?|factors?|positive)\b"
    r"|\b(?:ignor|neglect|omitt?|dropp?|discard|absorb|suppress)(?:ing|s|ed|e)?\b|\bproportional\b"
    r"|\breplac(?:e|ing|ed)\b.{1,40}\b(?:by|with)\b|\bin place of\b|\binstead of\b"
    r"|\btreat(?:ing|ed|s)?\b.{1,40}\bas\b|\b(?:hold|keep)(?:ing)?\b.{1,40}\b(?:constant|fixed)\b"
    r"|riemann|stiefel|grassmann|manifold|sphere|tangent|(?:projected|natural|reduced|preconditioned|scaled) gradient",
    re.IGNORECASE | re.DOTALL,
)


def said_loosely(text: str, span: Span) -> str:
    """The words in the sentence of a claim under which it may be right though it is not as it stands, or ""."""
    found = _LOOSELY.search(_sentence(text, span))
    return " ".join(found[0].split()) if found else ""


def _sentence(text: str, span: Span) -> str:
    """The words before a claim, from the beginning of its sentence, and those after it."""
    start, end = span
    before = _SENTENCE.split(text[max(0, start - _BEFORE) : start])
    while len(before) > 1 and not re.search(r"\w{2}", before[-1]):
        before.pop()
    return f"{before[-1]} {_SENTENCE.split(text[end : end + _AFTER])[0]}"
