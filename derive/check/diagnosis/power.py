"""Another power of a part."""

from collections.abc import Iterator
from fractions import Fraction

from ....grammar.mistakes import CodePage
from ...terms.term import Rational, Term, value_of
from .diagnosis import Diagnosis, Look, Turn
from .occurrences import occurrences
from .proposal import Guess
from .wrong_claim import Case

POWERS = (2, 3, -1, -2, Fraction(1, 2), Fraction(-1, 2))
STEPS = (-1, 1, -2, 2, Fraction(-1, 2), Fraction(1, 2))
WITHOUT_POWERS = frozenset({"number", "sum", "product", "scaled", "transpose", "d", "zeros", "ones", "eye", "size"})


def powers(case: Case) -> Iterator[Guess]:
    """Another power of a part; else perhaps with another number before the whole."""
    found = list(_with_other_powers(case))
    for factor, part, new, whole in sorted(found, key=lambda one: one[0] != 1):
        right = case.algebra.scale(case.algebra.number(factor), whole)
        named = case.written(right)
        if case.typed.head == "sum" and factor == 1:
            named = f"{case.written(new)} in place of {case.written(part)}"
        yield Guess(f"another power: {named}", right)


def _with_other_powers(case: Case) -> Iterator[tuple[Rational, Term, Term, Term]]:
    """A number, a part, its other power, and the side with it, which times the number is right."""
    for place in occurrences(case.typed, case.algebra):
        for base, exponent in _powers(place.part):
            new = case.algebra.power(base, case.algebra.number(exponent))
            whole = place.put(new)
            if whole is not None and whole is not case.typed and (factor := case.bench.factor(whole)):
                yield factor, place.part, new, whole


def _powers(part: Term) -> Iterator[tuple[Term, Rational]]:
    """A base and exponents other than that which it has."""
    if part.moves:
        return
    if part.head == "power" and part.args[1].head == "number":
        exponent = value_of(part.args[1])
        yield from ((part.args[0], exponent + step) for step in STEPS if exponent + step)
    elif part.head not in WITHOUT_POWERS:
        yield from ((part, power) for power in POWERS)


OTHER_POWER = Diagnosis(
    "power",
    CodePage(
        "another power",
        "With another exponent of one of its parts the claim is right: a square, a root or a division was lost.",
        "1/s wrt s == -1/s where s: scalar",
        "1/s wrt s == -1/s^2 where s: scalar",
    ),
    looks=(Look(Turn.POWER, powers),),
)
