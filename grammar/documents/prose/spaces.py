"""Spaces, as they stand behind \\in: R^{n x p}, M_n(R), S^n_{++}, {0,1}^n."""

from collections.abc import Callable, Sequence

from ...latex.commands import FONTS, SWITCHES
from ...latex.pieces import Piece
from ...record import NamedTuple
from .said import Said, of_sizes
from .sizes import sizes_of
from .tokens import argument, text_of, told, unbraced

_BOARDS = frozenset(("\\mathbb", "\\mathbf", "\\mathrm", "\\Bbb", "\\bf", "\\rm", "\\mathcal", "\\cal", "\\mathsf"))
_REALS = frozenset(("R", "\\R", "\\reals", "\\RR", "\\Real", "\\Reals", "\\Re", "\\real"))
_COMPLEX = frozenset(("C", "\\C", "\\CC", "\\Complex", "H", "\\H"))
_WHOLE = frozenset(("Z", "N", "\\Z", "\\N"))
_SYMMETRIC = frozenset(("S", "\\S", "Sym", "\\Sym"))
_MATRICES = frozenset(("M", "Mat", "\\Mat", "\\M"))
_SIGNS = {"": (), "+": ("nonnegative",), "++": ("positive",), ">0": ("positive",), "\\ge0": ("nonnegative",)}
_SIGNS |= {"\\geq0": ("nonnegative",), "\\geqslant0": ("nonnegative",)}
_DEFINITE = {"": ("symmetric",), "+": ("psd",), "++": ("spd",)}


class _Space(NamedTuple):
    """The letter of a space with what stands below, above and in brackets behind it."""

    base: str
    board: bool
    below: list[Piece]
    above: list[Piece]
    behind: str


def space_of(found: Sequence[Piece]) -> Said | None:
    """What a space says of its elements; None where it is none that is known."""
    run = unbraced(told(found))
    while run and run[-1].text in (".", ",", ";"):
        run = run[:-1]
    if (numbers := _interval(run)) is not None:
        return numbers
    space = _space(run)
    return next((said for form in _FORMS if space and (said := form(space))), None)


def _space(run: list[Piece]) -> _Space | None:
    base, place, board = _base(run)
    scripts: dict[str, list[Piece]] = {}
    while place < len(run) and run[place].text in ("_", "^") and run[place].text not in scripts:
        mark = run[place].text
        scripts[mark], place = argument(run, place + 1)
    behind = text_of(run[place:])
    return _Space(base, board, scripts.get("_", []), scripts.get("^", []), behind) if base else None


def _base(run: list[Piece]) -> tuple[str, int, bool]:
    """The letter or word of a space, the place behind it, and whether a font marks it as one."""
    if not run:
        return "", 0, False
    if run[0].text in FONTS or run[0].text in _BOARDS:
        word, place = argument(run, 1)
        return text_of(word), place, run[0].text in _BOARDS
    if run[0].text == "{":
        word, place = argument(run, 0)
        return text_of(word), place, bool(word) and (word[0].text in _BOARDS or word[0].text in SWITCHES)
    letters = 1
    while letters < len(run) and run[letters].glued:
        letters += 1
    return text_of(run[:letters]), letters, run[0].kind == "command"


def _reals(space: _Space) -> Said | None:
    """R, R^n, R^{n x p}, R_+^n."""
    sign = text_of(space.below)
    if space.base not in _REALS or space.behind or sign not in _SIGNS or not (space.board or space.above):
        return None
    above = space.above
    if not sign and text_of(above) in _SIGNS:
        sign, above = text_of(above), []
    sizes = sizes_of(above) if above else ()
    if sizes is None:
        return Said(refused="a tensor") if "\\times" in text_of(above) else None
    return of_sizes(sizes, _SIGNS[sign])


def _complex(space: _Space) -> Said | None:
    return Said(refused="complex numbers") if space.base in _COMPLEX and space.board and not space.behind else None


def _integers(space: _Space) -> Said | None:
    """Z, N: numbers that do not vary; nothing is said of them."""
    return Said() if space.base in _WHOLE and space.board else None


def _matrices(space: _Space) -> Said | None:
    """M_n(R), M_{m,n}(R), M_n: a font or a field behind it says that it is a space."""
    fields = {f"({field})": "" for field in _REALS} | {f"({field})": "complex numbers" for field in _COMPLEX}
    named = space.board or space.base in ("Mat", "\\Mat")
    if space.base not in _MATRICES or not (space.behind in fields or (named and not space.behind)):
        return None
    if refused := fields.get(space.behind, ""):
        return Said(refused=refused)
    return _square_or_not(space)


def _square_or_not(space: _Space) -> Said | None:
    sizes = sizes_of(space.below or space.above, commas=True) if space.below or space.above else None
    if not sizes:
        return None
    return of_sizes(sizes if len(sizes) == 2 else sizes * 2)


def _symmetric(space: _Space) -> Said | None:
    """S^n, S_n, S^n_{++}"""
    scripts = {text_of(space.below), text_of(space.above)} & {"+", "++"}
    sized = next((part for part in (space.above, space.below) if part and text_of(part) not in _DEFINITE), [])
    sizes = sizes_of(sized) if sized else None
    if space.base not in _SYMMETRIC or not space.board or not sizes or space.behind or len(sizes) > 2:
        return None
    return of_sizes(sizes if len(sizes) == 2 else sizes * 2, _DEFINITE[next(iter(scripts), "")])


_FORMS: tuple[Callable[[_Space], Said | None], ...] = (_reals, _complex, _integers, _matrices, _symmetric)


def _interval(run: list[Piece]) -> Said | None:
    """{0,1}^{m x n}, [0,1]^n, (0, 1)"""
    inner = [place for place, piece in enumerate(run) if piece.text in ("\\}", "]", ")")]
    if not run or run[0].text not in ("\\{", "[", "(") or not inner:
        return None
    close = inner[0]
    above, end = argument(run, close + 2) if text_of(run[close + 1 : close + 2]) == "^" else ([], close + 1)
    words = _RANGES.get(text_of(run[: close + 1]))
    sizes = sizes_of(above) if above else ()
    if words is None or sizes is None or end != len(run):
        return None
    return of_sizes(sizes, words)


_RANGES = {
    "\\{0,1\\}": ("binary",),
    "[0,1]": ("nonnegative",),
    "(0,1)": ("positive",),
    "(0,\\infty)": ("positive",),
    "[0,\\infty)": ("nonnegative",),
    "]0,1[": ("positive",),
    "\\{-1,1\\}": (),
    "\\{-1,+1\\}": (),
    "\\{\\pm1\\}": (),
    "[-1,1]": (),
}
