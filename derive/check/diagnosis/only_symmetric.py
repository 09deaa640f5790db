"""Right where matrices are symmetric."""

from collections.abc import Iterator, Sequence

from ....grammar.mistakes import CodePage
from ...elaborate.statement import Symbol
from ...properties import EQUAL_TO_TRANSPOSE, closed, together
from ...properties.symmetric import SYMMETRIC_MATRIX
from ...terms.term import Rational
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def constants(case: Case) -> Iterator[Guess]:
    """Right where some square constants are symmetric."""
    yield from _if_symmetric(case, [constant.name for constant in case.constants])


def all_matrices(case: Case) -> Iterator[Guess]:
    """Right where square matrices are symmetric, the variable among them."""
    yield from _if_symmetric(case, [symbol.name for symbol in case.claim.problem.symbols])


def _if_symmetric(case: Case, names: Sequence[str]) -> Iterator[Guess]:
    for some in _choices(case, names):
        yield from case.right_on(case.declaring(some, SYMMETRIC_MATRIX.name), _words(some))


def multiples_if_symmetric(case: Case) -> Iterator[tuple[Rational, Guess]]:
    """A number that makes it right where square matrices are symmetric; none where the number alone is the mistake."""
    if case.factor is None:
        for some in _choices(case, [symbol.name for symbol in case.claim.problem.symbols]):
            factor = case.multiple_on(case.declaring(some, SYMMETRIC_MATRIX.name))
            if factor:
                message = f"multiplied by {factor} it is right if {_words(some)}, but not in general"
                yield factor, Guess(message, case.truths[0])


def _choices(case: Case, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Each square matrix that may be symmetric, and all of them."""
    square = [s.name for s in case.claim.problem.symbols if s.name in names and _may_be_symmetric(s)]
    return [*((name,) for name in square), *([tuple(square)] if len(square) > 1 else [])]


def _words(names: Sequence[str]) -> str:
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} symmetric"


def _may_be_symmetric(symbol: Symbol) -> bool:
    square = symbol.shape[0] == symbol.shape[1] and symbol.axes == 2
    is_so = EQUAL_TO_TRANSPOSE & closed(frozenset(symbol.properties))
    return square and not is_so and together([*symbol.properties, SYMMETRIC_MATRIX.name])


ONLY_SYMMETRIC = Diagnosis(
    "only-symmetric",
    CodePage(
        "right only where a matrix is symmetric",
        "The claim takes a matrix for its transpose: declare it symmetric, or write both.",
        "x' A x wrt x == 2 A x where x: n, A: n x n",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    looks=(Look(Turn.SYMMETRIC, constants), Look(Turn.VARIABLE, all_matrices)),
)
