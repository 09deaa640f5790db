"""What is meant by the verdicts on a claim."""

from ...grammar.mistakes import CodePage, ErrorCode
from .verdict import Verdict

VERDICTS: dict[str, CodePage] = {
    Verdict.PROVED: CodePage(
        "the two sides are equal",
        "Both have the same normal form, so they are equal for every size and value.",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    Verdict.AGREES: CodePage(
        "equal wherever it was tried",
        "The two sides are equal at random points of several sizes, to hundreds of bits; their normal forms differ, so "
        "this is strong evidence and no proof.",
        "det(eye(m) + A B) == det(eye(n) + B A) where A: m x n, B: n x m",
    ),
    Verdict.WRONG: CodePage(
        "a counterexample was found",
        "At some point the two sides differ by more than any error of computation. The report gives the sizes, the "
        "seed and the entry, and a diagnosis where one fits.",
        "x' A x wrt x == 2 A x where x: n, A: n x n",
        "x' A x wrt x == (A + A') x where x: n, A: n x n",
    ),
    Verdict.UNDECIDED: CodePage(
        "shown neither equal nor different",
        "No point was found at which both sides are defined, or none at which they could be compared.",
        "sum(log(-x.^2)) wrt x == 2 ./ x where x: n",
        "sum(log(x.^2)) wrt x == 2 ./ x where x: n",
    ),
    Verdict.ERROR: CodePage(
        "not a claim that can be checked",
        "It cannot be read, or its sizes do not fit; the code of the mistake says more.",
        "norm2(A x)^2 wrt x == 2 A A x where A: m x n, x: n",
        "norm2(A x)^2 wrt x == 2 A' A x where A: m x n, x: n",
    ),
}

NO_CLAIM = ErrorCode(
    "M218",
    CodePage(
        "no claim",
        "What can be checked is E wrt X == G, E == G, and hand derivations d(E) = F with lines below them.",
        "tr(A X) wrt X",
        "tr(A X) wrt X == A'",
    ),
)
SEVERAL_DERIVATIVES = ErrorCode(
    "M220",
    CodePage(
        "more than one derivative",
        "A claim is about the derivative by one variable, or by one of its entries.",
        "tr(X Y) wrt X, Y == Y'",
        "tr(X Y) wrt X == Y'",
    ),
)
