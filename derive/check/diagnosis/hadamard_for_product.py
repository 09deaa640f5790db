"""A Hadamard product where the product of matrices belongs."""

from collections.abc import Iterator
from itertools import permutations, product

from ....grammar.mistakes import CodePage
from ....grammar.tree import Apply
from ...elaborate.nodes import arguments_first
from ...terms.algebra import Algebra
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .occurrences import occurrences
from .omissions import without_factors
from .proposal import Guess
from .wrong_claim import Case

PRODUCT_IS_MEANT = "a product of matrices is meant, not a Hadamard product"
DISTRIBUTED = "a Hadamard product does not distribute over a matrix product: X (A .* B) is not (X A) .* (X B)"


def multiplied(case: Case) -> Iterator[Guess]:
    """A product of matrices in the place of a Hadamard product of two factors."""
    return case.slips(_multiplied)


def _multiplied(part: Term, algebra: Algebra) -> Iterator[Guess]:
    if part.head != "hadamard" or part.is_scalar:
        return
    for a, b in permutations(part.args, 2):
        rest = [factor for factor in part.args if factor is not a and factor is not b]
        for one, other in product((a, algebra.transpose(a)), (b, algebra.transpose(b))):
            if one.shape[1] == other.shape[0] and (one.shape[0], other.shape[1]) == part.shape:
                yield Guess(PRODUCT_IS_MEANT, algebra.hadamard([algebra.product([one, other]), *rest]))


def distributed(case: Case) -> Iterator[Guess]:
    """A Hadamard product pulled out of a product of matrices, perhaps with a factor missing too."""
    for gathered in _gathered(case):
        if case.bench.right(gathered):
            yield Guess(DISTRIBUTED, gathered)
        for right in case.truths:
            for left, out in without_factors(right, case.algebra):
                if case.bench.factor_between(left, gathered) == 1:
                    yield Guess(f"{DISTRIBUTED}; and a factor is missing: {case.listed(out)}", right)


def _gathered(case: Case) -> Iterator[Term]:
    """The side with X (A .* B) in the place of (X A) .* (X B), which is another thing."""
    for place in occurrences(case.typed, case.algebra):
        for a, b in permutations(place.part.args if place.part.head == "hadamard" else (), 2):
            if a.head == b.head == "product" and a.args[0] is b.args[0]:
                inner = [case.algebra.product(factor.args[1:]) for factor in (a, b)]
                rest = [factor for factor in place.part.args if factor is not a and factor is not b]
                whole = case.algebra.product([a.args[0], case.algebra.hadamard(inner)])
                if (new := place.put(case.algebra.hadamard([whole, *rest]))) is not None:
                    yield new


def edits(claim: Misfit) -> Iterator[Edit]:
    """The mark of a product in the place of .*"""
    for node in arguments_first(claim.side):
        if isinstance(node, Apply) and node.head == ".*":
            yield Edit(PRODUCT_IS_MEANT, claim.replaced(node.place, "*"))


HADAMARD_FOR_PRODUCT = Diagnosis(
    "hadamard-for-product",
    CodePage(
        ".* where the matrix product belongs",
        "A product entry by entry was typed, and the claim is right with the matrix product.",
        "tr(A X B) wrt X == A' .* B' where A: n x n, X: n x n, B: n x n",
        "tr(A X B) wrt X == A' B' where A: n x n, X: n x n, B: n x n",
    ),
    looks=(Look(Turn.SLIP, multiplied), Look(Turn.DISTRIBUTED, distributed)),
    edits=edits,
)
