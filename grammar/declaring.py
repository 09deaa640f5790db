"""What the rules of declarations build: `X: n x p`, `A symmetric`, `x in R^n`, `A, B: n x n`.

A size or a name alone between commas belongs to the declaration before it (`A: n, n`) or after it (`A, B: n x n`).
"""

import re
from collections.abc import Sequence
from typing import Any, Literal

from .actions import name
from .clauses import NUMBERS, SYNONYMS
from .codes import DECLARED_TWICE, RESERVED_WORD, RUN_TOGETHER, UNEXPECTED, UNKNOWN_PROPERTY
from .gathering import PROPERTIES, AnyDeclaration, Bare, DeclaredItem, Gathering, sizes_of
from .mistakes import Mistake, near
from .record import NamedTuple
from .state import Token, between
from .tree import Apply, Declaration, DeclaredFunction, Given, Name, Node, Number, Span, Statement, completed

GLUED = r"([A-Za-z]|\d+)x([A-Za-z]|\d+)"
_KINDS: tuple[Literal["scalar", "vector", "matrix"], ...] = ("scalar", "vector", "matrix")


_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵈᵏˡᵐⁿᵖʳˣ", "0123456789dklmnprx")
LETTERS_OF_SIZES = frozenset("abcdefghijklmnopqrstuvwyz")  # of which nothing is to be said
LONGEST_SIZE = 2  # letters that are a size and no word


class Sizes(NamedTuple):
    """The sizes of a declaration; a kind that is given without them is its own word."""

    sizes: tuple[Node, ...]
    span: Span
    kind: Literal["scalar", "vector", "matrix"]


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


def entrywise(token: Token, _mark: Token, word: Token) -> DeclaredFunction:
    """f: entrywise"""
    return DeclaredFunction(name(token), "entrywise", (), (), between(token, word))


def matrix_function(token: Token, _mark: Token, kind: Token, word: Token) -> DeclaredFunction:
    """g: matrix function"""
    if kind.text != "matrix":
        help = f"write {token.text}: entrywise, {token.text}: matrix function or {token.text}: n -> scalar"
        raise Mistake(UNEXPECTED, "a function of this kind is not known", between(kind, word), help)
    return DeclaredFunction(name(token), "matrix function", (), (), between(token, word))


def mapping(
    token: Token, _mark: Token, takes: Sizes, _arrow: Token, gives: Sizes, properties: Sequence[Token] = ()
) -> DeclaredFunction:
    """L: m x n -> scalar, K: p -> n x n spd"""
    for side in (takes, gives):
        if side.kind != "scalar" and not side.sizes:
            help = "write L: m x n -> scalar, F: n -> m, X: scalar -> n x n"
            raise Mistake(UNEXPECTED, "the sizes of what a function takes and gives are said", side.span, help)
        _check_letters(side.sizes)
    end = properties[-1].span[1] if properties else gives.span[1]
    return DeclaredFunction(name(token), "map", takes.sizes, gives.sizes, (token.span[0], end), _words(properties))


def bare(size: Node, properties: Sequence[Token] = ()) -> Bare:
    end = properties[-1].span[1] if properties else size.span[1]
    return Bare(size, _words(properties), (size.span[0], end))


def led(token: Token, mark: Token, properties: Sequence[Token], sizes: Sizes) -> Declaration:
    """A: symmetric n x n"""
    found = declaration(token, mark, sizes, properties)
    return Declaration(found.name, found.kind, found.sizes, found.properties, (token.span[0], sizes.span[1]))


def declarations(items: Sequence[DeclaredItem]) -> list[AnyDeclaration]:
    """The declarations, what stands alone between commas put where it belongs."""
    whole = [item for item in items if not isinstance(item, Bare)]
    if len(whole) == len(items):
        return whole
    sizes = [size for item in whole for size in sizes_of(item)]
    gathered = Gathering(frozenset(size.text for size in sizes if isinstance(size, Name)))
    for place, item in enumerate(items):
        gathered.take(item, place + 1 == len(items))
    return gathered.all()


def _words(properties: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.text for word in properties) if properties else ()


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
    if word in ("function", "map", "curve"):
        help = "write f: entrywise, L: m x n -> scalar, F: n -> m, X: scalar -> n x n"
        raise Mistake(UNKNOWN_PROPERTY, f"{word} is not a size", size.span, help)
    like = [SYNONYMS[word]] if word in SYNONYMS else near(word, PROPERTIES, 0.75)
    if like:
        raise Mistake(UNKNOWN_PROPERTY, f"{word} is not a size", size.span, f"write A: n x n {like[0]}".rstrip())


def distinct(declarations: Sequence[AnyDeclaration]) -> dict[str, Any]:
    """The declarations of values and of functions, unless one name stands in two of them."""
    seen: dict[str, Span] = {}
    for declared in declarations:
        text, span = declared.name.text, declared.name.span
        if text in seen:
            earlier = ((seen[text], "here first"),)
            raise Mistake(DECLARED_TWICE, f"{text} is declared twice", span, "keep one of the two", earlier)
        seen[text] = span
    values = tuple([each for each in declarations if isinstance(each, Declaration)])
    functions = tuple([each for each in declarations if isinstance(each, DeclaredFunction)])
    return {"declarations": values, "functions": functions}


def given(_word: Token, declarations: list[AnyDeclaration]) -> Given:
    return Given(**distinct(declarations))


def located(statement: Statement, _where: Token, declarations: list[AnyDeclaration]) -> Statement:
    return completed(statement, **distinct(declarations))


# The actions of the rules, by whose names they are found
DECLARING = (
    given,
    located,
    declarations,
    declaration,
    unsized,
    entrywise,
    matrix_function,
    mapping,
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
