"""The derivative by the free entries of a symmetric matrix."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...differentiate.projection import rival_of
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .unprojected import structured_variables
from .wrong_claim import Case


def free_entries(case: Case) -> Iterator[Guess]:
    """G + G' - I .* G, where the gradient is the projection (G + G')/2."""
    for variable, space in structured_variables(case):
        right = case.truths[0]
        rival = space.rival
        if rival is not None and case.bench.factor_between(rival_of(case.algebra, rival, right), case.typed) == 1:
            message = f"this is the derivative by the free entries of {variable}, {rival.of_gradient}"
            yield Guess(f"{message}; the gradient is the projection (G + G')/2", right)


RIVAL_SYMMETRIC = Diagnosis(
    "rival-symmetric",
    CodePage(
        "the other convention for a symmetric variable",
        "The claim is G + G' - I .* G, the derivative by the entries on one side of the diagonal. Here the gradient is "
        "1/2 (G + G'), the one whose Frobenius product with dX is the differential.",
        "tr(A X) wrt X == A + A' - I .* A where A: n x n, X: n x n symmetric",
        "tr(A X) wrt X == 1/2 (A + A') where A: n x n, X: n x n symmetric",
    ),
    looks=(Look(Turn.WHOLE, free_entries),),
)
