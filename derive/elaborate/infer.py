"""Shapes are inferred by unification, part by part, operands first."""

from collections.abc import Callable, Mapping

from ...grammar.mistakes import Mistake
from ...grammar.tree import BELOW, BESIDE
from ..operators.constants import EYE
from ..terms.shape import ONE, SCALAR, Shape, Size, is_unknown, letters
from . import blocks
from .broadcast import DOTTED, of_dotted
from .calls import of_call, settle_choices
from .codes import DIVISION_BY_MATRIX, NO_DIFFERENTIAL, NO_MATRIX, OPEN_SHAPES, SHAPE_NOT_TAKEN, UNDEFINED_POWER
from .part import Part, parts_of
from .resolve import TURNED
from .typing import Reading


def infer(reading: Reading, parts: list[Part]) -> None:
    """Give each part its shape; `parts` has operands first."""
    for part in parts:
        part.shape = RULES[part.head](reading, part)
    ranged = not reading.unifier.reached or blocks.settle_ranges(reading)
    if not ranged or not reading.unifier.settle_pending():
        help = "declare the shapes: … where A: m x n, x: n"
        raise Mistake(OPEN_SHAPES, "the sizes cannot be inferred", parts[-1].span, help)
    settle_choices(reading, parts)
    if any([part.head == "zero" for part in parts]):
        blocks.check_zeros(reading, parts)


def _symbol(reading: Reading, part: Part) -> Shape:
    return reading.names[str(part.data)]


def _member(reading: Reading, part: Part) -> Shape:
    """All members of a family have one shape, and the index at one place has the same values in all."""
    for place, index in enumerate(part.args):
        reading.same_range(index, reading.unifier.range((str(part.data), place)))
        for count in index.sizes:
            reading.same_range(index, count)
    return reading.names[str(part.data)]


def _indexed(reading: Reading, part: Part) -> Shape:
    """The shape of what is summed; the sum gets the number of its addends as its size."""
    index, body = part.args
    for count in index.sizes:
        reading.same_range(index, count)
    part.sizes = (reading.unifier.range(str(index.data)),)
    return body.shape


def _size(reading: Reading, part: Part) -> Shape:
    """One that is not said is the number of rows of a column."""
    return SCALAR if part.sizes else (reading.unifier.unknown(), ONE)


def _constant(reading: Reading, part: Part) -> Shape:
    make = reading.unifier.unknown
    if part.data == EYE.key:
        size = part.sizes[0] if part.sizes else make()
        return (size, size)
    if not part.sizes:
        return (make(), make(one=True))
    return (part.sizes[0], part.sizes[1] if len(part.sizes) > 1 else ONE)


def _filled(reading: Reading, part: Part) -> Shape:
    """vector(1), matrix(0): a number in every place."""
    if part.args[0].head != "number":
        raise Mistake(SHAPE_NOT_TAKEN, f"{part.data} takes a number", part.args[0].span, "write s*ones(n,p)")
    make = reading.unifier.unknown
    return (make(), ONE) if part.data == "vector" else (make(), make())


def _first(reading: Reading, part: Part) -> Shape:
    return part.args[0].shape


def _spread(reading: Reading, part: Part) -> Shape:
    """The shape of the first operand, of a scalar that of another one that is none."""
    own, *others = [arg.shape for arg in part.args]
    return next((shape for shape in (own, *others) if not reading.unifier.is_scalar(shape)), own)


def _sum(reading: Reading, part: Part) -> Shape:
    for arg in part.args[1:]:
        reading.same(part, part.args[0], arg)
    return part.args[0].shape


def _colon(reading: Reading, part: Part) -> Shape:
    reading.same(part, *part.args)
    return SCALAR


def _product(reading: Reading, part: Part) -> Shape:
    """The shape of a product, read left to right; what is 1×1 so far is a coefficient of the rest."""
    shape, last = part.args[0].shape, part.args[0]
    for arg in part.args[1:]:
        if reading.unifier.is_scalar(shape):
            shape, last = arg.shape, arg
        elif not reading.unifier.is_scalar(arg.shape):
            if not reading.unifier.unify(shape[1], arg.shape[0]):
                raise reading.misfit(part, last, arg, _turned(reading, last, arg))
            shape, last = (shape[0], arg.shape[1]), arg
    return shape


def _turned(reading: Reading, a: Part, b: Part) -> str | None:
    """Which of two factors would fit if it were transposed."""
    rows, columns = reading.unifier.shape(a.shape), reading.unifier.shape(b.shape)
    left, right = (reading.text[slice(*x.span)] for x in (a, b))
    left, right = (text if text.replace("'", "").isalnum() else f"({text})" for text in (left, right))
    if rows[0] == columns[0]:
        return f"did you mean {left}' {right}?"
    return f"did you mean {left} {right}'?" if rows[1] == columns[1] else None


def _hadamard(reading: Reading, part: Part) -> Shape:
    a, b = part.args
    if reading.unifier.is_scalar(a.shape):
        return b.shape
    return a.shape if reading.unifier.is_scalar(b.shape) else reading.same(part, a, b)


def _quotient(reading: Reading, part: Part) -> Shape:
    a, b = part.args
    if not reading.unifier.is_scalar(b.shape) and not _solves(reading, a, b):
        raise Mistake(
            DIVISION_BY_MATRIX,
            f"only a scalar divides: {reading.words(b)}",
            b.span,
            "write A inv(B) for the inverse, A ./ B entry by entry",
        )
    return a.shape


def _solves(reading: Reading, a: Part, b: Part) -> bool:
    """Whether a / B is a inv(B), which it can only be where an entrywise quotient is impossible."""
    rows, columns = reading.unifier.shape(a.shape)
    below = reading.unifier.shape(b.shape)
    apart = rows != below[0] and (rows == ONE or _are_known(rows, below[0])) and not reading.unifier.is_scalar(a.shape)
    return apart and ONE not in below and reading.unifier.same((columns, columns), below)


