"""What the rules of declarations build: `X: n x p`, `A symmetric`, `x in R^n`, `A, B: n x n`.

A size or a name alone between commas belongs to the declaration before it (`A: n, n`) or after it (`A, B: n x n`).
"""

import re
from collections.abc import Sequence
from typing import Any, Literal

from .actions import name
from .clauses import NUMBERS, SYNONYMS
from .codes import AMBIGUOUS, DECLARED_TWICE, RESERVED_WORD, RUN_TOGETHER, UNEXPECTED, UNKNOWN_PROPERTY
from .mistakes import Mistake, near
from .record import NamedTuple
from .state import Token, between
from .tables import WORDS
from .tree import Apply, Declaration, Given, Name, Node, Number, Span, Statement, completed

GLUED = r"([A-Za-z]|\d+)x([A-Za-z]|\d+)"
_KINDS: tuple[Literal["scalar", "vector", "matrix"], ...] = ("scalar", "vector", "matrix")
PROPERTIES = frozenset(word for word, kind in WORDS.items() if kind == "PROPERTY")


_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵈᵏˡᵐⁿᵖʳˣ", "0123456789dklmnprx")
LETTERS_OF_SIZES = frozenset("abcdefghijklmnopqrstuvwyz")  # of which nothing is to be said
LONGEST_SIZE = 2  # letters that are a size and no word


class Sizes(NamedTuple):
    """The sizes of a declaration; a kind that is given without them is its own word."""

    sizes: tuple[Node, ...]
    span: Span
    kind: Literal["scalar", "vector", "matrix"]


class Bare(NamedTuple):
    """A size or a name that stands alone between commas, perhaps with properties."""

    size: Node
    properties: tuple[str, ...]
    span: Span


_Item = Declaration | Bare


def letter(token: Token) -> Name:
    return name(token)


def scalar(word: Token) -> Sizes:
    return Sizes((), word.span, "scalar")


def shapeless(word: Token) -> Sizes:
    """x: vector, of a size that is to be found."""
    return Sizes((), word.span, "vector" if word.text == "vector" else "matrix")


def vector(size: Node) -> Sizes:
    if isinstance(size, Name) and "x" in size.text and (glued := re.fullmatch(GLUED, size.text)):
        raise Mistake(RUN_TOGETHER, f"{size.text} is one name", size.span, f"write {glued[1]} x {glued[2]}")
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


def raised_space(token: Token) -> Sizes:
    """ℝⁿ, ℝᵐˣⁿ"""
    texts = token.text[1:].translate(_LOWERED).replace("×", "x").split("x")
    sizes: list[Node] = [Number(int(text), token.span) if text.isdigit() else Name(text, token.span) for text in texts]
    return Sizes(tuple(sizes), token.span, "vector" if len(sizes) == 1 else "matrix")


def first_word(word: Token, _article: Token) -> Token:
    return word


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


def led(token: Token, mark: Token, properties: Sequence[Token], sizes: Sizes) -> Declaration:
    """A: symmetric n x n"""
    found = declaration(token, mark, sizes, properties)
    return Declaration(found.name, found.kind, found.sizes, found.properties, (token.span[0], sizes.span[1]))


def declarations(items: Sequence[_Item]) -> list[Declaration]:
    """The declarations, what stands alone between commas put where it belongs."""
    whole = [item for item in items if isinstance(item, Declaration)]
    if len(whole) == len(items):
        return whole
    sizes = [size for item in whole for size in item.sizes]
    gathered = Gathering(frozenset(size.text for size in sizes if isinstance(size, Name)))
    for place, item in enumerate(items):
        gathered.take(item, place + 1 == len(items))
    return gathered.all()


