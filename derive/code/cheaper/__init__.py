"""The same formulas, cheaper to evaluate: what a reader wants factored, a machine may want spread or shared.

In: terms in canonical form, as a derivation has them. Out: terms that are no longer canonical, to be written as they
are. The sizes are unknown; a product of matrices counts as more than any number of products with vectors, and those as
more than entrywise operations. Each step is a room; they are taken in the order of `CHEAPER`, those that still need
canonical form first.
"""

from collections.abc import Callable, Sequence

from ...terms.algebra import Algebra
from ...terms.term import Term
from .constants import folded
from .diagonals import diagonals_apart
from .forms import in_forms
from .neighbours import by_neighbours
from .nesting import nested
from .norms import by_norms
from .numbers import numbers_inside
from .shared import shared
from .sums import sums_apart
from .turned import turned_once
from .vectors import lightened, multiplied_out, ones_apart, totals

CHEAPER: tuple[Callable[[Algebra, Sequence[Term]], list[Term]], ...] = (
    folded,
    totals,
    by_norms,
    in_forms,
    ones_apart,
    multiplied_out,
    diagonals_apart,
    sums_apart,
    turned_once,
    nested,
    by_neighbours,
    lightened,
    shared,
)


def cheaper(algebra: Algebra, roots: Sequence[Term], fuses: bool) -> list[Term]:
    """Some terms, rewritten; `fuses` says that a number costs nothing within an entrywise operation."""
    for step in CHEAPER:
        roots = step(algebra, roots)
    return numbers_inside(algebra, roots) if fuses else list(roots)
