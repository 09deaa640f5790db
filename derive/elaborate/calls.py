"""The shape of a call: its operands' are matched against the signature of its operator."""

from collections.abc import Sequence
from functools import lru_cache

from ...grammar.codes import AMBIGUOUS
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..operators import INDEXED, NAMED
from ..operators.places import NAMES
from ..terms.operator import Operator
from ..terms.shape import (
    MOST_NAMES,
    ONE,
    SCALAR,
    Shape,
    Signature,
    Size,
    is_composite,
    letter,
    letters,
    lone,
    may_be_one,
    show_shape,
    show_size,
    signature,
    substitute,
    whole,
)
from .codes import SHAPE_NOT_TAKEN
from .part import Part
from .typing import Reading

SEVERAL = {name for name, keys in NAMES.items() if len(keys) > 1}  # the names of which the shape says what they mean


def of_call(reading: Reading, part: Part) -> Shape:
    """The shape of a call, of which the operator that it means is chosen."""
    if part.choice is not None or len(part.operators) > 1:
        operator = _operator(reading, part)
        shape = _apply(reading, operator, part)
        part.operators = (operator,)
        return shape
    return _apply(reading, part.operators[0], part)


def _operator(reading: Reading, part: Part) -> Operator:
    """The operator that a call means, which may depend on its operands' shapes."""
    if part.choice is not None:
        (arg,) = part.args
        name = reading.text[slice(*part.span)]
        return part.choice.taken(name, reading.unifier.shape(arg.shape), reading.words(arg), part.span)
    return next((o for o in part.operators if _fits(reading, signature(o.signature), part)), part.operators[0])


def settle_choices(reading: Reading, parts: Sequence[Part]) -> None:
    """An operand may turn out to be a column only by what stands around its call, which is of another operator then."""
    for part in parts:
        if part.head == "call" and part.data in SEVERAL and not (part.choice or part.operators[0].word):
            for operator in NAMED[str(part.data)]:
                if _may_be(reading, operator, part):
                    part.operators = (operator,)
                    break


def _may_be(reading: Reading, operator: Operator, part: Part) -> bool:
    """Whether a call is of an operator by its shape and those of its operands, which are known by now."""
    form = signature(operator.signature)
    if len(form.arguments) != len(part.args) or not _fits(reading, form, part):
        return False
    return reading.unifier.shape(_apply(reading, operator, part)) == reading.unifier.shape(part.shape)


def _fits(reading: Reading, form: Signature, part: Part) -> bool:
    """Whether the operands are columns, rows and scalars where the signature says so; ones are a column if they may."""
    return all(
        pattern != ONE or _is_one(reading.unifier.resolve(actual))
        for argument, arg in zip(form.arguments, part.args, strict=True)
        for pattern, actual in zip(argument.shape or (), arg.shape, strict=False)
    )


def _is_one(size: Size) -> bool:
    """Whether a size is 1, or is unless something says otherwise."""
    name = lone(size)
    return size == ONE or (name is not None and may_be_one(name))


def _apply(reading: Reading, operator: Operator, part: Part) -> Shape:
    """Match the operands' shapes against the signature, and give the result's."""
    taken, args = _taken(operator.signature), part.args
    found = fixed(operator) if operator.drawn else {}
    found |= {name: (args[place].sizes or args[place].shape)[0] for place, name in taken.sizes}
    for place, (rows, columns) in taken.values:
        shape = args[place].shape
        if not (_matches(reading, rows, shape[0], found) and _matches(reading, columns, shape[1], found)):
            raise _not_taken(reading, part.operators if operator in part.operators else [operator], args[place])
    result = (substitute(taken.result[0], found), substitute(taken.result[1], found))
    if taken.indices:
        _check_indices(reading, part, [args[place] for place in taken.indices], result)
    return result


def fixed(operator: Operator) -> dict[str, Size]:
    """The letters of a declared function's sizes, which are those of the statement."""
    sizes = operator.drawn.sizes if operator.drawn else ()
    return {name: letter(name) for size in sizes for name in letters(size)}


class _Taken(NamedTuple):
    """A signature as it is matched: the places of its arguments, of the values those with plain sizes first."""

    values: tuple[tuple[int, Shape], ...]
    sizes: tuple[tuple[int, str], ...]
    indices: tuple[int, ...]
    result: Shape


@lru_cache(MOST_NAMES)
def _taken(text: str) -> _Taken:
    """A signature as it is matched."""
    form = signature(text)
    each = tuple(enumerate(form.arguments))
    values = [(place, argument.shape) for place, argument in each if argument.shape is not None]
    sizes = tuple((place, argument.name) for place, argument in each if argument.is_size)
    indices = tuple(place for place, argument in each if argument.is_index)
    return _Taken(tuple(sorted(values, key=lambda value: is_composite(value[1]))), sizes, indices, form.result)


def _matches(reading: Reading, pattern: Size, actual: Size, found: dict[str, Size]) -> bool:
    """Whether a size of an operand is that of the signature; the sizes that its letters stand for are `found`."""
    name = lone(pattern)
    if name is not None:
        return reading.unifier.unify(found.setdefault(name, actual), actual)
    found |= {other: reading.unifier.quotient() for other in letters(pattern) - found.keys()}
    return reading.unifier.unify(substitute(pattern, found), actual)


def _check_indices(reading: Reading, part: Part, indices: list[Part], result: Shape) -> None:
    """An index goes along its axis, of the operand or of the single 1 of a constant: a number is no larger."""
    rows, columns = reading.unifier.shape(part.args[0].shape if part.data in INDEXED else result)
    axes = {"i,:": (rows,), ":,i": (columns,)}.get(str(part.data), (rows, columns))
    for axis, index in zip(axes, indices, strict=False):
        if index.head == "bound":
            reading.same_range(index, axis)
        length = whole(axis)
        if index.head == "number" and length is not None and int(index.data or 0) > length:
            raise Mistake(
                SHAPE_NOT_TAKEN, f"this axis has only {length} {'entry' if length == 1 else 'entries'}", index.span
            )


def _in_words(shape: Shape | None) -> str:
    """What an argument of a signature asks for."""
    if shape is None or shape == SCALAR:
        return "a scalar"
    rows, columns = shape
    if ONE in shape:
        of = f" of {show_size(rows)}" if whole(rows) and rows != ONE else ""
        return f"a column{of}" if columns == ONE else "a row"
    if whole(rows) and whole(columns):
        return f"a matrix of {show_shape(shape)}"
    return "a square matrix" if rows == columns else "a matrix"


def _declared(shape: Shape | None) -> str:
    """What an argument of a function asks for whose sizes are declared."""
    return _in_words(shape) if shape is None or shape == SCALAR else show_shape(shape)


def _not_taken(reading: Reading, operators: Sequence[Operator], arg: Part) -> Mistake:
    """The error of an operand that none of the operators of one name takes."""
    hint = operators[0].hint or None
    forms = [signature(form.signature) for form in operators]
    words = _declared if operators[0].drawn else _in_words
    wanted = " or ".join(" and ".join(words(argument.shape) for argument in form.arguments) for form in forms)
    message = f"{operators[0].name} takes {wanted}: {reading.words(arg)}"
    return Mistake(
        AMBIGUOUS if hint else SHAPE_NOT_TAKEN, message, arg.span, hint, ((arg.span, reading.show(arg.shape)),)
    )
