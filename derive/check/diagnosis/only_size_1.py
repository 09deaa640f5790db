"""Right where a size is 1."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case


def size_of_one(case: Case) -> Iterator[Guess]:
    """Right where a size is 1."""
    for name in case.letters if case.domain.least == 1 else ():
        yield from case.right_on(case.domain._replace(fixed={name: 1}), f"{name} = 1")


ONLY_SIZE_1 = Diagnosis(
    "only-size-1",
    CodePage(
        "right only where a size is 1",
        "The claim is that of scalars, and does not carry over to vectors and matrices.",
        "sum(x)^2 wrt x == 2 x where x: n",
        "sum(x)^2 wrt x == 2 sum(x)*ones(n) where x: n",
    ),
    looks=(Look(Turn.SIZE_OF_ONE, size_of_one),),
)
