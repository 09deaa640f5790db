"""Operands of one shape: a scalar among arrays stands for an array of it."""

from ...grammar.tree import Apply
from .part import Part


def compared(node: Apply, args: list[Part]) -> Part:
    """A > B as A - B, which is compared with 0."""
    if _is_zero(args[1]):
        return Part("()", args[:1], node.span, node.place)
    if _is_zero(args[0]):
        return Part("neg", args[1:], node.span, node.place)
    left, right = spread(args)
    return Part("+", [left, Part("neg", [right], right.span, right.span)], node.span, node.place)


def _is_zero(part: Part) -> bool:
    return part.head == "number" and part.data == 0


def spread(parts: list[Part]) -> list[Part]:
    """Arguments of one shape: a scalar among arrays stands for an array of it."""
    return [
        Part("spread", [part, *(other for other in parts if other is not part)], part.span, part.span) for part in parts
    ]
