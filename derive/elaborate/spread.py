"""Operands of one shape: a scalar among arrays stands for an array of it."""

from ...grammar.tree import Apply
from .part import Part


def compared(node: Apply, args: list[Part]) -> Part:
    """A > B as A - B, which is compared with 0."""
    if args[1].head == "number" and args[1].data == 0:
        return Part("()", args[:1], node.span, node.place)
    left, right = spread(args)
    minus = Part("neg", [right], right.span, right.span)
    is_negative = args[0].head == "number" and args[0].data == 0
    return (
        Part("neg", args[1:], node.span, node.place) if is_negative else Part("+", [left, minus], node.span, node.place)
    )


def spread(parts: list[Part]) -> list[Part]:
    """Arguments of one shape: a scalar among arrays stands for an array of it."""
    return [
        Part("spread", [part, *(other for other in parts if other is not part)], part.span, part.span) for part in parts
    ]
