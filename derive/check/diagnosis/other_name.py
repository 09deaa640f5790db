"""Another name in a name's place."""

from collections.abc import Iterator

from ....grammar.mistakes import CodePage
from ...simplify.fractions import put_in
from .diagnosis import Diagnosis, Look, Turn
from .occurrences import occurrences
from .proposal import Guess
from .wrong_claim import Case


def other_name(case: Case) -> Iterator[Guess]:
    """Another name of the same shape, in one place or in every one."""
    names = [case.algebra.symbol(symbol.name, symbol.shape) for symbol in case.claim.problem.symbols]
    known = {term.data: term for term in case.symbols}
    every = [known.get(name.data, name) for name in names]
    for place in occurrences(case.typed, case.algebra):
        for other in every if place.part.head == "symbol" else ():
            if other is not place.part and other.shape == place.part.shape:
                for whole in (place.put(other), put_in(case.typed, {place.part: other}, case.algebra)):
                    if whole is not None and case.bench.right(whole):
                        message = f"{place.part.data} stands where {other.data} belongs"
                        yield Guess(message, whole)


OTHER_NAME = Diagnosis(
    "other-name",
    CodePage(
        "another name belongs there",
        "A name stands in the place of another one of its shape.",
        "a' x wrt x == b where a: n, b: n, x: n",
        "a' x wrt x == a where a: n, b: n, x: n",
    ),
    looks=(Look(Turn.NAME, other_name),),
)
