"""Products, quotients and powers as text: factors side by side, numbers before them, divisors below a line."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from ..operators.constants import ONES
from ..terms.algebra import LARGEST_OPENED_POWER, Algebra
from ..terms.operator import AS_A_CALL, Appearance, Notation
from ..terms.term import Rational, Term, is_compound, value_of
from ..terms.weight import HALF, Weights, divides
from .coefficient import Coefficient, monomial
from .fragment import Fragment, Level
from .style import Style

MOVES = attrgetter("moves")
UNBRACKETED = (Appearance.CALL, Appearance.POWER)  # what an exponent may follow without brackets


class Products(ABC):
    """The half of a writer that puts factors together; pieces of other terms are asked for."""

    algebra: Algebra
    style: Style
    weights: Weights

    @abstractmethod
    def piece(self, root: Term) -> Fragment:
        """A term as a piece."""

    @abstractmethod
    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""

    def _scaled(self, term: Term) -> Fragment:
        coefficient, body = term.args
        if coefficient.head == "number" and not ends_in_sum(body):
            return self._multiple(value_of(coefficient), body)
        return self._quotient(monomial(coefficient, self.algebra), body)

    def _multiple(self, value: Rational, body: Term) -> Fragment:
        """A number with what it multiplies."""
        sign, size = (self.style.minus, -value) if value < 0 else ("", value)
        if size == 1:
            text, level = self.at(body, Level.PRODUCT), max(self.piece(body).level, Level.PRODUCT)
        else:
            parts = [self.style.number(size).text, self.at(body, Level.JUXTAPOSITION)]
            text, level = self.style.product(self._later(parts)), Level.JUXTAPOSITION
        return Fragment(sign + text, min(level, Level.SIGN) if sign else level)

    def _hadamard(self, term: Term) -> Fragment:
        return self._quotient(monomial(term, self.algebra), None) if term.is_scalar else self._entrywise(term.args)

    def _product(self, term: Term) -> Fragment:
        """Factors side by side; the transpose of a product where that takes fewer quotes."""
        *before, last = term.args
        if last.head == "indexed":
            return Fragment(self.style.product([self._factors(before), self.piece(last).text]), Level.SUM)
        quotes = quotes_in(term.args)
        if quotes > 2 or (quotes == 2 and len(term.args) == 2):
            turned = self.algebra.transpose(term)
            if turned.head == "product" and quotes_in(turned.args) + 1 < quotes:
                return Fragment(self.style.transposed(self.style.at(self.piece(turned), Level.SUFFIX)), Level.SUFFIX)
        return Fragment(self._factors(term.args), Level.JUXTAPOSITION)

    def _factors(self, factors: Sequence[Term]) -> str:
        """Factors of a product side by side; equal ones as a power, two of them where that is shorter."""
        if len({factor.number for factor in factors}) == len(factors):
            return self.style.product([self.at(factor, Level.SUFFIX) for factor in factors])
        written: list[str] = []
        for factor, run in groupby(factors):
            count = len(list(run))
            if count == 1 or factor.shape[0] != factor.shape[1] or (count == 2 and self.weights.of(factor) < 3):
                written.extend([self.at(factor, Level.SUFFIX)] * count)
            else:
                exponents = [LARGEST_OPENED_POWER] * (count // LARGEST_OPENED_POWER)
                exponents += [count % LARGEST_OPENED_POWER] if count % LARGEST_OPENED_POWER else []
                written.extend(self._power_of(factor, exponent) for exponent in exponents)
        return self.style.product(written)

    def _power_of(self, factor: Term, exponent: int) -> str:
        """A factor that is repeated."""
        if exponent == 1:
            return self.at(factor, Level.SUFFIX)
        return self.style.power(self.at(factor, Level.ATOM), Fragment(str(exponent), Level.ATOM))

    def _quotient(self, coefficient: Coefficient, body: Term | None) -> Fragment:
        """A coefficient with what it multiplies."""
        value, above, under = coefficient
        sign, value = (self.style.minus, -value) if value < 0 else ("", value)
        if not above and body is None:
            return self._reciprocal(sign, value, under)
        parts = self._multiplied(Coefficient(value, above, under), body)
        alone = len(parts) == 1
        level = max(self.piece(body).level, Level.PRODUCT) if body is not None and alone else Level.JUXTAPOSITION
        text = self.style.product(parts)
        if self.algebra.ranges and not under and ends_in_sum(last := _last(above, body)):
            return Fragment(sign + text, self.piece(last).level)
        if under:
            text, level = self.style.fraction(text, self._below([], under)), Level.PRODUCT
        return Fragment(sign + text, min(level, Level.SIGN) if sign else level)

    def _multiplied(self, coefficient: Coefficient, body: Term | None) -> list[str]:
        """The factors that stand above the line, those without arguments first."""
        value, above, under = coefficient
        level = Level.JUXTAPOSITION if body is None and len(above) == 1 else Level.SUFFIX
        ordered = sorted(above, key=_in_product) if len(above) > 1 else above
        parts = [] if value == 1 else [self.style.number(value).text]
        parts += [self.at(factor, level) for factor in ordered]
        if body is not None:
            alone = Level.SUM if under and self.style.has_bars else Level.PRODUCT
            parts.append(self.at(body, Level.JUXTAPOSITION if parts else alone))
        if self.algebra.ranges and not under and ends_in_sum(last := _last(above, body)):
            parts[-1] = self.piece(last).text
        return self._later(parts)

    def _later(self, parts: list[str]) -> list[str]:
        """Factors side by side, of which only the first may begin with a number."""
        if len(parts) < 2:
            return parts
        style = self.style
        return parts[:1] + [style.bracketed(p) if style.begins_with_number(p) else p for p in parts[1:]]

    def _reciprocal(self, sign: str, value: Rational, under: list[Term]) -> Fragment:
        """A number over scalars."""
        if not under:
            return self.style.number(value)
        below_line = self._below([str(value.denominator)] if value.denominator != 1 else [], under)
        return Fragment(sign + self.style.fraction(str(value.numerator), below_line), Level.PRODUCT)

    def _below(self, number: list[str], under: list[Term]) -> str:
        """Scalars below the line."""
        if len(under) == 1 and not number:
            return self.at(under[0], Level.SUM if self.style.has_bars else Level.SUFFIX)
        parts = [*number, *(self.at(factor, Level.SUFFIX) for factor in under)]
        text = self.style.product(self._later(parts))
        return text if self.style.has_bars else self.style.at(Fragment(text, Level.JUXTAPOSITION), Level.SUFFIX)

    def _entrywise(self, factors: Sequence[Term]) -> Fragment:
        """Factors entry by entry, those with negative powers as divisors."""
        above: list[str] = []
        under: list[str] = []
        for factor in sorted(factors, key=MOVES):
            if divides(factor):
                under.append(self.at(self._divisor(factor), Level.SUFFIX))
            elif (
                factor.head == "power" and factor.args[0].head == "symbol" and factor.args[1] is self.algebra.number(2)
            ):
                above.extend([self.at(factor.args[0], Level.SUFFIX)] * 2)
            else:
                above.append(self.at(factor, Level.SUFFIX))
        text = self.style.hadamard.join(above) or self.style.letter(ONES.notation.mark)
        return Fragment(self.style.divided.join([text, *under]), Level.PRODUCT)

    def _divisor(self, factor: Term) -> Term:
        """What a factor divides by."""
        if factor.head == "transpose":
            return self.algebra.transpose(self.algebra.reciprocal(factor.args[0]))
        return self.algebra.reciprocal(factor)

    def _power(self, term: Term) -> Fragment:
        """A base with its exponent; square roots as such."""
        base, exponent = term.args
        if term.is_reciprocal:
            inverse = self.algebra.reciprocal(term)
            if term.is_scalar:
                return self._reciprocal("", 1, [inverse])
            return self._entrywise([term])
        if exponent.head == "number" and value_of(exponent) == HALF:
            return self.style.root(self.piece(base))
        raised = self.style.power if term.is_scalar else self.style.entry_power
        bare = base.head != "power" and self._notation(base).look in UNBRACKETED
        text = self.at(base, Level.SUFFIX if bare else Level.ATOM)
        return Fragment(raised(text, self.piece(exponent)), Level.SUFFIX)

    def _notation(self, term: Term) -> Notation:
        operator = self.algebra.operators.get(term.head)
        return AS_A_CALL if operator is None else operator.notation


def ends_in_sum(term: Term) -> bool:
    """Whether a sum over an index stands last, which takes in what comes behind it."""
    return (term.args[-1] if term.head == "product" else term).head == "indexed"


def quotes_in(factors: Sequence[Term]) -> int:
    """How many of some factors are transposes."""
    return [factor.head for factor in factors].count("transpose")


def _in_product(factor: Term) -> tuple[bool, bool, bool]:
    """The place of a factor that commutes: those without arguments first, sums behind others, differentials last."""
    return factor.moves, factor.head == "indexed", is_compound(factor)


def _last(above: Sequence[Term], body: Term | None) -> Term:
    """The factor behind all others; what a sum over an index takes in ends with it."""
    return body if body is not None else sorted(above, key=_in_product)[-1]
