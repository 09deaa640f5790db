"""Smooth functions with their derivatives, which the self-test of emitted code puts in for those that are not given."""

from collections.abc import Iterator, Mapping, Sequence

from ..terms.operator import Drawn, Operator
from .not_given import FunctionArgument
from .signature import CodeFrame, Function, Written
from .target import ANY_PREFIX

VARIED = """def _varied(ones):
    \"""An array of numbers that differ.\"""
    places = xp.cumsum(xp.reshape(ones, (-1,)), 0)
    return xp.reshape(xp.sin(places*(places + 1)), ones.shape)"""

PAIRED = """def _paired(array, n):
    \"""The same numbers for entries of an n×n matrix that are each other's transposes.\"""
    split = xp.reshape(array, (n, n, -1))
    return xp.reshape(split + xp.swapaxes(split, 0, 1), array.shape)"""


def samples(arguments: Mapping[str, FunctionArgument], frame: CodeFrame) -> Iterator[Function]:
    """The function that gives smooth functions for some arguments, if there are any."""
    if not arguments:
        return
    every = {operator.drawn.function: operator.drawn for _, operator in arguments.values() if operator.drawn}
    shapes = [shape for drawn in every.values() for shape in drawn.shapes]
    written = frame.written([frame.algebra.constant("ones", shape) for shape in shapes])
    arrays, lines = _arrays(every, written, frame)
    items = [f'    "{name}": {_sample(name, operator, arrays, frame)},' for name, operator in arguments.values()]
    document = ['"""Smooth functions with their derivatives, to try the code with."""']
    own = [VARIED] * bool(shapes) + [PAIRED] * any(drawn.words for drawn in every.values())
    helpers = (*written.helpers, *(text.replace(ANY_PREFIX, frame.target.prefix) for text in own))
    lines += ["return {", *items, "}"]
    yield frame.function("samples", document, lines, written._replace(helpers=helpers, unread=frozenset()))


def _arrays(
    every: Mapping[str, Drawn], written: Written, frame: CodeFrame
) -> tuple[Mapping[str, Sequence[str]], list[str]]:
    """The names of the arrays that samples need, and the lines that make them; a size that no shape tells is any."""
    tall = enumerate(sorted(written.unread, reverse=True), 2)  # m is larger than n: X'X has an inverse
    lines = [f"{frame.names[size]} = {number}" for number, size in tall]
    lines += written.lines
    arrays, ones = {name: [f"{name}_{k}" for k in range(len(of.shapes))] for name, of in every.items()}, written.values
    names = [name for own in arrays.values() for name in own]
    lines += [f"{name} = _varied({piece.text})" for name, piece in zip(names, ones, strict=True)]
    for own, drawn in zip(arrays.values(), every.values(), strict=True):
        lines += [f"{own[0]} = _paired({own[0]}, len({own[-1]}))"] if drawn.words else []
    return arrays, lines


def _sample(name: str, operator: Operator, arrays: Mapping[str, Sequence[str]], frame: CodeFrame) -> str:
    """The code of one sample."""
    drawn = operator.drawn
    assert drawn is not None
    text = frame.target.prefixed(drawn.samples[name])
    for place, array in enumerate(arrays[drawn.function]):
        text = text.replace(f"{{{place}}}", array)
    return text
