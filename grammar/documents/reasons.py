"""The words in a formula: what stands beside a row as its reason, and what a row hangs on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..latex.commands import CALLED, FUNCTION_NAMES, SWITCHES
from ..latex.pieces import Piece

_TEXTS = frozenset("\\text \\mbox \\textrm \\textnormal \\hbox \\textit \\textsf \\textup \\mathrm \\rm".split())
_JOINING = frozenset(
    "and where with so hence thus then therefore that i.e. ie or also again similarly likewise und wobei mit oder"
    " sowie also dann daher somit".split()
)
_REASONS = frozenset(
    "since because by using use used from note due see as cf via by here recall which that rule noting applying"
    " utilized chain product definition cyclic trace linearity weil wegen nach mittels aus".split()
)
_ASKING = re.compile(r"\b(set|setting|zero|solve|solving|stationar\w*|optimal\w*|Null)\b", re.IGNORECASE)
_SHORTEST_TEXT = 8  # tokens, those of \\text{abcde}
_CONDITION = re.compile(
    r"\W*(if|when|whenever|unless|provided|assuming|assume|suppose|only|iff|otherwise|else|falls|wenn|sofern|sonst"
    r"|f[oü]r(?! (all|any|every|each|some|alle|jedes)\b))\b",
    re.IGNORECASE,
)


def as_words(pieces: Sequence[Piece]) -> str:
    """What was typed, a space between words."""
    return "".join(piece.text if piece.glued or piece.kind in ".,;:)" else f" {piece.text}" for piece in pieces).strip()


def word_group(pieces: Sequence[Piece], start: int) -> int:
    """Where words end that begin at a place, as in \\text{ and }; the place itself where none do."""
    font = pieces[start].text
    if font not in _TEXTS or start + 1 >= len(pieces) or pieces[start + 1].kind != "{":
        return start
    depth = 0
    for number in range(start + 1, len(pieces)):
        depth += (pieces[number].kind == "{") - (pieces[number].kind == "}")
        if not depth:
            return number + 1 if _are_words(pieces[start + 2 : number], pieces[start + 1], pieces[number]) else start
    return start


def _are_words(inside: Sequence[Piece], opened: Piece, closed: Piece) -> bool:
    """Whether letters make words rather than a name: there are spaces round or between them, or they join."""
    if not any(piece.kind == "letter" for piece in inside):
        return all(piece.kind in ".,;:" for piece in inside)
    said = as_words(inside)
    first = said.split()[0].strip("(,.:").lower()
    if is_function(said):
        return False
    bracketed = inside[0].kind in "([" and inside[-1].kind in ")]" and sum(each.kind == "letter" for each in inside) > 3
    apart = opened.span[1] < inside[0].span[0] or inside[-1].span[1] < closed.span[0]
    spaced = any(a.span[1] < b.span[0] and a.kind == b.kind == "letter" for a, b in pairwise(inside))
    return spaced or apart or bracketed or first in _JOINING | _REASONS or bool(_CONDITION.match(said))


def is_function(said: str) -> bool:
    """Whether words are the name of a function."""
    return said.strip() in FUNCTION_NAMES or said.strip() in CALLED


def bare_words(pieces: Sequence[Piece]) -> str:
    """The words of a part that is words in a font alone, as {\\rm and}; "" where it is none."""
    rest = [piece for piece in pieces if piece.kind not in "{}" and piece.text not in (*SWITCHES, *_TEXTS)]
    said = as_words(rest)
    joins = said.strip("().,:").split(" ")[0].lower() in _JOINING | _REASONS
    return (
        said if joins and len(rest) < len(pieces) and all(piece.kind in ("letter", *".,:;()") for piece in rest) else ""
    )


def sole_text(pieces: Sequence[Piece]) -> str:
    """What a part says that is one word of text; "" where it is more, or a function."""
    if len(pieces) < _SHORTEST_TEXT or pieces[0].text not in _TEXTS or pieces[1].kind != "{":
        return ""
    inside = [piece for piece in pieces[2:-1] if piece.kind != "."]
    said = as_words(inside)
    letters = all(piece.kind == "letter" for piece in inside) and pieces[-1].kind == "}"
    return said if letters and not is_function(said) else ""


def joins(words: str) -> bool:
    """Whether words part two rows that stand side by side, as `and`, `where`."""
    return words.split(" ")[0].strip("(,.:").lower() in _JOINING if words else True


def is_reason(words: str) -> bool:
    """Whether words say why, and so belong to what stands before them."""
    return bool(words) and (words[0] in "([" or words.split(" ")[0].strip("(,.:").lower() in _REASONS | _JOINING)


def is_proviso(words: str) -> bool:
    """Whether words say on what a row hangs."""
    return bool(_CONDITION.match(words))


def begins_case(words: str) -> bool:
    """Whether words between rows say that what is below is asked, or holds in a case alone."""
    return is_proviso(words) or bool(_ASKING.search(words))


def is_label(pieces: Sequence[Piece]) -> bool:
    """Whether a part is the number of a row: (1), (*), (\\star), (a), 1."""
    texts = [piece.text for piece in pieces if piece.kind not in "{}" and piece.text not in _TEXTS]
    if len(texts) > 2 and texts[0] in "([" and texts[-1] in ")]":
        inner = "".join(texts[1:-1])
        return bool(re.fullmatch(r"[*†]+|\\(star|ast|dagger)|[0-9.]+[a-z]?'?|[ivxIVX]+|[a-z]", inner))
    return False
