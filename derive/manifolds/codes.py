"""The code of what is not derived on manifolds, with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NO_RIEMANNIAN = ErrorCode(
    "M289",
    CodePage(
        "not derived on a manifold",
        "With --riemannian the gradient of a scalar is derived where its variable is declared orthogonal, spd or unit; "
        "second derivatives there, and derivatives of arrays, are not.",
        "x' A x wrt x twice where x: n unit",
        "x' A x wrt x where x: n unit",
    ),
)
