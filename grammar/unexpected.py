"""Why a statement cannot be read: what was read so far, in the words of the field."""

from collections.abc import Callable
from typing import TypeAlias

from . import characters
from .actions import HEADS
from .ambiguous import SUFFIX_KINDS, ambiguous_division, ambiguous_fraction, call_in_exponent
from .clauses import condition, unknown_property
from .codes import (
    ASSIGNMENT,
    NOTHING_TO_READ,
    NUMBER_LAST,
    OPERAND_MISSING,
    RESERVED_NOTATION,
    RESERVED_WORD,
    SECOND_COLON,
    SECOND_WRT,
    THREE_DIMENSIONS,
    UNEXPECTED,
    UNMATCHED,
    WRONG_INDEX,
)
from .mistakes import Mistake
from .state import Expected, State, Token
from .tree import Span
from .varying import DECLARED, no_variable

Explanation: TypeAlias = Callable[[Token, State, Expected], Mistake | None]

NUMERALS = ("INT", "NUMBER", "FRACTION")
OPENED = ("LPAR", "CALL", "OPEN", "LSQB", "BLOCK", "LBRACE", "BELOW", "STROKE")
_CLOSED = ("RPAR", "RSQB", "RBRACE", "CLOSE", "CLOSING_STROKE")
ENDS = frozenset({"NAME", "ONES", *_CLOSED, *NUMERALS, *SUFFIX_KINDS} - {"POWER", "HPOWER", "LSQB"})
_MARKS = tuple(HEADS)
READABLE = {
    "NAME": "a name",
    "LPAR": "a bracket",
    "PLUS": "+ or -",
    "STAR": "a product",
    "COLON": ":",
    "WRT": "`wrt`",
    "TWICE": "`twice`",
    "WHERE": "`where`",
    "EQUAL": "==",
    "EQUALS": "=",
    "COMMA": "a comma",
    "TIMES": "x and a second size",
    "PROPERTY": "a property",
    "SCALAR": "`scalar`",
    "INT": "a number",
    "END": "the end",
}
_ENTRIES = "write X[i,j], x[i], X[i,:] or X[:,j] with names and numbers, ranges as x[2:n]; arguments stand in (…)"
CLOSERS = {
    "LPAR": ("RPAR", ")"),
    "CALL": ("RPAR", ")"),
    "LSQB": ("RSQB", "]"),
    "BLOCK": ("RSQB", "]"),
    "LBRACE": ("RBRACE", "}"),
    "BELOW": ("RBRACE", "}"),
    "OPEN": ("CLOSE", "‖"),
    "STROKE": ("CLOSING_STROKE", "|"),
}


def unexpected(token: Token, state: State, row: Expected) -> Mistake:
    """The first diagnosis that fits a token which cannot stand where it does."""
    for explanation in EXPLANATIONS:
        if mistake := explanation(token, state, row):
            return mistake
    help = f"expected {', '.join(wanted)}" if (wanted := expectations(state, row)) else None
    return Mistake(UNEXPECTED, f"{called(token)} is not expected here", token.span, help)


def called(token: Token) -> str:
    return "the end" if token.kind == "END" else f"`{token.text}`"


def expectations(state: State, row: Expected) -> list[str]:
    """At most five things that may stand here, in words."""
    closer = CLOSERS[state.brackets[-1].kind] if state.brackets else None
    wanted = [f"`{closer[1]}`"] if closer and closer[0] in row else []
    outside = {"WRT", "WHERE", "EQUAL", "EQUALS", "END", "TWICE"} if closer else set()
    return (wanted + [words for kind, words in READABLE.items() if kind in row and kind not in outside])[:5]


def unmatched(token: Token, brackets: list[Token]) -> Mistake:
    if not brackets:
        return Mistake(UNMATCHED, f"unmatched `{token.text}`", token.span, "remove it, or open a bracket before it")
    opened = brackets[-1]
    closer = CLOSERS[opened.kind][1]
    labels = ((opened.span, "opened here"),)
    help = f"write `{closer}` first"
    return Mistake(UNMATCHED, f"`{token.text}` does not close `{opened.text}`", token.span, help, labels)


# Diagnoses, the most particular first


def strange(token: Token, state: State, _row: Expected) -> Mistake | None:
    if token.kind not in ("STRANGE", "RELATION"):
        return None
    in_document = not state.text  # of which this is no part
    return characters.refused(*((token.text, 0) if in_document else (state.text, token.span[0])))


