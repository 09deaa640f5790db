"""The record of one property. It has no behaviour: all that is known of a property stands in its room, as data."""

from collections.abc import Callable
from typing import Literal

from ...grammar.record import NamedTuple
from ..numbers.balls import Matrix

Restricted = Literal["structure", "sign", "mask", "rank", "number"]
ShapeAsked = Literal["any", "scalar", "array", "vector", "tall", "square"]


class Rival(NamedTuple):
    """Another convention for the gradient of a variable in a subspace, in the language of the rules.

    `of_gradient` has it from the unconstrained gradient G; `of_projection` from the projected one, called G as well.
    """

    of_gradient: str
    of_projection: str


class Property(NamedTuple):
    """What may be declared of a name behind its shape: `S: n x n spd`."""

    name: str
    """The word that is typed."""
    restricts: Restricted
    """How the entries hang together, their sign, their values (0 and 1), the rank, or which numbers there are."""
    shape: ShapeAsked = "any"
    """What the name must be: a scalar, none, a vector, a matrix with no fewer rows than columns, a square matrix."""
    implies: frozenset[str] = frozenset()
    """The properties that follow at once; what follows from these need not be named."""
    beside: frozenset[str] = frozenset()
    """Structures that it implies not, and that may be declared together with it."""
    words: str = ""
    """What matrices with it are called, where that is not the name."""
    turned: str = ""
    """The property of the transpose; "" if none is known."""
    turned_if_square: bool = False
    """Whether only the transpose of a square matrix has it."""
    parity: Literal[-1, 0, 1] = 0
    """X' = X, X' = -X, or neither."""
    has_zeros: bool = False
    """Whether some entries are 0 in every such matrix."""
    instead_of_sign: str = "drop one of the two"
    """What to do where it is declared together with a sign of all entries, which `has_zeros` forbids."""
    fits_masks: bool = True
    """Whether arrays of zeros and ones may be declared to have it."""
    is_diagonal: bool = False
    """Whether all entries off the diagonal are 0."""
    is_own_square: bool = False
    """Whether X .* X = X."""
    varies: bool = True
    """Whether a variable that has it can move in all directions of a linear space."""
    is_manifold: bool = False
    """Whether one that cannot moves along curves instead: those that have it are a smooth manifold."""
    instead_of_varying: str = "drop the property for the unconstrained gradient"
    """What to do where it cannot."""
    draw: Callable[[Matrix], Matrix] | None = None
    """A random matrix with the property, made of one without; where there is a `projection`, this is it."""
    grants: tuple[str, ...] = ()
    """Conditions on such a matrix A that hold, as operators ask for them: `det(A) != 0`."""
    projection: str = ""
    """The row by which a gradient G is projected onto the subspace where X and dX lie: `G : dX = P(G) : dX`."""
    rival: Rival | None = None
    """The other convention for that gradient."""

    @property
    def called(self) -> str:
        """The adjective for such matrices: lower triangular."""
        return self.words or self.name
