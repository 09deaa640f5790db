"""The value of a formula as it was typed, without the canonical forms that terms are brought into.

It tells whether what is derived is what was asked. A scalar part is a number here, any other a matrix. An operator
without a value of its own, as mean(A) = sum(A)/(m n), has that of the formula that defines it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import add, mul, neg, truediv

from ...grammar.tree import BELOW, BESIDE
from ..elaborate import blocks as slices
from ..elaborate.broadcast import DOTTED
from ..elaborate.part import Part, operands_outside, parts_of
from ..numbers import blocks, members
from ..numbers.balls import (
    Ball,
    Matrix,
    Value,
    each_of,
    entrywise,
    hadamard,
    inner,
    only_entry,
    raised,
    stretched_sum,
    whole,
)
from ..numbers.balls import power as entry_power
from ..numbers.powers import matrix_power
from ..operators import OPERATORS
from ..rules.compile import definition
from ..terms.shape import SCALAR, Shape, count, lone
from ..terms.term import Term, size_from
from . import repeated
from .evaluator import CORNER, as_matrix, call, compiled, constant
from .program import SIZES, Program, Run
from .sample import Point


def typed_value(parts: Sequence[Part], point: Point) -> Matrix:
    """The value at a point of the last of some parts, operands first."""
    compiler = TypedCompiler(Program())
    slot = compiler.slot(parts)
    return as_matrix(Run(compiler.program, point.sizes, point.values)[slot])


class TypedCompiler:
    """The slots of parts in a program; a differential dU is the difference quotient of U."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.slots: dict[Part, int] = {}

    def slot(self, parts: Sequence[Part]) -> int:
        """The slot for the value of the last of some parts, operands first."""
        summed = any([part.head == "indexed" for part in parts])
        for part in parts_of(parts[-1], operands=operands_outside) if summed else parts:
            if part not in self.slots:
                self.slots[part] = COMPILED[part.head](self, part, [self.slots[arg] for arg in operands_outside(part)])
        return self.slots[parts[-1]]

    def inside(self) -> "TypedCompiler":
        """A compiler for the body of a sum over an index, with a program of its own."""
        return TypedCompiler(Program(self.program.moving))

    def quotient(self, part: Part) -> int:
        """The slot for dU; of a variable that for its direction."""
        return self.program.quotient(self.slot(parts_of(part)))

    def of_entries(self, function: Callable[[Ball, Ball], Ball], part: Part, args: Sequence[int]) -> int:
        """The slot for a function of two entries; a number goes with every entry of a matrix."""
        left, right = (arg.shape == SCALAR for arg in part.args)
        if left and right:
            return self.program.joined(function, *args)
        return self.program.slot(partial(_SPREAD[left, right], function), *args)