def _are_known(*sizes: Size) -> bool:
    return not any(is_unknown(name) for size in sizes for name in letters(size))


def _derivative(reading: Reading, part: Part) -> Shape:
    """The shape in which a derivative is written: a gradient, a Jacobian, or that of the function by a scalar."""
    function, variable = part.args
    if reading.unifier.is_scalar(function.shape):
        return variable.shape
    if reading.unifier.is_scalar(variable.shape):
        return function.shape
    return (_long(reading, function), _long(reading, variable))


def _long(reading: Reading, part: Part) -> Size:
    """The axis of a vector that is not 1."""
    rows, columns = reading.unifier.shape(part.shape)
    if ONE not in (rows, columns):
        help = "write the differential: E wrt X == A dX B"
        raise Mistake(NO_MATRIX, "this derivative has more than two axes and is no matrix", part.span, help)
    return columns if rows == ONE else rows


def _transpose(reading: Reading, part: Part) -> Shape:
    rows, columns = part.args[0].shape
    if part.data == TURNED and reading.unifier.is_scalar((rows, columns)):
        base = reading.text[slice(*part.args[0].span)]
        help = f"declare t for the power: … where t: scalar, or write {base}' for the transpose"
        raise Mistake(OPEN_SHAPES, "this can be read in two ways, as a power and as a transpose", part.place, help)
    return (columns, rows)


def _power(reading: Reading, part: Part) -> Shape:
    base, exponent = part.args
    if reading.unifier.is_scalar(base.shape):
        return SCALAR if reading.unifier.is_scalar(exponent.shape) else _misplaced_exponent(reading, exponent)
    text = reading.text[slice(*base.span)]
    rows, columns = reading.unifier.shape(base.shape)
    if ONE in (rows, columns) or not reading.unifier.unify(rows, columns):
        help = f"write {text}.^2 entry by entry, or {text}' {text}"
        raise Mistake(UNDEFINED_POWER, f"only a square matrix has powers: {reading.words(base)}", part.span, help)
    if not _is_integer(reading, exponent):
        raise _no_integer(reading, text, exponent)
    return base.shape


ALWAYS_WHOLE = frozenset({"size", "index", "bound"})
MADE_OF_WHOLE = frozenset({"+", "neg", "*", "juxt", "()"})


def _is_integer(reading: Reading, exponent: Part) -> bool:
    """Whether an exponent is made of whole numbers, sizes and names that are declared to be integers."""
    for part in parts_of(exponent):
        named = part.head == "symbol" and part.data in reading.integers
        whole = part.head == "number" and isinstance(part.data, int)
        if not (named or whole or part.head in ALWAYS_WHOLE or part.head in MADE_OF_WHOLE):
            return False
    return True


def _no_integer(reading: Reading, base: str, exponent: Part) -> Mistake:
    """The mistake of a power of a matrix with an exponent that may be any number."""
    help = f"write a number, as {base}^3; the square root is sqrtm({base}), entry by entry {base}.^(1/2)"
    symbols = {str(part.data): None for part in parts_of(exponent) if part.head == "symbol"}
    if names := [name for name in symbols if name not in reading.integers]:
        help = f"declare it: … where {', '.join(f'{name}: integer' for name in names)}; or {help}"
    return Mistake(UNDEFINED_POWER, "the power of a matrix is an integer", exponent.span, help)


def _misplaced_exponent(reading: Reading, exponent: Part) -> Shape:
    raise Mistake(UNDEFINED_POWER, f"an exponent is a scalar: {reading.words(exponent)}", exponent.span)


def _entry_power(reading: Reading, part: Part) -> Shape:
    base, exponent = part.args
    if reading.unifier.is_scalar(exponent.shape):
        return base.shape
    return exponent.shape if reading.unifier.is_scalar(base.shape) else reading.same(part, base, exponent)


def _d(reading: Reading, part: Part) -> Shape:
    """The differential of a formula, in which there is none."""
    if any(inner.head == "d" for inner in parts_of(part.args[0])):
        raise Mistake(NO_DIFFERENTIAL, "a second differential cannot be read", part.span, "write E wrt X twice == …")
    return part.args[0].shape


def _bare_differential(reading: Reading, part: Part) -> Shape:
    help = "write dX or d(E), or declare d: … where d: scalar"
    raise Mistake(NO_DIFFERENTIAL, "d is the sign of a differential here, and stands before nothing", part.span, help)


RULES: Mapping[str, Callable[[Reading, Part], Shape]] = {
    "symbol": _symbol,
    "member": _member,
    "indexed": _indexed,
    "bound": lambda reading, part: SCALAR,
    "number": lambda reading, part: SCALAR,
    "size": _size,
    "index": lambda reading, part: SCALAR,
    "constant": _constant,
    "filled": _filled,
    "spread": _spread,
    "d": _d,
    "differential": _bare_differential,
    "()": _first,
    "neg": _first,
    "+": _sum,
    DOTTED: of_dotted,
    "=": _sum,
    "apart": _first,
    "derivative": _derivative,
    ":": _colon,
    "*": _product,
    "juxt": _product,
    ".*": _hadamard,
    "./": _hadamard,
    "/": _quotient,
    "'": _transpose,
    "^": _power,
    ".^": _entry_power,
    "call": of_call,
    "zero": lambda reading, part: (reading.unifier.unknown(one=True), reading.unifier.unknown(one=True)),
    BESIDE: lambda reading, part: blocks.beside(reading, part),
    BELOW: lambda reading, part: blocks.below(reading, part),
    "range": lambda reading, part: blocks.ranged(reading, part),
}
