"""The indices of a sum as they were typed: sum_i, sum_{i,j}, sum_{i=1}^N, Σᵢ."""

import re
from collections.abc import Iterator
from fractions import Fraction

from .codes import AMBIGUOUS, RESERVED_NOTATION, TOO_LARGE, WRONG_INDEX
from .greek import LOWER, SUBSCRIPTS, latin
from .mistakes import Mistake
from .state import Token
from .tree import Bound, Name, Node, Number, Span

_LETTER = r"[A-Za-zα-ωϑϕϵ]"
_LOWERED = "ᵢⱼₖₗₘₙₚᵣₛₜᵤᵥ"
_PARTS = r"(?:sum|[Σ∑])_?(?:\{(?P<inside>[^{}]*)\}|(?P<bare>[^\^ ]+))(?: *\^ *\{? *(?P<top>[^{}]*?) *\}?)?"
_BOUNDS = rf" *({_LETTER}+(?: *, *{_LETTER}+)*) *(?:= *(.*?) *)?"
_UPPER = r"[1-9]\d*|[A-Za-zα-ωϑϕϵ][A-Za-z0-9_]*"
WRITTEN = "write sum_i E, sum_{i,j} E or sum_{i=1}^N E"
MOST_DIGITS = 9


def indices(sigma: Token) -> tuple[Bound, ...]:
    """The indices of Σ, each with the number of its values if that is said; raises Mistake where they are no such."""
    parts = re.fullmatch(_PARTS, sigma.text)
    assert parts is not None, "a sign without indices is refused before"
    if parts["bare"] is not None:
        letters = _bare(parts["bare"], sigma)
        _check_top(parts["top"], None, letters, sigma)
        return tuple(map(Bound, letters))
    found = re.fullmatch(_BOUNDS, parts["inside"])
    if found is None:
        raise Mistake(WRONG_INDEX, "this is no index of a sum", sigma.span, WRITTEN)
    start = sigma.span[0] + parts.start("inside")
    letters = list(_names(found[1], start + found.start(1)))
    _check_words(letters, sigma)
    _check_top(parts["top"], found[2], letters, sigma)
    count = _count(parts["top"], sigma.span[0] + parts.start("top")) if parts["top"] else None
    return tuple(Bound(letter, count) for letter in letters)


def reserved(sigma: Token) -> Mistake:
    """The mistake of Σ as a name."""
    help = "write sum_i E for a sum over i, or take another name"
    return Mistake(RESERVED_NOTATION, "Σ is reserved for index sums", sigma.span, help)


def _names(text: str, start: int) -> Iterator[Name]:
    for word in re.finditer(rf"{_LETTER}+", text):
        yield Name(latin(word[0]), (start + word.start(), start + word.end()))


def _bare(text: str, sigma: Token) -> list[Name]:
    """One letter without braces, alpha among them, or signs that are lowered."""
    start = sigma.span[0] + sigma.text.index(text)
    if text[0] in _LOWERED:
        return [Name(sign.translate(SUBSCRIPTS), (start + k, start + k + 1)) for k, sign in enumerate(text)]
    if len(text) > 1 and text not in LOWER:
        raise _run_together(text, sigma)
    return [Name(latin(text), (start, start + len(text)))]


def _check_words(letters: list[Name], sigma: Token) -> None:
    """Refuses sum_{ij}, which may be over i and j, and sum_{max}."""
    for letter in letters:
        if letter.span[1] - letter.span[0] > 1 and letter.text not in LOWER:
            raise _run_together(sigma.text[slice(*(place - sigma.span[0] for place in letter.span))], sigma)


def _run_together(text: str, sigma: Token) -> Mistake:
    each = ",".join(text)
    help = f"write sum_{{{each}}} E for the sum over {' and '.join(text)}, or take another name"
    return Mistake(AMBIGUOUS, f"{sigma.text} may be one name, or a sum over several indices", sigma.span, help)


def _check_top(top: str | None, first: str | None, letters: list[Name], sigma: Token) -> None:
    """An index counts from 1 to what stands above: neither from 0, nor with one of the two alone."""
    if top is None and first is None:
        return
    letter = letters[0].text
    if first is None and not re.fullmatch(_UPPER, top or ""):
        raise reserved(sigma)
    if top is None or first is None:
        above = f"sum_{{{letter}=1}}^{top or 'N'} E"
        raise Mistake(WRONG_INDEX, "where a sum begins and ends is said by both", sigma.span, f"write {above}")
    if first != "1":
        help = f"write sum_{{{letter}=1}}^N E, with N for the number of values"
        raise Mistake(WRONG_INDEX, f"an index counts from 1, not from {first or 'nothing'}", sigma.span, help)


def _count(top: str, start: int) -> Node:
    """The number of values, a letter or a positive integer."""
    span: Span = (start, start + len(top))
    if re.fullmatch(_UPPER, top) and not top[0].isdigit():
        return Name(latin(top), span)
    if not re.fullmatch(_UPPER, top):
        help = "write sum_{i=1}^N E, with a letter or a positive integer for the number of values"
        raise Mistake(WRONG_INDEX, f"an index does not go up to {top or 'nothing'}", span, help)
    if len(top) > MOST_DIGITS:
        raise Mistake(TOO_LARGE, f"this number has more than {MOST_DIGITS} digits", span)
    return Number(Fraction(int(top)), span)
