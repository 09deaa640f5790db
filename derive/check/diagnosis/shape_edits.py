"""The mistake in a claim whose shapes cannot fit: what small change of its text makes it right."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from ....grammar.mistakes import Mistake
from ....grammar.read import read_statement
from ....grammar.tree import Apply, Claimed, Name, Node, Span, Statement
from ...elaborate.codes import DIVISION_BY_MATRIX, NO_MATRIX, SHAPE_NOT_TAKEN, SIZES_DIFFER, UNDEFINED_POWER
from ...elaborate.nodes import arguments_first, variables_of

SHAPES = frozenset({SIZES_DIFFER, DIVISION_BY_MATRIX, UNDEFINED_POWER, SHAPE_NOT_TAKEN, NO_MATRIX})
MOST_TRIED = 200
OTHER_PRODUCT = {
    "*": (".*", "product-for-hadamard", "a Hadamard product is meant, .* for a product of matrices"),
    ".*": ("*", "hadamard-for-product", "a product of matrices is meant, not a Hadamard product"),
}
Fine = Callable[[Statement], bool]


class Mend(NamedTuple):
    """A statement that would be right, and the mistake that it lacks; `side` is where the change was made."""

    code: str
    message: str
    text: str
    side: int = 1


def mended(statement: Claimed, place: Span, fine: Fine) -> Iterator[Mend]:
    """The small changes that make a claim fine in which the shapes do not fit at some place."""
    sides = statement.sides
    side = next((i for i, node in enumerate(sides) if node.span[0] <= place[0] < node.span[1]), None)
    changed: list[Mend] = []
    if side is not None:
        found = (*_changed(statement.text, sides[side]), *_filled(statement, sides[side]))
        changed = [mend._replace(side=side + 1) for mend in found]
    for mend in (*_square(statement), *changed)[:MOST_TRIED]:
        if _reads_fine(mend.text, fine):
            yield mend


def _reads_fine(text: str, fine: Fine) -> bool:
    try:
        return fine(read_statement(text))
    except Mistake:
        return False


def _changed(text: str, side: Node) -> Iterator[Mend]:
    """Factors swapped, operands transposed."""
    nodes = arguments_first(side)
    for node in nodes:
        if isinstance(node, Apply) and node.head in ("juxt", "*"):
            yield Mend("order", "the factors of a product are in the wrong order", _swapped(text, *node.args[:2]))
    for node in nodes:
        if isinstance(node, Apply) and node.head in OTHER_PRODUCT:
            mark, code, message = OTHER_PRODUCT[node.head]
            yield Mend(code, message, f"{text[: node.place[0]]}{mark}{text[node.place[1] :]}")
        elif isinstance(node, Apply) and node.head == "juxt":
            mark, code, message = OTHER_PRODUCT["*"]
            entrywise = f"{_words(text, node.args[0].span)} {mark} {_words(text, node.args[1].span)}"
            start, end = node.span
            yield Mend(code, message, f"{text[:start]}{entrywise if node is side else f'({entrywise})'}{text[end:]}")
    for node in nodes:
        if not isinstance(node, Apply) or node.head not in ("+", "-", "neg", "juxt", "*"):
            start, end = node.span
            yield Mend("missing-transpose", "a transpose is missing", f"{text[:end]}'{text[end:]}")
            if isinstance(node, Apply) and node.head == "'":
                bare = text[start : node.args[0].span[1]]
                yield Mend("missing-transpose", "there is a transpose too many", f"{text[:start]}{bare}{text[end:]}")


def _filled(statement: Claimed, side: Node) -> Iterator[Mend]:
    """A name of the function put between two factors, or at an end of a product."""
    names = variables_of(arguments_first(statement.formula), ())
    places: dict[Span, None] = {}
    for node in arguments_first(side):
        if isinstance(node, Apply) and node.head == "juxt":
            a, b = node.args
            places |= dict.fromkeys([(a.span[1], b.span[0]), (a.span[0], a.span[0]), (b.span[1], b.span[1])])
    places |= dict.fromkeys([(side.span[0], side.span[0]), (side.span[1], side.span[1])])
    for start, end in places:
        for factor in (f"{name}{quote}" for name in names for quote in ("", "'")):
            text = f"{statement.text[:start]} {factor} {statement.text[end:]}"
            yield Mend("missing-factor", f"a factor is missing: {factor}", text)


def _swapped(text: str, a: Node, b: Node) -> str:
    first, second = _words(text, a.span), _words(text, b.span)
    return text[: a.span[0]] + second + text[a.span[1] : b.span[0]] + first + text[b.span[1] :]


def _words(text: str, span: Span) -> str:
    return text[slice(*span)]


def _square(statement: Claimed) -> Iterator[Mend]:
    """Two letters of sizes made one."""
    sizes = [node for declared in statement.declarations for size in declared.sizes for node in arguments_first(size)]
    letters = list(dict.fromkeys(node.text for node in sizes if isinstance(node, Name)))
    for one, other in combinations(letters, 2):
        text = re.sub(rf"\b{re.escape(other)}\b", one, statement.text)
        yield Mend("only-square", f"it is right if {one} = {other}, but not in general", text)
