"""Terms: the formulas that are computed with. They are immutable, shared and numbered in order of appearance.

A term is made through a store, and a store makes each term once, so equal terms are identical. A term's number is
larger than its arguments'; operands of commuting marks stand in order of their numbers, that is of first appearance.
"""

from collections.abc import Container, Iterable, Sequence
from fractions import Fraction
from functools import reduce
from operator import attrgetter

from ...grammar.plain import plain
from ..properties.integer import WHOLE_NUMBER
from .shape import ONE, SCALAR, Shape, Size, integer, letter, plus, times

Rational = int | Fraction

NUMBER = attrgetter("number")
INDEX = frozenset({"index"})  # the property of a letter that stands for an index
STANDING_STILL = frozenset({"direction"})  # that of a differential which stands still
INTEGERS = INDEX | {WHOLE_NUMBER.name}
NOTHING: frozenset[str] = frozenset()
COMMON_HEADS = frozenset(
    {"symbol", "number", "size", "d", "sum", "product", "scaled", "transpose", "hadamard", "colon"}
)


@plain()
class Term:
    """A symbol, a number, or a head applied to arguments.

    `data` is the name of a symbol or the value of a number; `properties` are those declared of a symbol. A term
    `moves` if a differential occurs in it. It is a row if it is one row high, a column if it is one column wide, and a
    scalar if it is both. It is zero if it is the zeros of its shape.
    """

    number: int
    head: str
    args: tuple["Term", ...]
    shape: Shape
    data: str | Rational | None
    properties: frozenset[str]
    moves: bool
    is_row: bool
    is_column: bool
    is_scalar: bool
    is_zero: bool

    @property
    def is_reciprocal(self) -> bool:
        """Whether the term is a power with a negative number as exponent."""
        return self.head == "power" and self.args[1].head == "number" and value_of(self.args[1]) < 0


def below(roots: Iterable[Term], known: Container[int] = ()) -> list[Term]:
    """All terms that occur in `roots`, arguments first; none whose number is among `known`, nor what is below it."""
    seen: set[Term] = set()
    for root in roots:
        if root.number not in known:
            seen.add(root)
    found = [*seen]
    for term in found:  # which grows
        for arg in term.args:
            if arg not in seen and arg.number not in known:
                seen.add(arg)
                found.append(arg)
    if len(found) > 1:
        found.sort(key=NUMBER)
    return found


def is_compound(term: Term) -> bool:
    """Whether a term is made of others; a member of a family is none."""
    return term.args != () and term.head != "member"


def new_below(root: Term, known: Container[int]) -> Sequence[Term]:
    """The same of a root that is not among `known`; most often all its arguments are."""
    for arg in root.args:
        if arg.number not in known:
            return below([root], known)
    return (root,)


def direction_name(variable: str, other: bool = False) -> str:
    """What a direction of a variable is called, which is no name that can be typed."""
    return f"d({variable}){other * 2}"


def value_of(term: Term) -> int | Fraction:
    """The value of a number."""
    assert term.data is not None and not isinstance(term.data, str)
    return term.data


def is_whole(root: Term) -> bool:
    """Whether a number is made of integers, by sums and products."""
    for term in below([root]):
        integer = value_of(term).denominator == 1 if term.head == "number" else not term.properties.isdisjoint(INTEGERS)
        if not (integer or term.head in ("size", "sum", "hadamard")):
            return False
    return True


def size_from(term: Term) -> Size:
    """The size that an argument of an operator is."""
    if term.head == "number":
        return (((), value),) if (value := value_of(term)).denominator > 1 else integer(int(value))
    if term.head == "size":
        return letter(str(term.data))
    if term.head == "power":
        return reduce(times, [size_from(term.args[0])] * int(value_of(term.args[1])))
    return reduce(plus if term.head == "sum" else times, map(size_from, term.args))


def simplest(value: Rational) -> Rational:
    """A rational number, as an int where it is one."""
    return value.numerator if value.denominator == 1 else value


class Store:
    """Makes terms, each once; `names` are those of symbols.

    `heads` are those that occur in them, but for the common ones, and the properties.

    What a head is applied to tells the shape, so a term is known by its head and its arguments alone.
    """

    def __init__(self) -> None:
        self.table: dict[object, Term] = {}
        self.numbers: dict[Rational, Term] = {}
        self.heads = frozenset({"positive"})  # as the number 1 is
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
        properties: frozenset[str] = NOTHING,
    ) -> Term:
        """The one term with this head, these arguments, this shape and data."""
        key = (head, args) if args else (head, shape, data, properties)
        term = self.table.get(key)
        if term is None:
            if head not in COMMON_HEADS and head not in self.heads:
                self.heads |= {head}
            moves = head == "d"
            for arg in args:
                moves = moves or arg.moves
            row, column, number = shape[0] == ONE, shape[1] == ONE, len(self.table)
            is_zero = head == "zeros" or data == 0
            term = Term(number, head, args, shape, data, properties, moves, row, column, row and column, is_zero)
            self.table[key] = term
        return term

    def number(self, value: Rational) -> Term:
        """A rational number."""
        if not isinstance(value, int):  # the hash of a fraction takes long to find
            value = simplest(value)
        term = self.numbers.get(value)
        if term is None:
            term = self.numbers[value] = self.make("number", (), SCALAR, value)
        return term

    def symbol(self, name: str, shape: Shape, properties: frozenset[str] = NOTHING) -> Term:
        """A variable or a constant."""
        if not properties <= self.heads:
            self.heads |= properties
        self.names.add(name)
        return self.make("symbol", (), shape, name, properties)

    def direction(self, variable: Term, other: bool = False) -> Term:
        """A direction of a variable as a constant: that in which it varies, or an`other` one."""
        return self.make("symbol", (), variable.shape, direction_name(str(variable.data), other), STANDING_STILL)

    def constant(self, head: str, shape: Shape) -> Term:
        """The identity, ones or zeros of a shape."""
        if shape == SCALAR:
            return self.zero if head == "zeros" else self.one
        return self.make(head, (), shape)

    def d(self, term: Term) -> Term:
        """The differential of a term, as a symbol of its own."""
        return self.make("d", (term,), term.shape)
