"""The codes of derivatives that are no matrices, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NOT_A_MATRIX = ErrorCode(
    "M295",
    CodePage(
        "not to be read as a matrix",
        "The derivative of a vector by a vector is a matrix, and there is none to be written where the differential is "
        "a function of dX such as dexpm(X, dX). Scalars of it can be differentiated.",
        "diag(expm(diag(x))) wrt x",
        "y' expm(diag(x)) y wrt x",
    ),
)
