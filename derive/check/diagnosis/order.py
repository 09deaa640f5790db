"""The factors of a product in the wrong order."""

from collections.abc import Iterator
from itertools import permutations

from ....grammar.mistakes import CodePage
from ....grammar.tree import Apply
from ...elaborate.nodes import arguments_first
from ...terms.algebra import Algebra
from ...terms.operator import Linear
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .occurrences import fits
from .proposal import Guess
from .wrong_claim import Case

WRONG_ORDER = "the factors of a product are in the wrong order"
MOST_PERMUTED = 5  # factors: 120 orders


def reordered(case: Case) -> Iterator[Guess]:
    """The factors of a product, or the two operands of a bilinear operator, in another order."""
    return case.slips(_reordered)


def _reordered(part: Term, algebra: Algebra) -> Iterator[Guess]:
    operator = algebra.operators.get(part.head)
    if part.head == "product":
        for factors in permutations(part.args) if len(part.args) <= MOST_PERMUTED else ():
            if factors != part.args and fits(factors):
                yield Guess(WRONG_ORDER, algebra.product(factors))
    elif operator is not None and operator.linear is Linear.EACH and len(part.args) == 2:
        swapped = algebra.apply(part.head, part.args[::-1], part.shape)
        yield Guess(f"the operands of {operator.name} are in the wrong order", swapped)


def edits(claim: Misfit) -> Iterator[Edit]:
    """Two factors swapped."""
    for node in arguments_first(claim.side):
        if isinstance(node, Apply) and node.head in ("juxt", "*"):
            a, b = node.args[:2]
            between = claim.text[a.span[1] : b.span[0]]
            swapped = f"{claim.words(b)}{between}{claim.words(a)}"
            yield Edit(WRONG_ORDER, claim.replaced((a.span[0], b.span[1]), swapped))


ORDER = Diagnosis(
    "order",
    CodePage(
        "the factors in another order",
        "Matrices do not commute; with its factors in another order the claim is right.",
        "tr(A X B) wrt X == B' A' where A: n x n, X: n x n, B: n x n",
        "tr(A X B) wrt X == A' B' where A: n x n, X: n x n, B: n x n",
    ),
    looks=(Look(Turn.SLIP, reordered),),
    edits=edits,
)
