"""The codes of derivations of which no code can be written, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NO_CODE = ErrorCode(
    "M293",
    CodePage(
        "no code",
        "With --code, a function is written for a library of arrays; this formula has a number that is larger than any "
        "float, or an operator that the library has no code for. The derivation is printed all the same.",
        "10^400*tr(X) wrt X where X: n x n",
        "10^300*tr(X) wrt X where X: n x n",
    ),
)