class Gathering:
    """Declarations so far, and the names that wait for the next one; `letters` are sizes somewhere in the list."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        self.found: list[Declaration] = []
        self.waiting: list[Name] = []

    def take(self, item: _Item, last: bool) -> None:
        """One more of the list."""
        if isinstance(item, Declaration):
            self.found += [*(_like(each, item) for each in self.waiting), item]
            self.waiting = []
        elif not self.waiting and self._is_property(item):
            self.found[-1] = _with(self.found[-1], str(getattr(item.size, "text", "")), item.span)
        elif not self.waiting and self._is_second(item, last or bool(item.properties)):
            self.found[-1] = _widened(self.found[-1], item)
        elif isinstance(item.size, Name):
            self._named(item.size, item)
        else:
            raise Mistake(UNEXPECTED, "a size without a name", item.span, "write A: n x n")

    def all(self) -> list[Declaration]:
        """The declarations, if no name is left without one."""
        if self.waiting:
            text = self.waiting[0].text
            help = f"write {text}: n x p, or {text}: scalar"
            raise Mistake(UNEXPECTED, f"{text} has no shape here", self.waiting[0].span, help)
        return self.found

    def _named(self, name: Name, item: Bare) -> None:
        """A name alone, with properties or waiting for a shape."""
        if item.properties:
            self.found.append(Declaration(name, "open", (), item.properties, item.span))
            return
        if self._has_room():
            before = self.found[-1].name.text
            help = f"write {before}: … x {name.text} for a size of {before}, or declare {name.text} on its own"
            raise Mistake(AMBIGUOUS, f"{name.text} can be a size of {before} or a name", name.span, help)
        self.waiting.append(name)

    def _has_room(self) -> bool:
        """Whether the last declaration has one size and may get another."""
        return bool(self.found) and len(self.found[-1].sizes) == 1 and not self.found[-1].properties

    def _is_property(self, item: Bare) -> bool:
        """A: n x n, symmetric"""
        return bool(self.found) and isinstance(item.size, Name) and item.size.text in PROPERTIES

    def _is_second(self, item: Bare, last: bool) -> bool:
        """Whether what stands alone is the second size of the declaration before it: A: n, n."""
        letter = isinstance(item.size, Name) and item.size.text in self.letters
        plain = not isinstance(item.size, Name) or (last and not item.properties)
        return self._has_room() and (letter or plain)


def _words(properties: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.text for word in properties) if properties else ()


def _like(alone: Name, item: Declaration) -> Declaration:
    """A name that is declared together with the next: A in `A, B: n x n`."""
    return Declaration(alone, item.kind, item.sizes, item.properties, alone.span)


def _with(item: Declaration, word: str, span: Span) -> Declaration:
    return Declaration(item.name, item.kind, item.sizes, (*item.properties, word), (item.span[0], span[1]))


def _widened(item: Declaration, second: Bare) -> Declaration:
    """A: n, n"""
    span = item.span[0], second.span[1]
    return Declaration(item.name, "matrix", (*item.sizes, second.size), second.properties, span)


def _check_letters(sizes: Sequence[Node]) -> None:
    """Refuses a size called x, which would be lost among others, and one that is a property or nearly so."""
    stack = [size for size in sizes if not (isinstance(size, Name) and size.text in LETTERS_OF_SIZES)]
    while stack:
        size = stack.pop()
        if isinstance(size, Name) and size.text == "x":
            help = "take another letter"
            raise Mistake(RESERVED_WORD, "a size cannot be called x, which stands between sizes", size.span, help)
        if isinstance(size, Name) and len(size.text) > LONGEST_SIZE and size.text.isalpha():
            _check_word(size)
        stack.extend(size.args if isinstance(size, Apply) else ())


def _check_word(size: Name) -> None:
    """Refuses a size that is the word for a property, or like one."""
    word = size.text
    if word in NUMBERS:
        raise Mistake(
            UNKNOWN_PROPERTY,
            f"{word} is not a size",
            size.span,
            "write x: scalar, x: n or X: n x p; all numbers are real",
        )
    like = [SYNONYMS[word]] if word in SYNONYMS else near(word, PROPERTIES, 0.75)
    if like:
        raise Mistake(UNKNOWN_PROPERTY, f"{word} is not a size", size.span, f"write A: n x n {like[0]}".rstrip())


def distinct(declarations: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """The declarations, unless one name stands in two of them."""
    seen: dict[str, Span] = {}
    for declared in declarations:
        text, span = declared.name.text, declared.name.span
        if text in seen:
            earlier = ((seen[text], "here first"),)
            raise Mistake(DECLARED_TWICE, f"{text} is declared twice", span, "keep one of the two", earlier)
        seen[text] = span
    return tuple(declarations)


def given(_word: Token, declarations: list[Declaration]) -> Given:
    return Given(declarations=distinct(declarations))


def located(statement: Statement, _where: Token, declarations: list[Declaration]) -> Statement:
    return completed(statement, declarations=distinct(declarations))


# The actions of the rules, by whose names they are found
DECLARING = (
    given,
    located,
    declarations,
    declaration,
    unsized,
    led,
    bare,
    first_word,
    scalar,
    shapeless,
    vector,
    matrix,
    single,
    pair,
    member,
    raised_space,
    letter,
)
