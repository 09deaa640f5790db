"""What a program in Python calls: a statement derived, a claim checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce

from .core import EMPTY, Context, Derivation, after, solve, solve_on_manifolds
from .core.check import decide
from .core.check.decide import Ruling
from .core.write.style import STYLES
from .core.write.terms import Writer
from .grammar import latex
from .grammar.codes import UNEXPECTED
from .grammar.lines import MACRO, statements
from .grammar.mistakes import Mistake
from .grammar.read import read_statement
from .grammar.tree import Contextual

__all__ = ["Derivation", "Mistake", "Ruling", "check", "derive", "written"]


def derive(text: str, *, verify: bool = True, given: str | Iterable[str] = (), riemannian: bool = False) -> Derivation:
    """The derivation of a statement `E wrt X [where …]`, each line checked unless told otherwise.

    `given` are lines `given …` and `let …`, or macros of LaTeX, that stand before it. With `riemannian` the gradients
    by variables that are declared orthogonal, spd or unit are those on the manifold. Raises Mistake where there is no
    derivation.
    """
    context, macros = _above(given)
    with _naming(text):
        derived = solve_on_manifolds if riemannian else solve
        return derived(read_statement(text, 1, macros), verify, context)


def written(found: Derivation, notation: str = "text") -> dict[str, str]:
    """The results of a derivation as formulas, by the names of their variables: {"x": "2 A' (A x - y)"}.

    A mixed second derivative stands under both names, "U, V". What is no matrix is written as the right side of its
    differential. The notation is text, which can be typed, unicode or latex; ValueError where it is none of them.
    """
    if notation not in STYLES:
        raise ValueError(f"no notation {notation!r}; there are {', '.join(STYLES)}")
    writer = Writer(found.problem.algebra, STYLES[notation])
    return {result.wrt: writer.write(result.gradient) for result in found.results}


def check(text: str, *, given: str | Iterable[str] = ()) -> Ruling:
    """The verdict on a claim `E wrt X == G` or `E == G`, or on a derivation; it is true if that is fine.

    `given` are lines `given …` and `let …` that stand before it. Raises Mistake where they cannot be read, or it.
    """
    context, macros = _above(given)
    with _naming(text):
        ruling = decide.check(read_statement(text, 1, macros), context)
        if ruling.mistake:
            ruling.mistake.text = text
        return ruling


def _above(given: str | Iterable[str]) -> tuple[Context, str]:
    """What some lines say, and the macros among them."""
    lines = [line for text in ([given] if isinstance(given, str) else given) for _, line in statements(text)]
    macros = "\n".join(line for line in lines if _is_macros(line))
    others = (line for line in lines if not _is_macros(line))
    return reduce(lambda context, line: _extended(context, line, macros), others, EMPTY), macros


def _is_macros(line: str) -> bool:
    """Whether a line defines macros of LaTeX alone."""
    return re.match(MACRO, line) is not None and latex.is_macros(line)


def _extended(context: Context, text: str, macros: str) -> Context:
    """What holds below one line more."""
    with _naming(text):
        statement = read_statement(text, 1, macros)
        if not isinstance(statement, Contextual):
            raise Mistake(UNEXPECTED, "only lines `given` and `let` stand before a statement", statement.span)
        return after(context, statement)


@contextmanager
def _naming(text: str) -> Iterator[None]:
    """Raise what is wrong with a text together with the text, so that the message can show the place."""
    try:
        yield
    except Mistake as mistake:
        mistake.text = text
        raise
