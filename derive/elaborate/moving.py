"""What is done to an operand before its meaning is known: d before it, and sums over its indices."""

from ...grammar.tree import Bound, IndexSum, Span
from .nodes import size_of
from .part import Part


def differential_of(operand: Part, span: Span) -> Part:
    """d before an operand: of a name in brackets or with a quote it is the name that moves."""
    name, around = operand, []
    while name.head in ("'", "()"):
        around.append(name)
        name = name.args[0]
    is_name = name.head in ("symbol", "member")
    moving = Part("d", [name if is_name else operand], span, span)
    for outer in reversed(around) if is_name else ():
        moving = Part(outer.head, [moving], span, outer.place)
    return moving


def summed_over(node: IndexSum, body: Part) -> Part:
    """Σ_i E; over several indices one of each is inside of the other."""
    for index in reversed(node.indices):
        body = Part("indexed", [bound_index(index), body], node.span, node.place)
    return body


def bound_index(index: Bound) -> Part:
    """An index, with the number of its values if that is said."""
    sizes = () if index.count is None else (size_of(index.count),)
    return Part("bound", [], index.span, index.span, index.text, sizes=sizes)
