"""Terms as text. What is written in the input language reads back as the same term.

A piece is a text with the level of its loosest mark; an operand looser than its place asks for gets brackets.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from ..derivation import Addend, Form
from ..operators.constants import EYE, ONES
from ..terms.algebra import LARGEST_OPENED_POWER, Algebra
from ..terms.commuting import MOST_FLAT
from ..terms.operator import AS_A_CALL, Appearance, Notation, Operator
from ..terms.shape import ONE, show_size, signature
from ..terms.term import Rational, Term, below, size_from, value_of
from ..terms.weight import HALF, Weights
from .coefficient import Coefficient, monomial
from .fragment import Fragment, Level
from .style import Style

MERGED = frozenset({"number", "power", "hadamard", "scaled"})  # heads of what merges with factors beside it
MOVES = attrgetter("moves")
UNBRACKETED = (Appearance.CALL, Appearance.POWER)  # what an exponent may follow without brackets


class Writer:
    """Writes the terms of one store in one style."""

    def __init__(self, algebra: Algebra, style: Style) -> None:
        self.algebra = algebra
        self.style = style
        self.weights = Weights(algebra)
        self.pieces: dict[int, Fragment] = {}

    def write(self, root: Term) -> str:
        """A term as text."""
        return self.piece(root).text

    def content(self, content: Term | Form) -> str:
        """The right-hand side of a line as text."""
        return self.write(content) if isinstance(content, Term) else self.form(content)

    def form(self, form: Form) -> str:
        """A linear form as text."""
        return self.joined([self._addend(addend) for addend in form]) if form else "0"

    def changes(self, form: Form) -> str:
        """What a line changes, the addends that stand as in the line above as one mark."""
        return self.style.sum([self.style.unchanged, *map(self._addend, form)])

    def piece(self, root: Term) -> Fragment:
        """A term as a piece."""
        pieces = self.pieces
        if root.number in pieces:
            return pieces[root.number]
        missing = [arg for arg in root.args if arg.number not in pieces]
        for term in below(missing, pieces) if missing else ():
            pieces[term.number] = WRITTEN_BY.get(term.head, Writer._application)(self, term)
        piece = pieces[root.number] = WRITTEN_BY.get(root.head, Writer._application)(self, root)
        return piece

    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""
        text, own = self.pieces.get(term.number) or self.piece(term)
        return text if own >= level else self.style.bracketed(text)

    def _addend(self, addend: Addend) -> str:
        adjoint, differential = addend
        if not differential.is_scalar:
            return f"{self.at(adjoint, Level.PRODUCT)}{self.style.colon}{self.at(differential, Level.SIGN)}"
        if differential.head in MERGED or adjoint is self.algebra.zero or len(adjoint.args) > MOST_FLAT:
            return self.at(self.algebra.hadamard([adjoint, differential]), Level.COLON)
        if adjoint is self.algebra.one:
            return self.at(differential, Level.COLON)
        value, above, under = monomial(adjoint, self.algebra)
        return self.style.at(self._quotient(Coefficient(value, [*above, differential], under), None), Level.COLON)

    def _symbol(self, term: Term) -> Fragment:
        """A name, or a size that is a number."""
        name = str(term.data)
        return Fragment(name if name.isdigit() else self.style.symbol(name), Level.ATOM)

    def _number(self, term: Term) -> Fragment:
        return self.style.number(value_of(term))

    def _differential(self, term: Term) -> Fragment:
        (of,) = term.args
        text = self.piece(of).text
        inside = text if of.head == "symbol" else self.style.bracketed(text)
        return Fragment(self.style.differential(inside), Level.ATOM)

    def _sum(self, term: Term) -> Fragment:
        """Addends with their signs; a sum of many among them needs no brackets."""
        return Fragment(self.joined([self.at(arg, Level.SUM) for arg in term.args]), Level.SUM)

    def _scaled(self, term: Term) -> Fragment:
        coefficient, body = term.args
        if coefficient.head == "number":
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

    def _colon(self, term: Term) -> Fragment:
        return Fragment(self.style.colon.join([self.at(arg, Level.PRODUCT) for arg in term.args]), Level.COLON)

    def joined(self, addends: Sequence[str]) -> str:
        """Addends with their signs, one without a minus in front if there is one."""
        if not self.style.is_negative(addends[0]):
            return self.style.sum(addends)
        first = next((i for i, text in enumerate(addends) if not self.style.is_negative(text)), 0)
        return self.style.sum([*addends[first : first + 1], *addends[:first], *addends[first + 1 :]])

    def _product(self, term: Term) -> Fragment:
        """Factors side by side; the transpose of a product where that takes fewer quotes."""
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
            if factor.is_reciprocal:
                under.append(self.at(self.algebra.reciprocal(factor), Level.SUFFIX))
            elif (
                factor.head == "power" and factor.args[0].head == "symbol" and factor.args[1] is self.algebra.number(2)
            ):
                above.extend([self.at(factor.args[0], Level.SUFFIX)] * 2)
            else:
                above.append(self.at(factor, Level.SUFFIX))
        text = self.style.hadamard.join(above) or self.style.letter(ONES.notation.mark)
        return Fragment(self.style.divided.join([text, *under]), Level.PRODUCT)

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

    def _transpose(self, term: Term) -> Fragment:
        (base,) = term.args
        operator = self.algebra.operators.get(base.head)
        turned = operator and self.style.turned(operator, [self.piece(arg) for arg in base.args])
        if turned:
            return turned
        level = Level.ATOM if base.head == "power" or self._notation(base).look is Appearance.POWER else Level.SUFFIX
        return Fragment(self.style.transposed(self.at(base, level)), Level.SUFFIX)

    def _notation(self, term: Term) -> Notation:
        operator = self.algebra.operators.get(term.head)
        return AS_A_CALL if operator is None else operator.notation

    def _application(self, term: Term) -> Fragment:
        """A constant, or an operator with its arguments; a call where its letter names something else."""
        if not term.args:
            return self._constant(term)
        operator = self.algebra.operators[term.head]
        args = self._arguments(operator, term)
        if operator.notation.look is Appearance.UNIT and operator.notation.mark in self.algebra.names:
            return self.style.call(operator.name, [arg.text for arg in args])
        return self.style.applied(operator, args)

    def _arguments(self, operator: Operator, term: Term) -> list[Fragment]:
        """The arguments of an operator."""
        roles = signature(operator.signature).arguments
        if not self.style.sizes_as_typed or all([role.shape for role in roles]):
            return [self.piece(arg) for arg in term.args]
        pairs = zip(roles, term.args, strict=True)
        return [self._size(arg) if role.is_size else self.piece(arg) for role, arg in pairs]

    def _size(self, term: Term) -> Fragment:
        """A size as it is typed."""
        return Fragment(show_size(size_from(term)), Level.ATOM)

    def _constant(self, term: Term) -> Fragment:
        """eye(n), ones(n), ones(n)', ones(m,n) and zeros likewise."""
        rows, columns = term.shape
        sizes = [rows] if term.head == EYE.key else [size for size in (rows, columns) if size != ONE]
        text = self.style.constant(self.algebra.operators[term.head], list(map(self.style.size, sizes)))
        return Fragment(self.style.transposed(text), Level.SUFFIX) if rows == ONE else Fragment(text, Level.ATOM)


def quotes_in(factors: Sequence[Term]) -> int:
    """How many of some factors are transposes."""
    return [factor.head for factor in factors].count("transpose")


def _in_product(factor: Term) -> tuple[bool, bool]:
    """The place of a factor that commutes: those without arguments first, those with a differential last."""
    return factor.moves, bool(factor.args)


WRITTEN_BY: Mapping[str, Callable[[Writer, Term], Fragment]] = {
    "symbol": Writer._symbol,
    "size": Writer._symbol,
    "number": Writer._number,
    "d": Writer._differential,
    "sum": Writer._sum,
    "product": Writer._product,
    "scaled": Writer._scaled,
    "hadamard": Writer._hadamard,
    "power": Writer._power,
    "transpose": Writer._transpose,
    "colon": Writer._colon,
}  # what is no operator with a name
