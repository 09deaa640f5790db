"""What each rule of formula.lark builds from its parts; the functions bear the names of the rules' actions."""

from fractions import Fraction
from typing import Any

from . import spelling, sums
from .codes import AMBIGUOUS, DIVISION_BY_ZERO, RESERVED_NOTATION, TOO_LARGE, WRONG_INDEX
from .greek import SUBSCRIPTS, latin
from .mistakes import Mistake
from .state import Token, between
from .suffixes import check_cross, check_number, check_root, check_tower
from .tree import BELOW, BESIDE, Apply, ByShape, Call, IndexSum, Name, Node, Number

HEADS = {
    "PLUS": "+",
    "MINUS": "-",
    "DOTPLUS": ".+",
    "DOTMINUS": ".-",
    "COLON": ":",
    "STAR": "*",
    "HADAMARD": ".*",
    "HDIV": "./",
    "SLASH": "/",
    "KRON": "kron",
    "CROSS": "cross",
    "POWER": "^",
    "HPOWER": ".^",
}
_NORMS = {"": "norm2", "2": "norm2", "F": "norm_F", "1": "norm1", "*": "norm_nuc", "inf": "norm_inf", "∞": "norm_inf"}
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
LONGEST_NUMBER = 300


# Operands


def name(token: Token) -> Name:
    return Name(token.text if token.text.isascii() else latin(token.text), token.span)


def number(token: Token) -> Number:
    return Number(exact(token), token.span)


def exact(token: Token) -> int | Fraction:
    """The rational that a numeral writes; bounded, since 1e999999999 would fill the memory."""
    exponent = token.text.lower().partition("e")[2]
    if len(token.text) > LONGEST_NUMBER or (exponent and abs(int(exponent)) > LONGEST_NUMBER):
        raise Mistake(TOO_LARGE, f"this number has more than {LONGEST_NUMBER} digits", token.span)
    try:
        return int(token.text) if token.kind == "INT" else Fraction(token.text)
    except ZeroDivisionError:
        raise Mistake(DIVISION_BY_ZERO, f"{token.text} divides by zero", token.span) from None


def ones(token: Token) -> Node:
    """1_n, a column of ones; on the page 𝟏 and 𝟎 tell no size."""
    start, end = token.span
    if len(token.text) == 1:
        return Name("ones" if token.text == "𝟏" else "zeros", token.span)
    size = Token("INT" if token.text[2].isdigit() else "NAME", token.text[2:], (start + 2, end))
    return Call(Name("ones", (start, start + 1)), (number(size) if size.kind == "INT" else name(size),), token.span)


def bracket(opened: Token, inner: Node, closed: Token) -> Apply:
    return Apply("()", (inner,), between(opened, closed), opened.span)


def call(function: Name, _opened: Token, *rest: Any) -> Node:
    arguments = rest[0] if len(rest) == 2 else ()
    return spelling.call(function, arguments, between(function, rest[-1]))


def primed(function: Name, primes: tuple[Token, ...], _opened: Token, argument: Node, closed: Token) -> Call:
    """f'(t) in a divisor; elsewhere it is a product like X'(A), and told apart where f is known."""
    name = Name(function.text + "'" * len(primes), between(function, primes[-1]))
    return Call(name, (argument,), between(function, closed))


def compared(left: Node, relation: Token, right: Node) -> Apply:
    """A comparison among the arguments of a call."""
    return Apply(relation.text, (left, right), between(left, right), relation.span)


def keyword(word: Token, _equals: Token, value: Node) -> Apply:
    """axis=0 among the arguments of a call."""
    return Apply("=", (name(word), value), between(word, value), word.span)


def norm(opened: Token, inner: Node, closed: Token) -> Call:
    index = closed.text.lstrip("‖|").strip("_{} ").translate(SUBSCRIPTS)
    return Call(Name(_NORMS[index], closed.span), (inner,), between(opened, closed))


def stroked(opened: Token, inner: Node, closed: Token) -> ByShape:
    """|E|, a determinant or an absolute value."""
    return ByShape(spelling.STROKES, (inner,), between(opened, closed), opened.span)


def root(mark: Token, inner: Node) -> Call:
    return Call(Name("sqrt", mark.span), (inner,), between(mark, inner))


def indexed(sigma: Token, body: Node) -> IndexSum:
    """sum_i E"""
    return IndexSum(sums.indices(sigma), (body,), between(sigma, body), sigma.span)


# Marks


def binary(left: Node, mark: Token, right: Node) -> Apply:
    if mark.kind == "POWER":
        right = whole(right)
        check_root(left, mark)
    if mark.kind in ("POWER", "HPOWER"):
        check_tower(left, mark)
    if mark.kind == "CROSS":
        check_cross(left, mark)
    return Apply(HEADS[mark.kind], (left, right), between(left, right), mark.span)


