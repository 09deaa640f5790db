"""Around the reading of a text: what it begins and ends with, and what only the whole of it shows."""

from itertools import pairwise, takewhile

from .commands import GREEK_LETTERS
from .names import as_entries
from .pieces import Piece
from .progress import Progress, two_readings
from .stream import Lexeme

_SUMS = ("PLUS", "MINUS", "COLON")


def without_full_stop(found: list[Piece]) -> list[Piece]:
    """A text without the punctuation of the sentence that it ends."""
    while found and found[-1].text in (".", ",", ";"):
        found = found[:-1]
    return found


def tagged(found: list[Piece]) -> tuple[Lexeme | None, list[Piece]]:
    """The [name] of a statement, and the rest."""
    close = next((number for number, piece in enumerate(found) if piece.kind == "]"), 0)
    inside, after = found[1:close], found[close + 1 : close + 2]
    if not close or found[0].kind != "[" or (after and after[0].kind in ("^", "_")):
        return None, found
    if any(piece.kind in ("[", ",", ";", "blocks") for piece in inside):
        return None, found
    words = "".join(piece.text if piece.glued else f" {piece.text}" for piece in inside).strip()
    return Lexeme("TAG", f"[{words}]", (found[0].span[0], found[close].span[1])), found[close + 1 :]


def check_variants(found: list[Piece]) -> None:
    """Refuses \\phi beside \\varphi, which are one name in the language."""
    letters = {piece.text for piece in found if piece.text in GREEK_LETTERS}
    for piece in found:
        if piece.text.startswith("\\var") and f"\\{GREEK_LETTERS.get(piece.text, '')}" in letters:
            plain = GREEK_LETTERS[piece.text]
            ways = f"\\{plain} for both", f"\\{plain}_1 for one of them"
            raise two_readings(f"{piece.text} beside \\{plain} may be one name or two", piece.span, *ways)


def moves(found: list[Piece], plain: bool) -> bool:
    """Whether d is the differential: in a hand derivation, which has = and asks for nothing."""
    first = "".join(piece.text for piece in found[:3])
    return plain and any(piece.kind in ("=", ":=") for piece in found) and first != "let"


def has_t(found: list[Piece]) -> bool:
    """Whether t is a name of its own somewhere."""
    glued = *(piece.glued for piece in found[1:]), False
    alone = [piece.text == "t" and not (piece.glued or after) for piece, after in zip(found, glued, strict=False)]
    before = ["", "", *(piece.text for piece in found)]
    return any(is_t and before[n + 1] != "^" and before[n : n + 2] != ["^", "{"] for n, is_t in enumerate(alone))


def as_relations(progress: Progress) -> list[Lexeme]:
    """The lexemes, with == for the = of a claim: where no differential occurs it says that both sides are equal."""
    out = as_sigmoids(progress, as_entries(progress, progress.out))
    kinds = [lexeme.kind for lexeme in out if lexeme.kind != "TAG"]
    defines = kinds[:1] in (["LET"], ["GIVEN"], ["EQUALS"]) or kinds[:2] == ["NAME", "EQUALS"]
    _check_head(progress, out)
    if progress.moved or (defines and not progress.asks):
        return out
    return [Lexeme("EQUAL", "==", each.place) if each.kind == "EQUALS" else each for each in out]


def _check_head(progress: Progress, out: list[Lexeme]) -> None:
    """Refuses dx^\\top A x = F: the differential of x alone, or of the product."""
    head = list(takewhile(lambda lexeme: lexeme.kind != "EQUALS", (each for each in out if each.kind != "TAG")))
    first, rest = head[:1], head[1:]
    if not first or first[0].text not in progress.moved or len(head) == len(out):
        return
    alone = progress.moved.isdisjoint(lexeme.text for lexeme in rest) and first[0].text != "d"
    if alone and any(each.kind == "NAME" for each in rest) and not any(each.kind in _SUMS for each in rest):
        raise two_readings("this d may be of the first factor or of the product", first[0].place, "d(…)", "(dX) …")


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
