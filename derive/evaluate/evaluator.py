"""Terms as values in balls, each term once."""

from collections.abc import Callable, Mapping, Sequence

from ..numbers.balls import Ball, Matrix, Value, ball, each, filled, matrix, only_entry
from ..operators.marks import MARKS
from ..terms.operator import Operator
from ..terms.shape import SCALAR, Shape, count, signature
from ..terms.term import Term, value_of

MOST_EVALUATED = 2**17  # of an array: points of a smaller size tell as much
MARK_HEADS = frozenset(mark.key for mark in MARKS)


class Evaluator:
    """The values of terms where the symbols have given values; `d` gives the value of a differential dU."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        symbols: Mapping[str, Value],
        sizes: Mapping[str, int],
        d: Callable[[Term], Value] | None = None,
    ) -> None:
        self.operators = operators
        self.symbols = symbols
        self.sizes = sizes
        self.d = d
        self.values: dict[int, Value] = {}

    def value(self, root: Term) -> Value:
        """The value of a term."""
        if root.number not in self.values:
            stack = [root]
            while stack:
                term = stack[-1]
                missing = [arg for arg in term.args if arg.number not in self.values] if term.head != "d" else []
                if missing:
                    stack.extend(missing)
                else:
                    self.values[term.number] = self._value(term)
                    stack.pop()
        return self.values[root.number]

    def _value(self, term: Term) -> Value:
        if term.head == "symbol":
            return self.symbols[str(term.data)]
        if term.head == "number":
            return ball(value_of(term))
        if term.head == "size":
            return Ball(count((((str(term.data),), 1),), self.sizes))
        if term.head == "d":
            assert self.d is not None
            return self.d(term.args[0])
        return self._application(term) if term.args else self._constant(term)

    def _application(self, term: Term) -> Value:
        rows, columns = self.dimensions(term.shape)
        if rows * columns > MOST_EVALUATED:
            raise ValueError(f"{rows}×{columns} entries are too many")
        args = [self.values[arg.number] for arg in term.args]
        value = applied(self.operators[term.head], args)
        if term.is_scalar:
            return only_entry(value)
        if isinstance(value, Ball) or (value.nrows(), value.ncols()) != (rows, columns):
            raise TypeError(f"the value of {term.head} has not the shape of the term")
        return value

    def _constant(self, term: Term) -> Value:
        return constant(term.head, *self.dimensions(term.shape))

    def dimensions(self, shape: Shape) -> tuple[int, int]:
        """A shape in numbers."""
        return count(shape[0], self.sizes), count(shape[1], self.sizes)


def applied(operator: Operator, args: Sequence[Value]) -> Value:
    """An operator's value; but for marks it takes matrices, and numbers where its signature asks for them."""
    assert operator.value is not None
    if operator.elementwise:
        return each(operator.value, args[0])
    if operator.key not in MARK_HEADS:
        pairs = zip(args, signature(operator.signature).arguments, strict=True)
        args = [only_entry(v) if role.shape in (None, SCALAR) else as_matrix(v) for v, role in pairs]
    value: Value = operator.value(*args)
    return value


def constant(head: str, rows: int, columns: int) -> Matrix:
    """The identity, ones or zeros."""
    if head == "eye":
        return filled(rows, columns, lambda i, j: int(i == j))
    return filled(rows, columns, lambda i, j: int(head == "ones"))


def as_matrix(value: Value) -> Matrix:
    """A value as a matrix."""
    return matrix(1, 1, [value]) if isinstance(value, Ball) else value
