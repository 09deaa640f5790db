"""Terms as values in balls, each once: compiled into a straight-line program, or computed as they are asked for."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache, partial
from operator import add, itemgetter, mul, neg

from ..numbers import members
from ..numbers.balls import (
    Ball,
    Matrix,
    Value,
    each,
    entrywise,
    filled,
    hadamard,
    inner,
    matrix,
    only_entry,
    power,
    raised,
)
from ..operators.marks import ADDITION, COEFFICIENT, COLON, ENTRY_POWER, HADAMARD, PRODUCT, TRANSPOSE
from ..terms.indexed import outside, outside_sums
from ..terms.operator import Operator
from ..terms.shape import LARGEST_PLAIN, ONE, SCALAR, Shape, Size, count, signature
from ..terms.term import Term, value_of
from . import repeated
from .program import NO_VALUES, SIZES, Program, Run

MOST_CONSTANTS = 64  # that are kept: sizes are few
MOST_EVALUATED = 2**17  # of an array: points of a smaller size tell as much


CORNER = itemgetter((0, 0))


class Compiler:
    """The slots of terms in a program; `d`, if there is one, says the value of a differential dU instead of it."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        moving: Collection[str] = (),
        d: Callable[[Term], Value] | None = None,
    ) -> None:
        self.operators = operators
        self.program = Program(moving)
        self.d = d
        self.slots: dict[int, int] = {}

    def slot(self, root: Term) -> int:
        """The slot for the value of a term."""
        slots = self.slots
        found = slots.get(root.number)
        if found is None:
            for term in outside_sums(root, slots):
                args = [slots[arg.number] for arg in outside(term)]
                found = slots[term.number] = COMPILED_HEADS.get(term.head, _call)(self, term, args)
        assert found is not None
        return found

    def quotient(self, term: Term) -> int:
        """The slot for the value of the differential of a term."""
        return self.program.quotient(self.slot(term)) if self.d is None else self.program.slot(partial(self.d, term))

    def inside(self) -> "Compiler":
        """A compiler for the body of a sum over an index, with a program of its own."""
        return type(self)(self.operators, self.program.moving, self.d)

    def rows(self, term: Term, over: Sequence[tuple[str, Term]]) -> int:
        """The slot for the matrix of which a term is the row at an index, of a number the entry at one or two."""
        if not over:
            return self.slot(term)
        inside = self.inside()
        slot = inside.rows(term, over[1:])
        letter, count = over[0]
        return repeated.rows(self.program, inside.program, slot, letter, self.slot(count))

    def pairing(self, adjoint: Term, differential: Term, over: Sequence[tuple[str, Term]] = ()) -> int:
        """The slot for G : dU, or for its sum over the letters of indices, given with how many values each has."""
        if not over:
            if adjoint.data == 1:
                return self.slot(differential)
            multiply = mul if adjoint.is_scalar else inner
            return self.program.joined(multiply, self.slot(adjoint), self.slot(differential))
        inside = self.inside()
        slot = inside.pairing(adjoint, differential, over[1:])
        letter, count = over[0]
        return repeated.summed(self.program, inside.program, slot, letter, self.slot(count))

    def unless_large(self, shape: Shape, slot: int) -> int:
        """The slot for what goes into a value of a shape, unless that is too large."""
        rows, columns = shape
        if _is_short(rows) and _is_short(columns):
            return slot
        return self.program.slot(partial(_unless_large, shape), SIZES, slot)


