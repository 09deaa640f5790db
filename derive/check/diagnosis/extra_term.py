"""A sum with a term too many."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .sums import Difference
from .wrong_claim import Case


def terms(case: Case) -> Iterator[Guess]:
    """Terms that are not in what is right, all others are."""
    return case.terms_that_differ(Difference.EXTRA, "there is a term too many", alone=True)


EXTRA_TERM = Diagnosis(
    "extra-term",
    CodePage(
        "a term too many",
        "Without one of its terms the claim is right; what does not depend on the variable contributes nothing.",
        "a' x + b' b wrt x == a + 2 b where a: n, x: n, b: n",
        "a' x + b' b wrt x == a where a: n, x: n, b: n",
    ),
    looks=(Look(Turn.TERM, terms),),
)
