"""The constructors of blocks and slices: [[A; B]; C] is [A; [B; C]], and what is empty is left out."""

from .operator import Operator
from .shape import Shape, plus
from .term import Store, Term


def put_together(store: Store, operator: Operator, args: tuple[Term, ...], shape: Shape) -> Term:
    """Two blocks along an axis, the first of which is not put together of others."""
    first, last = args
    if first.is_zero and last.is_zero:
        return store.constant("zeros", shape)
    if () in first.shape or () in last.shape:
        return last if () in first.shape else first
    if first.head != operator.key:
        return store.make(operator.key, args, shape)
    block, rest = first.args
    rest = put_together(store, operator, (rest, last), _longer(rest.shape, last.shape, shape))
    return store.make(operator.key, (block, rest), shape)


def _longer(one: Shape, other: Shape, whole: Shape) -> Shape:
    """The shape of two blocks that lie along an axis of a whole."""
    if one[0] == whole[0]:
        return (one[0], plus(one[1], other[1]))
    return (plus(one[0], other[0]), one[1])


def cut_out(store: Store, operator: Operator, args: tuple[Term, ...], shape: Shape) -> Term:
    """A part of a whole; the whole is one of itself."""
    whole = args[0]
    if whole.is_zero:
        return store.constant("zeros", shape)
    return whole if whole.shape == shape else store.make(operator.key, args, shape)
