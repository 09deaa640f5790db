"""A sum without one of its terms."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .sums import Difference
from .wrong_claim import Case


def zero(case: Case) -> Iterator[Guess]:
    """0, where what is right is not 0."""
    if case.typed.is_zero and case.is_short:
        for right in case.truths:
            yield Guess(f"this is not 0: {case.written(right)} is missing", right)


def terms(case: Case) -> Iterator[Guess]:
    """Terms are missing, all others are right."""
    return case.terms_that_differ(Difference.MISSING, "a term is missing", alone=True)


def some_terms(case: Case) -> Iterator[Guess]:
    """Terms are missing, and others have another number before them."""
    return case.terms_that_differ(Difference.MISSING, "a term is missing", alone=False)


MISSING_TERM = Diagnosis(
    "missing-term",
    CodePage(
        "a term is missing",
        "With one term more the claim is right; the product rule has a term for each place of the variable.",
        "x' A x wrt x == A x where x: n, A: n x n",
        "x' A x wrt x == A x + A' x where x: n, A: n x n",
    ),
    looks=(Look(Turn.ZERO, zero), Look(Turn.TERM, terms), Look(Turn.TERMS, some_terms)),
)