def _symbol(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.symbol(str(term.data))


def _number(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.constant(value_of(term))


def _size(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.slot(Ball, to.program.slot(itemgetter(str(term.data)), SIZES))


def _array(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.slot(partial(_constant, term.head, term.shape), SIZES)


def _differential(to: Compiler, term: Term, args: list[int]) -> int:
    return to.quotient(term.args[0])


def _member(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.joined(members.member, *args)


def _stack(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.joined(members.stacked_members, *args)


def _index_sum(to: Compiler, term: Term, args: list[int]) -> int:
    index, _, body = term.args
    inside = to.inside()
    slot = inside.slot(body)
    return repeated.summed(to.program, inside.program, slot, str(index.data), args[0])


def _sum(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.folded(add, args)


def _product(to: Compiler, term: Term, args: list[int]) -> int:
    if term.shape == SCALAR:
        return to.program.joined(CORNER if _is_row_by_column(term.args) else only_entry, to.program.folded(mul, args))
    args[0] = to.unless_large(term.shape, args[0])
    return to.program.folded(mul, args)


def _is_row_by_column(factors: Sequence[Term]) -> bool:
    """Whether a product can be nothing but 1×1, whatever stands between a row and a column."""
    return factors[0].shape[0] == ONE == factors[-1].shape[1] and not any([factor.is_scalar for factor in factors])


def _hadamard(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.folded(mul if term.shape == SCALAR else hadamard, args)


def _multiple(to: Compiler, term: Term, args: list[int]) -> int:
    """A matrix is multiplied by a number faster than a number by a matrix, and negated still faster."""
    factor, value = args
    return to.program.joined(neg, value) if term.args[0].data == -1 else to.program.joined(mul, value, factor)


def _transpose(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.joined(Matrix.transpose, args[0])


def _power(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.joined(raised if term.shape == SCALAR else power, *args)


def _colon(to: Compiler, term: Term, args: list[int]) -> int:
    return to.program.joined(inner, *args)


def _call(to: Compiler, term: Term, args: list[int]) -> int:
    args[0] = to.unless_large(term.shape, args[0])
    return call(to.program, to.operators[term.head], args, [arg.shape for arg in term.args], term.shape)


# What the engine itself knows; all else is an operator with a value of its own.
COMPILED_MARKS: Mapping[str, Callable[[Compiler, Term, list[int]], int]] = {
    "d": _differential,
    "member": _member,
    "stack": _stack,
    "indexed": _index_sum,
    ADDITION.key: _sum,
    PRODUCT.key: _product,
    HADAMARD.key: _hadamard,
    COEFFICIENT.key: _multiple,
    TRANSPOSE.key: _transpose,
    ENTRY_POWER.key: _power,
    COLON.key: _colon,
}
COMPILED_HEADS: Mapping[str, Callable[[Compiler, Term, list[int]], int]] = {
    "symbol": _symbol,
    "family": _symbol,
    "number": _number,
    "size": _size,
    "eye": _array,
    "ones": _array,
    "zeros": _array,
    **COMPILED_MARKS,
}


def call(program: Program, operator: Operator, args: list[int], shapes: Sequence[Shape], shape: Shape) -> int:
    """The slot for the value, of a shape, of an operator that is no mark, for arguments of some shapes.

    It takes matrices, and numbers where its signature asks for them.
    """
    assert operator.value is not None
    if operator.elementwise and operator.drawn:
        return program.joined(operator.value, program.symbol(operator.drawn.function), *args)
    if operator.elementwise:
        return program.joined(operator.value, *args) if shape == SCALAR else program.each(operator.value, *args)
    taken = list(args)
    for place, role in enumerate(signature(operator.signature).arguments):
        is_number = shapes[place] == SCALAR
        if is_number is not (role.shape is None or role.shape == SCALAR):
            taken[place] = program.joined(as_matrix if is_number else only_entry, args[place])
    if operator.drawn:
        taken = [program.symbol(operator.drawn.function), *taken]
    found = program.joined(operator.value, *taken)
    is_entry = shape == SCALAR and signature(operator.signature).result != SCALAR
    return program.joined(only_entry, found) if is_entry else found


def compiled(root: Term, operators: Mapping[str, Operator]) -> Callable[..., Value]:
    """The function that takes the letters of sizes and the symbols to the value of a term."""
    compiler = Compiler(operators)
    slot = compiler.slot(root)
    return lambda sizes, symbols: Run(compiler.program, sizes, symbols).reach(slot + 1)[slot]


def _is_short(size: Size) -> bool:
    """Whether a size is surely a small number: a letter, or a small integer."""
    return len(size) == 1 and len(size[0][0]) <= 1 and size[0][1] <= LARGEST_PLAIN


def _unless_large(shape: Shape, sizes: Mapping[str, int], value: Value) -> Value:
    """A value that goes into an array, unless that is too large."""
    rows, columns = (count(size, sizes) for size in shape)
    if rows * columns > MOST_EVALUATED:
        raise ValueError(f"{rows}×{columns} entries are too many")
    return value


def _constant(head: str, shape: Shape, sizes: Mapping[str, int]) -> Matrix:
    return constant(head, count(shape[0], sizes), count(shape[1], sizes))


class Evaluator:
    """The values of terms where the symbols have given values; those that have directions vary along them."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        symbols: Mapping[str, Value],
        sizes: Mapping[str, int],
        d: Callable[[Term], Value] | None = None,
        directions: Mapping[str, Value] = NO_VALUES,
        width: int = 0,
    ) -> None:
        self.sizes = sizes
        self.compiler = Compiler(operators, directions, d)
        self.run = Run(self.compiler.program, sizes, symbols, directions, width)

    def value(self, term: Term) -> Value:
        """The value of a term."""
        return self.run[self.compiler.slot(term)]

    def differential(self, term: Term) -> Value:
        """The value of the differential of a term."""
        return self.run[self.compiler.quotient(term)]

    def dimensions(self, shape: Shape) -> tuple[int, int]:
        """A shape in numbers."""
        return count(shape[0], self.sizes), count(shape[1], self.sizes)


def applied(operator: Operator, args: Sequence[Value]) -> Value:
    """An operator's value; but for marks it takes matrices, and numbers where its signature asks for them."""
    assert operator.value is not None
    if operator.elementwise:
        return each(operator.value, args[0]) if len(args) == 1 else entrywise(operator.value, *args)
    if operator.key not in COMPILED_MARKS:
        pairs = zip(args, signature(operator.signature).arguments, strict=True)
        args = [only_entry(v) if role.shape in (None, SCALAR) else as_matrix(v) for v, role in pairs]
    value: Value = operator.value(*args)
    return value


@lru_cache(MOST_CONSTANTS)
def constant(head: str, rows: int, columns: int) -> Matrix:
    """The identity, ones or zeros."""
    if head == "eye":
        return filled(rows, columns, lambda i, j: int(i == j))
    return filled(rows, columns, lambda i, j: int(head == "ones"))


def as_matrix(value: Value) -> Matrix:
    """A value as a matrix."""
    return matrix(1, 1, [value]) if isinstance(value, Ball) else value
