"""The negative of what is right, of the whole or of a term."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .occurrences import occurrences
from .only_symmetric import multiples_if_symmetric
from .proposal import Guess
from .sums import Difference
from .wrong_claim import Case


def negative(case: Case) -> Iterator[Guess]:
    """The negative of the whole."""
    if case.factor == -1:
        yield Guess("the negative of what is claimed is right", case.algebra.negative(case.typed))


def negative_of_transpose(case: Case) -> Iterator[Guess]:
    """The negative of the transpose."""
    if case.factor_of_transpose == -1:
        right = case.algebra.negative(case.algebra.transpose(case.typed))
        yield Guess("the negative of its transpose is right", right)


def sign(case: Case) -> Iterator[Guess]:
    """One term of a sum with the other sign."""
    for addend, whole in _with_one_sign_changed(case):
        if case.bench.right(whole):
            yield Guess(f"a term has the wrong sign: {case.written(addend)}", whole)


def _with_one_sign_changed(case: Case) -> Iterator[tuple[Term, Term]]:
    """Each addend of each sum, and the side in which its sign is the other."""
    for place in occurrences(case.typed, case.algebra):
        addends = place.part.args if place.part.head == "sum" else ()
        for i, addend in enumerate(addends):
            others = [*addends[:i], case.algebra.negative(addend), *addends[i + 1 :]]
            if (whole := place.put(case.algebra.sum(others))) is not None:
                yield addend, whole


def terms(case: Case) -> Iterator[Guess]:
    """Terms with the other sign, all else right."""
    return case.terms_that_differ(Difference.SIGN, "a term has the wrong sign", alone=True)


def negative_if_symmetric(case: Case) -> Iterator[Guess]:
    """The negative, where square matrices are symmetric."""
    return (guess for factor, guess in multiples_if_symmetric(case) if factor == -1)


NEGATIVE = Diagnosis(
    "negative",
    CodePage(
        "the negative was claimed",
        "A sign was lost, often the inner one of the chain rule.",
        "norm2(y - A x)^2 wrt x == 2 A' (y - A x) where y: m, A: m x n, x: n",
        "norm2(y - A x)^2 wrt x == -2 A' (y - A x) where y: m, A: m x n, x: n",
    ),
    looks=(
        Look(Turn.WHOLE, negative),
        Look(Turn.WHOLE, negative_of_transpose),
        Look(Turn.SIGN, sign),
        Look(Turn.TERM, terms),
        Look(Turn.VARIABLE_MULTIPLE, negative_if_symmetric),
    ),
)
