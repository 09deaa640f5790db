"""How a document uses its letters: which are functions, which two signs would be one name, which numbers are above."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..latex.commands import FONTS, GREEK_LETTERS
from ..latex.operands import called
from ..latex.pieces import Piece, spelled
from ..latex.scripts import holds_a_name
from ..latex.stream import Unread
from ..record import NamedTuple
from .habits import DocumentSeen
from .parts import PageFormula, Prose

_WORDS = frozenset("\\text \\mbox \\textrm \\textnormal \\hbox \\operatorname \\begin \\end".split())
_CHANGES = frozenset(("\\delta", "\\Delta"))
_OPENS = ("(", "[", "\\{")
_NOUN = r"(?:activation|non-?linearity|function|functional|map|mapping|transformation|operator)s?"
_SAID_BEFORE = re.compile(_NOUN + r"\s*$")
_SAID_BEHIND = re.compile(r"\s*(?:is|be|denotes|being|are)\s+(?:an?|the|some|any)\s+(?:[\w-]+\s+){0,3}" + _NOUN)


class LetterUse(NamedTuple):
    """A letter where it stands; `before` is the bracket that follows, "" where none does, `of_name` if it holds one."""

    base: str
    piece: Piece
    before: str = ""
    of_name: bool = False


def uses_in(level: Sequence[Piece]) -> Iterator[LetterUse]:
    """The letters of a formula without its scripts that are in no word."""
    stream = Unread(level, 0)
    while stream:
        piece = stream.piece()
        if piece.text in _WORDS and stream.sees("{"):
            stream.group(stream.piece())
        elif piece.kind == "letter":
            run = stream.word(piece)
            if len(run) == 1 or not called(spelled(run)):
                yield from (LetterUse(each.text, each) for each in run[:-1])
                yield _use(run[-1], run[-1].text, stream)
        elif piece.text in GREEK_LETTERS:
            yield _use(piece, GREEK_LETTERS[piece.text], stream)


def _use(piece: Piece, base: str, stream: Unread) -> LetterUse:
    """A letter, in whatever font, with the bracket behind it."""
    if not stream.sees("}", *_OPENS):
        return LetterUse(base, piece)
    rest = Unread(list(reversed(stream.items)), 0)
    while rest.sees("}"):
        rest.piece()
    bracket = rest.peek()
    if not isinstance(bracket, Piece) or bracket.text not in _OPENS:
        return LetterUse(base, piece)
    return LetterUse(base, piece, bracket.text, holds_a_name(rest))


def numbers_behind_letters(level: Sequence[Piece]) -> Iterator[tuple[Piece, Piece, bool]]:
    """Each letter with the number that touches it, and whether that is turned, as the 1 of x1^T."""
    for place, (before, piece) in enumerate(pairwise(level)):
        if before.kind == "letter" and piece.kind == "number" and piece.glued:
            yield before, piece, [each.kind for each in level[place + 2 : place + 3]] == ["^"]


def is_typed(seen: DocumentSeen) -> bool:
    """Whether names are typed as X2."""
    return any(number.text[0] in "23456789" for level in seen.level for _, number, _ in numbers_behind_letters(level))


def called_letters(seen: DocumentSeen) -> frozenset[str]:
    """The letters that stand nowhere but before brackets, and those that words call functions."""
    uses = [use for formula in seen.level for use in uses_in(formula)]
    elsewhere = frozenset(use.base for use in uses if not use.before)
    return (frozenset(use.base for use in uses if use.before) - elsewhere) | frozenset(_said_functions(seen))


def _said_functions(seen: DocumentSeen) -> Iterator[str]:
    """The letters that the words beside them call functions, as in: the activation ρ."""
    for paragraph in seen.page.paragraphs:
        runs = ("", *paragraph.runs, "")
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
            letter = _alone(run) if isinstance(run, PageFormula) else ""
            left = isinstance(before, Prose) and _SAID_BEFORE.search(before.text.lower())
            right = isinstance(after, Prose) and _SAID_BEHIND.match(after.text.lower())
            if letter and (left or right):
                yield letter


def _alone(formula: PageFormula) -> str:
    """The letter that a formula is; else nothing."""
    piece = formula.pieces[0] if len(formula.pieces) == 1 else None
    return "" if piece is None else GREEK_LETTERS.get(piece.text, piece.text if piece.kind == "letter" else "")


def variants(seen: DocumentSeen) -> frozenset[str]:
    """The letters that are written in two ways, as ε and ϵ, which would be one name."""
    commands = {piece.text for formula in seen.formulas for piece in formula if piece.text in GREEK_LETTERS}
    bases = [GREEK_LETTERS[text] for text in commands]
    return frozenset(base for base in bases if bases.count(base) > 1)


def changes_that_are_names(seen: DocumentSeen) -> frozenset[str]:
    """Which of δ and Δ stand by themselves, as in δ = W x - y, and nowhere for a change, as in x + δx."""
    stand = [change for formula in seen.formulas for change in _changes(formula)]
    alone = frozenset(sign for sign, _, moves, _ in stand if not moves)
    return alone - frozenset(sign for sign, before, moves, after in stand if moves and (before or after))


def _changes(formula: Sequence[Piece]) -> Iterator[tuple[str, bool, bool, bool]]:
    """Each δ and Δ without index: whether x + stands before δx, whether a letter follows, whether δx is a left side."""
    texts = ["", "", *(piece.text for piece in formula), "", ""]
    for place, text in enumerate(texts):
        if text in _CHANGES and texts[place + 1] != "_":
            letter = texts[place + 1]
            moves = letter in GREEK_LETTERS or (letter.isalpha() and len(letter) == 1) or letter in FONTS
            sums = texts[place - 1] in ("+", "-") and texts[place - 2] == letter
            yield GREEK_LETTERS[text], sums, moves, texts[place + 2] in ("=", "&", "\\to", ":=")


def has_invariants(seen: DocumentSeen) -> bool:
    """Whether I_1 stands somewhere, which is no identity."""
    return any((letter.base, letter.below) == ("I", "1") for letter in seen.all_letters)


def is_numbered_above(seen: DocumentSeen) -> bool:
    """Whether x^1 stands somewhere, so that x^2 is the second x rather than a square."""
    return any(letter.raised == "1" for letter in seen.all_letters)
