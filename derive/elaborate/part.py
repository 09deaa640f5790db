"""A part of a formula: a node of which the meaning is known, with the shape that inference finds."""

from collections.abc import Callable, Container, Iterable
from operator import attrgetter
from typing import cast

from ...grammar.plain import plain
from ...grammar.tree import Span
from ..terms.operator import Operator
from ..terms.shape import SCALAR, Shape, Size
from ..terms.term import Rational
from .choice import Choice


@plain(frozen=False)
class Part:
    """A node whose meaning is known; inference fills in its shape and chooses among the operators.

    `head` is a mark as typed, or symbol, member, indexed, bound, index, number, size, constant, filled, call, or d. An
    `open` product came from brackets that touch a variable, and the suffixes that follow belong to its second factor. A
    `choice` is made by the shape of the operand.
    """

    head: str
    args: list["Part"]
    span: Span
    place: Span
    data: str | Rational | None = None
    operators: tuple[Operator, ...] = ()
    sizes: tuple[Size, ...] = ()
    open: bool = False
    choice: Choice | None = None
    shape: Shape = SCALAR


def parts_of(
    root: Part, known: Container[Part] = (), operands: Callable[[Part], list[Part]] = attrgetter("args")
) -> list[Part]:
    """All parts, each once, operands first, from left to right; none that is `known`, nor what is below it."""
    seen: set[Part] = set()
    stack: list[Part | None] = [root]
    found: list[Part] = []
    while stack:
        part = stack.pop()
        if part is None:  # the operands of what lies below are done
            found.append(cast(Part, stack.pop()))
        elif part not in seen and part not in known:
            seen.add(part)
            if below := operands(part):
                stack += (part, None, *reversed(below))
            else:
                found.append(part)
    return found


def operands_outside(part: Part) -> list[Part]:
    """The operands of a part, but of a sum over an index neither the index nor the body."""
    return [] if part.head == "indexed" else part.args


def called(name: str, parts: Iterable[Part]) -> str:
    """A name as it is typed in some parts: of a family x that of a member, x_i."""
    member = next((part for part in parts if part.head == "member" and part.data == name), None)
    return f"{name}_{''.join(str(index.data) for index in member.args)}" if member else name
