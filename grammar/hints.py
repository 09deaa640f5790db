"""Whether a document may hold formulas at all, seen without loading what reads them."""

SUFFIXES_OF_DOCUMENTS = (".md", ".markdown", ".tex", ".ipynb", ".rst", ".py", ".jl")
_HINTS = ("$", "\\(", "\\[", "\\begin", "\\eqalign", "\\displaylines", "math:", "```math", "```{math", "matgrad")


def may_hold_formulas(text: str, suffix: str) -> bool:
    """False where no formula and no word to this tool can be in a text; a notebook is always looked at."""
    return suffix == ".ipynb" or any(hint in text for hint in _HINTS) or (suffix == ".jl" and "``" in text)
