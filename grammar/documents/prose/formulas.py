"""What a formula says by itself: X \\in R^{n x p}, A = A^T, X_{m x m}, \\lambda > 0."""

import re
from collections.abc import Collection, Sequence

from ...latex.pieces import Piece
from ...record import NamedTuple
from ...tree import Name, Span
from .names import is_index, name_of, names_in
from .said import Said, of_sizes
from .sizes import sizes_of
from .spaces import space_of
from .tokens import argument, parted, span_of, text_of, told

FORMULA_ROWS = frozenset(
    ("\\\\", "\\cr", "\\newline", "\\tabularnewline", "&", "\\quad", "\\qquad", ";", "\\text", "\\mbox")
)
_LAYOUTS_OF_PLAIN_TEX = frozenset(("\\eqalign", "\\displaylines"))
_IN = frozenset(("\\in", "∈"))
_COLONS = frozenset((":", "\\colon"))
_ARROWS = frozenset(("\\to", "\\rightarrow", "\\longrightarrow", "→"))
_QUANTIFIERS = frozenset(("\\forall", "\\exists", "∀"))
_TRANSPOSED = ("^T", "^\\top", "^t", "'", "^\\intercal", "^⊤", "^\\prime")
_SIGNS = {">": "positive", "\\ge": "nonnegative", "\\geq": "nonnegative", "\\geqslant": "nonnegative"}
_ORDERS = {"\\succ": "spd", "\\succeq": "psd", "\\succcurlyeq": "psd"}
_COUNTERS = frozenset("ijklmnpqrst")  # which are sizes and indices more often than numbers that vary


_SAYING = _IN | _SIGNS.keys() | _ORDERS.keys() | {"\\times", "×"}  # without one of these a formula says nothing itself
_TWO_SIDES = frozenset(("=",))
_STRUCTURAL = frozenset(("^", "'", "|", "\\|", "||", "\\Vert", "\\lVert"))


class OfName(NamedTuple):
    """What a formula says of one name. `case` where it is a condition: A = A^T."""

    name: Name
    said: Said
    span: Span
    case: bool = False


def said_by(found: Sequence[Piece]) -> list[OfName]:
    """All that a formula says by itself, each part of it read alone."""
    texts = {piece.text for piece in found}
    if texts.isdisjoint(_SAYING) and not (texts & _TWO_SIDES and not texts.isdisjoint(_STRUCTURAL)):
        return []
    out: list[OfName] = []
    for row in parted(_plain(found), FORMULA_ROWS):
        waiting: list[Piece] = []
        for part in parted(row, frozenset(",")):
            waiting = [*waiting, *([_COMMA] if waiting else []), *part]
            if not names_in(part) or not part:
                out += _said_by_part(waiting)
                waiting = []
        out += _said_by_part(waiting)
    return out


_COMMA = Piece(",", ",", (0, 0))


def _plain(found: Sequence[Piece]) -> list[Piece]:
    """The tokens without the environment around them, so that its rows stand in no brackets."""
    out, place, run = list[Piece](), 0, told(found)
    while place < len(run):
        if run[place].text in ("\\begin", "\\end") and place + 1 < len(run):
            _, place = argument(run, place + 1)
        elif run[place].text in _LAYOUTS_OF_PLAIN_TEX:
            inner, place = argument(run, place + 1)
            out += inner
        else:
            out.append(run[place])
            place += 1
    return out


def _said_by_part(part: list[Piece]) -> list[OfName]:
    texts = {piece.text for piece in part}
    return next((said for tokens, form in _FORMS if texts & tokens and (said := form(part))), [])


def _member(part: list[Piece]) -> list[OfName]:
    """X, Y \\in R^n; of a longer row the last member before it, where it is a name."""
    sides = parted(part, _IN)
    said = space_of(parted(sides[1], _ARROWS)[0]) if len(sides) == 2 else None
    if said is None or said.is_empty:
        return []
    before = parted(parted(sides[0], frozenset("="))[-1], _COLONS)[-1]
    names = [piece for piece in before if piece.text not in _QUANTIFIERS]
    if (family := family_of(names)) and said.properties and not said.sizes:
        return [OfName(family, Said(properties=said.properties), span_of(told(part)))]
    return [OfName(name, said, span_of(told(part))) for name in names_in(names)]


def _structured_member(part: list[Piece]) -> list[OfName]:
    """A = A^T \\in R^{n x n}"""
    sides = parted(part, _IN)
    said = _structured(sides[0]) if len(sides) == 2 else []
    space = space_of(sides[1]) if said else None
    return [*said, OfName(said[0].name, space, span_of(told(part)))] if space else []


def _sized(part: list[Piece]) -> list[OfName]:
    """X_{m x m}"""
    run = told(part)
    place = next((place for place, piece in enumerate(run) if piece.text == "_"), 0)
    below, end = argument(run, place + 1) if place else ([], 0)
    name = name_of(run[:place]) if place else None
    sizes = sizes_of(below) if any(piece.text in ("\\times", "×") for piece in below) else None
    return [OfName(name, of_sizes(sizes), span_of(run))] if name and sizes and end == len(run) else []


