"""Right where two sizes are one."""

import re
from collections.abc import Iterator
from itertools import combinations

from ....grammar.mistakes import CodePage
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .proposal import Guess
from .wrong_claim import Case


def sizes(case: Case) -> Iterator[Guess]:
    """Right where two sizes are one."""
    for one, other in combinations(case.letters, 2):
        yield from case.right_on(case.domain._replace(alike=frozenset({one, other})), f"{one} = {other}")


def edits(claim: Misfit) -> Iterator[Edit]:
    """Two letters of sizes made one."""
    for one, other in combinations(claim.sizes, 2):
        text = re.sub(rf"\b{re.escape(other)}\b", one, claim.text)
        yield Edit(f"it is right if {one} = {other}, but not in general", text)


ONLY_SQUARE = Diagnosis(
    "only-square",
    CodePage(
        "right only where two sizes are equal",
        "The claim takes one size for another, as if a matrix were square.",
        "mean(X) wrt X == ones(n,p)/n^2 where X: n x p",
        "mean(X) wrt X == ones(n,p)/(n*p) where X: n x p",
    ),
    looks=(Look(Turn.SIZES, sizes),),
    edits=edits,
)
