"""Text to tree: the LALR tables of formula.lark, driven with an explicit stack."""

import re
from functools import cache
from typing import Any, NamedTuple

from matgrad.grammar import compose, diagnose
from matgrad.grammar.compose import Token
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tables import FINAL, PATTERNS, ROWS, RULES, WORDS
from matgrad.grammar.tree import Declaration, Node, Statement

LONGEST = 100_000
RESERVED = frozenset({"wrt", "where", "twice", "let", "given"})
PAIRS = {"RPAR": ("LPAR", "CALL"), "RSQB": ("LSQB",), "CLOSE": ("OPEN",)}
BAR = ("BAR", r"‖(?:_(?:[F12](?![A-Za-z0-9])|\*))?")
LEXEMES = (*PATTERNS, BAR, ("END", r"\Z"), ("STRANGE", "."))
CHOICE = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in LEXEMES)
LEXEME = re.compile(rf"[ \t\r\n\u00a0]*(?:{CHOICE})", re.DOTALL)
ACTIONS = tuple((left, length, compose.action(name) if name else None) for left, length, name in RULES)


def read_statement(text: str, line: int = 1) -> Statement:
    """The one statement in text; raises Mistake."""
    if len(text) > LONGEST:
        raise Mistake("M118", f"the statement is longer than {LONGEST:,} characters", (LONGEST, len(text)))
    fields = Reader(text).read()
    diagnose.statement(text, fields)
    end = len(text.rstrip())
    return Statement(text=text, line=line, span=(len(text) - len(text.lstrip()), end), **fields)


class Equation(NamedTuple):
    """A rule as it was typed: both sides, and what it asks of its letters."""

    left: Node
    right: Node
    declarations: tuple[Declaration, ...]


def read_equation(text: str) -> Equation:
    """A rule such as `d inv(A) = -(inv(A) dA inv(A))`, or `inv(Q) = Q' where Q: n x n orthogonal`."""
    statement = read_statement(text)
    if statement.kind != "chain" or statement.formula is None or statement.claim is None:
        raise Mistake("M123", "a rule is an equation: left = right", statement.span)
    return Equation(statement.formula, statement.claim, statement.declarations)


def read_expression(text: str) -> Node:
    """The tree of an expression that stands alone."""
    statement = read_statement(text)
    if statement.kind != "expression" or statement.declarations or statement.formula is None:
        raise Mistake("M101", "only an expression is expected here", statement.span)
    return statement.formula


class Reader:
    """The state of one reading: automaton, values, open brackets, the token before."""

    __slots__ = ("brackets", "previous", "states", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.states = [0]
        self.values: list[Any] = []
        self.brackets: list[Token] = []
        self.previous = Token("START", "", (0, 0))

    def read(self) -> Any:
        place = 0
        while True:
            token = self.token(place)
            state = self.reduce(token.kind)
            if state is None:
                raise diagnose.unexpected(token, self, expected(self))
            if state == FINAL:
                return self.values[0]
            self.states.append(state)
            self.values.append(token)
            self.previous = token
            place = token.span[1]

    def reduce(self, kind: str) -> int | None:
        """Apply every rule that ends before the token; its next state, None where it cannot stand."""
        states, values = self.states, self.values
        while (target := ROWS[states[-1]].get(kind)) is not None and target < 0:
            left, length, action = ACTIONS[~target]
            if action is None:
                states[-1] = landing(states[-2], states[-1], kind)
                continue
            if length == 1:
                values[-1] = action(values[-1])
                states.pop()
            else:
                values[-length:] = (action(*values[-length:]),)
                del states[-length:]
            states.append(ROWS[states[-1]][left])
        return FINAL if states[-1] == FINAL else target

    def token(self, place: int) -> Token:
        """The next token, its kind settled by what may stand here."""
        found = LEXEME.match(self.text, place)
        assert found is not None and found.lastgroup is not None
        kind = found.lastgroup
        token = Token(kind, found[kind], found.span(kind))
        settle = SETTLE.get(kind)
        return token if settle is None else settle(self, token)


@cache
def landing(below: int, state: int, kind: str) -> int:
    """The state after all rules that only hand their part on: what makes precedence levels cheap."""
    while (target := ROWS[state].get(kind)) is not None and target < 0:
        left, _, action = ACTIONS[~target]
        if action is not None:
            break
        state = ROWS[below][left]
    return state


def word(reader: Reader, token: Token) -> Token:
    """A name, or the word it is where that word may stand."""
    text, start = token.text, token.span[0]
    kind = WORDS.get(text)
    if kind and (text in RESERVED or kind in expected(reader)):
        return Token(kind, text, token.span)
    touches = reader.previous.kind == "INT" and reader.previous.span[1] == start
    if text[0] == "x" and (touches or text[1:].isdigit()) and "TIMES" in expected(reader):
        return Token("TIMES", "x", (start, start + 1))  # 3x3, 3xn
    return token


def expected(reader: Reader) -> dict[str, int]:
    return ROWS[reader.states[-1]]


def opening(reader: Reader, token: Token) -> Token:
    """A bracket; one that touches a name before it is a CALL."""
    before = reader.previous
    if token.kind == "LPAR" and before.kind == "NAME" and before.span[1] == token.span[0]:
        token = token._replace(kind="CALL")
    reader.brackets.append(token)
    return token


def closing(reader: Reader, token: Token) -> Token:
    if not reader.brackets or reader.brackets[-1].kind not in PAIRS[token.kind]:
        raise diagnose.unmatched(token, reader.brackets)
    reader.brackets.pop()
    return token


def bar(reader: Reader, token: Token) -> Token:
    """Closes if a bar is open at this depth and an operand has just ended, else opens."""
    inside = bool(reader.brackets) and reader.brackets[-1].kind == "OPEN"
    if inside and reader.previous.kind in diagnose.ENDS:
        return closing(reader, token._replace(kind="CLOSE"))
    if len(token.text) > 1:
        raise diagnose.unmatched(token, reader.brackets)
    return opening(reader, token._replace(kind="OPEN"))


def tag(reader: Reader, token: Token) -> Token:
    """[name] before a statement; elsewhere the bracket of an entry."""
    if reader.previous.kind == "START":
        return token
    start = token.span[0]
    return opening(reader, Token("LSQB", "[", (start, start + 1)))


SETTLE = {
    "NAME": word,
    "LPAR": opening,
    "LSQB": opening,
    "RPAR": closing,
    "RSQB": closing,
    "BAR": bar,
    "TAG": tag,
}
