"""A side with one slip of the pen undone: a transpose, an inverse, the order of factors, one product for another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from ...terms.algebra import Algebra
from ...terms.operator import Linear
from ...terms.shape import Shape
from ...terms.term import Term
from .occurrences import Occurrence, occurrences
from .proposal import Guess

MOST_FACTORS = 5


class Slips:
    """Undoes slips in the terms of one store."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.inverse = next(key for key, operator in algebra.operators.items() if operator.is_inverse)

    def undone(self, side: Term) -> Iterator[Guess]:
        """The side with one slip undone, in every place and way."""
        every = (self._transposed, self._reordered, self._entrywise, self._multiplied, self._inverted)
        for undo in every:
            for place in occurrences(side, self.algebra):
                for code, message, new in undo(place):
                    whole = place.put(new)
                    if whole is not None and whole is not side:
                        yield Guess(code, message, whole)

    def _transposed(self, place: Occurrence) -> Iterator[Guess]:
        part = place.part
        if part.is_scalar or part.head == "d":
            return
        if part.head == "transpose":
            yield Guess("missing-transpose", "there is a transpose too many", part.args[0])
        else:
            yield Guess("missing-transpose", "a transpose is missing", self.algebra.transpose(part))

    def _inverted(self, place: Occurrence) -> Iterator[Guess]:
        part = place.part
        if part.head == self.inverse:
            yield Guess("missing-inverse", "there is an inverse too many", part.args[0])
        elif part.shape[0] == part.shape[1] and not part.is_scalar and part.head != "d" and not part.moves:
            inverse = self.algebra.apply(self.inverse, (part,), part.shape)
            yield Guess("missing-inverse", "an inverse is missing", inverse)

    def signed(self, side: Term) -> Iterator[tuple[Term, Term]]:
        """The addends of sums, each with the side in which its sign is the other."""
        for place in occurrences(side, self.algebra):
            addends = place.part.args if place.part.head == "sum" else ()
            for i, addend in enumerate(addends):
                others = [*addends[:i], self.algebra.negative(addend), *addends[i + 1 :]]
                if (whole := place.put(self.algebra.sum(others))) is not None:
                    yield addend, whole

    def _reordered(self, place: Occurrence) -> Iterator[Guess]:
        """A product with its factors in another order."""
        part = place.part
        if part.head == "product" and len(part.args) <= MOST_FACTORS:
            for order in permutations(part.args):
                if order != part.args and fits(order):
                    message = "the factors of a product are in the wrong order"
                    yield Guess("order", message, self.algebra.product(order))
        operator = self.algebra.operators.get(part.head)
        if operator is not None and operator.linear is Linear.EACH and len(part.args) == 2:
            swapped = self.algebra.apply(part.head, part.args[::-1], part.shape)
            yield Guess("order", f"the operands of {operator.name} are in the wrong order", swapped)

    def _entrywise(self, place: Occurrence) -> Iterator[Guess]:
        """A product with a Hadamard product in the place of a run of factors."""
        part = place.part
        for start in range(len(part.args)) if part.head == "product" else ():
            for end in range(start + 2, len(part.args) + 1):
                for shape in dict.fromkeys((part.args[start].shape, part.args[start].shape[::-1])):
                    run = [self._of_shape(factor, shape) for factor in part.args[start:end]]
                    if all(run):
                        whole = [*part.args[:start], self.algebra.hadamard(f for f in run if f), *part.args[end:]]
                        message = "a Hadamard product is meant, .* for a product of matrices"
                        if fits(whole):
                            yield Guess("product-for-hadamard", message, self.algebra.product(whole))
        for cut in range(1, len(part.args)) if part.head == "product" else ():
            halves = [self.algebra.product(some) for some in (part.args[:cut], part.args[cut:])]
            if halves[0].shape == halves[1].shape and not halves[0].is_scalar:
                message = "a Hadamard product is meant, .* for a product of matrices"
                yield Guess("product-for-hadamard", message, self.algebra.hadamard(halves))

    def _multiplied(self, place: Occurrence) -> Iterator[Guess]:
        """A Hadamard product with a product of matrices in the place of two factors."""
        part = place.part
        if part.head != "hadamard" or part.is_scalar:
            return
        for a, b in permutations(part.args, 2):
            rest = [factor for factor in part.args if factor is not a and factor is not b]
            for one in (a, self.algebra.transpose(a)):
                for other in (b, self.algebra.transpose(b)):
                    if one.shape[1] == other.shape[0] and (one.shape[0], other.shape[1]) == part.shape:
                        product = self.algebra.product([one, other])
                        message = "a product of matrices is meant, not a Hadamard product"
                        yield Guess("hadamard-for-product", message, self.algebra.hadamard([product, *rest]))

    def gathered(self, side: Term) -> Iterator[Term]:
        """The side with X (A .* B) in the place of (X A) .* (X B), which is another thing."""
        for place in occurrences(side, self.algebra):
            for a, b in permutations(place.part.args if place.part.head == "hadamard" else (), 2):
                if a.head == b.head == "product" and a.args[0] is b.args[0]:
                    inner = [self.algebra.product(factor.args[1:]) for factor in (a, b)]
                    rest = [factor for factor in place.part.args if factor is not a and factor is not b]
                    whole = self.algebra.product([a.args[0], self.algebra.hadamard(inner)])
                    if (new := place.put(self.algebra.hadamard([whole, *rest]))) is not None:
                        yield new

    def _of_shape(self, factor: Term, shape: Shape) -> Term | None:
        """A factor, or its transpose, of a shape."""
        if factor.shape == shape:
            return factor
        return self.algebra.transpose(factor) if factor.shape == shape[::-1] else None


def fits(factors: Sequence[Term]) -> bool:
    """Whether factors can be multiplied."""
    return all(a.shape[1] == b.shape[0] for a, b in pairwise(factors))
