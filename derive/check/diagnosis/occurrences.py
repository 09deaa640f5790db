"""The places in a term, and the term with something else put in a place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from ....grammar.mistakes import Mistake
from ....grammar.record import NamedTuple
from ...terms.algebra import Algebra
from ...terms.shape import signature
from ...terms.term import Term

LETTERED: Mapping[str, list[int]] = {"member": [], "indexed": [2]}
MOST_PLACES = 120  # in a larger side its inner parts are left alone


class Occurrence(NamedTuple):
    """A part where it stands; `put` gives the whole with another part there, None where its shape does not fit."""

    part: Term
    put: Callable[[Term], Term | None]


def occurrences(root: Term, algebra: Algebra) -> Iterator[Occurrence]:
    """The places in a term, outermost first; at most so many. Sizes and indices are left alone."""
    waiting = [Occurrence(root, lambda new: new)]
    for _ in range(MOST_PLACES):
        if not waiting:
            return
        place = waiting.pop(0)
        yield place
        waiting += [_inside(place, i, algebra) for i in values(place.part, algebra)]


def values(part: Term, algebra: Algebra) -> list[int]:
    """The places of the arguments that are values, neither sizes nor indices; a member of a family is made of none."""
    if part.head in LETTERED:
        return LETTERED[part.head]
    operator = algebra.operators.get(part.head)
    roles = signature(operator.signature).arguments if operator else ()
    return [i for i in range(len(part.args)) if i >= len(roles) or roles[i].is_value]


def _inside(place: Occurrence, i: int, algebra: Algebra) -> Occurrence:
    part = place.part

    def put(new: Term) -> Term | None:
        if new.shape != part.args[i].shape and not (part.head in ("scaled", "transpose") and not new.is_scalar):
            return None
        try:
            return place.put(algebra.rebuild(part.head, [*part.args[:i], new, *part.args[i + 1 :]], part.shape))
        except Mistake:
            return None

    return Occurrence(part.args[i], put)


def fits(factors: Sequence[Term]) -> bool:
    """Whether factors can be multiplied."""
    return all(a.shape[1] == b.shape[0] for a, b in pairwise(factors))
