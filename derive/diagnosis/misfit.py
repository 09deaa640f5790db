"""The mistake in a claim whose shapes cannot fit: what small change of its text makes it right."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from matgrad.derive.nodes import arguments_first
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Apply, Name, Node, Span, Statement

SHAPES = frozenset({"M203", "M205", "M206", "M208", "M217"})
MOST_TRIED = 60
Fine = Callable[[Statement], bool]


class Mend(NamedTuple):
    """A statement that would be right, and the mistake that it lacks."""

    code: str
    message: str
    text: str


def mended(statement: Statement, fine: Fine) -> Iterator[Mend]:
    """The small changes that make a claim fine."""
    for tried, mend in enumerate((*_changed(statement), *_square(statement))):
        if tried == MOST_TRIED:
            return
        if _reads_fine(mend.text, fine):
            yield mend


def _reads_fine(text: str, fine: Fine) -> bool:
    try:
        return fine(read_statement(text))
    except Mistake:
        return False


def _changed(statement: Statement) -> Iterator[Mend]:
    """Factors swapped, operands transposed."""
    assert statement.claim is not None
    text, nodes = statement.text, arguments_first(statement.claim)
    for node in nodes:
        if isinstance(node, Apply) and node.head in ("juxt", "*"):
            yield Mend("order", "the factors of a product stand in another order", _swapped(text, *node.args[:2]))
    for node in nodes:
        if not isinstance(node, Apply) or node.head not in ("+", "-", "neg", "juxt", "*"):
            start, end = node.span
            yield Mend("missing-transpose", "a transpose is missing", f"{text[:end]}'{text[end:]}")
            if isinstance(node, Apply) and node.head == "'":
                bare = text[start : node.args[0].span[1]]
                yield Mend("missing-transpose", "there is a transpose too many", f"{text[:start]}{bare}{text[end:]}")


def _swapped(text: str, a: Node, b: Node) -> str:
    first, second = _words(text, a.span), _words(text, b.span)
    return text[: a.span[0]] + second + text[a.span[1] : b.span[0]] + first + text[b.span[1] :]


def _words(text: str, span: Span) -> str:
    return text[slice(*span)]


def _square(statement: Statement) -> Iterator[Mend]:
    """Two letters of sizes made one."""
    sizes = [node for declared in statement.declarations for size in declared.sizes for node in arguments_first(size)]
    letters = list(dict.fromkeys(node.text for node in sizes if isinstance(node, Name)))
    for one, other in combinations(letters, 2):
        text = re.sub(rf"\b{re.escape(other)}\b", one, statement.text)
        yield Mend("only-square", f"it is right only if {one} = {other}", text)
