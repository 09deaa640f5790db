"""The transpose of what is right."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def transposed(case: Case) -> Iterator[Guess]:
    """The transpose."""
    if case.factor_of_transpose == 1:
        yield Guess("the transpose of what is claimed is right", case.algebra.transpose(case.typed))


TRANSPOSED = Diagnosis(
    "transposed",
    CodePage(
        "the transpose was claimed",
        "The gradient of a scalar has the shape of its variable, not of the variable's transpose.",
        "a' X b wrt X == b a' where a: n, b: n, X: n x n",
        "a' X b wrt X == a b' where a: n, b: n, X: n x n",
    ),
    looks=(Look(Turn.WHOLE, transposed),),
)
