"""A mistake in what was typed: its code, its place, and a mend where one is near."""

from collections.abc import Iterable
from typing import NamedTuple

from .lines import position
from .tree import Span


class Mistake(Exception):
    """Span and labels are offsets into the text of the statement, which stands in `text` where it is told."""

    def __init__(
        self,
        code: str,
        message: str,
        span: Span | None,
        help: str | None = None,
        labels: tuple[tuple[Span, str], ...] = (),
        text: str = "",
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.span, self.help, self.labels = code, message, span, help, labels
        self.text = text

    def __str__(self) -> str:
        """`M203: the sizes do not fit, at line 1, column 2; did you mean A' B?`"""
        return f"{self.code}: {self.message}{self._place()}{f'; {self.help}' if self.help else ''}"

    def _place(self) -> str:
        if self.span is None or not self.text:
            return ""
        line, column = position(self.text, self.span[0])
        return f", at line {line}, column {column}"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """An exception is pickled by its message alone; this one goes whole from one process to another."""
        return type(self), (self.code, self.message, self.span, self.help, self.labels, self.text)


def near(word: str, known: Iterable[str], likeness: float = 0.6) -> list[str]:
    """The known words that are most like one that was typed, the likest first."""
    from difflib import get_close_matches  # wanted only where something is mistyped

    return get_close_matches(word, list(known), 3, likeness)


class Entry(NamedTuple):
    """What a code means, something that earns it, and that thing mended; each empty where there is no such thing.

    Below a line break stands the next line of a file.
    """

    title: str
    explanation: str
    example: str = ""
    mend: str = ""


READING: dict[str, Entry] = {
    "M101": Entry(
        "not expected here",
        "The statement cannot go on with this mark or word.",
        "x' A x wrt x if A symmetric",
        "x' A x wrt x where A symmetric",
    ),
    "M102": Entry(
        "an operand is missing",
        "Every sum, product and bracket needs an operand on each side of its mark.",
        "A + * B",
        "A * B",
    ),
    "M103": Entry(
        "unknown character",
        "Names are made of Latin and Greek letters, digits and inner underscores; the marks are those of the language.",
        "A $ B",
        "A B",
    ),
    "M104": Entry(
        "invisible character",
        "A control character or a space of no width, often brought along by copying.",
        "tr(X\\u200b X)",
        "tr(X X)",
    ),
    "M105": Entry(
        "brackets do not match",
        "Each bracket and each norm bar that is opened must be closed, innermost first.",
        "tr((A B)",
        "tr(A B)",
    ),
    "M106": Entry(
        "LaTeX is not read",
        "Formulas are typed as plain text, without backslashes and braces.",
        "\\frac{1}{2} x^T A x",
        "1/2 x' A x",
    ),
    "M107": Entry("nothing to read", "The statement holds no expression.", " wrt X", "tr(X) wrt X"),
    "M108": Entry(
        "an assignment is no expression",
        "Only the right-hand side is differentiated; `let` names a part of it.",
        "f = tr(X) wrt X",
        "tr(X) wrt X",
    ),
    "M109": Entry(
        "two variables of differentiation",
        "A statement has one `wrt`; several variables stand behind it with commas.",
        "tr(X Y) wrt X wrt Y",
        "tr(X Y) wrt X, Y",
    ),
    "M110": Entry(
        "only matrices of two dimensions",
        "A declaration gives no size (scalar), one (column) or two (matrix).",
        "X: n x p x m",
        "X: n x p*m",
    ),
    "M111": Entry(
        "a word with a meaning of its own",
        "wrt, where, twice, let and given are reserved; x stands between sizes and cannot be one. Words such as solve "
        "and min_x are names only where they are declared.",
        "X: n x x",
        "X: n x p",
    ),
    "M112": Entry("sizes run together", "Between two sizes stands an x with spaces.", "X: nxp", "X: n x p"),
    "M113": Entry(
        "declared twice",
        "A statement declares each name once.",
        "tr(X) wrt X where X: n x n, X: n x p",
        "tr(X) wrt X where X: n x n",
    ),
    "M114": Entry(
        "two readings",
        "A division before a product, or a fraction in an exponent or divisor, can be meant in two ways.",
        "a / b c",
        "a / (b c)",
    ),
    "M115": Entry(
        "reserved notation",
        "Block matrices, index sums, complex transposes, and functions along an axis of a matrix are not read yet.",
        "[A, B; C, D]",
        "A",
    ),
    "M116": Entry(
        "a colon after a colon",
        "A : B is a scalar, tr(A'B), so a second colon has no matrix on its left.",
        "A : B : C",
        "(A : B) * tr(C)",
    ),
    "M117": Entry("a wrong index", "Entries are x[i] or X[i,j], with names, numbers or a colon.", "X[i+1,j]", "X[i,j]"),
    "M118": Entry("too large", "Longer texts and numbers are refused.", "1e999999999", "1e9"),
    "M119": Entry("division by zero", "A fraction has a denominator other than 0.", "1/0 X", "1/2 X"),
    "M120": Entry("a number after a factor", "In a product without a mark the number comes first.", "X 2", "2 X"),
    "M121": Entry(
        "an unknown property",
        "After its sizes a name may have properties from a fixed list.",
        "A: n x n symetric",
        "A: n x n symmetric",
    ),
    "M122": Entry(
        "a sign that is a name here",
        "Where T is declared, ^T could be a power; the quote always transposes. Where d, grad and the like are declared"
        " or defined, a derivative is asked for by `wrt` alone.",
        "X^T wrt X where X: n x n, T: n x n",
        "X' wrt X where X: n x n, T: n x n",
    ),
    "M123": Entry(
        "not an equation",
        "A rule is one equation without variables of differentiation or declarations.",
        "tr(A)",
        "tr(A') = tr(A)",
    ),
    "M124": Entry(
        "two marks in one chain",
        "A hand derivation d(E) = F goes on with lines that begin with =, a chain of equal expressions E == F with ==.",
        "d tr(A X) = A' : dX == tr(A dX)",
        "d tr(A X) = A' : dX = tr(A dX)",
    ),
    "M125": Entry(
        "no variable",
        "Behind `wrt` stand names and entries. A formula such as norm(x), vec(X) or A x cannot be the variable: it gets"
        " a name of its own in the expression.",
        "norm2(A x)^2 wrt A x",
        "norm2(y)^2 wrt y",
    ),
}
