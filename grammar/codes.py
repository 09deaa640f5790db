"""The codes of texts that cannot be read, each with its page."""

from .mistakes import CodePage, ErrorCode

UNEXPECTED = ErrorCode(
    "M101",
    CodePage(
        "not expected here",
        "The statement cannot go on with this mark or word.",
        "x' A x wrt x if A symmetric",
        "x' A x wrt x where A symmetric",
    ),
)
OPERAND_MISSING = ErrorCode(
    "M102",
    CodePage(
        "an operand is missing",
        "Every sum, product and bracket needs an operand on each side of its mark.",
        "A + * B",
        "A * B",
    ),
)
UNKNOWN_CHARACTER = ErrorCode(
    "M103",
    CodePage(
        "unknown character",
        "Names are made of Latin and Greek letters, digits and inner underscores; the marks are those of the language.",
        "A $ B",
        "A B",
    ),
)
INVISIBLE_CHARACTER = ErrorCode(
    "M104",
    CodePage(
        "invisible character",
        "A control character or a space of no width, often brought along by copying.",
        "tr(X\\u200b X)",
        "tr(X X)",
    ),
)
UNMATCHED = ErrorCode(
    "M105",
    CodePage(
        "unmatched brackets",
        "Each bracket and each norm bar that is opened must be closed, innermost first.",
        "tr((A B)",
        "tr(A B)",
    ),
)
LATEX_INPUT = ErrorCode(
    "M106",
    CodePage(
        "LaTeX that is not read",
        "Formulas may be typed in LaTeX; this command, or what it is put to, has no meaning here.",
        "\\bigoplus A",
        "\\operatorname{tr}(A)",
    ),
)
NOTHING_TO_READ = ErrorCode(
    "M107", CodePage("nothing to read", "The statement holds no expression.", " wrt X", "tr(X) wrt X")
)
ASSIGNMENT = ErrorCode(
    "M108",
    CodePage(
        "an assignment is not an expression",
        "Only the right-hand side is differentiated; `let` names a part of it.",
        "f = tr(X) wrt X",
        "tr(X) wrt X",
    ),
)
SECOND_WRT = ErrorCode(
    "M109",
    CodePage(
        "two variables of differentiation",
        "A statement has one `wrt`; several variables stand behind it with commas.",
        "tr(X Y) wrt X wrt Y",
        "tr(X Y) wrt X, Y",
    ),
)
THREE_DIMENSIONS = ErrorCode(
    "M110",
    CodePage(
        "only matrices of two dimensions",
        "A declaration gives no size (scalar), one (column) or two (matrix).",
        "X: n x p x m",
        "X: n x p*m",
    ),
)
RESERVED_WORD = ErrorCode(
    "M111",
    CodePage(
        "a word with a meaning of its own",
        "wrt, where, twice, let and given are reserved; x stands between sizes and cannot be one. Words such as solve "
        "and min_x are names only where they are declared.",
        "X: n x x",
        "X: n x p",
    ),
)
RUN_TOGETHER = ErrorCode(
    "M112", CodePage("sizes run together", "Between two sizes stands an x with spaces.", "X: nxp", "X: n x p")
)
DECLARED_TWICE = ErrorCode(
    "M113",
    CodePage(
        "declared twice",
        "A statement declares each name once.",
        "tr(X) wrt X where X: n x n, X: n x p",
        "tr(X) wrt X where X: n x n",
    ),
)
AMBIGUOUS = ErrorCode(
    "M114",
    CodePage(
        "two readings",
        "A division before a product, or a fraction in an exponent or divisor, can be meant in two ways.",
        "a / b c",
        "a / (b c)",
    ),
)
RESERVED_NOTATION = ErrorCode(
    "M115",
    CodePage(
        "reserved notation",
        "Complex transposes are not read: all numbers are real. Sums over an index are written sum_i E.",
        "X^H A X",
        "X' A X",
    ),
)
SECOND_COLON = ErrorCode(
    "M116",
    CodePage(
        "a colon after a colon",
        "A : B is a scalar, tr(A'B), so a second colon has no matrix on its left.",
        "A : B : C",
        "(A : B) * tr(C)",
    ),
)
WRONG_INDEX = ErrorCode(
    "M117",
    CodePage(
        "a wrong index",
        "Entries are x[i] or X[i,j], with names, numbers or a colon; ranges x[2:n] or X[1:m,2:n], with both ends; sums "
        "are sum_i or sum_{i=1}^N.",
        "X[i+1,j]",
        "X[i,j]",
    ),
)
TOO_LARGE = ErrorCode("M118", CodePage("too large", "Longer texts and numbers are refused.", "1e999999999", "1e9"))
DIVISION_BY_ZERO = ErrorCode(
    "M119", CodePage("division by zero", "A fraction has a denominator other than 0.", "1/0 X", "1/2 X")
)
NUMBER_LAST = ErrorCode(
    "M120", CodePage("a number after a factor", "In a product without a mark the number comes first.", "X 2", "2 X")
)
UNKNOWN_PROPERTY = ErrorCode(
    "M121",
    CodePage(
        "an unknown property",
        "After its sizes a name may have properties from a fixed list.",
        "A: n x n symetric",
        "A: n x n symmetric",
    ),
)
SIGN_IS_NAME = ErrorCode(
    "M122",
    CodePage(
        "a sign that is a name here",
        "Where T is declared, ^T could be a power; the quote always transposes. Where d, grad and the like are declared"
        " or defined, a derivative is asked for by `wrt` alone.",
        "X^T wrt X where X: n x n, T: n x n",
        "X' wrt X where X: n x n, T: n x n",
    ),
)
NO_EQUATION = ErrorCode(
    "M123",
    CodePage(
        "not an equation",
        "A rule is one equation without variables of differentiation or declarations.",
        "tr(A)",
        "tr(A') = tr(A)",
    ),
)
MIXED_CHAIN = ErrorCode(
    "M124",
    CodePage(
        "two marks in one chain",
        "A hand derivation d(E) = F goes on with lines that begin with =, a chain of equal expressions E == F with ==.",
        "d tr(A X) = A' : dX == tr(A dX)",
        "d tr(A X) = A' : dX = tr(A dX)",
    ),
)
NO_VARIABLE = ErrorCode(
    "M125",
    CodePage(
        "no variable",
        "Behind `wrt` stand names, or one operand: an entry X[i,j], X', inv(X), or in brackets (A x).",
        "norm2(A x)^2 wrt A x",
        "norm2(A x)^2 wrt (A x)",
    ),
)
