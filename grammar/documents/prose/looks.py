"""How a row looks, before it is read: what its left side is, and whether a side is 0, a number, the identity."""

from collections.abc import Iterator, Sequence

from ...latex.commands import ACCENTS, FONTS, SWITCHES
from ...latex.operands import is_lowered
from ...latex.pieces import Piece
from ...tree import Name
from ..parts import FormulaRow
from .names import name_of
from .tokens import argument, text_of, told

_FRACTIONS = frozenset(("\\frac", "\\dfrac", "\\tfrac"))
_GRADIENTS = frozenset(("\\nabla", "\\triangledown", "\\bigtriangledown"))
_CHANGES = frozenset(("\\partial", "\\delta", "d"))
_IDENTITIES = frozenset(("I", "\\I", "1_n", "\\mathbb1", "Id"))
_STARS = frozenset(("*", "\\ast", "\\star", "opt", "\\dagger"))
_CHOICES = frozenset(("\\min", "\\max", "\\arg", "\\argmin", "\\argmax", "\\inf", "\\sup", "\\minimize", "\\maximize"))


def left_of_row(row: FormulaRow) -> list[Piece]:
    """The tokens of the first member."""
    return told(row.members[0].pieces) if row.members else []


def is_zero(side: Sequence[Piece]) -> bool:
    """0, bold or with its sizes below it."""
    return text_of(side).rstrip(".,;").split("_")[0] in ("0", "\\vec0", "\\boldsymbol0", "\\bm0")


def is_constant(side: Sequence[Piece]) -> bool:
    """A number, or the identity."""
    text = text_of(side).rstrip(".,;").removeprefix("-")
    return text.replace(".", "", 1).isdigit() or text.split("_")[0] in _IDENTITIES


def is_derivative(side: Sequence[Piece]) -> bool:
    """Whether a side begins as a derivative or a differential."""
    run = told(side)
    if not run:
        return False
    if run[0].text in _FRACTIONS:
        above, place = argument(run, 1)
        return any(piece.text in _CHANGES for piece in above[:3]) and len(argument(run, place)[0]) > 1
    if run[0].text in _GRADIENTS or (run[0].text in _CHANGES and len(run) > 1):
        return True
    return text_of(run[:2]) == "\\mathrmd" or (len(run) > 1 and run[1].text in ("'", "\\prime") and "(" in text_of(run))


def changes(row: FormulaRow) -> bool:
    """Whether a differential or a derivative stands anywhere in a row."""
    marks = _CHANGES | _GRADIENTS
    return any(piece.text in marks for member in row.members for piece in member.pieces)


def defined_name(side: Sequence[Piece]) -> Name | None:
    """The name that a side is, or of which it is the value: x, f(x)."""
    run = told(side)
    end = next((place for place, piece in enumerate(run) if piece.text in ("(", "[")), len(run))
    closed = end == len(run) or run[-1].text in (")", "]")
    return name_of(run[:end]) if closed else None


def is_estimate(side: Sequence[Piece]) -> bool:
    """\\hat x"""
    run = told(side)
    return bool(run) and ACCENTS.get(run[0].text) == "hat" and name_of(run) is not None


def is_starred(side: Sequence[Piece]) -> bool:
    """x^*, the best x"""
    run = told(side)
    place = next((place for place, piece in enumerate(run) if piece.text == "^"), 0)
    above, end = argument(run, place + 1)
    return bool(place) and end == len(run) and text_of(above) in _STARS and name_of(run[:place]) is not None


def is_chosen(side: Sequence[Piece]) -> bool:
    """\\min_x f, \\arg\\min: what is best, and no function of two numbers; \\lambda_{\\max} has it as an index."""
    run = told(side)
    texts = [piece.text for piece in run]
    places = [place for place, text in enumerate(texts) if text in _CHOICES and not is_lowered(run, place)]
    return any(texts[place + 1 : place + 2] not in (["("], ["\\{"]) for place in places) or "argm" in text_of(run)


def has_rest(side: Sequence[Piece]) -> bool:
    """O(…), o(…): a rest that is not said."""
    text = text_of(side)
    marks = "O(\\|", "o(\\|", "O(|", "o(|", "O(\\lVert", "o(\\lVert", "o(\\lvert", "O(\\lvert", "O(\\Vert", "o(\\Vert"
    return any(mark in text for mark in marks)


def stands_in(side: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether a name occurs in another side, as in A = A^T, x = Ax + b."""
    name, run = [piece.text for piece in told(side)], [piece.text for piece in _without_words(told(other))]
    size = len(name)
    starts = [at for at in range(len(run) - size + 1) if run[at : at + size] == name]
    return any(
        run[at + size : at + size + 1] not in (["_"], ["("]) and run[at + size :][:2] != ["^", "0"] for at in starts
    )


def _without_words(run: Sequence[Piece]) -> list[Piece]:
    """The tokens without those of words in a font, as {\\rm sig}, \\text{if}."""
    out, place = list[Piece](), 0
    while place < len(run):
        word, end = argument(run, place + (run[place].text != "{"))
        in_font = run[place].text in FONTS or (run[place].text == "{" and bool(word) and word[0].text in SWITCHES)
        if in_font and sum(piece.kind == "letter" for piece in word) > 1:
            place = end
        else:
            out.append(run[place])
            place += 1
    return out


def variables_of(row: FormulaRow) -> Iterator[str]:
    """The names by which a row differentiates."""
    for member in row.members:
        run = told(member.pieces)
        for place, piece in enumerate(run):
            if piece.text in _FRACTIONS:
                _, below = argument(run, place + 1)
                found = [each for each in argument(run, below)[0] if each.text not in ("\\mathrm", "{", "}")]
                yield from _after_change(found)
            elif piece.text in _GRADIENTS and run[place + 1 : place + 2] and run[place + 1].text == "_":
                yield from _named(argument(run, place + 2)[0])


def _after_change(found: list[Piece]) -> Iterator[str]:
    if found and found[0].text in _CHANGES:
        yield from _named(found[1:])


def _named(found: Sequence[Piece]) -> Iterator[str]:
    if name := name_of(found):
        yield name.text
