"""What is meant by the codes of statements that can be read but not derived."""

from ...grammar.mistakes import Entry

MEANING: dict[str, Entry] = {
    "M201": Entry(
        "not a function",
        "Brackets that touch a name hold the arguments of a function; after a variable they begin a factor.",
        "tracee(X) wrt X",
        "trace(X) wrt X",
    ),
    "M202": Entry(
        "a wrong argument",
        "A function takes a fixed number of arguments. A size is a letter, a positive integer, or a sum of products of "
        "these; an index is a letter or a positive integer.",
        "norm_F(A, B) wrt A",
        "norm_F(A - B) wrt A",
    ),
    "M203": Entry(
        "the sizes do not fit",
        "Addends have one shape; in a product the columns of the left factor are as many as the rows of the right one.",
        "tr(A B) wrt A where A: n x p, B: n x p",
        "tr(A' B) wrt A where A: n x p, B: n x p",
    ),
    "M205": Entry(
        "division by a matrix",
        "Only a scalar divides: write A inv(B) for the inverse, A ./ B entry by entry.",
        "sum(A/B) wrt A where A: n x n, B: n x n",
        "sum(A ./ B) wrt A where A: n x n, B: n x n",
    ),
    "M206": Entry(
        "a power that is not defined",
        "X^k takes a square matrix to an integer, s^t a scalar to a scalar; .^ raises entry by entry.",
        "sum(x^2) wrt x where x: n",
        "sum(x.^2) wrt x where x: n",
    ),
    "M207": Entry(
        "shapes that cannot be inferred",
        "The statement makes sense with several shapes, or leaves a size open; a declaration settles it.",
        "sum(a X + h) wrt X",
        "sum(a X + h) wrt X where X: n x p, h: n x p",
    ),
    "M208": Entry(
        "a shape that is not taken",
        "A function takes a scalar, a column or a square matrix where it says so, an index ends with its axis, and a "
        "property such as symmetric is that of a square matrix.",
        "det(X) wrt X where X: n x p",
        "det(X' X) wrt X where X: n x p",
    ),
    "M209": Entry(
        "the variable is missing",
        "A derivation needs its variables behind `wrt`, each of them once and each in the expression.",
        "tr(X)",
        "tr(X) wrt X",
    ),
    "M210": Entry(
        "a function without its argument",
        "The name of a function stands before brackets.",
        "tr + 1 wrt X where X: n x n",
        "tr(X) + 1 wrt X where X: n x n",
    ),
    "M211": Entry(
        "a name that cannot vary or be declared",
        "Functions, sizes, indices and names that `let` defines are no variables; the functions of the language keep "
        "their names.",
        "let R = A X - B\nnorm_F(R)^2 wrt R",
        "let R = A X - B\nnorm_F(R)^2 wrt X",
    ),
    "M212": Entry(
        "an undeclared size",
        "In a statement that declares shapes, each size occurs in a declaration.",
        "sum(ones(q) .* x) wrt x where x: n",
        "sum(ones(n) .* x) wrt x where x: n",
    ),
    "M213": Entry(
        "a variable that cannot move freely",
        "What is orthogonal, binary or onehot cannot move freely; without that the gradient is the unconstrained one.",
        "tr(Q X) wrt Q where Q: n x n orthogonal",
        "tr(Q X) wrt Q where Q: n x n",
    ),
    "M214": Entry(
        "properties that cannot stand together",
        "A name has one structure; `diagonal` is both lower and upper.",
        "tr(A X) wrt X where A: n x n lower upper",
        "tr(A X) wrt X where A: n x n diagonal",
    ),
    "M215": Entry(
        "defined twice",
        "In a file each name is declared or defined once, not by itself and not below a definition that has used it; a "
        "size has a letter of its own.",
        "let A = B\nlet A = A C",
        "let A = B\nlet Z = A C",
    ),
    "M216": Entry(
        "no function of one number",
        "A function of your own is made of its letter, of numbers, and of functions that go entry by entry.",
        "let f(t) = s*tanh(t)",
        "let f(t) = t*tanh(t)",
    ),
    "M217": Entry(
        "a derivative that is no matrix",
        "The derivative of a vector or a matrix by a matrix has more than two axes; its differential is claimed, with "
        "dX in it, or zeros of the function's shape.",
        "A X wrt X == A where A: m x n, X: n x p",
        "A X wrt X == A dX where A: m x n, X: n x p",
    ),
    "M218": Entry(
        "no claim",
        "What can be checked is E wrt X == G, E == G, and hand derivations d(E) = F with lines below them.",
        "tr(A X) wrt X",
        "tr(A X) wrt X == A'",
    ),
    "M219": Entry(
        "no differential",
        "Lines with = between them are differential forms, with dX in them; equal expressions have == between them. "
        "A d stands before what it is the differential of, and there is no second differential.",
        "tr(A B) = tr(B A)",
        "tr(A B) == tr(B A)",
    ),
    "M220": Entry(
        "more than one derivative",
        "A claim is about the derivative by one variable, or by one of its entries.",
        "tr(X Y) wrt X, Y == Y'",
        "tr(X Y) wrt X == Y'",
    ),
    "M240": Entry(
        "no point to check at",
        "Each line is checked at random points, and none was found where the function is defined: the domain is empty, "
        "or hardly ever met without a property such as positive, spd or invertible.",
        "sum(log(-x.^2)) wrt x",
        "sum(log(x.^2)) wrt x",
    ),
    "M241": Entry(
        "a line that could not be decided",
        "The check computes with up to 6400 bits; where values are so large that these do not suffice, no line is "
        "shown as true.",
        "sin(exp(10000*x)) wrt x where x: scalar",
        "sin(exp(10*x)) wrt x where x: scalar",
    ),
    "M290": Entry(
        "not to be derived",
        "`derive` takes E wrt X; claims and hand derivations are for `check`. The derivative by an entry and the "
        "second derivative by a structured matrix are not derived yet.",
        "tr(X X) wrt X twice where X: n x n symmetric",
        "tr(X X) wrt X twice where X: n x n",
    ),
    "M291": Entry(
        "no rule",
        "No rule gives this differential, or takes it across the colon. A directional derivative such as dexpm(X, D), "
        "for one, is differentiated by D alone.",
        "tr(B dexpm(X, A)) wrt X where X: n x n",
        "tr(B dexpm(X, A)) wrt A where X: n x n",
    ),
    "M292": Entry(
        "a second derivative of an array",
        "`twice` differentiates a scalar by anything, and anything by scalars.",
        "A x wrt x twice",
        "x' A x wrt x twice",
    ),
    "M293": Entry(
        "no code",
        "With --code, a function is written for a library of arrays; this formula has a number that is larger than any "
        "float, or an operator that the library has no code for. The derivation is printed all the same.",
        "10^400*tr(X) wrt X where X: n x n",
        "10^300*tr(X) wrt X where X: n x n",
    ),
    "M294": Entry(
        "too long once written out",
        "Definitions used in definitions grow fast: a product has at most 20,000 factors, a function of your own at "
        "most 400 characters.",
        "let f(t) = exp(t)*sin(t) + t^2*cos(t)\nlet g(t) = f(f(f(t)))\nsum(g(x)) wrt x",
        "let f(t) = exp(t)*sin(t) + t^2*cos(t)\nsum(f(f(f(x)))) wrt x",
    ),
    "M295": Entry(
        "not to be read as a matrix",
        "The derivative of a vector by a vector is a matrix, and there is none to be written where the differential is "
        "a function of dX such as dexpm(X, dX). Scalars of it can be differentiated.",
        "diag(expm(diag(x))) wrt x",
        "y' expm(diag(x)) y wrt x",
    ),
}
