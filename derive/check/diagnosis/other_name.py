"""Another name in a name's place."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from ....grammar.mistakes import CodePage
from ...simplify.fractions import put_in
from ...terms.algebra import Algebra
from ...terms.shape import Size
from ...terms.term import Term
from .diagnosis import Diagnosis, Look, Turn
from .occurrences import occurrences
from .proposal import Guess
from .wrong_claim import Case

Family = tuple[Term, tuple[Size, ...]]  # and how many values each of its indices has


def other_name(case: Case) -> Iterator[Guess]:
    """Another name of the same shape, in one place or in every one."""
    known = {term.data: term for term in case.symbols}
    symbols = case.claim.problem.symbols
    every = [known.get(s.name) or case.algebra.symbol(s.name, s.shape) for s in symbols if not s.ranges]
    families = [(known[s.name], s.ranges) for s in symbols if s.ranges and s.name in known]
    for place in occurrences(case.typed, case.algebra):
        for other in _others(place.part, every, families, case.algebra):
            if other is not place.part and other.shape == place.part.shape:
                for whole in (place.put(other), put_in(case.typed, {place.part: other}, case.algebra)):
                    if whole is not None and case.bench.right(whole):
                        message = f"{case.written(place.part)} stands where {case.written(other)} belongs"
                        yield Guess(message, whole)


def _others(part: Term, names: Sequence[Term], families: Sequence[Family], algebra: Algebra) -> Iterator[Term]:
    """What may belong where a name stands: other names; where a member does, others with the same indices."""
    if part.head in ("symbol", "member"):
        yield from names
    if part.head == "member":
        for order in permutations([str(index.data) for index in part.args[1:]]):
            ranges = tuple(algebra.ranges[letter] for letter in order)
            yield from (algebra.member(family, order) for family, own in families if own == ranges)


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
