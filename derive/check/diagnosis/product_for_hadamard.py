"""A product of matrices where the Hadamard product belongs."""

from collections.abc import Iterator
from itertools import combinations

from ....grammar.mistakes import CodePage
from ....grammar.tree import Apply
from ...elaborate.nodes import arguments_first
from ...terms.algebra import Algebra
from ...terms.shape import Shape
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .occurrences import fits
from .proposal import Guess
from .wrong_claim import Case

HADAMARD_IS_MEANT = "a Hadamard product is meant, .* for a product of matrices"


def entrywise(case: Case) -> Iterator[Guess]:
    """A Hadamard product in the place of a run of factors, or of the product of two halves."""
    return case.slips(_entrywise)


def _entrywise(part: Term, algebra: Algebra) -> Iterator[Guess]:
    if part.head != "product":
        return
    for start, end in combinations(range(len(part.args) + 1), 2):
        first = part.args[start].shape
        for shape in dict.fromkeys((first, first[::-1])) if end - start > 1 else ():
            run = [_of_shape(factor, shape, algebra) for factor in part.args[start:end]]
            if all(run):
                whole = [*part.args[:start], algebra.hadamard(f for f in run if f), *part.args[end:]]
                if fits(whole):
                    yield Guess(HADAMARD_IS_MEANT, algebra.product(whole))
    for cut in range(1, len(part.args)):
        halves = [algebra.product(some) for some in (part.args[:cut], part.args[cut:])]
        if halves[0].shape == halves[1].shape and not halves[0].is_scalar:
            yield Guess(HADAMARD_IS_MEANT, algebra.hadamard(halves))


def _of_shape(factor: Term, shape: Shape, algebra: Algebra) -> Term | None:
    """A factor, or its transpose, of a shape."""
    if factor.shape == shape:
        return factor
    return algebra.transpose(factor) if factor.shape == shape[::-1] else None


def edits(claim: Misfit) -> Iterator[Edit]:
    """.* in the place of the mark of a product, or of the space."""
    for node in arguments_first(claim.side):
        if isinstance(node, Apply) and node.head == "*":
            yield Edit(HADAMARD_IS_MEANT, claim.replaced(node.place, ".*"))
        elif isinstance(node, Apply) and node.head == "juxt":
            a, b = map(claim.words, node.args[:2])
            product = f"{a} .* {b}" if node is claim.side else f"({a} .* {b})"
            yield Edit(HADAMARD_IS_MEANT, claim.replaced(node.span, product))


PRODUCT_FOR_HADAMARD = Diagnosis(
    "product-for-hadamard",
    CodePage(
        "a matrix product where .* belongs",
        "A matrix product was typed, and the claim is right with the product entry by entry.",
        "sum(A .* exp(X)) wrt X == A exp(X) where A: n x n, X: n x n",
        "sum(A .* exp(X)) wrt X == A .* exp(X) where A: n x n, X: n x n",
    ),
    looks=(Look(Turn.SLIP, entrywise),),
    edits=edits,
)