def whole(power: Node) -> Node:
    """An exponent, without brackets around an integer: X^(-1) is X^-1."""
    inner = power
    while isinstance(inner, Apply) and inner.head == "()":
        inner = inner.args[0]
    sign = 1
    if isinstance(inner, Apply) and inner.head == "neg":
        sign, inner = -1, inner.args[0]
    integer = isinstance(inner, Number) and inner.value.denominator == 1
    return Number(sign * inner.value, power.span) if integer and isinstance(inner, Number) else power


def juxtaposed(left: Node, right: Node) -> Node:
    if isinstance(right, ByShape) and right.spelling == spelling.STROKES:
        before, logarithm = left.args if isinstance(left, Apply) and left.head == "juxt" else (None, left)
        if isinstance(logarithm, Name) and logarithm.text in ("log", "ln"):
            made = spelling.logarithm(logarithm, right)
            return made if before is None else juxtaposed(before, made)
    return Apply("juxt", (left, right), between(left, right), (left.span[1], right.span[0]))


def negative(mark: Token, operand: Node) -> Node:
    return Apply("neg", (operand,), between(mark, operand), mark.span)


def solved(left: Node, mark: Token, right: Node) -> Apply:
    """A \\ b is inv(A) b."""
    plain = left.args[0] if isinstance(left, Apply) and left.head == "neg" else left
    if isinstance(plain, Apply) and plain.head in ("juxt", "*"):
        help = "write (A B) \\ c or A (B \\ c)"
        raise Mistake(AMBIGUOUS, "a product before \\ can be read in two ways", mark.span, help)
    inverse = Call(Name("inv", mark.span), (left,), left.span)
    return Apply("*", (inverse, right), between(left, right), mark.span)


def exponent(mark: Token, base: Node) -> Node:
    """A signed exponent; a number takes the sign into its value."""
    return Number(-base.value, between(mark, base)) if isinstance(base, Number) else negative(mark, base)


def transposed(operand: Node, mark: Token) -> Apply:
    check_root(operand, mark)
    check_number(operand, mark)
    return Apply("'", (operand,), between(operand, mark), mark.span)


def turned(operand: Node, mark: Token) -> Apply:
    """X^t, the transpose of what is no number."""
    return Apply("^t", (operand,), between(operand, mark), mark.span)


def inverse_transposed(operand: Node, mark: Token) -> Apply:
    inverse = Apply("^", (operand, Number(-1, mark.span)), between(operand, mark), mark.span)
    return transposed(inverse, mark)


def raised(operand: Node, mark: Token) -> Apply:
    """X⁻¹, X²."""
    check_root(operand, mark)
    power = number(Token("INT", mark.text.translate(_RAISED), mark.span))
    return Apply("^", (operand, power), between(operand, mark), mark.span)


def pseudoinverse(operand: Node, mark: Token) -> Call:
    return Call(Name("pinv", mark.span), (operand,), between(operand, mark))


def entry(operand: Node, opened: Token, indices: tuple[Node, ...], closed: Token) -> Apply:
    if len(indices) > 2:
        raise Mistake(WRONG_INDEX, "an entry has at most two indices", indices[2].span, "write x[i] or X[i,j]")
    return Apply("[]", (operand, *indices), between(operand, closed), between(opened, closed))


def ranged(first: Node, mark: Token, last: Node) -> Apply:
    """2:n among indices"""
    return Apply(":", (first, last), between(first, last), mark.span)


def blocks(opened: Token, lines: tuple[tuple[Node, ...], ...], closed: Token) -> Apply:
    """[A, B; C, D]: rows of blocks; one block is one in brackets."""
    span = between(opened, closed)
    if len(lines) == 1:
        return Apply(BESIDE if len(lines[0]) > 1 else "()", lines[0], span, opened.span)
    rows = [Apply(BESIDE, row, between(row[0], row[-1]), opened.span) if len(row) > 1 else row[0] for row in lines]
    return Apply(BELOW, tuple(rows), span, opened.span)


def complex_number(_operand: Node, mark: Token) -> Node:
    raise Mistake(RESERVED_NOTATION, "the conjugate transpose is reserved: all numbers are real", mark.span, "write X'")


# The actions of the rules, by whose names they are found
FORMULAS = (
    entry,
    ranged,
    blocks,
    binary,
    number,
    solved,
    negative,
    juxtaposed,
    exponent,
    bracket,
    name,
    ones,
    call,
    norm,
    stroked,
    root,
    indexed,
    primed,
    compared,
    keyword,
    transposed,
    inverse_transposed,
    turned,
    raised,
    pseudoinverse,
    complex_number,
)
