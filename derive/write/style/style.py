"""What a notation has to say: how each mark looks, and how what it joins is put together.

The defaults are those of a line of text. A notation is a subclass in a file of its own and a name in the list of the
folder; it overrides what looks otherwise. Arguments are pieces where the notation decides on brackets, and texts where
the writer has put them.
"""

from collections.abc import Sequence

from ...terms.operator import Appearance, Drawn, Operator
from ...terms.shape import ONE, SCALAR, Shape, Size, show_size, signature
from ...terms.term import Rational
from ..fragment import Fragment, Level

DERIVATIVES = {("grad", 1): "∇", ("hess", 1): "∇²", ("jac", 1): "J"}  # by word and how many arguments there are


class Style:
    """The marks of one notation; the defaults write a line."""

    name: str
    ascii = False  # whether it holds nothing else
    sizes_as_typed = False  # whether an argument that is a size stands as it is typed, n*n and not n^2
    brackets = ("(", ")")
    minus = "-"
    star = ""  # a sign between a number and what it multiplies
    times = "×"  # between sizes
    hadamard = " ∘ "
    divided = " ⊘ "
    colon = " : "
    dyad = "⋆"
    unchanged = "⋯"  # the addends that stand as in the line above
    third = "ℋ"  # the array with ones where three indices are equal
    third_entry = "ℋ_ijk = 1 where i = j = k, else 0"
    has_bars = False  # whether fractions are drawn with a bar, which needs no brackets

    # Brackets, names and numbers

    def at(self, piece: Fragment, level: int) -> str:
        """A piece where at least a level is asked for."""
        return piece.text if piece.level >= level else self.bracketed(piece.text)

    def bracketed(self, text: str) -> str:
        """A text in brackets."""
        return text.join(self.brackets)

    def symbol(self, name: str) -> str:
        """A variable by its name in Latin letters: x, lambda_1."""
        return name

    def member(self, name: str, letters: Sequence[str]) -> str:
        """A member of a family by the family's name and its indices: x_i, m_ij; without indices a variable."""
        return self.symbol(f"{name}_{''.join(letters)}" if letters else name)

    def index_sum(self, letter: str) -> str:
        """The sign of a sum over an index, before what is summed."""
        return f"sum_{letter} "

    def word(self, name: str) -> str:
        """The name of a function."""
        return name

    def prose(self, text: str) -> str:
        """Words with marks of mathematics among them."""
        return text

    def words(self, text: str) -> str:
        """Words within a formula."""
        return self.prose(text)

    def number(self, value: Rational) -> Fragment:
        """A rational number."""
        sign = self.minus if value < 0 else ""
        if value.denominator == 1:
            return Fragment(f"{sign}{abs(value)}", Level.SIGN if sign else Level.ATOM)
        return Fragment(sign + self.fraction(str(abs(value.numerator)), str(value.denominator)), Level.PRODUCT)

    def size(self, size: Size) -> str:
        """The length of an axis."""
        return show_size(size)

    def declared(self, names: Sequence[str], shape: str, words: Sequence[str]) -> str:
        """What is declared of some names: A, Y: m×n symmetric"""
        return f"{', '.join(names)}: {' '.join([*[shape] * bool(shape), *words])}"

    def where(self, conditions: Sequence[str]) -> str:
        """The conditions of a rule, behind it."""
        return f" where {', '.join(conditions)}"

    def relation(self, sign: str) -> str:
        """A relation as it is typed: != or <=, < or >."""
        return {"!=": "≠", "<=": "≤"}.get(sign, sign)

    # What stands in a row

    def is_negative(self, text: str) -> bool:
        """Whether a text begins with a minus sign."""
        return text.startswith(self.minus)

    def begins_with_number(self, text: str) -> bool:
        """Whether a text begins with a digit: side by side with another it would run together with it."""
        return "0" <= text[0] <= "9"

    def sum(self, addends: Sequence[str]) -> str:
        """Addends with their signs between."""
        minus = self.minus
        rest = [f" {minus} {t[len(minus) :]}" if self.is_negative(t) else f" + {t}" for t in addends[1:]]
        return "".join([addends[0], *rest])

    def product(self, factors: Sequence[str]) -> str:
        """Factors side by side."""
        return " ".join(factors)

    # What stands above, below and around

    def differential(self, text: str) -> str:
        """The differential of a name, or of what stands in brackets."""
        return f"d{text}"

    def second_differential(self, text: str) -> str:
        """The second differential of a name."""
        return f"d²{text}"

    def transposed(self, base: str) -> str:
        """The transpose of an operand."""
        return f"{base}'"

    def power(self, base: str, exponent: Fragment) -> str:
        """An operand with an exponent."""
        return f"{base}^{self.at(exponent, Level.ATOM)}"

    def entry_power(self, base: str, exponent: Fragment) -> str:
        """A power entry by entry."""
        return f"{base}.^{self.at(exponent, Level.ATOM)}"

    def fraction(self, above: str, below: str) -> str:
        """A fraction; where it has no bar, the writer has put brackets."""
        return f"{above}/{below}"

    def root(self, inside: Fragment) -> Fragment:
        """The square root."""
        return Fragment(f"√{self.at(inside, Level.ATOM)}", Level.SUFFIX)

    def lowered(self, base: str, indices: str) -> str:
        """An operand with indices below it."""
        return f"{base}_{indices}"

    def indexed(self, base: str, indices: Sequence[str]) -> str:
        """An entry of an operand."""
        return self.lowered(base, "".join(indices))

    def range(self, first: Size, last: Size) -> str:
        """The indices from one to another."""
        return ":".join([self.size(end).replace(" ", "") for end in (first, last)])

    def blocks(self, lines: Sequence[Sequence[str]]) -> str:
        """Blocks, line by line."""
        return f"[{'; '.join([', '.join(line) for line in lines])}]"

    # Operators, each in the form that its room gives it

    def call(self, name: str, args: Sequence[str]) -> Fragment:
        """A function with its arguments."""
        return Fragment(f"{self.word(name)}{self.bracketed(', '.join(args))}", Level.ATOM)

    def own(self, name: str, args: Sequence[str]) -> Fragment:
        """A function that is not the language's: f, f', and of its derivatives ∇L, ∇²L by a column, and J_F."""
        word, _, of = name.partition("_")
        signs = DERIVATIVES.get((word, len(args)))
        called = signs and of and self.derivative(signs, of)
        return Fragment(f"{called or self.function(name)}{self.bracketed(', '.join(args))}", Level.ATOM)

    def derivative(self, sign: str, of: str) -> str:
        """A derivative of a function: ∇L, J_F; "" where it is called by its name."""
        return self.lowered(sign, self.symbol(of)) if sign == "J" else f"{sign}{self.symbol(of)}"

    def function(self, name: str) -> str:
        """The name of a function that is not the language's."""
        return name

    def kind(self, function: Drawn) -> str:
        """What is declared of a function that is not given: entrywise, m → scalar."""
        if function.kind != "map":
            return self.words(function.kind)
        takes, gives = (self.shape((one, other)) for one, other in (function.sizes[:2], function.sizes[2:]))
        return " ".join([self.mapping(takes, gives), *map(self.words, function.words)])

    def shape(self, shape: Shape) -> str:
        """A shape as it is declared: m×n, m, scalar."""
        if shape == SCALAR:
            return self.words("scalar")
        return self.times.join(map(self.size, shape[:1] if shape[1] == ONE else shape))

    def mapping(self, takes: str, gives: str) -> str:
        """What a function takes and gives."""
        return f"{takes} → {gives}"

    def applied(self, operator: Operator, args: Sequence[Fragment], between: int = Level.SIGN) -> Fragment:
        """An operator with its arguments; those of a mark that stands `between` them are asked for this level."""
        (look, mark), texts = operator.notation, [arg.text for arg in args]
        match look:
            case Appearance.CALL | Appearance.CONSTANT:
                return self.call(operator.called, texts)
            case Appearance.COMPARED:
                return self.cases(operator, args)
            case Appearance.NORM:
                return self.norm(operator.name, texts[0], mark)
            case Appearance.EXPONENT:
                return Fragment(self.power(self.at(args[0], Level.ATOM), Fragment(mark, Level.ATOM)), Level.SUFFIX)
            case Appearance.ROOT:
                return self.root(args[0])
            case Appearance.POWER:
                return Fragment(self.power(self.at(args[0], Level.ATOM), args[1]), Level.SUFFIX)
            case Appearance.ENTRY:
                return Fragment(self.indexed(self.at(args[0], Level.ATOM), texts[1:]), Level.SUFFIX)
            case Appearance.UNIT:
                return self.unit(mark, operator, texts)
            case Appearance.BETWEEN:
                return Fragment(self.between(mark).join(self.at(arg, between) for arg in args), Level.PRODUCT)
            case Appearance.LOG_ABS:
                return self.log_abs(mark, texts[0])
        raise AssertionError(f"{look} has no form")

    def cases(self, operator: Operator, args: Sequence[Fragment]) -> Fragment:
        """A comparison, and what stands where it holds and where not."""
        comparison, *kept = [arg.text for arg in args]
        return self.call(operator.name, [comparison, operator.notation.mark.format(*kept)])

    def quoted(self, operator: Operator, args: Sequence[Fragment]) -> Fragment:
        """An operator in a rule: the operands of a mark keep their brackets, (c A) ⊗ B = c (A ⊗ B)."""
        return self.applied(operator, args, Level.SUFFIX)

    def turned(self, operator: Operator, args: Sequence[Fragment]) -> Fragment | None:
        """The transpose of an operator with its arguments, where that has a form of its own."""
        if operator.notation.look is not Appearance.EXPONENT:
            return None
        return Fragment(self.transposed_power(self.at(args[0], Level.ATOM), operator.notation.mark), Level.SUFFIX)

    def transposed_power(self, base: str, exponent: str) -> str:
        """The transpose of a power."""
        return self.transposed(self.bracketed(self.power(base, Fragment(exponent, Level.ATOM))))

    def norm(self, name: str, inside: str, index: str) -> Fragment:
        """A norm by its index; none is the Euclidean one."""
        return Fragment(f"‖{inside}‖" + f"_{index}" * bool(index), Level.ATOM)

    def unit(self, letter: str, operator: Operator, args: Sequence[str]) -> Fragment:
        """A letter with indices, or with its sizes if it has none: e_i, E_ij, K_m,n"""
        roles = signature(operator.signature).arguments
        indices = [arg for role, arg in zip(roles, args, strict=True) if role.is_index]
        return Fragment(
            self.lowered(letter, "".join(indices) or ",".join(args)), Level.SUFFIX if indices else Level.ATOM
        )

    def between(self, mark: str) -> str:
        """The mark of an operator that stands between its arguments."""
        return f" {mark} "

    def log_abs(self, name: str, inside: str) -> Fragment:
        """The logarithm of the absolute value of a function: log|det(A)|"""
        return Fragment(f"log|{self.call(name, [inside]).text}|", Level.ATOM)

    def constant(self, operator: Operator, sizes: Sequence[str]) -> str:
        """The identity, ones or zeros; formulas say of what sizes."""
        return self.letter(operator.notation.mark)

    def sized(self, operator: Operator, sizes: Sequence[str]) -> str:
        """The same where its sizes are said, as in a rule."""
        lengths = [f"({size})" if " " in size and len(sizes) > 1 else size for size in sizes]
        return self.lowered(self.letter(operator.notation.mark), self.times.join(lengths))

    def letter(self, mark: str) -> str:
        """The letter of a constant; a digit is bold."""
        return mark

    # Derivatives and their views

    def ratio(self, function: str, variable: str) -> str:
        """∂f/∂x"""
        return f"∂{function}/∂{variable}"

    def gradient(self, function: str, variable: str) -> str:
        """Grad f, grad_x f: the gradient on a manifold."""
        return f"{self.lowered('grad', variable) if variable else 'grad'} {function}"

    def second(self, function: str, variable: str, other: str) -> str:
        """∂²f/∂x², ∂²f/∂x∂y"""
        return f"∂²{function}/∂{variable}{'²' if variable == other else f'∂{other}'}"

    def third_ratio(self, function: str, variable: str) -> str:
        """∂³f/∂x³"""
        return f"∂³{function}/∂{variable}³"

    def delta(self, indices: Sequence[str], size: str) -> str:
        """The Kronecker delta, an entry of the identity of a size."""
        return self.lowered("δ", "".join(indices))

    def total(self, indices: Sequence[str]) -> str:
        """A sum over indices, in front of what is summed."""
        return self.lowered("Σ", "".join(indices)) + " "
