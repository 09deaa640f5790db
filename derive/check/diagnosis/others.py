"""A side that is right with another power of one of its parts, or with another name in a name's place."""

from collections.abc import Iterator
from fractions import Fraction

from ...simplify.fractions import put_in
from ...terms.term import Rational, Term, value_of
from .occurrences import occurrences
from .proposal import Guess
from .wrong_claim import Case

POWERS = (2, 3, -1, -2, Fraction(1, 2), Fraction(-1, 2))
STEPS = (-1, 1, -2, 2, Fraction(-1, 2), Fraction(1, 2))
PLAIN = frozenset({"number", "sum", "product", "scaled", "transpose", "d", "zeros", "ones", "eye", "size"})


def powers(case: Case) -> Iterator[Guess]:
    """Another power of a part; else perhaps with another number before the whole."""
    found = list(_with_other_powers(case))
    for factor, part, new, whole in sorted(found, key=lambda one: one[0] != 1):
        right = case.algebra.scale(case.algebra.number(factor), whole)
        named = case.written(right)
        if case.typed.head == "sum" and factor == 1:
            named = f"{case.written(new)} in place of {case.written(part)}"
        yield Guess("power", f"another power: {named}", right)


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
    elif part.head not in PLAIN:
        yield from ((part, power) for power in POWERS)


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
                        yield Guess("other-name", message, whole)


def nothing(case: Case) -> Iterator[Guess]:
    """0, where what is right is not 0."""
    if case.typed.is_zero:
        for right in case.truths:
            yield Guess("missing-term", f"this is not 0: {case.written(right)} is missing", right)
