"""Smooth functions with their derivatives, which the self-test of emitted code puts in for those that are not given."""

from collections.abc import Iterator, Mapping, Sequence

from ..terms.operator import Operator
from .not_given import FunctionArgument
from .signature import CodeFrame, Function
from .target import ANY_PREFIX

VARIED = """def _varied(ones):
    \"""An array of numbers that differ.\"""
    places = xp.cumsum(xp.reshape(ones, (-1,)), 0)
    return xp.reshape(xp.sin(places*(places + 1)), ones.shape)"""


def samples(arguments: Mapping[str, FunctionArgument], frame: CodeFrame) -> Iterator[Function]:
    """The function that gives smooth functions for some arguments, if there are any.

    A size that no shape tells is a number of its own.
    """
    if not arguments:
        return
    every = {operator.drawn.function: operator.drawn for _, operator in arguments.values() if operator.drawn}
    shapes = [(drawn, shape) for drawn in every.values() for shape in drawn.shapes]
    written = frame.written([frame.algebra.constant("ones", shape) for _, shape in shapes])
    arrays: dict[str, list[str]] = {name: [] for name in every}
    lines = [
        *(f"{frame.names[size]} = {place}" for place, size in enumerate(sorted(written.unread), 2)),
        *written.lines,
    ]
    for (drawn, _), ones in zip(shapes, written.values, strict=True):
        arrays[drawn.function].append(f"{drawn.function}_{len(arrays[drawn.function])}")
        lines.append(f"{arrays[drawn.function][-1]} = _varied({ones.text})")
    items = [f'    "{name}": {_sample(name, operator, arrays, frame)},' for name, operator in arguments.values()]
    document = ['"""Smooth functions with their derivatives, to try the code with."""']
    helpers = [*written.helpers, *([VARIED.replace(ANY_PREFIX, frame.target.prefix)] if shapes else [])]
    lines += ["return {", *items, "}"]
    yield frame.function("samples", document, lines, written._replace(helpers=tuple(helpers), unread=frozenset()))


def _sample(name: str, operator: Operator, arrays: Mapping[str, Sequence[str]], frame: CodeFrame) -> str:
    """The code of one sample."""
    drawn = operator.drawn
    assert drawn is not None
    text = frame.target.prefixed(drawn.samples[name])
    for place, array in enumerate(arrays[drawn.function]):
        text = text.replace(f"{{{place}}}", array)
    return text
