"""About how wide a formula of LaTeX is set, so that no line is wider than the paper."""

import re

from ...grammar.greek import GREEK
from ...grammar.record import NamedTuple

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.S)
# Points, in ten-point Computer Modern with the space that TeX puts around a relation or an operation.
LETTER, CAPITAL, DIGIT, SCRIPT = 5.3, 7.8, 5.0, 0.72
WIDTHS = {
    **dict.fromkeys(["=", "<", ">", r"\neq", r"\leq", r"\geq", r"\succ", r"\succeq", r"\to"], 13.4),
    **dict.fromkeys(["+", "-", r"\times", r"\otimes", r"\oslash", r"\star"], 12.3),
    **dict.fromkeys([":", r"\colon"], 8.4),
    **dict.fromkeys([r"\circ", r"\cdot"], 9.5),
    **dict.fromkeys(["(", ")", "[", "]", "."], 3.9),
    **dict.fromkeys([r"\lvert", r"\rvert", "|", ";"], 2.8),
    **dict.fromkeys([r"\lVert", r"\rVert"], 5.0),
    **dict.fromkeys([",", r"\ "], 4.5),
    **dict.fromkeys([r"\left", r"\right"], 1.7),
    **dict.fromkeys([r"\mathrm", r"\mathbf", r"\mathbb", r"\mathcal", r"\text", r"\operatorname"], 1.7),
    **dict.fromkeys(["{", "}", "^", "_", " ", "&"], 0.0),
    **dict.fromkeys(["m", "M", "W"], 9.4),
    r"\,": 1.7,
    r"\!": -1.7,
    r"\frac": 2.4,
    r"\sqrt": 8.4,
    r"\sum": 16.0,
    r"\top": 7.8,
    r"\partial": 5.6,
    **dict.fromkeys([r"\dots", r"\cdots"], 13.4),
    r"\quad": 10.0,
    r"\qquad": 20.0,
}


class Group(NamedTuple):
    """What stands in braces: the scale of its signs, and how wide the numerator was if it is a denominator."""

    scale: float
    above: float | None = None
    is_numerator: bool = False


def width(formula: str) -> float:
    """About how many points wide a formula is; rather too wide than too narrow."""
    groups, widths = [Group(1.0)], [0.0]
    before, closed = "", 0.0
    for token in TOKEN.findall(formula):
        if token == "{":
            groups.append(_opened(groups[-1], before, closed))
            widths.append(0.0)
        elif token == "}" and len(groups) > 1:
            group, closed = groups.pop(), widths.pop()
            widths[-1] += 0.0 if group.is_numerator else max(closed, group.above or 0.0)
            token = "numerator" if group.is_numerator else token
        else:
            scale = groups[-1].scale * (SCRIPT if before in ("^", "_") else 1.0)
            widths[-1] += scale * _own(token)
        before = token if token != " " or before != "numerator" else before
    return sum(widths)


def _opened(outside: Group, before: str, closed: float) -> Group:
    """The group that braces open, by what stands before them."""
    if before == "numerator":
        return Group(outside.scale, above=closed)
    return Group(outside.scale * (SCRIPT if before in ("^", "_") else 1.0), is_numerator=before == r"\frac")


def _own(token: str) -> float:
    """The width of one sign: a Greek letter is as wide as another, a function's name as its letters."""
    if token in WIDTHS:
        return WIDTHS[token]
    if token.startswith("\\"):
        return LETTER if token[1:] in GREEK else LETTER * (len(token) - 1)
    return DIGIT if token.isdigit() else CAPITAL if token.isupper() else LETTER
