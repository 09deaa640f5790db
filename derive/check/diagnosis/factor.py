"""A multiple of what is right, of the whole or of a term; or a factor too many."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .omissions import without_factors
from .only_symmetric import multiples_if_symmetric
from .proposal import Guess
from .sums import Difference
from .wrong_claim import Case


def multiple(case: Case) -> Iterator[Guess]:
    """A multiple of the whole."""
    if case.factor and case.factor not in (1, -1):
        right = case.algebra.scale(case.algebra.number(case.factor), case.typed)
        yield Guess(f"what is claimed is to be multiplied by {case.factor}", right)


def multiple_by_a_size(case: Case) -> Iterator[Guess]:
    """A multiple by a size, or by one over it."""
    if not case.factor and (found := case.bench.sized_factor(case.typed)):
        name, power, number = found
        size = case.algebra.power(case.algebra.size((((name,), 1),)), case.algebra.number(power))
        scalar = case.algebra.hadamard([case.algebra.number(number), size])
        right = case.algebra.scale(scalar, case.typed)
        yield Guess(f"what is claimed is to be multiplied by {case.written(scalar)}", right)


def multiple_of_transpose(case: Case) -> Iterator[Guess]:
    """A multiple of the transpose."""
    factor = case.factor_of_transpose
    if factor and factor != -1:
        right = case.algebra.scale(case.algebra.number(factor), case.algebra.transpose(case.typed))
        yield Guess(f"its transpose times {factor} is right", right)


def terms(case: Case) -> Iterator[Guess]:
    """Terms with another number before them, all else right."""
    return case.terms_that_differ(Difference.NUMBER, "a term has the wrong factor", alone=True)


def extra_factor(case: Case) -> Iterator[Guess]:
    """A factor too many, perhaps with another number before the whole."""
    for left, out in without_factors(case.typed, case.algebra):
        if out and (factor := case.bench.factor(left)):
            scaled = case.algebra.scale(case.algebra.number(factor), left)
            yield Guess(f"there is a factor too many: {case.listed(out)}", scaled)


def multiple_if_symmetric(case: Case) -> Iterator[Guess]:
    """A multiple, where square matrices are symmetric."""
    return (guess for factor, guess in multiples_if_symmetric(case) if factor != -1)


FACTOR = Diagnosis(
    "factor",
    CodePage(
        "wrong by a constant factor",
        "What is right is a fixed multiple of what was claimed, often twice or half of it.",
        "norm2(A x - b)^2 wrt x == A' (A x - b) where A: m x n, x: n, b: m",
        "norm2(A x - b)^2 wrt x == 2 A' (A x - b) where A: m x n, x: n, b: m",
    ),
    looks=(
        Look(Turn.WHOLE, multiple),
        Look(Turn.WHOLE, multiple_by_a_size),
        Look(Turn.WHOLE, multiple_of_transpose),
        Look(Turn.TERM, terms),
        Look(Turn.FACTOR, extra_factor),
        Look(Turn.VARIABLE_MULTIPLE, multiple_if_symmetric),
    ),
)
