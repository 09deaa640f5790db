"""The codes of terms that cannot be made, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

WRONG_ARGUMENT = ErrorCode(
    "M202",
    CodePage(
        "a wrong argument",
        "A function takes a fixed number of arguments. A size is a letter, a positive integer, or a sum of products of "
        "these, as n - 1 and n*(n + 1)/2; an index is a letter or a positive integer.",
        "norm_F(A, B) wrt A",
        "norm_F(A - B) wrt A",
    ),
)
TOO_LONG = ErrorCode(
    "M294",
    CodePage(
        "too long once written out",
        "Definitions used in definitions grow fast: a product has at most 20,000 factors, a function of your own at "
        "most 400 characters.",
        "let f(t) = exp(t)*sin(t) + t^2*cos(t)\nlet g(t) = f(f(f(t)))\nsum(g(x)) wrt x",
        "let f(t) = exp(t)*sin(t) + t^2*cos(t)\nsum(f(f(f(x)))) wrt x",
    ),
)
