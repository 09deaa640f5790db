"""The codes of derivatives that are no matrices, each with its page."""

from ...grammar.mistakes import Code, Entry

SECOND_OF_ARRAY = Code(
    "M292",
    Entry(
        "a second derivative of an array",
        "`twice` differentiates a scalar by anything, and anything by scalars.",
        "A x wrt x twice",
        "x' A x wrt x twice",
    ),
)
NOT_A_MATRIX = Code(
    "M295",
    Entry(
        "not to be read as a matrix",
        "The derivative of a vector by a vector is a matrix, and there is none to be written where the differential is "
        "a function of dX such as dexpm(X, dX). Scalars of it can be differentiated.",
        "diag(expm(diag(x))) wrt x",
        "y' expm(diag(x)) y wrt x",
    ),
)
