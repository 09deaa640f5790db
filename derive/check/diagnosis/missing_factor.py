"""A product without one of its factors."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from ....grammar.mistakes import CodePage
from ....grammar.tree import Apply, Span
from ...elaborate.nodes import arguments_first
from .diagnosis import Diagnosis, Look, Turn
from .misfit import Edit, Misfit
from .omissions import without_factors
from .proposal import Guess
from .wrong_claim import Case


def factors(case: Case) -> Iterator[Guess]:
    """What is right with a factor left out, perhaps with another number before it."""
    for right in case.truths:
        for left, out in without_factors(right, case.algebra):
            if number := case.bench.factor_between(left, case.typed):
                also = "" if number == 1 else f"; and the number in front is to be multiplied by {1 / Fraction(number)}"
                yield Guess(f"a factor is missing: {case.listed(out)}{also}", right)


def filled(claim: Misfit) -> Iterator[Edit]:
    """A name of the function put between two factors, or at an end of a product."""
    places: dict[Span, None] = {}
    for node in arguments_first(claim.side):
        if isinstance(node, Apply) and node.head == "juxt":
            a, b = node.args
            places |= dict.fromkeys([(a.span[1], b.span[0]), (a.span[0], a.span[0]), (b.span[1], b.span[1])])
    start, end = claim.side.span
    places |= dict.fromkeys([(start, start), (end, end)])
    for place, name, mark in product(places, claim.names, ("", "'")):
        yield Edit(f"a factor is missing: {name}{mark}", claim.replaced(place, f" {name}{mark} "))


MISSING_FACTOR = Diagnosis(
    "missing-factor",
    CodePage(
        "a factor is missing",
        "With one factor more, which is a part of the expression or of its derivative, the claim is right.",
        "exp(a' x) wrt x == a where a: n, x: n",
        "exp(a' x) wrt x == exp(a' x)*a where a: n, x: n",
    ),
    looks=(Look(Turn.FACTOR, factors),),
    edits=filled,
)
