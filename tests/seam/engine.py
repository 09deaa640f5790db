"""The engine in one call: a statement understood, below its lines, and what was derived written out."""

from collections.abc import Iterable
from functools import reduce

from matgrad.core import EMPTY, Context, Derivation, after
from matgrad.core.problem import Problem, elaborated
from matgrad.core.write.style import TEXT, Style
from matgrad.core.write.terms import Writer
from matgrad.grammar.read import read_statement


def understood(text: str, lines: Iterable[str] = ()) -> Problem:
    """A statement, below its lines, with the kinds and sizes of its names, not derived."""
    return elaborated(read_statement(text), below(lines))


def below(lines: Iterable[str]) -> Context:
    """What holds below lines `given …` and `let …`."""
    return reduce(after, map(read_statement, lines), EMPTY)


def writer_of(found: Derivation, style: Style = TEXT) -> Writer:
    """What writes the terms of a derivation."""
    return Writer(found.problem.algebra, style)
