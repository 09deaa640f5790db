"""Around the reading of a text: what it begins and ends with, and what only the whole of it shows."""

from itertools import pairwise

from .names import as_entries
from .pieces import Piece
from .progress import Progress, two_readings
from .stream import Lexeme


def without_full_stop(found: list[Piece]) -> list[Piece]:
    """A text without the punctuation of the sentence that it ends."""
    while found and found[-1].text in (".", ",", ";"):
        found = found[:-1]
    return found


def tagged(found: list[Piece]) -> tuple[Lexeme | None, list[Piece]]:
    """The [name] of a statement, and the rest."""
    close = next((number for number, piece in enumerate(found) if piece.kind == "]"), 0)
    inside = found[1:close]
    if not close or found[0].kind != "[" or any(piece.kind in ("[", ",", ";") for piece in inside):
        return None, found
    words = "".join(piece.text if piece.glued else f" {piece.text}" for piece in inside).strip()
    return Lexeme("TAG", f"[{words}]", (found[0].span[0], found[close].span[1])), found[close + 1 :]


def moves(found: list[Piece], plain: bool) -> bool:
    """Whether d is the differential: in a hand derivation, which has = and asks for nothing."""
    first = "".join(piece.text for piece in found[:3])
    return plain and any(piece.kind in ("=", ":=") for piece in found) and first != "let"


def has_t(found: list[Piece]) -> bool:
    """Whether t is a name of its own somewhere."""
    alone = [piece.text == "t" and not piece.glued for piece in found]
    before = ["", "", *(piece.text for piece in found)]
    return any(is_t and before[n + 1] != "^" and before[n : n + 2] != ["^", "{"] for n, is_t in enumerate(alone))


def as_relations(progress: Progress) -> list[Lexeme]:
    """The lexemes, with == for the = of a claim: where no differential occurs it says that both sides are equal."""
    out = as_sigmoids(progress, as_entries(progress, progress.out))
    kinds = [lexeme.kind for lexeme in out if lexeme.kind != "TAG"]
    defines = kinds[:1] in (["LET"], ["GIVEN"], ["EQUALS"]) or kinds[:2] == ["NAME", "EQUALS"]
    if progress.moved or (defines and not progress.asks):
        return out
    return [Lexeme("EQUAL", "==", each.place) if each.kind == "EQUALS" else each for each in out]


def as_sigmoids(progress: Progress, out: list[Lexeme]) -> list[Lexeme]:
    """The lexemes, \\sigma before brackets as the sigmoid where it is no name of the statement."""
    if "sigma" in progress.declared:
        return out
    found = list(out)
    for number, (first, second) in enumerate(pairwise(out)):
        if first.text == "sigma" and second.kind == "CALL":
            if "sigma" in progress.bare:
                ways = "\\operatorname{sigmoid}(…)", "\\sigma \\cdot (…)"
                raise two_readings("\\sigma stands here before brackets and alone", first.place, *ways)
            progress.unknown.setdefault("sigma", first.place)
            found[number] = Lexeme("NAME", "sigmoid", first.place)
    return found
