"""The codes of texts that cannot be read, each with its page."""

from .mistakes import Code, Entry

UNEXPECTED = Code(
    "M101",
    Entry(
        "not expected here",
        "The statement cannot go on with this mark or word.",
        "x' A x wrt x if A symmetric",
        "x' A x wrt x where A symmetric",
    ),
)
OPERAND_MISSING = Code(
    "M102",
    Entry(
        "an operand is missing",
        "Every sum, product and bracket needs an operand on each side of its mark.",
        "A + * B",
        "A * B",
    ),
)
UNKNOWN_CHARACTER = Code(
    "M103",
    Entry(
        "unknown character",
        "Names are made of Latin and Greek letters, digits and inner underscores; the marks are those of the language.",
        "A $ B",
        "A B",
    ),
)
INVISIBLE_CHARACTER = Code(
    "M104",
    Entry(
        "invisible character",
        "A control character or a space of no width, often brought along by copying.",
        "tr(X\\u200b X)",
        "tr(X X)",
    ),
)
UNMATCHED = Code(
    "M105",
    Entry(
        "brackets do not match",
        "Each bracket and each norm bar that is opened must be closed, innermost first.",
        "tr((A B)",
        "tr(A B)",
    ),
)
LATEX_INPUT = Code(
    "M106",
    Entry(
        "LaTeX is not read",
        "Formulas are typed as plain text, without backslashes and braces.",
        "\\frac{1}{2} x^T A x",
        "1/2 x' A x",
    ),
)
NOTHING_TO_READ = Code("M107", Entry("nothing to read", "The statement holds no expression.", " wrt X", "tr(X) wrt X"))
ASSIGNMENT = Code(
    "M108",
    Entry(
        "an assignment is no expression",
        "Only the right-hand side is differentiated; `let` names a part of it.",
        "f = tr(X) wrt X",
        "tr(X) wrt X",
    ),
)
SECOND_WRT = Code(
    "M109",
    Entry(
        "two variables of differentiation",
        "A statement has one `wrt`; several variables stand behind it with commas.",
        "tr(X Y) wrt X wrt Y",
        "tr(X Y) wrt X, Y",
    ),
)
THREE_DIMENSIONS = Code(
    "M110",
    Entry(
        "only matrices of two dimensions",
        "A declaration gives no size (scalar), one (column) or two (matrix).",
        "X: n x p x m",
        "X: n x p*m",
    ),
)
RESERVED_WORD = Code(
    "M111",
    Entry(
        "a word with a meaning of its own",
        "wrt, where, twice, let and given are reserved; x stands between sizes and cannot be one. Words such as solve "
        "and min_x are names only where they are declared.",
        "X: n x x",
        "X: n x p",
    ),
)
RUN_TOGETHER = Code(
    "M112", Entry("sizes run together", "Between two sizes stands an x with spaces.", "X: nxp", "X: n x p")
)
DECLARED_TWICE = Code(
    "M113",
    Entry(
        "declared twice",
        "A statement declares each name once.",
        "tr(X) wrt X where X: n x n, X: n x p",
        "tr(X) wrt X where X: n x n",
    ),
)
AMBIGUOUS = Code(
    "M114",
    Entry(
        "two readings",
        "A division before a product, or a fraction in an exponent or divisor, can be meant in two ways.",
        "a / b c",
        "a / (b c)",
    ),
)
RESERVED_NOTATION = Code(
    "M115",
    Entry(
        "reserved notation",
        "Block matrices, index sums, complex transposes, and functions along an axis of a matrix are not read yet.",
        "[A, B; C, D]",
        "A",
    ),
)
SECOND_COLON = Code(
    "M116",
    Entry(
        "a colon after a colon",
        "A : B is a scalar, tr(A'B), so a second colon has no matrix on its left.",
        "A : B : C",
        "(A : B) * tr(C)",
    ),
)
WRONG_INDEX = Code(
    "M117", Entry("a wrong index", "Entries are x[i] or X[i,j], with names, numbers or a colon.", "X[i+1,j]", "X[i,j]")
)
TOO_LARGE = Code("M118", Entry("too large", "Longer texts and numbers are refused.", "1e999999999", "1e9"))
DIVISION_BY_ZERO = Code(
    "M119", Entry("division by zero", "A fraction has a denominator other than 0.", "1/0 X", "1/2 X")
)
NUMBER_LAST = Code(
    "M120", Entry("a number after a factor", "In a product without a mark the number comes first.", "X 2", "2 X")
)
UNKNOWN_PROPERTY = Code(
    "M121",
    Entry(
        "an unknown property",
        "After its sizes a name may have properties from a fixed list.",
        "A: n x n symetric",
        "A: n x n symmetric",
    ),
)
SIGN_IS_NAME = Code(
    "M122",
    Entry(
        "a sign that is a name here",
        "Where T is declared, ^T could be a power; the quote always transposes. Where d, grad and the like are declared"
        " or defined, a derivative is asked for by `wrt` alone.",
        "X^T wrt X where X: n x n, T: n x n",
        "X' wrt X where X: n x n, T: n x n",
    ),
)
NO_EQUATION = Code(
    "M123",
    Entry(
        "not an equation",
        "A rule is one equation without variables of differentiation or declarations.",
        "tr(A)",
        "tr(A') = tr(A)",
    ),
)
MIXED_CHAIN = Code(
    "M124",
    Entry(
        "two marks in one chain",
        "A hand derivation d(E) = F goes on with lines that begin with =, a chain of equal expressions E == F with ==.",
        "d tr(A X) = A' : dX == tr(A dX)",
        "d tr(A X) = A' : dX = tr(A dX)",
    ),
)
NO_VARIABLE = Code(
    "M125",
    Entry(
        "no variable",
        "Behind `wrt` stand names and entries. A formula such as norm(x), vec(X) or A x cannot be the variable: it gets"
        " a name of its own in the expression.",
        "norm2(A x)^2 wrt A x",
        "norm2(y)^2 wrt y",
    ),
)
