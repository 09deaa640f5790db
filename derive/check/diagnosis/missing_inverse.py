"""An inverse that is missing, or one too many."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...operators.inverse import INVERSE
from ...terms.algebra import Algebra
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def inverses(case: Case) -> Iterator[Guess]:
    """One part inverted."""
    return case.slips(_inverted)


def _inverted(part: Term, algebra: Algebra) -> Iterator[Guess]:
    if part.head == INVERSE.name:
        yield Guess("there is an inverse too many", part.args[0])
    elif part.shape[0] == part.shape[1] and not part.is_scalar and part.head != "d" and not part.moves:
        inverse = algebra.apply(INVERSE.name, (part,), part.shape)
        yield Guess("an inverse is missing", inverse)


MISSING_INVERSE = Diagnosis(
    "missing-inverse",
    CodePage(
        "an inverse is missing",
        "With one factor inverted the claim is right.",
        "logdet(X) wrt X == X' where X: n x n",
        "logdet(X) wrt X == inv(X)' where X: n x n",
    ),
    looks=(Look(Turn.SLIP, inverses),),
)
