"""The rules' own store: the terms of all rows as they were read when table.py was made, each built at its first use."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from ..operators import OPERATORS
from ..terms.algebra import Algebra
from ..terms.term import Term
from .rule import Pattern
from .table import ARGUMENTS, DATA, HEADS, PROPERTIES, SHAPE_NUMBERS, SHAPES

OF_ANY_HEAD = frozenset({"symbol", "d", "transpose", "size"})  # operands of patterns that match terms with other heads


@cache
def store() -> Algebra:
    """Where the terms of rules are kept, so that equal ones are one object."""
    return Algebra(OPERATORS)


@cache
def term_of(number: int) -> Term:
    """A term of the table."""
    data, args = DATA.get(number), tuple(map(term_of, ARGUMENTS[number]))
    value = Fraction(*data) if isinstance(data, tuple) else data
    properties = frozenset(PROPERTIES.get(number, ()))
    return store().make(HEADS[number], args, SHAPES[SHAPE_NUMBERS[number]], value, properties)


def filed_pattern(numbers: Sequence[int]) -> Pattern:
    """A pattern of the table from the numbers of its parts, the whole last."""
    return pattern([term_of(number) for number in numbers])


def pattern(parts: Sequence[Term]) -> Pattern:
    """A pattern from the terms that it is made of, arguments first."""
    root = parts[-1]
    return Pattern(root, tuple(parts), frozenset(arg.head for arg in root.args) - OF_ANY_HEAD)
