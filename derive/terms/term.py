"""Terms: the formulas that are computed with. They are immutable, shared and numbered in order of appearance.

A term is made through a store, and a store makes each term once, so equal terms are identical. A term's number is
larger than its arguments'; operands of commuting marks stand in order of their numbers, that is of first appearance.
"""

from collections.abc import Container, Iterable
from fractions import Fraction
from functools import reduce
from operator import attrgetter

from ...grammar.plain import plain
from .shape import SCALAR, Shape, Size, integer, letter, plus, times

Rational = int | Fraction


NUMBER = attrgetter("number")
INDEX = frozenset({"index"})  # the property of a letter that stands for an index


@plain()
class Term:
    """A symbol, a number, or a head applied to arguments.

    `data` is the name of a symbol or the value of a number; `properties` are those declared of a symbol. A term
    `moves` if a differential occurs in it.
    """

    number: int
    head: str
    args: tuple["Term", ...]
    shape: Shape
    data: str | Rational | None = None
    properties: frozenset[str] = frozenset()
    moves: bool = False

    @property
    def is_reciprocal(self) -> bool:
        """Whether the term is a power with a negative number as exponent."""
        return self.head == "power" and self.args[1].head == "number" and value_of(self.args[1]) < 0

    @property
    def is_zero(self) -> bool:
        """Whether the term is the zeros of its shape."""
        return self.head == "zeros" or (self.head == "number" and self.data == 0)

    @property
    def is_scalar(self) -> bool:
        """Whether the term is 1×1."""
        return self.shape == SCALAR


def below(roots: Iterable[Term], known: Container[int] = ()) -> list[Term]:
    """All terms that occur in `roots`, arguments first; none whose number is among `known`, nor what is below it."""
    seen: set[int] = set()
    found: list[Term] = []
    stack = list(roots)
    while stack:
        term = stack.pop()
        number = term.number
        if number not in seen and number not in known:
            seen.add(number)
            found.append(term)
            stack.extend(term.args)
    if len(found) > 1:
        found.sort(key=NUMBER)
    return found


def value_of(term: Term) -> int | Fraction:
    """The value of a number."""
    assert isinstance(term.data, int | Fraction)
    return term.data


def size_from(term: Term) -> Size:
    """The size that an argument of an operator is."""
    if term.head == "number":
        return integer(int(value_of(term)))
    if term.head == "size":
        return letter(str(term.data))
    if term.head == "power":
        return reduce(times, [size_from(term.args[0])] * int(value_of(term.args[1])))
    return reduce(plus if term.head == "sum" else times, map(size_from, term.args))


def simplest(value: Rational) -> Rational:
    """A rational number, as an int where it is one."""
    return value.numerator if value.denominator == 1 else value


class Store:
    """Makes terms, each once; `heads` are those that occur in them, and properties; `names` are those of symbols."""

    def __init__(self) -> None:
        self.table: dict[object, Term] = {}
        self.heads: set[str] = set()
        self.names: set[str] = set()
        self.one = self.number(1)
        self.minus_one = self.number(-1)
        self.zero = self.number(0)

    def make(
        self,
        head: str,
        args: tuple[Term, ...],
        shape: Shape,
        data: str | Rational | None = None,
        properties: frozenset[str] = frozenset(),
    ) -> Term:
        """The one term with this head, these arguments, this shape and data."""
        key = (head, shape, data, properties, *[arg.number for arg in args])
        term = self.table.get(key)
        if term is None:
            moves = head == "d" or any(arg.moves for arg in args)
            term = self.table[key] = Term(len(self.table), head, args, shape, data, properties, moves)
            self.heads.add(head)
        return term

    def number(self, value: Rational) -> Term:
        """A rational number; rules that ask for something positive may fire once there is one."""
        if value.numerator > 0:
            self.heads.add("positive")
        return self.make("number", (), SCALAR, simplest(value))

    def symbol(self, name: str, shape: Shape, properties: frozenset[str] = frozenset()) -> Term:
        """A variable or a constant."""
        self.heads |= properties
        self.names.add(name)
        return self.make("symbol", (), shape, name, properties)

    def constant(self, head: str, shape: Shape) -> Term:
        """The identity, ones or zeros of a shape."""
        if shape == SCALAR:
            return self.zero if head == "zeros" else self.one
        return self.make(head, (), shape)

    def d(self, term: Term) -> Term:
        """The differential of a term, as a symbol of its own."""
        return self.make("d", (term,), term.shape)
