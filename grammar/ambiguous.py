"""Marks that can be read in two ways: x^1/2, a / b c, x^s(A)."""

from typing import Any

from .codes import AMBIGUOUS
from .mistakes import Mistake
from .state import Expected, Parsed, State, Token
from .tree import Node

OPERANDS = ("NAME", "LPAR", "OPEN", "ONES", "STROKE", "ROOT", "SIGMA")
SUFFIX_KINDS = ("POWER", "HPOWER", "RAISED", "QUOTE", "INVERSE_QUOTE", "TURNED", "PSEUDO", "LSQB")
DIVISIONS = ("SLASH", "HDIV", "POWER", "HPOWER")


def ambiguous_fraction(token: Token, state: State, _row: Expected) -> Mistake | None:
    """x^1/2, a/1/2, 1/2^2."""
    parts = unsigned(state)
    if token.kind == "FRACTION" and parts and isinstance(mark := parts[-1], Token) and mark.kind in DIVISIONS:
        left, sign = shown(parts[-2], state.text) + mark.text, signs(state, mark, token)
        above, _, below = token.text.partition("/")
        help = f"write {left}({sign}{token.text}) or ({left}{sign}{above})/{below}"
        return Mistake(AMBIGUOUS, "this fraction can be read in two ways", token.span, help)
    if state.previous.kind == "FRACTION" and token.kind in SUFFIX_KINDS:
        above, _, below = state.previous.text.partition("/")
        help = f"write ({above}/{below}){token.text}… or {above}/({below}{token.text}…)"
        return Mistake(AMBIGUOUS, "this fraction can be read in two ways", state.previous.span, help)
    return None


def ambiguous_division(token: Token, state: State, _row: Expected) -> Mistake | None:
    """a / b c."""
    parts = unsigned(state)
    if token.kind not in OPERANDS or len(parts) < 3 or isinstance(parts[-1], Token):
        return None
    above, mark, below = parts[-3:]
    if not (isinstance(mark, Token) and mark.kind in ("SLASH", "BACKSLASH")):
        return None
    a, c = (
        shown(above, state.text),
        {"LPAR": "(…)", "OPEN": f"{token.text}…{token.text}", "SIGMA": f"{token.text} …"}.get(token.kind, token.text),
    )
    c += "(…)" * state.text.startswith("(", token.span[1])
    b = signs(state, mark, below) + shown(below, state.text)
    help = f"write ({a} {mark.text} {b}) {c} or {a} {mark.text} ({b} {c})"
    return Mistake(AMBIGUOUS, "a division before a product can be read in two ways", mark.span, help)


def divides(state: State) -> bool:
    """Whether what comes next is an exponent or a divisor."""
    parts = unsigned(state)
    return bool(parts) and isinstance(parts[-1], Token) and parts[-1].kind in DIVISIONS


def unsigned(state: State) -> list[Any]:
    return [part for part in state.values if not (isinstance(part, Token) and part.kind == "MINUS")]


def signs(state: State, mark: Token, operand: Parsed) -> str:
    """What stands between a mark and its right operand."""
    return state.text[mark.span[1] : operand.span[0]].strip()


def shown(node: Node, text: str) -> str:
    """The source of a node where it is short."""
    source = text[node.span[0] : node.span[1]]
    return source if len(source) <= 30 else "(…)"


def call_in_exponent(token: Token, state: State, _row: Expected) -> Mistake | None:
    parts = unsigned(state)
    mark = parts[-2] if len(parts) > 1 else None
    if token.kind != "CALL" or not (isinstance(mark, Token) and mark.kind in ("POWER", "HPOWER")):
        return None
    name = state.previous.text
    help = f"write the exponent as ({name}(…)), or {name} (…) for a new factor"
    return Mistake(AMBIGUOUS, "brackets in an exponent can be read in two ways", token.span, help)
