"""Text to tree: the LALR tables of formula.lark, driven with an explicit stack."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from .actions import FORMULAS
from .asking import ASKING, asked
from .codes import NO_EQUATION, TOO_LARGE, UNEXPECTED
from .declaring import DECLARING
from .lines import RESPECT
from .mistakes import Mistake
from .settle import SETTLE
from .state import State, Token
from .statements import STATEMENTS
from .tables import FINAL, PATTERNS, ROWS, RULES
from .tree import Chain, Declaration, Expression, Node, Statement
from .unexpected import unexpected
from .whole import check_whole

_LONGEST = 100_000
_NORM = r"(?:‖|\|\|)(?:[₁₂]|_(?:(?:[F12∞]|inf)(?![A-Za-z0-9])|\*)|_\{ *(?:[F12*∞]|inf) *\})?"
PREFIX = (
    r"(?:numpy|np|jax|jnp|torch|scipy|tf|la|nn|F|math)(?:\.(?:numpy|linalg|nn|functional|special|math))*"
    r"\.(?=[A-Za-z_]\w*\(|inf\b)(?!m?T\b|t\(\))"
)
LEXEMES = (
    ("RESPECT", RESPECT),
    ("PREFIX", PREFIX),
    ("TOUCHED", r"\^[Tt](?=[A-Z]|[a-z]\d*(?:_[A-Za-z0-9]+)?(?![A-Za-z0-9_]))"),
    *PATTERNS,
    ("BAR", _NORM),
    ("VULGAR", "[½⅓⅔¼¾]"),
    ("STROKE", r"\|"),
    ("END", r"\Z"),
    ("STRANGE", "."),
)
# What few statements have is looked for only where one of these signs or words is: each pattern costs time.
UNUSUAL = re.compile(
    r"[^\x00-\x7f]|[@{}|\\\"]|\*\*|\.[A-Za-z]|\^ *[-(]* *[TtH+]|'(?:fro|nuc|inf)'|d(?:\^2)? */ *d"
    r"|with|(?i: of|grad|hess|nabla|jacob|derive|differ)"
)
RARE = frozenset(
    """RESPECT PREFIX TOUCHED ASKING OPERATOR OVER WORD HERMITIAN INVERSE_QUOTE PSEUDO TURNED PARTIAL BACKSLASH BELOW
    LBRACE RBRACE ROOT BLACKBOARD ELEMENT RAISED_SPACE RAISED BAR VULGAR STROKE""".split()
)
BY_RULE: dict[str, Callable[..., Any]] = {made.__name__: made for made in (*FORMULAS, *STATEMENTS, *DECLARING, *ASKING)}


@cache
def lexeme(usual: bool) -> re.Pattern[str]:
    """The pattern of all lexemes, or of the usual ones."""
    choice = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in LEXEMES if not (usual and kind in RARE))
    return re.compile(rf"[ \t\r\n\u00a0]*(?:{choice})", re.DOTALL)


ACTIONS = tuple((left, length, BY_RULE[name] if name else None) for left, length, name in RULES)


def read_statement(text: str, line: int = 1) -> Statement:
    """The one statement in text; raises Mistake."""
    if len(text) > _LONGEST:
        raise Mistake(TOO_LARGE, f"the statement is longer than {_LONGEST:,} characters", (_LONGEST, len(text)))
    statement = asked(Reader(text).read(), text)
    check_whole(statement, text)
    return replace(statement, text=text, line=line, span=(len(text) - len(text.lstrip()), len(text.rstrip())))


class TypedEquation(NamedTuple):
    """A rule as it was typed: both sides, and what it asks of its letters."""

    left: Node
    right: Node
    declarations: tuple[Declaration, ...]


def read_equation(text: str) -> TypedEquation:
    """A rule such as `d inv(A) = -(inv(A) dA inv(A))`, or `inv(Q) = Q' where Q: n x n orthogonal`."""
    statement = read_statement(text)
    if not isinstance(statement, Chain) or len(statement.sides) > 1:
        raise Mistake(NO_EQUATION, "a rule is an equation: left = right", statement.span)
    return TypedEquation(statement.formula, statement.sides[0], statement.declarations)


def read_expression(text: str) -> Node:
    """The tree of an expression that stands alone."""
    statement = read_statement(text)
    if not isinstance(statement, Expression) or statement.declarations:
        raise Mistake(UNEXPECTED, "only an expression is expected here", statement.span)
    return statement.formula


class Reader(State):
    """One reading: the automaton at work."""

    __slots__ = ("lexeme",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.lexeme = lexeme(UNUSUAL.search(text) is None)

    def read(self) -> Any:
        place = 0
        while True:
            token = self.token(place)
            state = self.reduce(token.kind)
            if state is None:
                raise unexpected(token, self, self.row)
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
        found = self.lexeme.match(self.text, place)
        assert found is not None and found.lastgroup is not None
        kind = found.lastgroup
        if kind == "PREFIX":  # np. and the like, which say nothing here
            return self.token(found.end())
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
