"""The order in which a chain of matrices is multiplied: the one that costs fewest multiplications."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..terms.shape import ONE, Shape, Size, count, letters

LARGE = 1000  # each letter of a size counts as this
LONGEST_CHAIN = 16  # chains beyond it are multiplied from one end


def order(shapes: Sequence[Shape]) -> Iterator[int | None]:
    """The places of the factors in postfix notation, None for a product; from the left among equals."""
    last = len(shapes)
    if last <= LONGEST_CHAIN:
        return _postfix(_splits(shapes), 0, last)
    if shapes[-1][1] == ONE and shapes[0][0] != ONE:
        return iter([*range(last), *[None] * (last - 1)])
    return iter([0, *(step for place in range(1, last) for step in (place, None))])


def halves(shapes: Sequence[Shape]) -> int:
    """Where to cut a product of which only the trace is wanted, in the middle among equals."""
    last = len(shapes)
    if last > LONGEST_CHAIN:
        return last - 1
    best, sides = _splits(shapes), _lengths(shapes)

    def cost(k: int) -> tuple[int, int]:
        return best[0, k][0] + best[k, last][0] + sides[0] * sides[k], abs(2 * k - last)

    return min(range(last - 1, 0, -1), key=cost)


def length(size: Size) -> int:
    """A size as a number."""
    return count(size, {name: int(name) if name.isdigit() else LARGE for name in letters(size)})


def _lengths(shapes: Sequence[Shape]) -> list[int]:
    return [length(shape[0]) for shape in shapes] + [length(shapes[-1][1])]


def _splits(shapes: Sequence[Shape]) -> dict[tuple[int, int], tuple[int, int]]:
    """For the factors from i to j the least cost, and the place of the product that is carried out last."""
    sides = _lengths(shapes)
    best = {(i, j): (0, i) for i, j in pairwise(range(len(sides)))}
    for width in range(2, len(sides)):
        for i in range(len(sides) - width):
            j = i + width
            costs = ((best[i, k][0] + best[k, j][0] + sides[i] * sides[k] * sides[j], k) for k in range(j - 1, i, -1))
            best[i, j] = min(costs, key=lambda cost: cost[0])
    return best


def _postfix(best: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Iterator[int | None]:
    if j == i + 1:
        yield i
        return
    k = best[i, j][1]
    yield from _postfix(best, i, k)
    yield from _postfix(best, k, j)
    yield None
