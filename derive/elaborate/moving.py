"""d before an operand."""

from ...grammar.tree import Span
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
