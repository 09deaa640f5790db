"""Whether a document may hold formulas at all, seen without loading what reads them; the code of one that cannot be."""

from .mistakes import CodePage, ErrorCode

NOT_A_DOCUMENT = ErrorCode(
    "M126",
    CodePage(
        "a document that cannot be read",
        "A notebook is JSON with a list of cells, a module is Python, and all of them are text; the others are read.",
    ),
)

SUFFIXES_OF_DOCUMENTS = (".md", ".markdown", ".tex", ".ipynb", ".rst", ".py", ".jl")
_HINTS = ("$", "\\(", "\\[", "\\begin", "\\eqalign", "\\displaylines", "math:", "```math", "```{math", "matgrad")


def may_hold_formulas(text: str, suffix: str) -> bool:
    """False where no formula and no word to this tool can be in a text; a notebook is always looked at."""
    return suffix == ".ipynb" or any(hint in text for hint in _HINTS) or (suffix == ".jl" and "``" in text)
