"""Text to tree: the LALR tables of formula.lark, driven with an explicit stack."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from matgrad.grammar import asking, compose, declaring, diagnose
from matgrad.grammar.ambiguous import divides
from matgrad.grammar.compose import Token
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.tables import FINAL, PATTERNS, ROWS, RULES, WORDS
from matgrad.grammar.tree import Declaration, Node, Statement

LONGEST = 100_000
RESERVED = frozenset({"wrt", "where", "twice", "let", "given"})
PAIRS = {
    "RPAR": ("LPAR", "CALL"),
    "RSQB": ("LSQB",),
    "RBRACE": ("LBRACE", "BELOW"),
    "CLOSE": ("OPEN",),
    "CLOSING_STROKE": ("STROKE",),
}
NORM = r"(?:‖|\|\|)(?:[₁₂]|_(?:(?:[F12∞]|inf)(?![A-Za-z0-9])|\*)|_\{ *(?:[F12*∞]|inf) *\})?"
PREFIX = (
    r"(?:numpy|np|jax|jnp|torch|scipy|tf|la|nn|F|math)(?:\.(?:numpy|linalg|nn|functional|special|math))*"
    r"\.(?=[A-Za-z_]\w*\(|inf\b)(?!m?T\b|t\(\))"
)
LEXEMES = (
    ("RESPECT", r"w\.r\.t\.?|with\s+respect\s+to\b"),
    ("PREFIX", PREFIX),
    *PATTERNS,
    ("BAR", NORM),
    ("STROKE", r"\|"),
    ("END", r"\Z"),
    ("STRANGE", "."),
)
CHOICE = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in LEXEMES)
LEXEME = re.compile(rf"[ \t\r\n\u00a0]*(?:{CHOICE})", re.DOTALL)
T_ALONE = re.compile(r"(?<![A-Za-z0-9_^{.])(?<!\^ )t(?![A-Za-z0-9_])")
COUNTS = tuple("ijkmnst")
MODULES = (compose, declaring, asking)
NAME = re.compile(dict(PATTERNS)["NAME"])


def action(rule: str) -> Callable[..., Any]:
    """The function that bears a rule's name."""
    return next(getattr(module, rule) for module in MODULES if hasattr(module, rule))  # type: ignore[no-any-return]


ACTIONS = tuple((left, length, action(name) if name else None) for left, length, name in RULES)


def read_statement(text: str, line: int = 1) -> Statement:
    """The one statement in text; raises Mistake."""
    if len(text) > LONGEST:
        raise Mistake("M118", f"the statement is longer than {LONGEST:,} characters", (LONGEST, len(text)))
    fields = asking.asked(Reader(text).read(), text)
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
    """A name, or the word it is where that word may stand; x_{ij} is x_ij."""
    text, start = token.text, token.span[0]
    if text[-1] == "}":
        return token._replace(text="".join(text.replace("{", "").replace("}", "").split()))
    kind = WORDS.get(text)
    if kind and (text in RESERVED or kind in expected(reader)):
        return Token(kind, text, token.span)
    touches = reader.previous.kind == "INT" and reader.previous.span[1] == start
    if text[0] == "x" and (touches or text[1:].isdigit()) and "TIMES" in expected(reader):
        return Token("TIMES", "x", (start, start + 1))  # 3x3, 3xn
    return token


def opener(reader: Reader, token: Token) -> Token:
    """The words that ask for a derivative, at the start of a statement that does not declare them."""
    start = token.span[0]
    own = NAME.match(reader.text, start)
    if reader.previous.kind in ("START", "TAG") and not (own and asking.is_declared(own[0], reader.text)):
        return token
    return word(reader, Token("NAME", own[0], own.span())) if own else strange(token)


def strange(token: Token) -> Token:
    """A character that cannot stand where it does."""
    return Token("STRANGE", token.text[0], (token.span[0], token.span[0] + 1))


def respect(reader: Reader, token: Token) -> Token:
    return token._replace(kind="WRT")


