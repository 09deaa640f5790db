"""What each rule of formula.lark builds from its parts; the functions bear the names of the rules' actions."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeVar

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tree import Apply, Call, Declaration, Name, Node, Number, Span

T = TypeVar("T")
Fields = dict[str, Any]
Sizes = tuple[tuple[Node, ...], Span]

HEADS = {
    "PLUS": "+",
    "MINUS": "-",
    "COLON": ":",
    "STAR": "*",
    "HADAMARD": ".*",
    "HDIV": "./",
    "SLASH": "/",
    "KRON": "kron",
    "POWER": "^",
    "HPOWER": ".^",
}
NORMS = {"": "norm2", "_2": "norm2", "_F": "norm_F", "_1": "norm1", "_*": "norm_nuc"}
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
LETTERS = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau
upsilon phi chi psi omega"""
GREEK = {ord("α") + place: letter for place, letter in enumerate(LETTERS.split())}
GREEK |= {ord("Α") + place: letter.capitalize() for place, letter in enumerate(LETTERS.split())}
GREEK |= {ord("ϑ"): "theta", ord("ϕ"): "phi", ord("ϵ"): "epsilon"}
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
LONGEST_NUMBER = 300
GLUED = re.compile(r"([A-Za-z]|\d+)x([A-Za-z]|\d+)")
KINDS: tuple[Literal["scalar", "vector", "matrix"], ...] = ("scalar", "vector", "matrix")


class Token(NamedTuple):
    kind: str
    text: str
    span: Span


Part = Node | Token


def between(first: Part, last: Part) -> Span:
    return first.span[0], last.span[1]


# Operands


def name(token: Token) -> Name:
    return Name(token.text if token.text.isascii() else latin(token.text), token.span)


def latin(text: str) -> str:
    """Greek letters by name, subscript digits after one underscore: λ₁₂ is lambda_12."""
    letters = text.translate(GREEK)
    stem = letters.rstrip("₀₁₂₃₄₅₆₇₈₉")
    index = letters[len(stem) :]
    return (f"{stem}_{index}" if index else stem).translate(SUBSCRIPTS)


def number(token: Token) -> Number:
    return Number(exact(token), token.span)


def exact(token: Token) -> Fraction:
    """The rational that a numeral writes; bounded, since 1e999999999 would fill the memory."""
    exponent = token.text.lower().partition("e")[2]
    if len(token.text) > LONGEST_NUMBER or (exponent and abs(int(exponent)) > LONGEST_NUMBER):
        raise Mistake("M118", f"this number has more than {LONGEST_NUMBER} digits", token.span)
    try:
        return Fraction(int(token.text)) if token.kind == "INT" else Fraction(token.text)
    except ZeroDivisionError:
        raise Mistake("M119", f"{token.text} divides by zero", token.span) from None


def ones(token: Token) -> Call:
    """1_n, a column of ones."""
    start, end = token.span
    size = Token("INT" if token.text[2].isdigit() else "NAME", token.text[2:], (start + 2, end))
    return Call(Name("ones", (start, start + 1)), (number(size) if size.kind == "INT" else name(size),), token.span)


def bracket(opened: Token, inner: Node, closed: Token) -> Apply:
    return Apply("()", (inner,), between(opened, closed), opened.span)


def call(function: Name, _opened: Token, *rest: Any) -> Call:
    arguments = tuple(rest[0]) if len(rest) == 2 else ()
    return Call(function, arguments, between(function, rest[-1]))


def norm(opened: Token, inner: Node, closed: Token) -> Call:
    return Call(Name(NORMS[closed.text[1:]], closed.span), (inner,), between(opened, closed))


def index_sum(token: Token) -> Node:
    raise Mistake(
        "M115",
        "index sums are reserved",
        token.span,
        "write the sum with matrices: x' y for Σ x_i y_i, sum(E) for the sum of all entries",
    )


# Marks


def binary(left: Node, mark: Token, right: Node) -> Apply:
    return Apply(HEADS[mark.kind], (left, right), between(left, right), mark.span)


def juxtaposed(left: Node, right: Node) -> Apply:
    return Apply("juxt", (left, right), between(left, right), (left.span[1], right.span[0]))


def negative(mark: Token, operand: Node) -> Node:
    return Apply("neg", (operand,), between(mark, operand), mark.span)


def exponent(mark: Token, base: Node) -> Node:
    """A signed exponent; a number takes the sign into its value."""
    return Number(-base.value, between(mark, base)) if isinstance(base, Number) else negative(mark, base)


def transposed(operand: Node, mark: Token) -> Apply:
    return Apply("'", (operand,), between(operand, mark), mark.span)


def inverse_transposed(operand: Node, mark: Token) -> Apply:
    inverse = Apply("^", (operand, Number(Fraction(-1), mark.span)), between(operand, mark), mark.span)
    return transposed(inverse, mark)


