"""The manifolds on which a variable may be declared to lie, a room each, and the gradient there.

In: a derivation that ends in gradients. Out: the same with lines grad f = … for each variable that lies on a manifold,
and their ends as its results, checked along curves on the manifold. To add a manifold, write its room and put it in the
table MANIFOLDS.

The Riemannian gradient of f at X is the tangent vector R with <R, V> = df(V) for every tangent vector V. Absil, Mahony
& Sepulchre, Optimization Algorithms on Matrix Manifolds (2008), 3.6.
"""

from typing import TYPE_CHECKING

from ..elaborate.statement import Symbol
from ..properties import closed
from ..registry import Registry
from ..terms.shape import ONE

if TYPE_CHECKING:
    from .manifold import Manifold

__all__ = ["MANIFOLDS", "manifold_of"]

MANIFOLDS: "Registry[Manifold]" = Registry(
    __name__,
    {
        "unit sphere": "sphere:SPHERE",
        "orthogonal group": "orthogonal:ORTHOGONAL_GROUP",
        "Stiefel manifold": "orthogonal:STIEFEL",
        "cone of positive definite matrices": "definite:POSITIVE_DEFINITE_MATRICES",
    },
)


def manifold_of(symbol: Symbol) -> "Manifold | None":
    """Where a variable lies; None where that is a linear space, in which its gradient is the one that it has."""
    words = closed(frozenset(symbol.properties)) if symbol.properties else ()
    return next((known for known in MANIFOLDS.values() if known.word in words and _fits(known, symbol)), None)


def _fits(manifold: "Manifold", symbol: Symbol) -> bool:
    """Whether a variable has the shape of its points: square matrices, or columns."""
    rows, columns = symbol.shape
    return {"any": True, "square": rows == columns, "column": columns == ONE}[manifold.shape]
