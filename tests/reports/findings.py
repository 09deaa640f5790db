"""Findings made by hand, one of each kind, and what a report writes of them."""

from collections.abc import Sequence
from math import inf, nan
from typing import Any

from seam.parts import UNICODE, Advice, Style

from matgrad.cli.input.statement import Source, place_of
from matgrad.cli.reports import REPORTS
from matgrad.cli.reports.finding import Counterexample, Finding
from matgrad.cli.terminal.line import plain
from matgrad.grammar.mistakes import Mistake


def finding(text: str, line: int, file: str, verdict: Any, message: str, part: str = "", **more: Any) -> Finding:
    """A finding whose place is the last occurrence of a part of the text, or the whole."""
    source = Source(text, line, file)
    start = text.rindex(part)
    place = place_of(source, (start, start + len(part)) if part else None)
    return Finding(source, verdict, message, place, **more)


def moved(found: Finding, line: int) -> Finding:
    """The same claim on another line."""
    place = found.place._replace(line=found.place.line - found.source.line + line)
    return found._replace(source=found.source._replace(line=line), place=place)


PROVED = finding("tr(A) == tr(A')", 1, "formulas.mg", "proved", "the two sides have the same normal form")


AGREES = finding("[b] det(A') == det(A)", 2, "formulas.mg", "agrees", "equal at 12 points")


WRONG = finding(
    "[bilinear] a' X b wrt X == b a' where X: m x n",
    4,
    "formulas.mg",
    "wrong",
    "the transpose of what is claimed is right",
    "b a'",
    diagnosis=Advice("transposed", "the transpose of what is claimed is right", "a b'"),
    counterexample=Counterexample({"m": 2, "n": 3}, 1000, (1, 2), 0.3123456789, -0.52),
)


CHAIN = finding(
    "d(tr(X' X)) = 2 X : dX\n  = 3 X : dX",
    9,
    "losses.mg",
    "wrong",
    "this does not follow from the line before",
    "3 X : dX",
    counterexample=Counterexample({}, 7, (), inf, nan),
    wrong_line=10,
)


REFUSED = finding(
    "A .* (Y - W' Z) wrt W == 0",
    12,
    "losses.mg",
    "error",
    "the sizes do not fit: W' is m×k",
    "-",
    mistake=Mistake("M203", "the sizes do not fit: W' is m×k", (8, 9), "W' X?", (((6, 7), "p×n"), ((10, 14), "m×q"))),
)


UNDECIDED = finding("log(-x' x) wrt x == 0", 13, "losses.mg", "undecided", "no point has −x' x > 0", "log(-x' x)")


HOPELESS = finding(
    "sqrt(-x' x) wrt x == 0",
    14,
    "losses.mg",
    "undecided",
    "no point was found",
    mistake=Mistake("M240", "no point was found", None, "declare properties: positive, spd, invertible …"),
)


ODD = finding(
    "[a\x1b, b] x|y`z` == “ü\x00”",
    3,
    "sub,dir/a: 100%\n<b>.mg",
    "wrong",
    "50% of x,\r\n| & <y> ]]> \x07",
    diagnosis=Advice("only-square", "", "x` | \ty"),
)


EVERY = [PROVED, AGREES, WRONG, CHAIN, REFUSED, UNDECIDED, HOPELESS, ODD]


def report(name: str, findings: Sequence[Finding], style: Style = UNICODE) -> str:
    """All that a report writes."""
    made = REPORTS[name](style)
    lines = [line for finding in findings for line in made.finding(finding)]
    return "".join(f"{plain(line)}\n" for line in [*lines, *made.end(findings)])
