"""A sum over an index too many or too few, or with a letter that is another's."""

from collections.abc import Iterator, Sequence
from functools import partial

from ....grammar.mistakes import CodePage
from ...simplify.fractions import put_in
from ...terms.algebra import Algebra
from ...terms.indexed import outside_sums
from ...terms.shape import Size
from ...terms.term import Term, below
from .diagnosis import Diagnosis, Look, Turn
from .proposal import Guess
from .wrong_claim import Case

COUNTED = "what does not depend on the index counts once for each of its values"
LOST = "a sum over an index is missing"
TOO_MANY = "there is a sum over an index too many"
PRODUCT_OF_SUMS = "the sum of products is no product of sums"
OWN_INDICES = "two sums have one index: each has its own"
MULTIPLIED = frozenset({"product", "hadamard", "scaled", "colon"})
ONE_INDEX = "one sum is typed as two: both have the same index"


def sums(case: Case) -> Iterator[Guess]:
    """A sum taken away, put there, or of other factors."""
    if case.algebra.ranges and case.is_short:
        for guess in case.slips(_counted):
            yield from (guess, *[Guess(COUNTED, right) for right in case.truths])
        for undone in (_without_sum, partial(_with_sum, case.claim.over), _of_products, _apart, _together):
            yield from case.slips(undone)


def _counted(part: Term, algebra: Algebra) -> Iterator[Guess]:
    """c of Σ_i (x_i + c) = c N + Σ_i x_i"""
    for size in dict.fromkeys(algebra.ranges.values()) if part.head == "sum" else ():
        number = algebra.size(size)
        for place, addend in enumerate(part.args):
            rest = (*part.args[:place], *part.args[place + 1 :])
            yield Guess(COUNTED, algebra.sum([*rest, algebra.scale(number, addend)]))


def _without_sum(part: Term, algebra: Algebra) -> Iterator[Guess]:
    """E_i for Σ_j E_j, where i is free around it."""
    if part.head == "indexed":
        index, _, body = part.args
        size = algebra.ranges[str(index.data)]
        for letter in [letter for letter, own in algebra.ranges.items() if own == size]:
            yield Guess(TOO_MANY, algebra.renamed(body, {str(index.data): letter}))


def _with_sum(over: Sequence[tuple[str, Size]], part: Term, algebra: Algebra) -> Iterator[Guess]:
    """Σ_j E_j for E_i"""
    for letter, _ in over:
        if letter in algebra.free(part):
            yield Guess(LOST, algebra.index_sum(algebra.index(letter), part))


def _of_products(part: Term, algebra: Algebra) -> Iterator[Guess]:
    """Σ_i A_i B_i for Σ_i A_i Σ_i B_i; perhaps that was divided by the number of values."""
    if part.head not in MULTIPLIED:
        return
    inside = [term for term in outside_sums(part) if term.head == "indexed"]
    for size in dict.fromkeys(algebra.ranges[str(term.args[0].data)] for term in inside):
        alike = {term: str(term.args[0].data) for term in inside if algebra.ranges[str(term.args[0].data)] == size}
        own = algebra.unlike(next(iter(alike.values())), algebra.free(part))
        bodies = {term: algebra.renamed(term.args[2], {letter: own}) for term, letter in alike.items()}
        index = algebra.index(own)
        found = algebra.index_sum(index, put_in(part, bodies, algebra))
        yield Guess(PRODUCT_OF_SUMS, found)
        yield Guess(PRODUCT_OF_SUMS, algebra.scale(algebra.count(index), found))


def _apart(part: Term, algebra: Algebra) -> Iterator[Guess]:
    """Σ_i Σ_j f(x_i, y_j) for Σ_i f(x_i, y_i)"""
    if part.head == "indexed":
        index, _, body = part.args
        members = [term for term in below([body]) if term.head == "member" and index in term.args]
        own = algebra.unlike(str(index.data), algebra.free(body))
        for name in dict.fromkeys(term.data for term in members) if len(members) > 1 else ():
            other = algebra.index(own)
            turned = _lettered(body, str(name), {str(index.data): own}, algebra)
            yield Guess(OWN_INDICES, algebra.index_sum(index, algebra.index_sum(other, turned)))


def _lettered(body: Term, name: str, letters: dict[str, str], algebra: Algebra) -> Term:
    """A term with other letters for the free indices of the members of one family."""
    made: dict[int, Term] = {}
    for term in below([body]):
        if term.head == "member" and term.data == name:
            made[term.number] = algebra.renamed(term, letters)
        else:
            made[term.number] = algebra.replaced(term, [made[arg.number] for arg in term.args])
    return made[body.number]


def _together(part: Term, algebra: Algebra) -> Iterator[Guess]:
    """Σ_i f(x_i, y_i) for Σ_i Σ_j f(x_i, y_j)"""
    if part.head == "indexed":
        index, _, body = part.args
        size = algebra.ranges[str(index.data)]
        for letter in sorted(algebra.free(body) - {str(index.data)}):
            if algebra.ranges[letter] == size:
                yield Guess(ONE_INDEX, algebra.renamed(body, {str(index.data): letter}))


MISTAKEN_SUM = Diagnosis(
    "index-sum",
    CodePage(
        "a sum over an index too many or too few",
        "A sum over an index was left out or is one too many, what is constant in it was not counted for each of its "
        "values, or two indices have one letter.",
        "sum_i norm2(x_i - m)^2 wrt m == 2 (m - sum_i x_i) where x_i: n, m: n",
        "sum_i norm2(x_i - m)^2 wrt m == 2 sum_i (m - x_i) where x_i: n, m: n",
    ),
    looks=(Look(Turn.TERM, sums),),
)