def _signed(part: list[Piece]) -> list[OfName]:
    """\\lambda > 0; of a capital only where the order is that of matrices."""
    for mark, word in (_SIGNS | _ORDERS).items():
        sides = parted(part, frozenset((mark,)))
        named = _names_or_family(sides[0]) if len(sides) == 2 and text_of(sides[1]) == "0" else ()
        names = [name for name in named if mark in _ORDERS or _is_number(name)]
        if names:
            return [OfName(name, Said(properties=(word,)), span_of(told(part))) for name in names]
    return []


def _names_or_family(side: list[Piece]) -> tuple[Name, ...]:
    family = family_of(side)
    return names_in(side) or ((family,) if family else ())


def family_of(found: Sequence[Piece]) -> Name | None:
    """M of M_{ij}, of which what is said of an entry is said of all."""
    run = told(found)
    place = next((place for place, piece in enumerate(run) if piece.text == "_"), 0)
    below, end = argument(run, place + 1) if place else ([], 0)
    return name_of(run[:place]) if place and end == len(run) and is_index(text_of(below)) else None


def _is_number(name: Name) -> bool:
    """Whether a name looks like that of a number that is no size."""
    base = name.text.split("_")[0]
    return len(base) > 1 or (base.islower() and base not in _COUNTERS)


def _structured(part: list[Piece]) -> list[OfName]:
    """A = A^T, A^T = -A, A^{-1} = A^T; QQ^T = Q^TQ = I"""
    sides = parted(part, frozenset("="))
    bases = [_base(side) for side in sides]
    name, letter = name_of(bases[0]), text_of(bases[0])
    if name is None or len(sides) not in (2, 3) or not letter:
        return []
    if letter != "A" and any("A" in text_of(side) for side in sides):
        return []
    texts = {text_of(side).replace(letter, "A") for side in sides}
    word = next((word for word, forms in _STRUCTURES if texts in forms), "")
    said = Said(properties=(word,)) if word else Said(refused="an equation says what it is")
    return [OfName(name, said, span_of(told(part)), case=True)] if word or _is_of_one_letter(texts) else []


def _is_of_one_letter(texts: Collection[str]) -> bool:
    """Whether sides such as A^2, -A, A^T A, I are of one matrix alone, and do not hold of all."""
    return len(texts) > 1 and all(map(_ONE_LETTER.fullmatch, texts)) and "AA^-1" not in texts and "A^-1A" not in texts


def _base(side: list[Piece]) -> list[Piece]:
    """What stands before the first script, or before the same again."""
    run = told(side)
    run = run[1:] if run[:1] and run[0].text == "-" else run
    end = next((place for place, piece in enumerate(run) if piece.text in ("^", "'")), len(run))
    whole = run[:end]
    return whole[: len(whole) // 2] if len(whole) == 2 and whole[0].text == whole[1].text else whole


_STRUCTURES = tuple(
    (word, [set(form) for form in forms])
    for word, forms in (
        ("symmetric", [("A", f"A{mark}") for mark in _TRANSPOSED]),
        ("skew", [(f"-{a}", f"{b}") for m in _TRANSPOSED for a, b in (("A", f"A{m}"), (f"A{m}", "A"))]),
        ("orthogonal", [("A^-1", f"A{mark}") for mark in _TRANSPOSED]),
        ("orthogonal", [(f"AA{mark}", f"A{mark}A", one) for mark in _TRANSPOSED for one in ("I", "I_n")]),
    )
)


_ONE_LETTER = re.compile(r"-?(?:A(?:\^(?:T|\\top|t|[1-9]|-1|\\intercal|⊤)|')?)+|-?I(?:_\w)?|0")


def map_of(part: Sequence[Piece]) -> tuple[Name, tuple[Said, ...]] | None:
    """f: R^{m x n} \\to R: the name of the function, and what is said of its arguments."""
    sides = parted(part, _COLONS)
    ends = parted(sides[1], _ARROWS) if len(sides) == 2 else []
    name = name_of(sides[0]) if len(ends) == 2 and space_of(ends[1]) is not None else None
    said = [space_of(factor) for factor in parted(ends[0], frozenset(("\\times", "×")))] if name else []
    return (name, tuple(each for each in said if each)) if name and said and all(said) else None


def _of_length_one(part: list[Piece]) -> list[OfName]:
    """\\|u\\| = 1, u^T u = 1: no rule knows of it."""
    sides = parted(part, frozenset("="))
    match = _LENGTH.fullmatch(text_of(sides[0])) if len(sides) == 2 and text_of(sides[1]) == "1" else None
    inner = [piece for piece in told(part) if match and piece.text == (match["bars"] or match["product"])]
    name = name_of(inner[:1]) if inner else None
    return [OfName(name, Said(refused="a vector of length 1"), span_of(told(part)))] if name else []


_LENGTH = re.compile(
    r"(?:\\\||\|\||\||\\lVert|\\Vert)(?P<bars>[A-Za-z]|\\[a-z]+)(?:\\\||\|\||\||\\rVert|\\Vert)(?:_2|_F)?(?:\^2)?"
    r"|(?P<product>[A-Za-z]|\\[a-z]+?)(?:\^T|\^\\top|')(?P=product)"
)
_FORMS = (  # each with the tokens of which it has one
    (_IN, _member),
    (_IN, _structured_member),
    (frozenset(("\\times", "×")), _sized),
    (frozenset(_SIGNS | _ORDERS), _signed),
    (_TWO_SIDES, _of_length_one),
    (_TWO_SIDES, _structured),
)
