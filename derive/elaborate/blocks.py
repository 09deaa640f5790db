"""Blocks and slices: the shapes of [A, B; C, D] and of X[1:m,2:n], and the terms that they become."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from ...grammar.codes import WRONG_INDEX
from ...grammar.mistakes import Mistake
from ...grammar.tree import BELOW, BESIDE, Apply, Name, Node
from ..operators.blocks import BESIDE_EACH_OTHER, COLUMNS_CUT_OUT, ONE_BELOW_THE_OTHER, ROWS_CUT_OUT
from ..terms.algebra import Algebra
from ..terms.division import is_no_more, may_be_length
from ..terms.shape import ONE, Shape, Size, is_unknown, letter, letters, lone, minus, plus, substitute
from ..terms.term import Term
from .codes import OPEN_SHAPES, SHAPE_NOT_TAKEN
from .nodes import END, is_range, size_of
from .part import Part
from .typing import Reading

ROWS, COLUMNS, ENTRIES = "rows", "columns", "entries"  # what a range is one of
OF_AXIS = "?end"
AXIS_OF_RANGE = {ROWS: 0, COLUMNS: 1, ENTRIES: 0}  # the axis of each


# Names become parts


def with_zeros(args: list[Part]) -> list[Part]:
    """Blocks, in which a 0 stands for zeros of whatever size is wanted."""
    return [Part("zero", [], arg.span, arg.place) if arg.head == "number" and arg.data == 0 else arg for arg in args]


def sliced(node: Apply, operand: Part, entry: Callable[[Apply, Part], Part]) -> Part:
    """x[2:n], or X[1:m,2:n], the rows first; what is no range is an index of `entry`."""
    if len(node.args) == 2:
        return _range(node, node.args[1], operand, ENTRIES)
    for kind, index in zip((ROWS, COLUMNS), node.args[1:], strict=True):
        if is_range(index):
            operand = _range(node, index, operand, kind)
        elif not _is_all(index):
            every = Name(":", index.span)
            one = (node.args[0], index, every) if kind == ROWS else (node.args[0], every, index)
            operand = entry(Apply("[]", one, node.span, node.place), operand)
    return operand


def _is_all(index: Node) -> bool:
    return isinstance(index, Name) and index.text == ":"


def _range(node: Apply, index: Node, operand: Part, kind: str) -> Part:
    """One range; nothing else binds its letters."""
    assert isinstance(index, Apply)
    made = Part("range", [operand], node.span, index.span, kind)
    first, last = [substitute(size_of(end), {END: letter(_end_at(made))}) for end in index.args]
    made.sizes = (first, last)
    return made


def _end_at(part: Part) -> str:
    """The unknown length of the axis, where a range has the word `end`."""
    return f"{OF_AXIS}{part.place[0]}"


# Shapes


def beside(reading: Reading, part: Part) -> Shape:
    """Blocks side by side are equally high."""
    first = part.args[0]
    for arg in part.args[1:]:
        if not reading.unifier.unify(first.shape[0], arg.shape[0]):
            raise reading.misfit(part, first, arg, "blocks side by side have as many rows")
    return (first.shape[0], reduce(plus, [arg.shape[1] for arg in part.args]))


def below(reading: Reading, part: Part) -> Shape:
    """Rows of blocks are equally wide, and if they have as many, block by block where a width is open."""
    lines = [arg.args if arg.head == BESIDE else [arg] for arg in part.args]
    if len({len(line) for line in lines}) == 1:
        for column in zip(*lines, strict=True):
            _same_width(reading, column)
    first = part.args[0]
    widths = [reduce(plus, [arg.shape[1] for arg in line]) for line in lines]
    for arg, width in zip(part.args[1:], widths[1:], strict=True):
        if not reading.unifier.unify(widths[0], width):
            raise reading.misfit(part, first, arg, "blocks one below the other have as many columns")
    return (reduce(plus, [arg.shape[0] for arg in part.args]), widths[0])


def _same_width(reading: Reading, column: Sequence[Part]) -> None:
    """Let the open widths in a column of blocks be those of the others."""
    widest = next((arg for arg in column if not _is_open(reading, arg.shape[1])), column[0])
    for arg in column:
        if _is_open(reading, arg.shape[1]):
            reading.unifier.unify(widest.shape[1], arg.shape[1])


def _is_open(reading: Reading, size: Size) -> bool:
    return any(map(is_unknown, letters(reading.unifier.resolve(size))))


def ranged(reading: Reading, part: Part) -> Shape:
    """As many entries as the range has, which lie within the axis."""
    (operand,) = part.args
    axis = reading.unifier.shape(operand.shape)[AXIS_OF_RANGE[str(part.data)]]
    if any(name.startswith(OF_AXIS) for size in part.sizes for name in letters(size)):
        reading.unifier.unify(letter(_end_at(part)), axis)
    first, last = map(reading.unifier.resolve, part.sizes)
    length = minus(plus(last, ONE), first)
    if not may_be_length(length):
        raise Mistake(WRONG_INDEX, "this range has no entries", part.place, "write first:last, from 1 on: x[2:n]")
    rows, columns = reading.unifier.shape(operand.shape)
    if part.data == ENTRIES and not reading.unifier.unify(columns, ONE):
        text = reading.text[slice(*operand.span)]
        ends = reading.text[slice(*part.place)]
        help = f"write {text}[{ends},:] for rows, {text}[:,{ends}] for columns"
        raise Mistake(SHAPE_NOT_TAKEN, f"one range is of a column: {reading.words(operand)}", part.place, help)
    _check_end(reading, part, axis, last)
    return (rows, length) if part.data == COLUMNS else (length, columns)


def _check_end(reading: Reading, part: Part, axis: Size, last: Size) -> None:
    """A range ends within its axis; of one that is open it is remembered."""
    if (name := lone(axis)) is not None and is_unknown(name):
        reading.unifier.reached.setdefault(name, []).append((part.sizes[0], last))
    elif axis != last and not may_be_length(minus(axis, last)):
        message = f"this range ends beyond the axis: {reading.words(part.args[0])}"
        raise Mistake(SHAPE_NOT_TAKEN, message, part.place)


def settle_ranges(reading: Reading) -> bool:
    """Let an axis of which nothing tells the length end where the last of its ranges ends, if one leaves some out."""
    unifier = reading.unifier
    for name, ranges in unifier.reached.items():
        axis = unifier.resolve((((name,), 1),))
        if not _is_open(reading, axis):
            if not all(axis == last or may_be_length(minus(axis, last)) for _, last in ranges):
                return False
            continue
        ends = [last for _, last in ranges]
        furthest = [end for end in ends if all(is_no_more(other, end) for other in ends)]
        if not furthest or all(each == (ONE, furthest[0]) for each in ranges):
            return False
        unifier.unify(axis, furthest[0])
    return True


def check_zeros(reading: Reading, parts: Sequence[Part]) -> None:
    """Refuses a 0 of which nothing tells one of the sizes, where it is no single entry."""
    for part in parts:
        if part.head == "zero":
            rows, columns = reading.unifier.shape(part.shape)
            if _is_open(reading, rows) is not _is_open(reading, columns) and not {rows, columns} & {ONE}:
                raise Mistake(OPEN_SHAPES, "the size of this block cannot be inferred", part.span, "write zeros(n,p)")


# Terms


def joined(algebra: Algebra, key: str, blocks: Sequence[Term]) -> Term:
    """Blocks side by side or one below the other."""
    found = blocks[-1]
    for block in reversed(blocks[:-1]):
        axis = int(key == BESIDE_EACH_OTHER.key)
        sizes = [
            plus(x, y) if place == axis else x
            for place, (x, y) in enumerate(zip(block.shape, found.shape, strict=True))
        ]
        found = algebra.apply(key, (block, found), (sizes[0], sizes[1]))
    return found


def _put_beside(algebra: Algebra, args: list[Term], part: Part) -> Term:
    return joined(algebra, BESIDE_EACH_OTHER.key, args)


def _put_below(algebra: Algebra, args: list[Term], part: Part) -> Term:
    return joined(algebra, ONE_BELOW_THE_OTHER.key, args)


def _cut_out(algebra: Algebra, args: list[Term], part: Part) -> Term:
    first, last = part.sizes
    sizes = (algebra.size(minus(first, ONE)), algebra.size(minus(plus(last, ONE), first)))
    operator = COLUMNS_CUT_OUT if part.data == COLUMNS else ROWS_CUT_OUT
    return algebra.apply(operator.key, (*args, *sizes), part.shape)


TERMS_OF_BLOCKS: Mapping[str, Callable[[Algebra, list[Term], Part], Term]] = {
    BESIDE: _put_beside,
    BELOW: _put_below,
    "range": _cut_out,
}
