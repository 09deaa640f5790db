"""1 beside a column: ones of its shape, as in (1 - p) ∘ p; beside a square matrix it may be the identity."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from ..check.verdict import Verdict
from .claims import GroupClaim
from .contexts import Contexts, LinesAbove, lines_of
from .decided import SideRuling

_ONE = re.compile(r"(?<![\w.^/])1(?= [-+] )|(?<= [-+] )1(?![\w.^( ]|\s*[*/.(\w])")
_MISFIT = re.compile(r"(?:scalar and|1 is scalar, .* is) (\w+)×1$")
_MOST = 4  # ones of a line


def with_ones(claim: GroupClaim, declared: tuple[str, ...], contexts: Contexts) -> GroupClaim:
    """A claim whose sizes fit, each 1 beside a column as ones; as it is where that does not help."""
    lines = _lines(claim.needed.lines, declared, contexts)
    above = lines_of(declared, lines)
    sides = tuple(side._replace(text=_fitting(side.text, above, contexts)) for side in claim.sides)
    return claim._replace(needed=claim.needed._replace(lines=lines), sides=sides)


def is_of_ones(side: SideRuling) -> bool:
    """Whether the sizes of a side do not fit since a number stands beside a column."""
    return side.says(_MISFIT)


def _lines(lines: Sequence[str], declared: tuple[str, ...], contexts: Contexts) -> LinesAbove:
    """The lines `let`, each so that what it defines fits."""
    made: LinesAbove = ()
    for line in lines:
        name, _, formula = line.removeprefix("let ").partition(" = ")
        fits = formula if "(" in name else _fitting(formula, lines_of(declared, made), contexts)
        made = (*made, f"let {name} = {fits}")
    return made


def _fitting(formula: str, above: LinesAbove, contexts: Contexts) -> str:
    """A formula with as many 1 as ones as it takes to fit; as it is where none do."""
    misfit = _MISFIT.search(_trouble(formula, above, contexts))
    if not misfit:
        return formula
    return next((text for text in _variants(formula, misfit[1]) if not _trouble(text, above, contexts)), formula)


def _variants(formula: str, size: str) -> Iterator[str]:
    """The formula with some of its 1 as ones, most first."""
    places = [match.start() for match in _ONE.finditer(formula)][:_MOST]
    for chosen in product((True, False), repeat=len(places)):
        text = formula
        for place, changed in reversed(list(zip(places, chosen, strict=True))):
            text = f"{text[:place]}ones({size}){text[place + 1 :]}" if changed else text
        yield text


def _trouble(formula: str, above: LinesAbove, contexts: Contexts) -> str:
    """Why a formula has no shape below some lines; "" where it has one."""
    found = contexts.ruling(f"{formula} == {formula}", above)
    return found.message if found.verdict is Verdict.ERROR else ""