def raised(operand: Node, mark: Token) -> Apply:
    """X⁻¹, X²."""
    power = number(Token("INT", mark.text.translate(RAISED), mark.span))
    return Apply("^", (operand, power), between(operand, mark), mark.span)


def entry(operand: Node, opened: Token, indices: list[Node], closed: Token) -> Apply:
    if len(indices) > 2:
        raise Mistake("M117", "an entry has at most two indices", indices[2].span, "write x[i] or X[i,j]")
    return Apply("[]", (operand, *indices), between(operand, closed), between(opened, closed))


def complex_number(_operand: Node, mark: Token) -> Node:
    raise Mistake("M115", "the conjugate transpose is reserved: all numbers are real", mark.span, "write X'")


# Lists


def first(item: T) -> list[T]:
    return [item]


def more(items: list[T], _comma: Token, item: T) -> list[T]:
    return append(items, item)


def append(items: list[T], item: T) -> list[T]:
    items.append(item)
    return items


# Declarations


def letter(token: Token) -> Name:
    size = name(token)
    if size.text == "x":
        raise Mistake("M111", "a size cannot be called x, which stands between sizes", size.span, "take another letter")
    return size


def scalar(word: Token) -> Sizes:
    return (), word.span


def vector(size: Node) -> Sizes:
    if isinstance(size, Name) and (glued := GLUED.fullmatch(size.text)):
        raise Mistake("M112", f"{size.text} is one name", size.span, f"write {glued[1]} x {glued[2]}")
    return (size,), size.span


def matrix(rows: Node, _by: Token, columns: Node) -> Sizes:
    return (rows, columns), between(rows, columns)


def declaration(token: Token, _colon: Token, sizes: Sizes, properties: list[Token] | None = None) -> Declaration:
    end = properties[-1].span[1] if properties else sizes[1][1]
    words = tuple(word.text for word in properties or ())
    return Declaration(name(token), KINDS[len(sizes[0])], sizes[0], words, (token.span[0], end))


def distinct(declarations: list[Declaration]) -> tuple[Declaration, ...]:
    """The declarations, unless one name stands in two of them."""
    seen: dict[str, Span] = {}
    for text, span in ((declared.name.text, declared.name.span) for declared in declarations):
        if text in seen:
            earlier = ((seen[text], "here first"),)
            raise Mistake("M113", f"{text} is declared twice", span, "keep one of the two", earlier)
        seen[text] = span
    return tuple(declarations)


# Statements: the fields of a Statement


def expression(formula: Node) -> Fields:
    return {"kind": "expression", "formula": formula}


def question(formula: Node, _wrt: Token, variables: list[Node], twice: Token | None = None) -> Fields:
    return {"kind": "derive", "formula": formula, "wrt": tuple(variables), "twice": twice is not None}


def claimed(asked: Fields, _mark: Token, claim: Node) -> Fields:
    return asked | {"kind": "claim", "claim": claim, "relation": "=="}


def related(left: Node, mark: Token, right: Node) -> Fields:
    kind = "equal" if mark.kind == "EQUAL" else "chain"
    return {"kind": kind, "formula": left, "claim": right, "relation": mark.text}


def continued(mark: Token, right: Node) -> Fields:
    return {"kind": "continuation", "claim": right, "relation": mark.text}


def linked(fields: Fields, mark: Token, formula: Node) -> Fields:
    """One more line of a chain."""
    relation = fields.get("relation")
    if relation is None:
        raise Mistake("M101", f"`{mark.text}` is not expected here", mark.span, "`where` stands last")
    if mark.text != relation:
        help = "differentials are chained with =, equal expressions with =="
        raise Mistake("M124", f"`{mark.text}` in a chain of `{relation}`", mark.span, help)
    return fields | {"links": (*fields.get("links", ()), formula)}


def given(_word: Token, declarations: list[Declaration]) -> Fields:
    return {"kind": "given", "declarations": distinct(declarations)}


def let(_word: Token, defined: Token, _equals: Token, formula: Node) -> Fields:
    return {"kind": "let", "defined": name(defined), "formula": formula}


def function(_let: Token, defined: Token, _opened: Token, parameter: Token, *rest: Any) -> Fields:
    return {"kind": "function", "defined": name(defined), "parameter": name(parameter), "formula": rest[-1]}


def located(fields: Fields, _where: Token, declarations: list[Declaration]) -> Fields:
    return fields | {"declarations": distinct(declarations)}


def tagged(tag: Token, fields: Fields) -> Fields:
    return fields | {"name": tag.text[1:-1].strip()}


def action(rule: str) -> Callable[..., Any]:
    return globals()[rule]  # type: ignore[no-any-return]
