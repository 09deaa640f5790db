"""What is meant by the verdicts on a claim, and by the diagnoses of a wrong one."""

from ...grammar.mistakes import Code, Entry

VERDICTS: dict[str, Entry] = {
    "proved": Entry(
        "the two sides are equal",
        "Both have the same normal form, so they are equal for every size and value.",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    "agrees": Entry(
        "equal wherever it was tried",
        "The two sides are equal at random points of several sizes, to hundreds of bits; their normal forms differ, so "
        "this is strong evidence and no proof.",
        "det(eye(m) + A B) == det(eye(n) + B A) where A: m x n, B: n x m",
    ),
    "wrong": Entry(
        "a counterexample was found",
        "At some point the two sides differ by more than any error of computation. The report gives the sizes, the "
        "seed and the entry, and a diagnosis where one fits.",
        "x' A x wrt x == 2 A x where x: n, A: n x n",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    "undecided": Entry(
        "neither equal nor apart",
        "No point was found at which both sides are defined, or none at which they could be told apart.",
        "sum(log(-x.^2)) wrt x == 2 ./ x where x: n",
        "sum(log(x.^2)) wrt x == 2 ./ x where x: n",
    ),
    "error": Entry(
        "not a claim that can be checked",
        "It cannot be read, or its sizes do not fit; the code of the mistake says more.",
        "norm2(A x)^2 wrt x == 2 A A x where A: m x n, x: n",
        "norm2(A x)^2 wrt x == 2 A' A x where A: m x n, x: n",
    ),
}

DIAGNOSES: dict[str, Entry] = {
    "transposed": Entry(
        "the transpose was claimed",
        "The gradient of a scalar has the shape of its variable, not of the variable's transpose.",
        "a' X b wrt X == b a' where a: n, b: n, X: n x n",
        "a' X b wrt X == a b' where a: n, b: n, X: n x n",
    ),
    "negative": Entry(
        "the negative was claimed",
        "A sign was lost, often the inner one of the chain rule.",
        "norm2(y - A x)^2 wrt x == 2 A' (y - A x) where y: m, A: m x n, x: n",
        "norm2(y - A x)^2 wrt x == -2 A' (y - A x) where y: m, A: m x n, x: n",
    ),
    "factor": Entry(
        "wrong by a constant factor",
        "What is right is a fixed multiple of what was claimed, often twice or half of it.",
        "norm2(A x - b)^2 wrt x == A' (A x - b) where A: m x n, x: n, b: m",
        "norm2(A x - b)^2 wrt x == 2 A' (A x - b) where A: m x n, x: n, b: m",
    ),
    "missing-term": Entry(
        "a term is missing",
        "With one term more the claim is right; the product rule has a term for each place of the variable.",
        "x' A x wrt x == A x where x: n, A: n x n",
        "x' A x wrt x == A x + A' x where x: n, A: n x n",
    ),
    "extra-term": Entry(
        "a term too many",
        "Without one of its terms the claim is right; what does not depend on the variable contributes nothing.",
        "a' x + b' b wrt x == a + 2 b where a: n, x: n, b: n",
        "a' x + b' b wrt x == a where a: n, x: n, b: n",
    ),
    "missing-factor": Entry(
        "a factor is missing",
        "With one factor more, which is a part of the expression or of its derivative, the claim is right.",
        "exp(a' x) wrt x == a where a: n, x: n",
        "exp(a' x) wrt x == exp(a' x)*a where a: n, x: n",
    ),
    "hadamard-for-product": Entry(
        ".* where the matrix product belongs",
        "A product entry by entry was typed, and the claim is right with the matrix product.",
        "tr(A X B) wrt X == A' .* B' where A: n x n, X: n x n, B: n x n",
        "tr(A X B) wrt X == A' B' where A: n x n, X: n x n, B: n x n",
    ),
    "product-for-hadamard": Entry(
        "a matrix product where .* belongs",
        "A matrix product was typed, and the claim is right with the product entry by entry.",
        "sum(A .* exp(X)) wrt X == A exp(X) where A: n x n, X: n x n",
        "sum(A .* exp(X)) wrt X == A .* exp(X) where A: n x n, X: n x n",
    ),
    "order": Entry(
        "the factors in another order",
        "Matrices do not commute; with its factors in another order the claim is right.",
        "tr(A X B) wrt X == B' A' where A: n x n, X: n x n, B: n x n",
        "tr(A X B) wrt X == A' B' where A: n x n, X: n x n, B: n x n",
    ),
    "missing-transpose": Entry(
        "a transpose is missing",
        "With one factor transposed the claim is right; a factor that moves across the colon is transposed.",
        "tr(A X X) wrt X == A' X' + X A' where A: n x n, X: n x n",
        "tr(A X X) wrt X == A' X' + X' A' where A: n x n, X: n x n",
    ),
    "missing-inverse": Entry(
        "an inverse is missing",
        "With one factor inverted the claim is right.",
        "logdet(X) wrt X == X' where X: n x n",
        "logdet(X) wrt X == inv(X)' where X: n x n",
    ),
    "power": Entry(
        "another power",
        "With another exponent of one of its parts the claim is right: a square, a root or a division was lost.",
        "1/s wrt s == -1/s where s: scalar",
        "1/s wrt s == -1/s^2 where s: scalar",
    ),
    "other-name": Entry(
        "another name belongs there",
        "A name stands in the place of another one of its shape.",
        "a' x wrt x == b where a: n, b: n, x: n",
        "a' x wrt x == a where a: n, b: n, x: n",
    ),
    "only-symmetric": Entry(
        "right only where a matrix is symmetric",
        "The claim takes a matrix for its transpose: declare it symmetric, or write both.",
        "x' A x wrt x == 2 A x where x: n, A: n x n",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    "only-square": Entry(
        "right only where two sizes are equal",
        "The claim takes one size for another, as if a matrix were square.",
        "mean(X) wrt X == ones(n,p)/n^2 where X: n x p",
        "mean(X) wrt X == ones(n,p)/(n*p) where X: n x p",
    ),
    "only-size-1": Entry(
        "right only where a size is 1",
        "The claim is that of scalars, and does not carry over to vectors and matrices.",
        "sum(x)^2 wrt x == 2 x where x: n",
        "sum(x)^2 wrt x == 2 sum(x)*ones(n) where x: n",
    ),
    "only-binary": Entry(
        "right only where the entries are 0 and 1",
        "The claim takes A .* A for A, which holds for a mask and not for weights.",
        "norm_F(A .* X)^2 wrt X == 2 A .* X where A: n x p, X: n x p",
        "norm_F(A .* X)^2 wrt X == 2 A .* A .* X where A: n x p, X: n x p",
    ),
    "rival-symmetric": Entry(
        "the other convention for a symmetric variable",
        "The claim is G + G' - I .* G, the derivative by the entries on one side of the diagonal. Here the gradient is "
        "1/2 (G + G'), the one whose Frobenius product with dX is the differential.",
        "tr(A X) wrt X == A + A' - I .* A where A: n x n, X: n x n symmetric",
        "tr(A X) wrt X == 1/2 (A + A') where A: n x n, X: n x n symmetric",
    ),
    "unprojected": Entry(
        "the gradient of a structured variable was not projected",
        "The claim is the gradient of a free matrix. That of a symmetric, skew, diagonal or triangular one lies in "
        "the variable's own subspace.",
        "tr(A X) wrt X == A' where A: n x n, X: n x n symmetric",
        "tr(A X) wrt X == 1/2 (A + A') where A: n x n, X: n x n symmetric",
    ),
}

NO_CLAIM = Code(
    "M218",
    Entry(
        "no claim",
        "What can be checked is E wrt X == G, E == G, and hand derivations d(E) = F with lines below them.",
        "tr(A X) wrt X",
        "tr(A X) wrt X == A'",
    ),
)
SEVERAL_DERIVATIVES = Code(
    "M220",
    Entry(
        "more than one derivative",
        "A claim is about the derivative by one variable, or by one of its entries.",
        "tr(X Y) wrt X, Y == Y'",
        "tr(X Y) wrt X == Y'",
    ),
)
