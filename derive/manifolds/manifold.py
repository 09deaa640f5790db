"""The record of one manifold: how the gradient there is made, and by what it is checked."""

from collections.abc import Callable
from typing import Literal

from ...grammar.record import NamedTuple
from ..numbers.balls import Ball, Matrix, inner


class Manifold(NamedTuple):
    """A manifold of arrays that have a property."""

    name: str
    """What it is called."""
    word: str
    """The property that is declared of its points."""
    gradient: str
    """The row by which the gradient there is made of the gradient G: `grad = … where X: …`; linear in G."""
    metric: str
    """What the metric is called."""
    curve: Callable[[Matrix, Matrix, Ball], Matrix]
    """The point c(h) of a curve on it through c(0) = X, into a direction that any array D gives: curve(X, D, h)."""
    normal: Callable[[Matrix, Matrix], Matrix]
    """What vanishes for V that are tangent at X, and for these alone: normal(X, V)."""
    product: Callable[[Matrix, Matrix, Matrix], Ball]
    """The metric at X of two tangent vectors: product(X, V, W)."""
    lowered: str = ""
    """The row by which an array H is made of a gradient G, with H : V = <G, V>; "" where that is G."""
    shape: Literal["any", "square", "column"] = "any"
    """What its points are."""


def embedded(_point: Matrix, v: Matrix, w: Matrix) -> Ball:
    """The metric of the space around: V : W."""
    return inner(v, w)
