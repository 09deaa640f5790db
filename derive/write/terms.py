"""Terms as text. What is written in the input language reads back as the same term.

A piece is a text with the level of its loosest mark; an operand looser than its place asks for gets brackets.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ..derivation import Addend, Form
from ..terms.algebra import LARGEST_OPENED_POWER, Algebra
from ..terms.operator import AS_A_CALL, Notation
from ..terms.shape import ONE, show_size, signature
from ..terms.term import Rational, Term, below, size_from, value_of
from ..terms.weight import Weights
from .coefficient import Monomial, monomial
from .style import Style, latex_word

SUM, COLON, PRODUCT, SIGN, JUXTAPOSITION, SUFFIX, ATOM = range(7)
HALF = Fraction(1, 2)
DIGITS = "0123456789"


class Piece(NamedTuple):
    """A written term; `level` is that of its loosest mark."""

    text: str
    level: int


class Writer:
    """Writes the terms of one store in one style."""

    def __init__(self, algebra: Algebra, style: Style) -> None:
        self.algebra = algebra
        self.style = style
        self.weights = Weights(algebra)
        self.pieces: dict[int, Piece] = {}

    def write(self, root: Term) -> str:
        """A term as text."""
        return self.piece(root).text

    def content(self, content: Term | Form) -> str:
        """The right-hand side of a line as text."""
        return self.write(content) if isinstance(content, Term) else self.form(content)

    def form(self, form: Form) -> str:
        """A linear form as text."""
        return self.joined([self._addend(addend) for addend in form]) if form else "0"

    def piece(self, root: Term) -> Piece:
        """A term as a piece."""
        if root.number not in self.pieces:
            for term in below([root], self.pieces):
                self.pieces[term.number] = self._piece(term)
        return self.pieces[root.number]

    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""
        return self._at(self.piece(term), level)

    def _at(self, piece: Piece, level: int) -> str:
        left, right = self.style.brackets
        return piece.text if piece.level >= level else f"{left}{piece.text}{right}"

    def _addend(self, addend: Addend) -> str:
        adjoint, differential = addend.adjoint, addend.differential
        if differential.is_scalar:
            return self.at(self.algebra.hadamard([adjoint, differential]), COLON)
        return f"{self.at(adjoint, PRODUCT)}{self.style.colon}{self.at(differential, SIGN)}"

    def _piece(self, term: Term) -> Piece:
        match term.head:
            case "symbol" | "size":
                name = str(term.data)
                return Piece(name if name.isdigit() else self.style.symbol(name), ATOM)
            case "number":
                return self._number(value_of(term))
            case "d":
                return self._differential(term.args[0])
            case "sum":
                return Piece(self.joined([self.at(arg, COLON) for arg in term.args]), SUM)
            case "product":
                return self._product(term)
            case "scaled":
                return self._quotient(monomial(term.args[0], self.algebra), term.args[1])
            case "hadamard" if term.is_scalar:
                return self._quotient(monomial(term, self.algebra), None)
            case "hadamard":
                return self._hadamard(term.args)
            case "power":
                return self._power(term)
            case "transpose":
                return self._transpose(term.args[0])
            case "colon":
                return Piece(self.style.colon.join(self.at(arg, PRODUCT) for arg in term.args), COLON)
        return self._application(term)

    def _number(self, value: Rational) -> Piece:
        sign = self.style.minus if value < 0 else ""
        if value.denominator == 1:
            return Piece(f"{sign}{abs(value)}", SIGN if sign else ATOM)
        return Piece(sign + self.style.fraction(str(abs(value.numerator)), str(value.denominator)), PRODUCT)

    def _differential(self, term: Term) -> Piece:
        piece = self.piece(term)
        if term.head == "symbol":
            return Piece(f"d{piece.text}", ATOM)
        left, right = self.style.brackets
        return Piece(f"d{left}{piece.text}{right}", ATOM)

    def joined(self, addends: Sequence[str]) -> str:
        """Addends with their signs, one without a minus in front if there is one."""
        minus = self.style.minus
        first = next((i for i, text in enumerate(addends) if not text.startswith(minus)), 0)
        ordered = [*addends[first : first + 1], *addends[:first], *addends[first + 1 :]]
        rest = [f" {minus} {t.removeprefix(minus)}" if t.startswith(minus) else f" + {t}" for t in ordered[1:]]
        return "".join([ordered[0], *rest])

    def _product(self, term: Term) -> Piece:
        """Factors side by side; the transpose of a product where that takes fewer quotes."""
        quotes = sum(factor.head == "transpose" for factor in term.args)
        if quotes > 2 or (quotes == 2 and len(term.args) == 2):
            turned = self.algebra.transpose(term)
            if turned.head == "product" and sum(f.head == "transpose" for f in turned.args) + 1 < quotes:
                return Piece(self.style.transposed(self._at(self.piece(turned), SUFFIX)), SUFFIX)
        return Piece(self._factors(term.args), JUXTAPOSITION)

    def _factors(self, factors: Sequence[Term]) -> str:
        """Factors of a product side by side; equal ones as a power, two of them where that is shorter."""
        written: list[str] = []
        for factor, run in groupby(factors):
            count = len(list(run))
            if count == 1 or factor.shape[0] != factor.shape[1] or (count == 2 and self.weights.of(factor) < 3):
                written.extend([self.at(factor, SUFFIX)] * count)
            else:
                exponents = [LARGEST_OPENED_POWER] * (count // LARGEST_OPENED_POWER)
                exponents += [count % LARGEST_OPENED_POWER] if count % LARGEST_OPENED_POWER else []
                written.extend(self._power_of(factor, exponent) for exponent in exponents)
        return " ".join(written)

    def _power_of(self, factor: Term, exponent: int) -> str:
        """A factor that is repeated."""
        return self.style.power(self.at(factor, ATOM), str(exponent)) if exponent > 1 else self.at(factor, SUFFIX)

    def _quotient(self, coefficient: Monomial, body: Term | None) -> Piece:
        """A coefficient with what it multiplies."""
        value, above, under = coefficient
        sign = self.style.minus if value < 0 else ""
        value = -value if value < 0 else value
        if not above and body is None:
            return self._reciprocal(sign, value, under)
        parts = [self._number(value).text] if value != 1 else []
        alone = len(above) + len(parts) + (body is not None) == 1
        level = JUXTAPOSITION if body is None and len(above) == 1 else SUFFIX
        parts += [
            self.at(factor, level)
            for factor in self._differential_last(sorted(above, key=lambda term: bool(term.args)))
        ]
        if body is not None:
            parts.append(self.at(body, (SUM if under and self._bars else PRODUCT) if alone else JUXTAPOSITION))
        parts = self._later(parts)
        level = JUXTAPOSITION if body is None or not alone else max(self.piece(body).level, PRODUCT)
        text = " ".join(parts)
        if under:
            text, level = self.style.fraction(text, self._below([], under)), PRODUCT
        return Piece(sign + text, min(level, SIGN) if sign else level)

    def _later(self, parts: list[str]) -> list[str]:
        """Factors side by side, of which only the first may begin with a number."""
        return parts[:1] + [self._at(Piece(part, SUM), ATOM) if part[0] in DIGITS else part for part in parts[1:]]

    @property
    def _bars(self) -> bool:
        """Whether fractions are drawn with a bar, and need no brackets."""
        return self.style.name == "latex"

    def _differential_last(self, factors: Sequence[Term]) -> list[Term]:
        """Factors that commute, those with a differential behind the others."""
        return sorted(factors, key=attrgetter("moves"))

    def _reciprocal(self, sign: str, value: Rational, under: list[Term]) -> Piece:
        """A number over scalars."""
        if not under:
            return self._number(value)
        below_line = self._below([str(value.denominator)] if value.denominator != 1 else [], under)
        return Piece(sign + self.style.fraction(str(value.numerator), below_line), PRODUCT)

    def _below(self, number: list[str], under: list[Term]) -> str:
        """Scalars below the line."""
        if len(under) == 1 and not number:
            return self.at(under[0], SUM if self._bars else SUFFIX)
        parts = [*number, *(self.at(factor, SUFFIX) for factor in under)]
        text = " ".join(self._later(parts))
        return text if self._bars else self._at(Piece(text, JUXTAPOSITION), SUFFIX)

    def _hadamard(self, factors: Sequence[Term]) -> Piece:
        """Factors entry by entry, those with negative powers as divisors."""
        above: list[str] = []
        under: list[str] = []
        for factor in self._differential_last(factors):
            if factor.is_reciprocal:
                under.append(self.at(self.algebra.reciprocal(factor), SUFFIX))
            elif (
                factor.head == "power" and factor.args[0].head == "symbol" and factor.args[1] is self.algebra.number(2)
            ):
                above.extend([self.at(factor.args[0], SUFFIX)] * 2)
            else:
                above.append(self.at(factor, SUFFIX))
        text = self.style.hadamard.join(above) or self.style.ones
        return Piece(self.style.divided.join([text, *under]), PRODUCT)

    def _power(self, term: Term) -> Piece:
        """A base with its exponent; square roots as such."""
        base, exponent = term.args
        if term.is_reciprocal:
            inverse = self.algebra.reciprocal(term)
            if term.is_scalar:
                return self._reciprocal("", 1, [inverse])
            return self._hadamard([term])
        if exponent.head == "number" and value_of(exponent) == HALF:
            return self._root(base)
        raised = self.style.power if term.is_scalar else self.style.entry_power
        text = self.at(base, ATOM if base.head == "power" or self._pattern(base) else SUFFIX)
        return Piece(raised(text, self._exponent(exponent, SUM if term.is_scalar else PRODUCT)), SUFFIX)

    def _exponent(self, exponent: Term, level: int = SUM) -> str:
        """An exponent; brackets after a name there would be read as a factor of the power."""
        if self.style.name == "text" and self.piece(exponent).text[-1] == ")":
            return self._at(Piece(self.piece(exponent).text, SUM), ATOM)
        return self.at(exponent, level if self._bars else ATOM)

    def _root(self, base: Term) -> Piece:
        text = self.piece(base).text
        if self.style.name == "latex":
            return Piece(rf"\sqrt{{{text}}}", ATOM)
        return Piece(f"√{self.at(base, ATOM)}" if self.style.name == "unicode" else f"sqrt({text})", SUFFIX)

    def _transpose(self, base: Term) -> Piece:
        pattern = self._pattern(base, turned=True)
        if pattern:
            return Piece(self._template(base, pattern), SUFFIX)
        level = ATOM if base.head == "power" or self._notation(base).raised else SUFFIX
        return Piece(self.style.transposed(self.at(base, level)), SUFFIX)

    def _pattern(self, term: Term, turned: bool = False) -> str:
        """How an application, or its transpose, is written, if not as a call."""
        notation = self._notation(term)
        if turned:
            return {"unicode": notation.unicode_turned, "latex": notation.latex_turned}.get(self.style.name, "")
        return {"unicode": notation.unicode, "latex": notation.latex, "text": notation.text}[self.style.name]

    def _notation(self, term: Term) -> Notation:
        operator = self.algebra.operators.get(term.head)
        return AS_A_CALL if operator is None else operator.notation

    def _application(self, term: Term) -> Piece:
        """A constant, or an operator with its arguments."""
        pattern = self._pattern(term)
        if not term.args:
            return self._constant(term, pattern)
        if pattern and not (pattern[0] == "‖" and "‖" in self.piece(term.args[0]).text):
            notation = self._notation(term)
            level = PRODUCT if notation.infix else SUFFIX if notation.suffix else ATOM
            return Piece(self._template(term, pattern), level)
        if self._notation(term).raised:
            base, exponent = term.args
            return Piece(self.style.power(self.at(base, ATOM), self._exponent(exponent)), SUFFIX)
        name = self.algebra.operators[term.head].name
        word = latex_word(name) if self.style.name == "latex" else name
        left, right = self.style.brackets
        return Piece(f"{word}{left}{', '.join(self._arguments(term))}{right}", ATOM)

    def _arguments(self, term: Term) -> Iterator[str]:
        """The arguments of a call; sizes as they are typed, n*n and not n^2."""
        roles, typed = signature(self.algebra.operators[term.head].signature).arguments, self.style.name == "text"
        for role, arg in zip(roles, term.args, strict=True):
            yield show_size(size_from(arg)) if typed and role.is_size else self.piece(arg).text

    def _template(self, term: Term, pattern: str) -> str:
        notation = self._notation(term)
        first, rest = (SIGN, SIGN) if notation.infix else (ATOM if notation.suffix else SUM, SUM)
        operand = self.at(term.args[0], first)
        operand = self.lowerable(operand) if notation.suffix and "_" in pattern else operand
        return pattern.format(operand, *[self.at(arg, rest) for arg in term.args[1:]])

    def lowerable(self, text: str) -> str:
        """An operand that may get an index: in LaTeX one that has an index already gets brackets."""
        return self._at(Piece(text, SUM), ATOM) if self._bars and "_" in text and text[-1] != ")" else text

    def _constant(self, term: Term, pattern: str) -> Piece:
        """eye(n), ones(n), ones(n)', ones(m,n) and zeros likewise."""
        rows, columns = term.shape
        sizes = [rows] if term.head == "eye" else [size for size in (rows, columns) if size != ONE]
        text = pattern or f"{term.head}({','.join(map(show_size, sizes))})"
        return Piece(self.style.transposed(text), SUFFIX) if rows == ONE else Piece(text, ATOM)
