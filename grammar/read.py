"""Text to tree: the LALR tables of formula.lark, driven with an explicit stack."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from . import unexpected
from .actions import FORMULAS
from .asking import ASKING, asked
from .codes import NO_EQUATION, TOO_LARGE, UNEXPECTED
from .declaring import DECLARING
from .lexemes import lexer
from .mistakes import Mistake
from .plainly import plain_declarations
from .record import NamedTuple
from .settle import SETTLE
from .state import AUTOMATON, SINGLE_STEPS, Lexer, Rows, State, Token
from .statements import STATEMENTS
from .tables import RULES
from .tree import Chain, Contextual, Declaration, Expression, Node, Statement, completed
from .whole import check_whole

_LONGEST = 100_000
BY_RULE: dict[str, Callable[..., Any]] = {made.__name__: made for made in (*FORMULAS, *STATEMENTS, *DECLARING, *ASKING)}


def handed_on(part: Any) -> Any:
    """What a rule without an action makes of its part."""
    return part


# From the last rule to the first: a row has the complement of a rule's number, which counts from behind.
ACTIONS = tuple((left, length, BY_RULE[name] if name else handed_on) for left, length, name in reversed(RULES))


def read_statement(text: str, line: int = 1, macros: str = "") -> Statement:
    """The one statement in text, below the lines that define `macros` of LaTeX; raises Mistake."""
    if len(text) > _LONGEST:
        raise Mistake(TOO_LARGE, f"the statement is longer than {_LONGEST:,} characters", (_LONGEST, len(text)))
    known = lexer(text, macros)
    statement = asked(_read(text, known), text)
    check_whole(statement, text)
    span = len(text) - len(text.lstrip()), len(text.rstrip())
    return completed(statement, text=text, line=line, span=span, typeset=known.typeset)


def _read(text: str, known: Lexer) -> Statement:
    """The statement as it stands; declarations that are plain are read apart from it."""
    reader = Reader(text, known=known)
    plain = plain_declarations(text) if known.is_usual else None
    if plain:
        with suppress(Mistake):  # what is wrong is told of the whole
            statement: Statement = reader.read(plain.end)
            if not (statement.declarations or isinstance(statement, Contextual)):
                return completed(statement, declarations=plain.declarations)
        reader = Reader(text, known=known)
    whole: Statement = reader.read()
    return whole


class TypedEquation(NamedTuple):
    """A rule as it was typed: both sides, and what it asks of its letters."""

    left: Node
    right: Node
    declarations: tuple[Declaration, ...]


def read_equation(text: str) -> TypedEquation:
    """A rule such as `d inv(A) = -(inv(A) dA inv(A))`, or `inv(Q) = Q' where Q: n x n orthogonal`."""
    statement = _read(text, lexer(text))
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

    __slots__ = ("lexer",)

    def __init__(self, text: str, rows: Rows = AUTOMATON, known: Lexer | None = None) -> None:
        super().__init__(text, rows)
        self.lexer = known or lexer(text)

    def read(self, end: int | None = None) -> Any:
        """What stands in the text, or in it up to an end."""
        place, last = 0, len(self.text) if end is None else end
        while place >= 0:
            place = self.read_from(place, last)
        return self.values[0]

    def read_from(self, place: int, last: int) -> int:
        """Read on to the last place, where -1 is returned, or to a lexeme of which only the first part is a token."""
        rows, states, values, (pattern, kinds, other, _) = self.rows, self.states, self.values, self.lexer
        for found in pattern.finditer(self.text, place, last):
            group = found.lastindex or 0
            lexeme = token = Token(kinds.get(text := found[group]) or other(found), text, found.span(group))
            if lexeme.kind in SETTLE:
                token = SETTLE[lexeme.kind](self, lexeme)
            kind = token.kind
            while (target := states[-1].get(kind)) is not None and target < 0:
                left, length, action = ACTIONS[target]
                if length == 1:
                    values[-1] = action(values[-1])
                else:
                    values[-length:] = (action(*values[-length:]),)
                    del states[1 - length :]
                states[-1] = rows[states[-2][left]]
            if not target:
                return self.refuse(token) if target is None else -1
            states.append(rows[target])
            values.append(token)
            self.previous = token
            if token is not lexeme and token.span[1] != lexeme.span[1]:
                return token.span[1]
        raise AssertionError("the end is a lexeme")

    def refuse(self, token: Token) -> NoReturn:
        """Raise the mistake of a token that cannot stand here; single steps tell what could."""
        if self.rows is not SINGLE_STEPS:
            Reader(self.text, SINGLE_STEPS, self.lexer).read()
        raise unexpected.unexpected(token, self, self.row)
