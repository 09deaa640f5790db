"""The codes of statements that can be read and mean nothing, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NOT_A_FUNCTION = ErrorCode(
    "M201",
    CodePage(
        "not a function",
        "Brackets that touch a name hold the arguments of a function; after a variable they begin a factor.",
        "tracee(X) wrt X",
        "trace(X) wrt X",
    ),
)
SIZES_DIFFER = ErrorCode(
    "M203",
    CodePage(
        "the sizes do not fit",
        "Addends have one shape; in a product the columns of the left factor are as many as the rows of the right one.",
        "tr(A B) wrt A where A: n x p, B: n x p",
        "tr(A' B) wrt A where A: n x p, B: n x p",
    ),
)
DIVISION_BY_MATRIX = ErrorCode(
    "M205",
    CodePage(
        "division by a matrix",
        "Only a scalar divides: write A inv(B) for the inverse, A ./ B entry by entry.",
        "sum(A/B) wrt A where A: n x n, B: n x n",
        "sum(A ./ B) wrt A where A: n x n, B: n x n",
    ),
)
NOT_SYMMETRIC = ErrorCode(
    "M228",
    CodePage(
        "not a symmetric matrix",
        "Eigenvalues are those of a symmetric matrix: one that is declared symmetric, spd, psd or diagonal, or that is "
        "its own transpose by its form, as X' X, A + A' and sym(A) are. Of other matrices there are singular values.",
        "eigmax(A) wrt A where A: n x n",
        "eigmax(sym(A)) wrt A where A: n x n",
    ),
)
UNDEFINED_POWER = ErrorCode(
    "M206",
    CodePage(
        "a power that is not defined",
        "X^k takes a square matrix to an integer, s^t a scalar to a scalar; .^ raises entry by entry.",
        "sum(x^2) wrt x where x: n",
        "sum(x.^2) wrt x where x: n",
    ),
)
OPEN_SHAPES = ErrorCode(
    "M207",
    CodePage(
        "shapes that cannot be inferred",
        "The statement makes sense with several shapes, or leaves a size open; a declaration settles it.",
        "sum(a X + h) wrt X",
        "sum(a X + h) wrt X where X: n x p, h: n x p",
    ),
)
SHAPE_NOT_TAKEN = ErrorCode(
    "M208",
    CodePage(
        "a shape that is not taken",
        "A function takes a scalar, a column or a square matrix where it says so, an index ends with its axis, and a "
        "property such as symmetric is that of a square matrix.",
        "det(X) wrt X where X: n x p",
        "det(X' X) wrt X where X: n x p",
    ),
)
VARIABLE_MISSING = ErrorCode(
    "M209",
    CodePage(
        "the variable is missing",
        "A derivation needs its variables behind `wrt`, each of them once and each in the expression.",
        "tr(X)",
        "tr(X) wrt X",
    ),
)
FUNCTION_ALONE = ErrorCode(
    "M210",
    CodePage(
        "a function without its argument",
        "The name of a function stands before brackets.",
        "tr + 1 wrt X where X: n x n",
        "tr(X) + 1 wrt X where X: n x n",
    ),
)
CANNOT_VARY = ErrorCode(
    "M211",
    CodePage(
        "a name that cannot vary or be declared",
        "Functions, sizes and indices are no variables; the functions of the language keep their names.",
        "let f(t) = t^2\nsum(f(x)) wrt f",
        "let f(t) = t^2\nsum(f(x)) wrt x",
    ),
)
UNDECLARED_SIZE = ErrorCode(
    "M212",
    CodePage(
        "an undeclared size",
        "In a statement that declares shapes, each size occurs in a declaration.",
        "sum(ones(q) .* x) wrt x where x: n",
        "sum(ones(n) .* x) wrt x where x: n",
    ),
)
NOT_FREE = ErrorCode(
    "M213",
    CodePage(
        "a variable that cannot move freely",
        "What is orthogonal, binary or onehot cannot move freely; without that the gradient is the unconstrained one.",
        "tr(Q X) wrt Q where Q: n x n orthogonal",
        "tr(Q X) wrt Q where Q: n x n",
    ),
)
CONTRADICTING_PROPERTIES = ErrorCode(
    "M214",
    CodePage(
        "properties that cannot stand together",
        "A name has one structure; `diagonal` is both lower and upper.",
        "tr(A X) wrt X where A: n x n lower upper",
        "tr(A X) wrt X where A: n x n diagonal",
    ),
)
DEFINED_TWICE = ErrorCode(
    "M215",
    CodePage(
        "defined twice",
        "In a file each name is declared or defined once, not by itself and not below a definition that has used it; a "
        "size has a letter of its own.",
        "let A = B\nlet A = A C",
        "let A = B\nlet Z = A C",
    ),
)
NOT_ENTRYWISE = ErrorCode(
    "M216",
    CodePage(
        "no function of one number",
        "A function of your own is made of its letter, of numbers, and of functions that go entry by entry.",
        "let f(t) = s*tanh(t)",
        "let f(t) = t*tanh(t)",
    ),
)
NO_MATRIX = ErrorCode(
    "M217",
    CodePage(
        "a derivative that is no matrix",
        "The derivative of a vector or a matrix by a matrix has more than two axes; its differential is claimed, with "
        "dX in it, or zeros of the function's shape.",
        "A X wrt X == A where A: m x n, X: n x p",
        "A X wrt X == A dX where A: m x n, X: n x p",
    ),
)
NO_DIFFERENTIAL = ErrorCode(
    "M219",
    CodePage(
        "no differential",
        "Lines with = between them are differential forms, with dX in them; equal expressions have == between them. "
        "A d stands before what it is the differential of, and there is no second differential.",
        "tr(A B) = tr(B A)",
        "tr(A B) == tr(B A)",
    ),
)
UNBOUND_INDEX = ErrorCode(
    "M221",
    CodePage(
        "an index that nothing binds",
        "Inside of a sum, an index behind _ is that of a sum around it. A sum takes the products to its right and ends "
        "at + and -; brackets take more in. It must be known how many values an index has.",
        "sum_i (x_i' w - y_j)^2 wrt w",
        "sum_i (x_i' w - y_i)^2 wrt w",
    ),
)
INDEX_TAKEN = ErrorCode(
    "M222",
    CodePage(
        "an index with another meaning",
        "A letter is the index of one sum in its scope, and neither a value nor a name beside that.",
        "sum_i i*(x_i' w - y_i)^2 wrt w",
        "sum_i c_i*(x_i' w - y_i)^2 wrt w",
    ),
)
NO_MEMBER = ErrorCode(
    "M224",
    CodePage(
        "no member of a family",
        "x_i in a sum over i is a member of the family x, with as many indices everywhere; where x is declared without "
        "an index, or stands alone, it is an entry of it.",
        "sum_i (X_i w - y_i)^2 wrt w where X: m x n, y: m, w: n",
        "sum_i (X[i,:] w - y_i)^2 wrt w where X: m x n, y: m, w: n",
    ),
)
NOT_DERIVABLE = ErrorCode(
    "M290",
    CodePage(
        "not to be derived",
        "`derive` takes E wrt X; claims and hand derivations are for `check`. The derivative by an entry and the "
        "second derivative by the members of a family are not derived yet.",
        "sum_i x_i' A x_i wrt x_i twice where x_i: n",
        "x' A x wrt x twice where x: n",
    ),
)
