"""What the rules of declarations build: `X: n x p`, `A symmetric`, `x in R^n`, `A, B: n x n`.

A size or a name alone between commas belongs to the declaration before it (`A: n, n`) or after it (`A, B: n x n`).
"""

import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from matgrad.grammar.compose import Fields, Token, between, name
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tables import WORDS
from matgrad.grammar.tree import Apply, Declaration, Name, Node, Span

GLUED = re.compile(r"([A-Za-z]|\d+)x([A-Za-z]|\d+)")
KINDS: tuple[Literal["scalar", "vector", "matrix"], ...] = ("scalar", "vector", "matrix")
PROPERTIES = frozenset(word for word, kind in WORDS.items() if kind == "PROPERTY")


class Sizes(NamedTuple):
    """The sizes of a declaration; a kind that is told without them is its own word."""

    sizes: tuple[Node, ...]
    span: Span
    kind: Literal["scalar", "vector", "matrix"]


class Bare(NamedTuple):
    """A size or a name that stands alone between commas, perhaps with properties."""

    size: Node
    properties: tuple[str, ...]
    span: Span


Item = Declaration | Bare


def letter(token: Token) -> Name:
    return name(token)


def scalar(word: Token) -> Sizes:
    return Sizes((), word.span, "scalar")


def shapeless(word: Token) -> Sizes:
    """x: vector, of a size that is to be found."""
    return Sizes((), word.span, "vector" if word.text == "vector" else "matrix")


def vector(size: Node) -> Sizes:
    if isinstance(size, Name) and (glued := GLUED.fullmatch(size.text)):
        raise Mistake("M112", f"{size.text} is one name", size.span, f"write {glued[1]} x {glued[2]}")
    return Sizes((size,), size.span, "vector")


def matrix(rows: Node, _by: Token, columns: Node) -> Sizes:
    return Sizes((rows, columns), between(rows, columns), "matrix")


def single(opened: Token, size: Node, _comma: Token, closed: Token) -> Sizes:
    """(n,)"""
    return vector(size)._replace(span=between(opened, closed))


def pair(opened: Token, rows: Node, by: Token, columns: Node, closed: Token) -> Sizes:
    """(n, p)"""
    return matrix(rows, by, columns)._replace(span=between(opened, closed))


def member(reals: Token, _power: Token, *rest: Any) -> Sizes:
    """R^n, R^{n x p}"""
    sizes = [part for part in rest if not isinstance(part, Token)]
    found = vector(sizes[0]) if len(sizes) == 1 else Sizes((sizes[0], sizes[1]), sizes[1].span, "matrix")
    return found._replace(span=between(reals, rest[-1]))


def declaration(token: Token, _colon: Token, sizes: Sizes, properties: Sequence[Token] = ()) -> Declaration:
    end = properties[-1].span[1] if properties else sizes.span[1]
    _check_letters(sizes.sizes)
    return Declaration(name(token), sizes.kind, sizes.sizes, _words(properties), (token.span[0], end))


def unsized(token: Token, _mark: Token, properties: Sequence[Token]) -> Declaration:
    """A: symmetric, A is symmetric; the shape is to be found."""
    return Declaration(name(token), "open", (), _words(properties), between(token, properties[-1]))


def bare(size: Node, properties: Sequence[Token] = ()) -> Bare:
    end = properties[-1].span[1] if properties else size.span[1]
    return Bare(size, _words(properties), (size.span[0], end))


def declarations(items: Sequence[Item]) -> list[Declaration]:
    """The declarations, what stands alone between commas put where it belongs."""
    found: list[Declaration] = []
    waiting: list[Name] = []
    letters = {
        size.text for item in items if isinstance(item, Declaration) for size in item.sizes if isinstance(size, Name)
    }
    for place, item in enumerate(items):
        if isinstance(item, Declaration):
            found.extend(_like(each, item) for each in waiting)
            found.append(item)
            waiting = []
        elif isinstance(item.size, Name) and item.properties and not _is_second(item, found, letters, True):
            found.append(Declaration(item.size, "open", (), item.properties, item.span))
        elif isinstance(item.size, Name) and item.size.text in PROPERTIES and found and not waiting:
            found[-1] = _with(found[-1], (item.size.text,), item.span)
        elif not waiting and _is_second(item, found, letters, place + 1 == len(items)):
            found[-1] = _widened(found[-1], item)
        elif isinstance(item.size, Name) and not item.properties:
            _check_single(item.size, found)
            waiting.append(item.size)
        else:
            raise Mistake("M101", "a size without a name", item.span, "write A: n x n")
    if waiting:
        text = waiting[0].text
        raise Mistake("M101", f"{text} has no shape here", waiting[0].span, f"write {text}: n x p, or {text}: scalar")
    return found


def _words(properties: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.text for word in properties)


def _is_second(item: Bare, found: Sequence[Declaration], letters: set[str], last: bool) -> bool:
    """Whether what stands alone is the second size of the declaration before it."""
    if not found or len(found[-1].sizes) != 1 or found[-1].properties:
        return False
    return not isinstance(item.size, Name) or item.size.text in letters or (last and not item.properties)


def _check_single(alone: Name, found: Sequence[Declaration]) -> None:
    """Refuses `A: n, p, x: n`, where p may be a size of A or a name like x."""
    if found and len(found[-1].sizes) == 1 and not found[-1].properties:
        before = found[-1].name.text
        help = f"write {before}: … x {alone.text} for a size of {before}, or declare {alone.text} on its own"
        raise Mistake("M114", f"{alone.text} can be a size of {before} or a name", alone.span, help)


def _like(alone: Name, item: Declaration) -> Declaration:
    """A name that is declared together with the next: A in `A, B: n x n`."""
    return Declaration(alone, item.kind, item.sizes, item.properties, alone.span)


def _with(item: Declaration, properties: tuple[str, ...], span: Span) -> Declaration:
    return Declaration(item.name, item.kind, item.sizes, item.properties + properties, (item.span[0], span[1]))


def _widened(item: Declaration, second: Bare) -> Declaration:
    """A: n, n"""
    span = item.span[0], second.span[1]
    return Declaration(item.name, "matrix", (*item.sizes, second.size), second.properties, span)


def _check_letters(sizes: Sequence[Node]) -> None:
    """Refuses a size called x, which would be lost among others."""
    stack = list(sizes)
    while stack:
        size = stack.pop()
        if isinstance(size, Name) and size.text == "x":
            mend = "take another letter"
            raise Mistake("M111", "a size cannot be called x, which stands between sizes", size.span, mend)
        stack.extend(size.args if isinstance(size, Apply) else ())


def distinct(declarations: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """The declarations, unless one name stands in two of them."""
    seen: dict[str, Span] = {}
    for text, span in ((declared.name.text, declared.name.span) for declared in declarations):
        if text in seen:
            earlier = ((seen[text], "here first"),)
            raise Mistake("M113", f"{text} is declared twice", span, "keep one of the two", earlier)
        seen[text] = span
    return tuple(declarations)


def given(_word: Token, declarations: list[Declaration]) -> Fields:
    return {"kind": "given", "declarations": distinct(declarations)}


def located(fields: Fields, _where: Token, declarations: list[Declaration]) -> Fields:
    return fields | {"declarations": distinct(declarations)}
