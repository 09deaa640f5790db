"""The ends of ranges lie within their axes: sizes that are drawn are made as large as X[1:m,2:n] asks for."""

from collections.abc import Iterable, Mapping
from functools import reduce

from ..terms.lookup import Operators
from ..terms.shape import Size, count, lone, plus
from ..terms.term import Term, size_from

Reached = tuple[tuple[Size, Size], ...]  # an axis, and the end of a range of it
CUTTING = 3  # arguments of what cuts out: the whole, how much lies before, and how much is cut out


def ranges_in(terms: Iterable[Term], operators: Operators) -> Reached:
    """The axes of which ranges are cut out in some terms, arguments first, each with the end of one, whole last."""
    some = [term for term in terms if len(term.args) == CUTTING and term.head in operators]
    cut = [term for term in some if operators[term.head].cuts_out]
    return tuple([_range_of(term) for term in reversed(cut)])


def _range_of(term: Term) -> tuple[Size, Size]:
    """The axis along which a term is cut out of its argument, and the end."""
    whole, *ends = term.args
    place = int(whole.shape[0] == term.shape[0])
    return whole.shape[place], reduce(plus, map(size_from, ends))


def reaching(reached: Reached, fixed: Mapping[str, int], sizes: dict[str, int]) -> dict[str, int]:
    """The sizes, those of axes no smaller than the ends of their ranges."""
    for axis, end in reached:
        name = lone(axis)
        if name is not None and name not in fixed:
            sizes[name] = max(sizes[name], count(end, sizes))
    return sizes
