"""What can be seen of the parts of a function without a value: least entries, definiteness, invertibility.

Only what is certain counts: a bound that is not found says nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from ...grammar.record import NamedTuple
from ..properties import BY_WORD, closed, turned
from ..properties.definite import POSITIVE_DEFINITE, POSITIVE_SEMIDEFINITE
from ..properties.invertible import INVERTIBLE_MATRIX
from ..rules.formula import Requirement, requirement
from ..terms.algebra import Algebra
from ..terms.term import Rational, Term, below, value_of

DEFINITE = closed(frozenset({POSITIVE_DEFINITE.name}))
SEMIDEFINITE = closed(frozenset({POSITIVE_SEMIDEFINITE.name}))
INVERTIBLE = closed(frozenset({INVERTIBLE_MATRIX.name}))
UNKNOWN: frozenset[str] = frozenset()


class Least(NamedTuple):
    """A bound of all entries from below: none is less than `value`, nor equal to it if that is `excluded`."""

    value: Rational
    excluded: bool = False

    @property
    def is_positive(self) -> bool:
        """Whether all entries are above 0."""
        return self.value > 0 or (self.value == 0 and self.excluded)


ABOVE_ZERO, FROM_ZERO, FROM_ONE = Least(0, excluded=True), Least(0), Least(1)


class Evidence:
    """What is evident of the terms of one problem, and all that they are made of.

    `words` are the properties that were declared of each name, those of the variables too.
    """

    def __init__(self, algebra: Algebra, roots: Iterable[Term], words: Mapping[str, Collection[str]]) -> None:
        self.algebra = algebra
        self.words = words
        self.least: dict[int, Least | None] = {}
        self.known: dict[int, frozenset[str]] = {}
        for term in below(roots):
            self.known[term.number] = self._properties(term)
            self.least[term.number] = self._least(term)

    def grants(self, asked: Requirement, term: Term) -> bool:
        """Whether a condition on one of the terms holds, whatever the values are."""
        if any([asked in granted_by(word) for word in self.known[term.number]]):
            return True
        least = self.least[term.number]
        if least is None or asked.formula.pattern.root is not asked.formula.letter:
            return False
        bound = asked.bounds[0] if asked.kind in (">", "!=") else None
        return bound is not None and (least.value > bound or (least.value == bound and least.excluded))

    def _properties(self, term: Term) -> frozenset[str]:
        """The properties of a term, from those of its parts."""
        parts = [self.known[arg.number] for arg in term.args]
        operator = self.algebra.operators.get(term.head)
        match term.head:
            case "symbol":
                return closed(frozenset(self.words.get(str(term.data), ())))
            case "eye":
                return DEFINITE
            case "transpose":
                kept = turned(parts[0], term.shape[0] == term.shape[1])
                return closed(kept) | (parts[0] & INVERTIBLE)
            case "sum":
                return self._of_sum(parts)
            case "scaled":
                return parts[1] & DEFINITE if (self.least[term.args[0].number] or FROM_ZERO).is_positive else UNKNOWN
            case "product":
                return self._of_product(term, parts)
        inverse = operator is not None and operator.is_inverse
        return (DEFINITE if parts[0] >= DEFINITE else INVERTIBLE) if inverse else UNKNOWN

    def _of_sum(self, parts: list[frozenset[str]]) -> frozenset[str]:
        """A sum of semidefinite matrices is one; it is definite if one of them is."""
        if not all(part >= SEMIDEFINITE for part in parts):
            return UNKNOWN
        return DEFINITE if any(part >= DEFINITE for part in parts) else SEMIDEFINITE

    def _of_product(self, term: Term, parts: list[frozenset[str]]) -> frozenset[str]:
        """B' B and B' S B are semidefinite, S being so; a product of invertible matrices is invertible."""
        found = INVERTIBLE if all(part >= INVERTIBLE for part in parts) else UNKNOWN
        if term.args == self.algebra.product_of_transposes(term.args):
            middle = parts[len(parts) // 2]
            if len(parts) % 2 == 0 or middle >= SEMIDEFINITE:
                return DEFINITE if found else SEMIDEFINITE
        return found

    def _least(self, term: Term) -> Least | None:
        """The bound of a term's entries, from those of its parts; None where nothing is known."""
        parts = [self.least[arg.number] for arg in term.args]
        match term.head:
            case "number":
                return Least(value_of(term))
            case "ones" | "size":
                return FROM_ONE
            case "zeros" | "eye":
                return FROM_ZERO
            case "sum":
                return _added([part for part in parts if part is not None]) if None not in parts else None
            case "power":
                return self._of_power(term, parts[0])
            case "colon" if term.args[0] is term.args[1]:
                return FROM_ZERO
            case "hadamard" | "scaled" | "product" | "colon":
                square = term.is_scalar and self.known[term.number] >= SEMIDEFINITE
                return FROM_ZERO if square else _multiplied(parts)
            case "transpose":
                return parts[0]
        return self._of_symbol(term) if term.head == "symbol" else self._of_operator(term, parts)

    def _of_symbol(self, term: Term) -> Least | None:
        granted = [asked for word in self.known[term.number] for asked in granted_by(word) if asked.kind in (">", ">=")]
        return max((Least(asked.bounds[0], asked.kind == ">") for asked in granted), default=None)

    def _of_power(self, term: Term, base: Least | None) -> Least | None:
        """Even powers, and all of what is not negative; a root is not negative where it is defined."""
        exponent = term.args[1]
        if base is not None and base.is_positive:
            return ABOVE_ZERO
        if exponent.head != "number" or (value_of(exponent).denominator == 1 and value_of(exponent) % 2):
            return FROM_ZERO if base is not None and base.value >= 0 and exponent.head == "number" else None
        return ABOVE_ZERO if value_of(exponent) < 0 else FROM_ZERO

    def _of_operator(self, term: Term, parts: list[Least | None]) -> Least | None:
        operator = self.algebra.operators.get(term.head)
        if operator is None:
            return None
        if operator.positive_of_definite and self.known[term.args[0].number] >= SEMIDEFINITE:
            return ABOVE_ZERO if self.known[term.args[0].number] >= DEFINITE else FROM_ZERO
        if operator.positive:
            return ABOVE_ZERO
        return FROM_ZERO if operator.nonnegative else _multiplied(parts) if operator.keeps_sign else None


def _added(parts: list[Least]) -> Least:
    return Least(sum(part.value for part in parts), any(part.excluded for part in parts))


def _multiplied(parts: list[Least | None]) -> Least | None:
    """Products of what is not negative, and sums of such products."""
    if any(part is None or part.value < 0 for part in parts):
        return None
    return ABOVE_ZERO if all(part is not None and part.is_positive for part in parts) else FROM_ZERO


@cache
def granted_by(word: str) -> tuple[Requirement, ...]:
    """The conditions that a property grants."""
    return tuple(map(requirement, BY_WORD[word].grants)) if word in BY_WORD else ()