def arrow(token: Token, state: State, _row: Expected) -> Mistake | None:
    return characters.refused(state.text, token.span[1] - 1) if token.kind == "ARROW" else None


def several(token: Token, state: State, _row: Expected) -> Mistake | None:
    """`x' A x, x`: the variable after a comma; `E == F, A symmetric`: a declaration."""
    if token.kind == "SEMICOLON" and not state.brackets:
        help = "one statement a line; variables stand behind wrt: … wrt x"
        return Mistake(UNEXPECTED, "`;` is not expected here", token.span, help)
    taken = any(state.waiting(kind) for kind in ("WRT", "WHERE", "GIVEN", "EQUALS"))
    if token.kind != "COMMA" or state.brackets or taken:
        return None
    help = DECLARED if state.waiting("EQUAL") else "the variable stands behind wrt: … wrt x"
    return Mistake(UNEXPECTED, "`,` is not expected here", token.span, help)


def reserved(token: Token, state: State, _row: Expected) -> Mistake | None:
    """Complex transposes, and index sums without the brackets that they need."""
    if token.kind == "HERMITIAN" and state.previous.kind not in ("START", *_MARKS, *OPENED):
        return Mistake(
            RESERVED_NOTATION, "the conjugate transpose is reserved: all numbers are real", token.span, "write X'"
        )
    if token.kind == "SIGMA":
        return _sum_as_operand(token, state)
    if token.kind == "LSQB" and lacks_operand(state) and state.waiting("WHERE"):
        return Mistake(UNEXPECTED, "`[` is not expected here", token.span, "write A: n x n")
    return None


def _sum_as_operand(token: Token, state: State) -> Mistake | None:
    """Σ where a single operand is expected, or behind a division."""
    if not any(part.kind in ("WRT", "WHERE", "GIVEN") for part in state.values if isinstance(part, Token)):
        help = f"write ({token.text} …)"
        return ambiguous_division(token, state, {}) or Mistake(
            UNEXPECTED, "a sum needs brackets here", token.span, help
        )
    return None


def empty(token: Token, state: State, _row: Expected) -> Mistake | None:
    if state.previous.kind in ("START", "TAG") and token.kind in ("END", "WRT", "WHERE"):
        span = token.span if token.kind == "WRT" else (0, len(state.text))
        return Mistake(NOTHING_TO_READ, "there is no expression", span, "write one first: tr(A X) wrt X")
    return None


def unasked(token: Token, state: State, _row: Expected) -> Mistake | None:
    """`gradient of x' x`: by what?"""
    if token.kind in ("END", "WHERE") and state.waiting("ASKING") and not lacks_operand(state):
        return Mistake(UNEXPECTED, "with respect to what?", (0, len(state.text)), "add the variable: … wrt x")
    return None


def unclosed(token: Token, state: State, _row: Expected) -> Mistake | None:
    if state.brackets and token.kind in ("END", "WRT", "WHERE", "EQUAL", "EQUALS") and not lacks_operand(state):
        opened = state.brackets[-1]
        closer = CLOSERS[opened.kind][1]
        help = f"write `{closer}` before {called(token)}"
        return Mistake(UNMATCHED, f"`{opened.text}` is never closed", opened.span, help)
    return None


def second_question(token: Token, state: State, _row: Expected) -> Mistake | None:
    """A `wrt` where there can be none: after another one, an equals sign or `where`."""
    if token.kind != "WRT" or lacks_operand(state):
        return None
    if marks := state.waiting("EQUALS"):
        return assigned(marks[0].span)
    if state.waiting("WHERE"):
        return Mistake(
            UNEXPECTED, "`wrt` after the declarations", token.span, "`where` stands last: E wrt X where X: n x p"
        )
    if state.waiting("EQUAL"):
        return Mistake(UNEXPECTED, "`wrt` after ==", token.span, "a claim about a derivative is E wrt X == G")
    if state.waiting("WRT"):
        help = "write E wrt X, Y for two variables, E wrt x twice for a second derivative"
        return Mistake(SECOND_WRT, "a second `wrt`", token.span, help)
    return None


def assigned(span: Span) -> Mistake:
    return Mistake(
        ASSIGNMENT, "an assignment is not an expression", span, "write only the right-hand side; == states a claim"
    )


def second_where(token: Token, state: State, _row: Expected) -> Mistake | None:
    if token.kind == "WHERE" and "where" in state.text[: token.span[0]].split():
        return Mistake(UNEXPECTED, "a second `where`", token.span, "put all declarations behind one of the two")
    return None


