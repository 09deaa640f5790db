"""The tree of a statement: what was typed and where, before names have a meaning."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from .plain import plain
from .record import NamedTuple

if TYPE_CHECKING:
    from dataclasses import KW_ONLY

Span: TypeAlias = tuple[int, int]
LAST_WORDS = ("rows", "cols")  # what may stand last in a call, and says with its name which function it is
BESIDE, BELOW = ",", ";"  # heads of blocks side by side, and one below the other
ELSEWHERE = "where elsewhere"  # head of where(A > B, 0, Y)
OPEN_SIZE = ""  # the name of a size that is not said, as in e_i: it follows from what stands around


@plain()
class Name:
    """A name in Latin letters; Greek ones are spelled out."""

    text: str
    span: Span


@plain()
class Number:
    value: int | Fraction
    span: Span


@plain()
class Apply:
    """A mark and its operands; `place` is where the mark stands."""

    head: str
    args: tuple[Node, ...]
    span: Span
    place: Span


@plain()
class Call:
    """Brackets that touch a name: arguments of a function, or a factor after a variable."""

    name: Name
    args: tuple[Node, ...]
    span: Span


class Spelling(NamedTuple):
    """How a function was asked for: `sum`, `axis`, `0` of sum(E, axis=0); `|`, that of |E|, has no option."""

    function: str
    option: str = ""
    value: str = ""


@plain()
class ByShape:
    """A function of which the shape of its one operand says which it is: |E|, norm(E, 1), sum(E, axis=0)."""

    spelling: Spelling
    args: tuple[Node, ...]
    span: Span
    place: Span


@plain()
class Bound:
    """An index, and how many values it has where that is said."""

    name: Name
    count: Node | None = None

    @property
    def text(self) -> str:
        """The letter."""
        return self.name.text

    @property
    def span(self) -> Span:
        """Where the letter stands."""
        return self.name.span


@plain()
class IndexSum:
    """The sum of its one operand over every value of some indices, the first outermost."""

    indices: tuple[Bound, ...]
    args: tuple[Node, ...]
    span: Span
    place: Span

    @property
    def body(self) -> Node:
        """What is summed."""
        return self.args[0]


@plain()
class Member:
    """x_i, m_ij: a member of a family, which bears the name without its indices."""

    name: Name
    indices: tuple[Bound, ...]
    span: Span

    @property
    def text(self) -> str:
        """The name of the family."""
        return self.name.text


Node: TypeAlias = Name | Number | Apply | Call | ByShape | IndexSum | Member | Bound


@plain()
class Declaration:
    """sizes: none for a scalar, one for a column, two for a matrix; none either where the shape is to be found.

    A family has `indices`, and its members the shape.
    """

    name: Name
    kind: Literal["scalar", "vector", "matrix", "open"]
    sizes: tuple[Node, ...]
    properties: tuple[str, ...]
    span: Span
    indices: tuple[Bound, ...] = ()


@plain()
class DeclaredFunction:
    """f: entrywise, g: matrix function, L: m x n -> scalar: a function that is not given.

    `takes` and `gives` are the sizes of what a map takes and gives, as those of a declaration; what it gives has the
    `properties`.
    """

    name: Name
    kind: Literal["entrywise", "matrix function", "map"]
    takes: tuple[Node, ...]
    gives: tuple[Node, ...]
    span: Span
    properties: tuple[str, ...] = ()


class Typeset(NamedTuple):
    """What the look of a statement in LaTeX says: the names in bold, and what was read in one way of two.

    What is `unknown` was read as if no line above gave it a meaning, as ab for a b and e_i for a basis vector; names
    that are `factors` before brackets as if they were no functions. With each is the place where it stands first.
    """

    bold: frozenset[str] = frozenset()
    unknown: tuple[tuple[str, Span], ...] = ()
    factors: tuple[tuple[str, Span], ...] = ()


@plain()
class Stated:
    """What every statement has: its text with its place, the name that it bears, and its declarations.

    `functions` are those that are declared and not given.
    """

    _: KW_ONLY
    text: str = ""
    line: int = 1
    span: Span = (0, 0)
    name: str | None = None
    declarations: tuple[Declaration, ...] = ()
    functions: tuple[DeclaredFunction, ...] = ()
    typeset: Typeset | None = None


@plain()
class Expression(Stated):
    """E"""

    noun: ClassVar = "an expression"
    formula: Node


@plain()
class Derive(Stated):
    """E wrt X, y; the variables are names, or entries."""

    noun: ClassVar = "a question"
    formula: Node
    wrt: tuple[Node, ...]
    twice: bool = False
    thrice: bool = False  # and then once more


@plain()
class DerivativeClaim(Stated):
    """E wrt X == G, and perhaps more sides == H."""

    noun: ClassVar = "a claim"
    relation: ClassVar = "=="
    formula: Node
    wrt: tuple[Node, ...]
    sides: tuple[Node, ...]
    twice: bool = False
    thrice: bool = False


@plain()
class Equality(Stated):
    """E == F, and perhaps more sides == G."""

    noun: ClassVar = "an equality"
    relation: ClassVar = "=="
    formula: Node
    sides: tuple[Node, ...]


@plain()
class Chain(Stated):
    """d(E) = F, a hand derivation, and perhaps more sides = G."""

    noun: ClassVar = "a hand derivation"
    relation: ClassVar = "="
    formula: Node
    sides: tuple[Node, ...]


@plain()
class Continuation(Stated):
    """= F or == F, with nothing above that it goes on from."""

    noun: ClassVar = "a line of a hand derivation"
    relation: str
    sides: tuple[Node, ...]


@plain()
class Given(Stated):
    """given A: n x n symmetric, …"""

    noun: ClassVar = "a declaration"


@plain()
class Let(Stated):
    """let S = E"""

    noun: ClassVar = "a definition"
    defined: Name
    formula: Node


@plain()
class LetFunction(Stated):
    """let f(t) = E"""

    noun: ClassVar = "a definition"
    defined: Name
    parameter: Name
    formula: Node


Asking: TypeAlias = Derive | DerivativeClaim
Claimed: TypeAlias = DerivativeClaim | Equality | Chain
Contextual: TypeAlias = Given | Let | LetFunction  # what adds to the meaning of the lines below it
Statement: TypeAlias = Expression | Derive | Claimed | Continuation | Contextual


def completed(statement: Statement, **values: Any) -> Statement:
    """A statement that has just been made, with what is only known now."""
    for name, value in values.items():
        setattr(statement, name, value)
    return statement


def question_of(claim: DerivativeClaim) -> Derive:
    """E wrt X of E wrt X == G."""
    said = ("text", "line", "span", "name", "declarations", "functions", "typeset")
    return Derive(
        claim.formula, claim.wrt, claim.twice, claim.thrice, **{field: getattr(claim, field) for field in said}
    )


def wrt_of(statement: Statement) -> tuple[Node, ...]:
    """What a statement differentiates by; nothing where it asks for no derivative."""
    return statement.wrt if isinstance(statement, Asking) else ()


def is_twice(statement: Statement) -> bool:
    """Whether a statement is about a second derivative."""
    return isinstance(statement, Asking) and statement.twice
