"""Shapes are inferred by unification, and kinds by the letters' preferences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from matgrad.derive.operator import Operator
from matgrad.derive.resolve import Part
from matgrad.derive.shape import (
    ONE,
    SCALAR,
    Shape,
    Signature,
    Size,
    Unifier,
    is_unknown,
    letter,
    lone,
    may_be_one,
    show_shape,
    signature,
    substitute,
)
from matgrad.grammar.mistakes import Mistake

LETTERS = "mnkpqrlhuv"


@dataclass(slots=True)
class Inference:
    """One reading of a statement: a shape for every name, and from them one for every part."""

    text: str
    names: dict[str, Shape]
    unifier: Unifier = field(default_factory=Unifier)

    def shapes(self, parts: list[Part]) -> None:
        """Give each part its shape; `parts` has operands first."""
        for part in parts:
            part.shape = RULES[part.head](self, part)

    def settle(self, parts: list[Part], taken: set[str]) -> None:
        """Name the sizes left unknown after letters of their own, and put all that is known in."""
        if not self.unifier.made:
            return
        for part in parts:
            for size in self.unifier.shape(part.shape):
                if (name := lone(size)) is not None and may_be_one(name):
                    self.unifier.known[name] = ONE
        letters = (name for name in free_letters() if name not in taken)
        for shape in self.names.values():
            for size in self.unifier.shape(shape):
                if (name := lone(size)) is not None and is_unknown(name):
                    self.unifier.known[name] = letter(next(letters))
        self.names = {name: self.unifier.shape(shape) for name, shape in self.names.items()}
        for part in parts:
            part.shape = self.unifier.shape(part.shape)
            self._check(part)

    def _check(self, part: Part) -> None:
        if self._unknown(*part.shape):
            raise Mistake("M207", "the size of this cannot be inferred", part.span, "write it: eye(n), ones(n,p)")

    def words(self, part: Part) -> str:
        """A part as it was typed, with its shape."""
        return f"{self.text[slice(*part.span)]} is {self.show(part.shape)}"

    def show(self, shape: Shape) -> str:
        """A shape in words, unknown sizes as letters."""
        rows, columns = self.unifier.shape(shape)
        letters = {name: letter(LETTERS[int(name.strip("?")) % len(LETTERS)]) for name in self._unknown(rows, columns)}
        return show_shape((substitute(rows, letters), substitute(columns, letters)))

    def _unknown(self, *sizes: Size) -> set[str]:
        return {name for size in sizes for names, _ in size for name in names if is_unknown(name)}

    def misfit(self, part: Part, a: Part, b: Part, help: str | None = None) -> Mistake:
        """The error of two operands whose sizes do not fit."""
        labels = tuple((x.span, self.show(x.shape)) for x in (a, b))
        message = f"the sizes do not fit: {self.words(a)}, {self.words(b)}"
        return Mistake("M203", message, part.place if part.place[1] > part.place[0] else part.span, help, labels)

    def same(self, part: Part, a: Part, b: Part) -> Shape:
        """Two operands of one shape."""
        if not self.unifier.same(a.shape, b.shape):
            raise self.misfit(part, a, b, self._mend(a, b))
        return a.shape

    def _mend(self, a: Part, b: Part) -> str | None:
        for scalar, other in ((a, b), (b, a)):
            if self.unifier.shape(scalar.shape) == SCALAR:
                sizes = ",".join(show_shape((size, ONE)).removesuffix("×1") for size in other.shape if size != ONE)
                text = self.text[slice(*scalar.span)]
                ones = f"ones({sizes})" if "?" not in sizes else "ones"
                return f"a scalar is never added to a matrix: write {ones if text == '1' else f'{text}*{ones}'}"
        if self.unifier.shape(a.shape)[::-1] == self.unifier.shape(b.shape):
            return f"transpose one of them: {self.text[slice(*b.span)]}'"
        return None


def free_letters() -> Iterator[str]:
    """Letters for sizes, in the order in which they are taken."""
    yield from LETTERS
    count = 0
    while True:
        count += 1
        yield f"n_{count}"


def _symbol(reading: Inference, part: Part) -> Shape:
    return reading.names[str(part.data)]


def _constant(reading: Inference, part: Part) -> Shape:
    make = reading.unifier.unknown
    if part.data == "eye":
        size = part.sizes[0] if part.sizes else make()
        return (size, size)
    if not part.sizes:
        return (make(), make(one=True))
    return (part.sizes[0], part.sizes[1] if len(part.sizes) > 1 else ONE)


def _first(reading: Inference, part: Part) -> Shape:
    return part.args[0].shape


def _sum(reading: Inference, part: Part) -> Shape:
    for arg in part.args[1:]:
        reading.same(part, part.args[0], arg)
    return part.args[0].shape


def _colon(reading: Inference, part: Part) -> Shape:
    reading.same(part, *part.args)
    return SCALAR


def _product(reading: Inference, part: Part) -> Shape:
    """The shape of a product, read left to right; what is 1×1 so far is a coefficient of the rest."""
    shape, last = part.args[0].shape, part.args[0]
    for arg in part.args[1:]:
        if reading.unifier.is_scalar(shape):
            shape, last = arg.shape, arg
        elif not reading.unifier.is_scalar(arg.shape):
            if not reading.unifier.unify(shape[1], arg.shape[0]):
                raise reading.misfit(part, last, arg, _turned(reading, last, arg))
            shape, last = (shape[0], arg.shape[1]), arg
    return shape


def _turned(reading: Inference, a: Part, b: Part) -> str | None:
    """Which of two factors would fit if it were transposed."""
    rows, columns = reading.unifier.shape(a.shape), reading.unifier.shape(b.shape)
    left, right = (reading.text[slice(*x.span)] for x in (a, b))
    left, right = (text if text.replace("'", "").isalnum() else f"({text})" for text in (left, right))
    if rows[0] == columns[0]:
        return f"did you mean {left}' {right}?"
    return f"did you mean {left} {right}'?" if rows[1] == columns[1] else None


def _hadamard(reading: Inference, part: Part) -> Shape:
    a, b = part.args
    if reading.unifier.is_scalar(a.shape):
        return b.shape
    return a.shape if reading.unifier.is_scalar(b.shape) else reading.same(part, a, b)


def _quotient(reading: Inference, part: Part) -> Shape:
    a, b = part.args
    if not reading.unifier.is_scalar(b.shape):
        raise Mistake(
            "M205",
            f"only a scalar divides: {reading.words(b)}",
            b.span,
            "write A inv(B) for the inverse, A ./ B entry by entry",
        )
    return a.shape


def _transpose(reading: Inference, part: Part) -> Shape:
    rows, columns = part.args[0].shape
    return (columns, rows)


def _power(reading: Inference, part: Part) -> Shape:
    base, exponent = part.args
    if reading.unifier.is_scalar(base.shape):
        return SCALAR if reading.unifier.is_scalar(exponent.shape) else _misplaced_exponent(reading, exponent)
    text = reading.text[slice(*base.span)]
    rows, columns = reading.unifier.shape(base.shape)
    if ONE in (rows, columns) or not reading.unifier.unify(rows, columns):
        mend = f"write {text}.^2 entry by entry, or {text}' {text}"
        raise Mistake("M206", f"only a square matrix has powers: {reading.words(base)}", part.span, mend)
    if exponent.head != "number" or not isinstance(exponent.data, int):
        raise Mistake("M206", "the power of a matrix is an integer", exponent.span, f"entry by entry: {text}.^…")
    return base.shape


def _misplaced_exponent(reading: Inference, exponent: Part) -> Shape:
    raise Mistake("M206", f"an exponent is a scalar: {reading.words(exponent)}", exponent.span)


def _entry_power(reading: Inference, part: Part) -> Shape:
    base, exponent = part.args
    return base.shape if reading.unifier.is_scalar(exponent.shape) else reading.same(part, base, exponent)


def _unsupported(reading: Inference, part: Part) -> Shape:
    raise Mistake("M290", "the Kronecker product cannot be derived yet", part.place)


def _call(reading: Inference, part: Part) -> Shape:
    operator = next((o for o in part.operators if _fits(reading, signature(o.signature), part)), part.operators[-1])
    part.operators = (operator,)
    return _apply(reading, operator, signature(operator.signature), part)


def _fits(reading: Inference, form: Signature, part: Part) -> bool:
    """Whether the operands are columns and scalars where the signature says so."""
    return all(
        pattern != ONE or reading.unifier.resolve(actual) == ONE
        for argument, arg in zip(form.arguments, part.args, strict=True)
        for pattern, actual in zip(argument.shape or (), arg.shape, strict=False)
    )


def _apply(reading: Inference, operator: Operator, form: Signature, part: Part) -> Shape:
    """Match the operands' shapes against the signature, and give the result's."""
    found: dict[str, Size] = {}
    for argument, arg in zip(form.arguments, part.args, strict=True):
        for pattern, actual in zip(argument.shape or (), arg.shape, strict=False):
            expected = found.setdefault(lone(pattern) or "", actual) if pattern != ONE else ONE
            if not reading.unifier.unify(expected, actual):
                raise _not_taken(reading, operator, arg)
    rows, columns = (size if size == ONE else found[lone(size) or ""] for size in form.result)
    return (rows, columns)


def _in_words(shape: Shape | None) -> str:
    """What an argument of a signature asks for."""
    if shape is None or shape == SCALAR:
        return "a scalar"
    rows, columns = shape
    return "a column" if columns == ONE else "a square matrix" if rows == columns else "a matrix"


def _not_taken(reading: Inference, operator: Operator, arg: Part) -> Mistake:
    """The error of an operand that an operator does not take."""
    mend = "A : B is the inner product of matrices" if operator.name == "dot" else None
    wanted = " and ".join(_in_words(argument.shape) for argument in signature(operator.signature).arguments)
    message = f"{operator.name} takes {wanted}: {reading.words(arg)}"
    return Mistake("M208", message, arg.span, mend, ((arg.span, reading.show(arg.shape)),))


RULES: Mapping[str, Callable[[Inference, Part], Shape]] = {
    "symbol": _symbol,
    "number": lambda reading, part: SCALAR,
    "size": lambda reading, part: SCALAR,
    "constant": _constant,
    "d": _first,
    "()": _first,
    "neg": _first,
    "+": _sum,
    "=": _sum,
    ":": _colon,
    "*": _product,
    "juxt": _product,
    ".*": _hadamard,
    "./": _hadamard,
    "/": _quotient,
    "kron": _unsupported,
    "'": _transpose,
    "^": _power,
    ".^": _entry_power,
    "call": _call,
}
