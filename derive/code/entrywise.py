"""Entrywise products, powers and quotients as Python expressions."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from ..terms.operator import Operator
from ..terms.term import Rational, Term, value_of
from ..terms.weight import HALF
from .library import Library
from .lines import Lines
from .precedence import ATOM, POWER, PRODUCT, SIGN, Snippet, filled, fraction, number, quotient


def steps_of(base: Term, exponent: Rational, operators: Mapping[str, Operator]) -> int:
    """How often the base of a power is written where the power may overflow; 0 where the power is written."""
    operator = operators.get(base.head)
    stepwise = operator is not None and operator.code.stepwise and exponent.denominator == 1
    return abs(exponent.numerator) if stepwise else 0


class EntrywiseCode(ABC):
    """Writes what works entry by entry, and coefficients; `named` are the terms that a name stands for."""

    library: Library
    lines: Lines
    named: set[int]

    @abstractmethod
    def piece(self, term: Term) -> Snippet:
        """A term's expression."""

    @abstractmethod
    def tensor(self, term: Term) -> Snippet:
        """A term as what a function takes."""

    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""
        return self.piece(term).at(level)

    def _factors(self, term: Term) -> list[Term]:
        """The factors of an entrywise product with its coefficients; what has a name is one factor."""
        if term.head not in ("scaled", "hadamard"):
            return [term]
        return [f for arg in term.args for f in ([arg] if arg.number in self.named else self._factors(arg))]

    def entrywise(self, term: Term) -> Snippet:
        """Scalars, then entrywise factors, each with its divisors; the number's sign in front."""
        factors = self._factors(term)
        value, above, under = self._sorted([factor for factor in factors if factor.is_scalar])
        _, over, divisors = self._sorted([factor for factor in factors if not factor.is_scalar])
        numerator, denominator = quotient(max(value, -value))
        above = [*([Snippet(numerator, ATOM)] if numerator != "1" else []), *above]
        under = [*([Snippet(denominator, ATOM)] if denominator != "1" else []), *under]
        parts = [*fraction(above, under, over), *fraction([], divisors)]
        return self._quotient("-" if value < 0 else "", parts)

    def _quotient(self, sign: str, parts: list[tuple[str, Snippet]]) -> Snippet:
        """Factors and divisors, a factor first."""
        first = next((i for i, (operator, _) in enumerate(parts) if operator == "*"), None)
        head = Snippet("1", ATOM) if first is None else parts.pop(first)[1]
        if not parts:
            return Snippet(sign + head.at(POWER), SIGN) if sign else head
        rest = ((operator, piece.at(POWER)) for operator, piece in parts)
        return Snippet(sign + self.lines.joined(head.at(POWER), rest), PRODUCT)

    def _sorted(self, factors: Sequence[Term]) -> tuple[Rational, list[Snippet], list[Snippet]]:
        """The number among some factors, the factors above the line and those below."""
        value: Rational = 1
        above: list[Snippet] = []
        under: list[Snippet] = []
        for factor in factors:
            if factor.head == "number":
                value *= value_of(factor)
            elif factor.head != "power" or factor.number in self.named:
                above.append(self.piece(factor))
            elif factor.is_reciprocal:
                under += self._steps(factor.args[0], -value_of(factor.args[1]))
            elif factor.args[1].head == "number" and any(other.is_reciprocal for other in factors):
                above += self._steps(factor.args[0], value_of(factor.args[1]))
            else:
                above.append(self._power(*factor.args))
        return value, above, under

    def _steps(self, base: Term, exponent: Rational) -> list[Snippet]:
        """What to multiply with or divide by in place of a power; where that may overflow, its base again and again."""
        repeated = steps_of(base, exponent, self.library.operators)
        return [self.piece(base)] * repeated if repeated else [self._raised(base, exponent)]

    def _power(self, base: Term, exponent: Term) -> Snippet:
        if exponent.head == "number":
            return self._raised(base, value_of(exponent))
        return Snippet(f"{self.at(base, ATOM)}**{self.at(exponent, ATOM)}", POWER)

    def _raised(self, base: Term, exponent: Rational) -> Snippet:
        """A base with a positive number as exponent."""
        if exponent == 1:
            return self.piece(base)
        if exponent == HALF and base.head not in ("number", "size"):
            return filled(self.library.target.sqrt, [self.tensor(base)])
        return Snippet(f"{self.at(base, ATOM)}**{number(exponent).at(SIGN)}", POWER)