def _member(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.joined(members.member, to.program.symbol(str(part.data)), *args)


def _index_sum(to: TypedCompiler, part: Part, args: list[int]) -> int:
    """The sum, its body a program of its own."""
    index, body = part.args
    inside = to.inside()
    slot, count = inside.slot(parts_of(body)), to.program.counted(part.sizes[0])
    return repeated.summed(to.program, inside.program, slot, str(index.data), count)


def _with_left(function: Callable[[Ball, Ball], Ball], x: Ball, b: Matrix) -> Matrix:
    return each_of(lambda y: function(x, y), b)


def _with_right(function: Callable[[Ball, Ball], Ball], a: Matrix, y: Ball) -> Matrix:
    return each_of(lambda x: function(x, y), a)


_SPREAD: Mapping[tuple[bool, bool], Callable[..., Value]] = {
    (True, False): _with_left,
    (False, True): _with_right,
    (False, False): entrywise,
}


def _symbol(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.symbol(str(part.data))


def _number(to: TypedCompiler, part: Part, args: list[int]) -> int:
    assert part.data is not None and not isinstance(part.data, str)
    return to.program.constant(part.data)


def _size(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.counted(part.sizes[0])


def _constant(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return _fitting(to, part, to.program.slot(partial(_array, str(part.data), part.shape), SIZES))


def _array(head: str, shape: Shape, sizes: Mapping[str, int]) -> Matrix:
    return constant(head, count(shape[0], sizes), count(shape[1], sizes))


def _filled(to: TypedCompiler, part: Part, args: list[int]) -> int:
    """A number in every place of an array, or an array as it is."""
    if part.args[0].shape == part.shape:
        return args[0]
    ones = to.program.slot(partial(_array, "ones", part.shape), SIZES)
    return to.program.joined(mul, ones, args[0])


def _fitting(to: TypedCompiler, part: Part, slot: int) -> int:
    """The slot for a value as a number, if it is one, or else as a matrix."""
    return to.program.slot(only_entry if part.shape == SCALAR else as_matrix, slot)


def _inside(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return args[0]


def _d(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.quotient(part.args[0])


def _negative(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.joined(neg, *args)


def _sum(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.folded(add, args)


def _dotted(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.joined(add if part.shape == SCALAR else stretched_sum, *args)


def _pairing(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.joined(mul if part.args[0].shape == SCALAR else inner, *args)


def _product(to: TypedCompiler, part: Part, args: list[int]) -> int:
    """The matrix product, or a multiple where one of the two is a number."""
    found, shape = args[0], part.args[0].shape
    for arg, factor in zip(args[1:], part.args[1:], strict=True):
        if factor.shape == SCALAR or shape == SCALAR:
            found = to.program.joined(mul, *((found, arg) if factor.shape == SCALAR else (arg, found)))
            shape = shape if factor.shape == SCALAR else factor.shape
        else:
            found, shape = to.program.joined(mul, found, arg), (shape[0], factor.shape[1])
            found = to.program.joined(CORNER, found) if shape == SCALAR else found
    return found


def _times(to: TypedCompiler, part: Part, args: list[int]) -> int:
    if any([arg.shape == SCALAR for arg in part.args]):
        return to.of_entries(mul, part, args)
    return to.program.joined(hadamard, *args)


def _over(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.of_entries(truediv, part, args)


def _quotient(to: TypedCompiler, part: Part, args: list[int]) -> int:
    if part.args[1].shape == SCALAR:
        return _over(to, part, args)
    return _fitting(to, part, to.program.joined(_times_inverse, *args))


def _times_inverse(above: Value, below: Matrix) -> Matrix:
    return as_matrix(above) * below.inv(nonstop=True)


def _transpose(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return args[0] if part.shape == SCALAR else to.program.joined(Matrix.transpose, *args)


def _power(to: TypedCompiler, part: Part, args: list[int]) -> int:
    if part.args[0].shape == SCALAR:
        return to.program.joined(raised, *args)
    return to.program.joined(matrix_power, *args)


def _entry_power(to: TypedCompiler, part: Part, args: list[int]) -> int:
    if part.args[1].shape == SCALAR:
        return to.program.joined(raised if part.shape == SCALAR else entry_power, *args)
    return to.of_entries(raised, part, args)


def _zero(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return _fitting(to, part, to.program.slot(partial(_array, "zeros", part.shape), SIZES))


def _beside(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.folded(blocks.beside, [to.program.slot(as_matrix, arg) for arg in args])


def _below(to: TypedCompiler, part: Part, args: list[int]) -> int:
    return to.program.folded(blocks.below, [to.program.slot(as_matrix, arg) for arg in args])


def _range(to: TypedCompiler, part: Part, args: list[int]) -> int:
    cut = blocks.some_columns if part.data == slices.COLUMNS else blocks.some_rows
    first, last = map(to.program.counted, part.sizes)
    operand = to.program.slot(as_matrix, *args)
    return _fitting(to, part, to.program.slot(partial(_from_to, cut), operand, first, last))


def _from_to(cut: Callable[[Matrix, Ball, Ball], Matrix], a: Matrix, first: Ball, last: Ball) -> Matrix:
    return cut(a, first - 1, last - first + 1)


def _call(to: TypedCompiler, part: Part, args: list[int]) -> int:
    operator = part.operators[0]
    if operator.value is not None:
        return call(to.program, operator, args, [arg.shape for arg in part.args], part.shape)
    letters, formula = definition(operator)
    shapes = [(letter.shape, arg.shape) for letter, arg in zip(letters, part.args, strict=True)]
    found = to.program.slot(partial(_defined, compiled(formula.root, OPERATORS), letters, shapes), SIZES, *args)
    return _fitting(to, part, found)


def _defined(
    formula: Callable[..., Value],
    letters: Sequence[Term],
    shapes: Sequence[tuple[Shape, Shape]],
    sizes: Mapping[str, int],
    *args: Value,
) -> Value:
    """The value of a formula whose letters stand for some arguments."""
    pairs = zip(letters, args, strict=True)
    known = {str(a.data): only_entry(value) if a.is_scalar else as_matrix(value) for a, value in pairs}
    pairs = zip(letters, args, strict=True)
    counted = {str(lone(size_from(a))): whole(only_entry(value)) for a, value in pairs if a.head == "size"}
    return formula({**_sizes(shapes, sizes), **counted}, known)


def _sizes(shapes: Sequence[tuple[Shape, Shape]], sizes: Mapping[str, int]) -> dict[str, int]:
    """The sizes of a definition's letters, by their shapes and those of the arguments."""
    pairs = [pair for pattern, shape in shapes for pair in zip(map(lone, pattern), shape, strict=True)]
    return {name: count(size, sizes) for name, size in pairs if name}


COMPILED: Mapping[str, Callable[[TypedCompiler, Part, list[int]], int]] = {
    "symbol": _symbol,
    "number": _number,
    "size": _size,
    "index": _symbol,
    "bound": _symbol,
    "member": _member,
    "indexed": _index_sum,
    "constant": _constant,
    "filled": _filled,
    "spread": _filled,
    "()": _inside,
    "d": _d,
    "neg": _negative,
    "+": _sum,
    DOTTED: _dotted,
    ":": _pairing,
    "*": _product,
    "juxt": _product,
    ".*": _times,
    "./": _over,
    "/": _quotient,
    "'": _transpose,
    "^": _power,
    ".^": _entry_power,
    "call": _call,
    "zero": _zero,
    BESIDE: _beside,
    BELOW: _below,
    "range": _range,
}