def colon(token: Token, state: State, _row: Expected) -> Mistake | None:
    if token.kind != "COLON" or state.previous.kind == "COLON":
        return None
    if any(mark in state.waiting("COLON") for mark in state.values[-2:-1]):
        help = "A : B is a scalar; write (A : B) * tr(C), or A : B .* C"
        return Mistake(SECOND_COLON, "a colon after a colon", token.span, help)
    if state.waiting("WRT"):
        return Mistake(UNEXPECTED, "a declaration begins with `where`", token.span, "write E wrt X where X: n x p")
    return None


def third_size(token: Token, state: State, row: Expected) -> Mistake | None:
    crossing = token.kind == "CROSS" or token.text == "x"
    if crossing and "PROPERTY" in row:
        return Mistake(
            THREE_DIMENSIONS, "a three-dimensional variable", token.span, "write one or two sizes, or scalar"
        )
    if token.kind == "CROSS":
        return Mistake(
            UNEXPECTED, "× stands between sizes only", token.span, "write A B or A * B for the matrix product"
        )
    return None


def number_after_factor(token: Token, state: State, row: Expected) -> Mistake | None:
    if token.kind in NUMERALS and state.previous.kind in ENDS and "PROPERTY" not in row:
        return Mistake(NUMBER_LAST, "a number after a factor", token.span, "write it first, or put * before it: X * 2")
    return None


def reserved_word(token: Token, state: State, row: Expected) -> Mistake | None:
    if token.kind == "TWICE" and state.text[token.span[1] :].lstrip().startswith("wrt"):
        help = f"write … wrt x {token.text}"
        return Mistake(RESERVED_WORD, f"{token.text} stands behind the variable", token.span, help)
    if token.text in ("twice", "thrice", "let", "given") and "NAME" in row:
        return Mistake(RESERVED_WORD, f"{token.text} is a reserved word", token.span, "take another name")
    return None


def missing_operand(token: Token, state: State, _row: Expected) -> Mistake | None:
    if not lacks_operand(state):
        return None
    before = state.previous
    if before.kind == "COLON" and token.kind in ("RSQB", "COMMA"):
        return Mistake(WRONG_INDEX, "this range has no end", before.span, "write both ends: x[2:n], x[2:end]")
    if before.kind == "CALL" and token.kind == "COLON":
        return Mistake(WRONG_INDEX, "entries stand in square brackets", token.span, _ENTRIES)
    if before.kind == "CALL" and token.kind == "QUOTE":
        return Mistake(
            OPERAND_MISSING,
            "a string is not an argument here",
            token.span,
            "write the product, as A B or A : B",
        )
    if before.kind in ("START", "TAG"):
        return Mistake(OPERAND_MISSING, f"nothing stands before {called(token)}", token.span, "begin with an operand")
    if before.kind == "OPEN":
        return Mistake(UNMATCHED, "empty norm", before.span, "write ‖E‖, ‖E‖_F")
    if before.kind in _MARKS and token.kind in _MARKS:
        return Mistake(
            OPERAND_MISSING, f"{called(token)} follows {called(before)}", token.span, "put an operand between them"
        )
    help = f"write one, or remove {called(before)}"
    return Mistake(OPERAND_MISSING, f"an operand is missing after {called(before)}", before.span, help)


def lacks_operand(state: State) -> bool:
    return state.previous.kind in ("START", "TAG", "COMMA", "EQUAL", "EQUALS", "SIGMA", *_MARKS, *OPENED)


def wrong_index(token: Token, state: State, _row: Expected) -> Mistake | None:
    if not (state.brackets and state.brackets[-1].kind == "LSQB"):
        return None
    mark = getattr(state.values[-1], "place", token.span)  # of i+1, which may begin a range
    return Mistake(WRONG_INDEX, f"`{state.text[slice(*mark)]}` is not allowed in an index", mark, _ENTRIES)


EXPLANATIONS: tuple[Explanation, ...] = (
    strange,
    several,
    reserved,
    empty,
    unclosed,
    no_variable,
    arrow,
    unasked,
    second_question,
    second_where,
    colon,
    third_size,
    unknown_property,
    condition,
    ambiguous_fraction,
    call_in_exponent,
    number_after_factor,
    ambiguous_division,
    reserved_word,
    wrong_index,
    missing_operand,
)