def prefix(reader: Reader, token: Token) -> Token:
    """np. and the like, which say nothing here."""
    return reader.token(token.span[1])


def quoted(reader: Reader, token: Token) -> Token:
    """'fro' among arguments; elsewhere a transpose begins."""
    if reader.previous.kind in ("COMMA", "EQUALS"):
        return token
    return strange(token) if token.text[0] == '"' else token._replace(kind="QUOTE", text="'", span=_first(token))


def _first(token: Token) -> tuple[int, int]:
    return token.span[0], token.span[0] + 1


def turned(reader: Reader, token: Token) -> Token:
    """^t; a power of a number or a letter that counts, and where t is a name of the statement."""
    powered = reader.previous.kind in diagnose.NUMERALS or reader.previous.text in COUNTS
    if powered or T_ALONE.search(reader.text):
        return token._replace(kind="POWER", text="^", span=_first(token))
    return token


def fraction(reader: Reader, token: Token) -> Token:
    """A fraction; of x^2/2 only the 2, as x^1/2 alone can be read in two ways."""
    above = token.text.partition("/")[0]
    if above == "1" or not divides(reader):
        return token
    start = token.span[0]
    return Token("INT", above, (start, start + len(above)))


def expected(reader: Reader) -> dict[str, int]:
    return ROWS[reader.states[-1]]


def opening(reader: Reader, token: Token) -> Token:
    """A bracket; one that touches a name before it is a CALL, and braces stand behind ^ and _ alone."""
    before = reader.previous
    if token.kind == "LPAR" and before.kind == "NAME" and before.span[1] == token.span[0]:
        token = token._replace(kind="CALL")
    if token.kind in ("LBRACE", "BELOW") and token.kind not in expected(reader):
        return strange(token)
    reader.brackets.append(token)
    return token


def closing(reader: Reader, token: Token) -> Token:
    if not reader.brackets or reader.brackets[-1].kind not in PAIRS[token.kind]:
        raise diagnose.unmatched(token, reader.brackets)
    reader.brackets.pop()
    return token


def bar(reader: Reader, token: Token) -> Token:
    """Closes if a bar is open at this depth and an operand has just ended, else opens.

    In |a||b| the two strokes that touch what is before them are one and one.
    """
    inside = reader.brackets[-1].kind if reader.brackets else ""
    ended = reader.previous.kind in diagnose.ENDS
    if inside == "OPEN" and ended:
        return closing(reader, token._replace(kind="CLOSE"))
    if inside == "STROKE" and ended and token.text[0] == "|" and reader.previous.span[1] == token.span[0]:
        return stroke(reader, Token("STROKE", "|", _first(token)))
    if len(token.text) > 1 + (token.text[0] == "|"):
        raise diagnose.unmatched(token, reader.brackets)
    return opening(reader, token._replace(kind="OPEN"))


def stroke(reader: Reader, token: Token) -> Token:
    """| closes another, or opens; ‖ of which a stroke seems to close one side has two readings."""
    inside = reader.brackets[-1].kind if reader.brackets else ""
    ended = reader.previous.kind in diagnose.ENDS
    if ended and inside == "STROKE":
        return closing(reader, token._replace(kind="CLOSING_STROKE"))
    if ended and inside == "OPEN" and reader.brackets[-1].text == "||":
        help = "write norm2(E), norm_F(E) for a norm, abs(E), det(E) for single strokes"
        raise Mistake(
            "M114", "these strokes can be read in two ways", (reader.brackets[-1].span[0], token.span[1]), help
        )
    return opening(reader, token)


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
    "LBRACE": opening,
    "BELOW": opening,
    "RPAR": closing,
    "RSQB": closing,
    "RBRACE": closing,
    "BAR": bar,
    "STROKE": stroke,
    "FRACTION": fraction,
    "TURNED": turned,
    "ASKING": opener,
    "OPERATOR": opener,
    "PARTIAL": opener,
    "RESPECT": respect,
    "PREFIX": prefix,
    "WORD": quoted,
    "TAG": tag,
}
