"""Right where all entries are 0 or 1."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...properties.binary import BINARY_ENTRIES
from ...properties.sign import NONNEGATIVE_ENTRIES
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def binary(case: Case) -> Iterator[Guess]:
    """Right where a constant has only 0 and 1 as entries."""
    for constant in case.constants:
        is_free = constant.axes and not constant.properties
        if is_free and not case.agrees_on(case.declaring([constant.name], NONNEGATIVE_ENTRIES.name)):
            domain = case.declaring([constant.name], BINARY_ENTRIES.name)
            yield from case.right_on(domain, f"all entries of {constant.name} are 0 or 1")


ONLY_BINARY = Diagnosis(
    "only-binary",
    CodePage(
        "right only where the entries are 0 and 1",
        "The claim takes A .* A for A, which holds for a mask and not for weights.",
        "norm_F(A .* X)^2 wrt X == 2 A .* X where A: n x p, X: n x p",
        "norm_F(A .* X)^2 wrt X == 2 A .* A .* X where A: n x p, X: n x p",
    ),
    looks=(Look(Turn.BINARY, binary),),
)
