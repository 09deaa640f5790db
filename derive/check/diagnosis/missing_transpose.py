"""A transpose that is missing, or one too many."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ....grammar.tree import Apply
from ...elaborate.nodes import arguments_first
from ...terms.algebra import Algebra
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .proposal import Guess
from .wrong_claim import Case

MISSING = "a transpose is missing"
EXTRA = "there is a transpose too many"


def transposes(case: Case) -> Iterator[Guess]:
    """One part transposed."""
    return case.slips(_transposed)


def _transposed(part: Term, algebra: Algebra) -> Iterator[Guess]:
    if part.head == "transpose":
        yield Guess(EXTRA, part.args[0])
    elif not part.is_scalar and part.head != "d":
        yield Guess(MISSING, algebra.transpose(part))


def edits(claim: Misfit) -> Iterator[Edit]:
    """The mark of a transpose behind an operand, or taken away."""
    for node in arguments_first(claim.side):
        if not isinstance(node, Apply) or node.head not in ("+", "-", "neg", "juxt", "*"):
            yield Edit(MISSING, claim.replaced(node.span, f"{claim.words(node)}'"))
            if isinstance(node, Apply) and node.head == "'":
                yield Edit(EXTRA, claim.replaced((node.args[0].span[1], node.span[1]), ""))


MISSING_TRANSPOSE = Diagnosis(
    "missing-transpose",
    CodePage(
        "a transpose is missing",
        "With one factor transposed the claim is right; a factor that moves across the colon is transposed.",
        "tr(A X X) wrt X == A' X' + X A' where A: n x n, X: n x n",
        "tr(A X X) wrt X == A' X' + X' A' where A: n x n, X: n x n",
    ),
    looks=(Look(Turn.SLIP, transposes),),
    edits=edits,
)
