"""The codes of derivatives that are no matrices, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NOT_A_MATRIX = ErrorCode(
    "M295",
    CodePage(
        "not to be read as a matrix",
        "The derivative of an array by the members of a family has an axis for their index, and so is no matrix. "
        "Scalars of the array can be differentiated.",
        "sum_i x_i wrt x_i",
        "y' sum_i x_i wrt x_i",
    ),
)
