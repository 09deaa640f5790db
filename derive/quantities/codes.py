"""The codes of quantities by which nothing can be derived, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NOT_ALONE = ErrorCode(
    "M288",
    CodePage(
        "a quantity that the function does not depend on alone",
        "Behind `wrt` may stand a quantity such as `inv(X)`, `(W x + b)` or a name that a `let` line defines, if the "
        "function depends on the names in it through that quantity alone. Where it is made of one name that can be "
        "written with the quantity (X', inv(X), -X, 2*X, X + A), any function of X will do.",
        "norm2(A x - b)^2 + x' x wrt (A x - b) where A: m x n",
        "norm2(A x - b)^2 wrt (A x - b) where A: m x n",
    ),
)
