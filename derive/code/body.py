"""Terms as Python expressions: one assignment for each part that is used twice, or is long; all else inline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count

from matgrad.derive.code.piece import ATOM, MATMUL, POWER, PRODUCT, SIGN, SLOT, SUM, Piece, filled, number, quotient
from matgrad.derive.code.sizes import sides, spelled
from matgrad.derive.code.target import Target
from matgrad.derive.operator import Operator
from matgrad.derive.shape import ONE, Argument, Size, letters, lone, signature
from matgrad.derive.term import Rational, Term, below, value_of
from matgrad.grammar.mistakes import Mistake

WIDTH = 88  # where a chain of operators is cut
LONG = 60  # what is longer gets a name before it is used
HALF = Fraction(1, 2)


class Body:
    """Writes terms for one library, and collects the assignments and helpers that they need."""

    def __init__(
        self, target: Target, operators: Mapping[str, Operator], names: Mapping[str, str], axes: Mapping[Size, str]
    ) -> None:
        self.target = target
        self.operators = operators
        self.names = names
        self.axes = axes
        self.lines: list[str] = []
        self.helpers: dict[str, None] = {}
        self.letters: set[str] = set()
        self.pieces: dict[int, Piece] = {}
        self.named: set[int] = set()
        taken = set(names.values())
        self.fresh = (name for name in (f"t{n}" for n in count(1)) if name not in taken)

    def write(self, roots: Sequence[Term]) -> list[Piece]:
        """The roots as expressions."""
        uses = Counter(self._uses(roots))
        whole = {root.number for root in roots}
        for term in below(roots):
            before = len(self.lines)
            piece = self._piece(term)
            long = len(piece.text) > LONG or len(self.lines) > before
            if self._is_worth_a_name(term, piece, uses[term.number], long and term.number not in whole):
                piece = Piece(self._assign(piece.text), ATOM)
                self.named.add(term.number)
            self.pieces[term.number] = piece
        return [self.pieces[root.number] for root in roots]

    def _uses(self, roots: Sequence[Term]) -> Iterator[int]:
        """The number of each term, as often as it will be written."""
        yield from (root.number for root in roots)
        for term in below(roots):
            slots = self._slots(term)
            for place, arg in enumerate(term.args):
                yield from [arg.number] * (slots[str(place)] if slots else 1)

    def _slots(self, term: Term) -> Counter[str]:
        """How often each argument of an operator is written."""
        operator = self.operators.get(term.head)
        template = operator.code.get(self.target.name, "").partition("\n")[0] if operator else ""
        return Counter(SLOT.findall(template))

    def _is_worth_a_name(self, term: Term, piece: Piece, uses: int, long: bool) -> bool:
        plain = not term.args or piece.is_simple or re.fullmatch(r"1/\w+", piece.text)
        return not plain and (uses > 1 or long)

    def _assign(self, text: str) -> str:
        """Give an expression a name."""
        name = next(self.fresh)
        self.lines.append(f"{name} = {text}")
        return name

    def _shortened(self, piece: Piece) -> Piece:
        """A piece that is to stand beside another, with a name if it is long."""
        return Piece(self._assign(piece.text), ATOM) if len(piece.text) > LONG else piece

    def at(self, term: Term, level: int) -> str:
        """A term where at least a level is asked for."""
        return self.pieces[term.number].at(level)

    def _piece(self, term: Term) -> Piece:
        match term.head:
            case "symbol":
                return Piece(self.names[str(term.data)], ATOM)
            case "number":
                return number(value_of(term))
            case "size":
                return Piece(self._size((((str(term.data),), 1),)), ATOM)
            case "eye" | "ones" | "zeros":
                return self._constant(term)
            case "sum":
                return self._sum(term.args)
            case "product":
                return self._product(term.args)
            case "scaled" | "hadamard" | "power":
                return self._entrywise(term)
            case "transpose":
                return self._transpose(term)
            case "colon":
                return self._colon(term)
        return self._application(term)

    def _size(self, size: Size) -> str:
        """A size as a number; one that is made of letters is read off an axis where it can be."""
        if size in self.axes and lone(size) is None and letters(size):
            return self.axes[size]
        self.letters |= {name for name in letters(size) if not name.isdigit()}
        return spelled(size, self.names)

    def _constant(self, term: Term) -> Piece:
        """eye(n), ones(n), ones((n, p))."""
        lengths = [self._size(size) for size in sides(term.shape)]
        shape = lengths[0] if term.head == "eye" or len(lengths) == 1 else f"({', '.join(lengths)})"
        return filled(self._template(term.head), [Piece(shape, SUM)])

    def _sum(self, addends: Sequence[Term]) -> Piece:
        """Addends with their signs, one without a minus in front if there is one."""
        texts = sorted(map(self._addend, addends), key=lambda text: text.startswith("-"))
        parts = [(" - ", text[1:]) if text.startswith("-") else (" + ", text) for text in texts[1:]]
        return Piece(self._joined(texts[0], parts), SUM)

    def _addend(self, term: Term) -> str:
        """An operand of a sum; a product with a minus before it needs no brackets there."""
        if term.head == "scaled" and term.number not in self.named and term.args[0].data == -1:
            return "-" + self.at(term.args[1], MATMUL)
        return self.at(term, MATMUL)

    def _joined(self, text: str, parts: Iterable[tuple[str, str]]) -> str:
        """A chain of operators, cut where it grows long."""
        for operator, part in parts:
            if len(text) + len(operator) + len(part) > WIDTH and len(text) > LONG // 2:
                text = self._assign(text)
            text += operator + part
        return text

    def _product(self, factors: Sequence[Term]) -> Piece:
        """A matrix product; a column before a row makes an outer product."""
        cut = next((i for i, factor in enumerate(factors[:-1], 1) if factor.shape[1] == ONE), 0)
        if cut:
            parts = [self._shortened(self._chain(part)) for part in (factors[:cut], factors[cut:])]
            return filled(self.target.outer, parts)
        return self._chain(factors)

    def _chain(self, factors: Sequence[Term]) -> Piece:
        """Factors multiplied from the end that is a vector, so that vectors stay vectors."""
        texts = [self.at(factor, POWER) for factor in factors]
        if len(factors) == 1:
            return self.pieces[factors[0].number]
        if factors[-1].shape[1] != ONE or factors[0].shape[0] == ONE:
            return Piece(self._joined(texts[0], ((" @ ", text) for text in texts[1:])), MATMUL)
        return self._from_the_right(texts)

    def _from_the_right(self, texts: Sequence[str]) -> Piece:
        piece = Piece(texts[-1], POWER)
        for text in reversed(texts[:-1]):
            if len(text) + len(piece.text) > WIDTH and len(piece.text) > LONG // 2:
                piece = Piece(self._assign(piece.text), ATOM)
            piece = Piece(f"{text} @ {piece.at(POWER)}", MATMUL)
        return piece

    def _factors(self, term: Term) -> list[Term]:
        """The factors of an entrywise product with its coefficients; what has a name is one factor."""
        if term.head not in ("scaled", "hadamard"):
            return [term]
        return [f for arg in term.args for f in ([arg] if arg.number in self.named else self._factors(arg))]

    def _entrywise(self, term: Term) -> Piece:
        """Scalars, then entrywise factors, each with its divisors; the number's sign in front."""
        factors = self._factors(term)
        value, above, under = self._sorted([factor for factor in factors if factor.is_scalar])
        _, over, divisors = self._sorted([factor for factor in factors if not factor.is_scalar])
        numerator, denominator = quotient(max(value, -value))
        above = [*([Piece(numerator, ATOM)] if numerator != "1" else []), *above]
        under = [*([Piece(denominator, ATOM)] if denominator != "1" else []), *under]
        parts = [("*", p) for p in above] + [("/", p) for p in under] + [("*", p) for p in over]
        return self._quotient("-" if value < 0 else "", [*parts, *(("/", p) for p in divisors)])

    def _quotient(self, sign: str, parts: list[tuple[str, Piece]]) -> Piece:
        """Factors and divisors, a factor first."""
        first = next((i for i, (operator, _) in enumerate(parts) if operator == "*"), None)
        head = Piece("1", ATOM) if first is None else parts.pop(first)[1]
        if not parts:
            return Piece(sign + head.at(POWER), SIGN) if sign else head
        rest = ((operator, piece.at(POWER)) for operator, piece in parts)
        return Piece(sign + self._joined(head.at(POWER), rest), PRODUCT)

    def _sorted(self, factors: Sequence[Term]) -> tuple[Rational, list[Piece], list[Piece]]:
        """The number among some factors, the factors above the line and those below."""
        value: Rational = 1
        above: list[Piece] = []
        under: list[Piece] = []
        for factor in factors:
            if factor.head == "number":
                value *= value_of(factor)
            elif factor.head != "power" or factor.number in self.named:
                above.append(self.pieces[factor.number])
            elif factor.args[1].head == "number" and value_of(factor.args[1]) < 0:
                under.append(self._raised(factor.args[0], -value_of(factor.args[1])))
            else:
                above.append(self._power(*factor.args))
        return value, above, under

    def _power(self, base: Term, exponent: Term) -> Piece:
        if exponent.head == "number":
            return self._raised(base, value_of(exponent))
        return Piece(f"{self.at(base, ATOM)}**{self.at(exponent, ATOM)}", POWER)

    def _raised(self, base: Term, exponent: Rational) -> Piece:
        """A base with a positive number as exponent."""
        if exponent == 1:
            return self.pieces[base.number]
        if exponent == HALF and base.head not in ("number", "size"):
            return filled(self.target.sqrt, [self.pieces[base.number]])
        return Piece(f"{self.at(base, ATOM)}**{number(exponent).at(SIGN)}", POWER)

    def _transpose(self, term: Term) -> Piece:
        """The transpose; of a vector the vector."""
        inner = self.pieces[term.args[0].number]
        return inner if ONE in term.shape else Piece(f"{inner.at(ATOM)}.T", ATOM)

    def _colon(self, term: Term) -> Piece:
        if ONE in term.args[0].shape:
            return Piece(" @ ".join(self.at(arg, POWER) for arg in term.args), MATMUL)
        return filled(self.target.inner, [self.pieces[arg.number] for arg in term.args])

    def _template(self, head: str) -> str:
        """An operator's template; a helper function may stand below its first line."""
        operator = self.operators[head]
        code = operator.code.get(self.target.name) or operator.code.get("any", "").replace("xp.", "np.") or None
        if code is None:
            raise Mistake("M293", f"no code: {operator.name} cannot be written in {self.target.name}", None)
        template, _, helper = code.partition("\n")
        if helper:
            self.helpers[helper.strip("\n")] = None
        return template

    def _application(self, term: Term) -> Piece:
        """An operator with its arguments. A matrix operator is given matrices, however thin."""
        operator = self.operators[term.head]
        taken = signature(operator.signature)
        args = [self.pieces[arg.number] for arg in term.args]
        if not operator.elementwise and len(taken.arguments) == len(args):
            thin = bool(sides(taken.result))
            args = [self._argument(a, t, thin) for a, t in zip(taken.arguments, term.args, strict=True)]
        piece = filled(self._template(term.head), args)
        if operator.elementwise or len(sides(term.shape)) == len(sides(taken.result)):
            return piece
        return filled(self.target.reshape, [piece, Piece("(-1,)" if sides(term.shape) else "()", ATOM)])

    def _argument(self, argument: Argument, term: Term, thin: bool) -> Piece:
        """An argument with the axes that the operator needs; what gives a number takes vectors as they are."""
        piece = self.pieces[term.number]
        wanted = len(sides(argument.shape)) if argument.shape else 0
        have = len(sides(term.shape))
        if have >= wanted or (have and not thin):
            return piece
        shape = ["1" if size == ONE else "-1" for size in term.shape][:wanted]
        return filled(self.target.reshape, [piece, Piece(f"({', '.join(shape)}{',' * (wanted == 1)})", ATOM)])
