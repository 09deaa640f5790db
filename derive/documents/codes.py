"""The codes of what authors say to this tool in documents."""

from ...grammar.mistakes import CodePage, ErrorCode

NOT_A_DIRECTIVE = ErrorCode(
    "M127",
    CodePage(
        "a directive that is not understood",
        "After `matgrad:` in a comment of a document stands given, let, row, wrt, direction, skip, expect wrong, "
        "scope, layout, macro, off or on, and then what it is about, in the input language.",
    ),
)
