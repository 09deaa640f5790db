"""The codes of documents that cannot be read."""

from ..mistakes import CodePage, ErrorCode

NOT_A_DOCUMENT = ErrorCode(
    "M126",
    CodePage(
        "a document that cannot be read",
        "A notebook is JSON with a list of cells, a module is Python, and all of them are text; the others are read.",
    ),
)
