"""How a page shows the rules that it cites."""

import re
from functools import cache

from matgrad.derive.rulebook import Row
from matgrad.derive.style import Style

SPOKEN = (
    (r"(?<=\w: )(\w+) x (\w+)", r"\1×\2"),
    (r"inv\((\w)\)'", r"\1⁻ᵀ"),
    (r"inv\((\w)\)", r"\1⁻¹"),
    (r"norm_F\((\w)\)", r"‖\1‖_F"),
    (r"norm2\((\w)\)", r"‖\1‖"),
    (r"\^2\b", "²"),
    (r"\.\*", "∘"),
    (r"\./", "⊘"),
    (r"\.²", "^∘2"),
    (r"\.\^", "^∘"),
    (r"'", "ᵀ"),
    (r"-", "−"),
    (r"\*", " "),
    (r"\bones(\([^()]*\))?", "𝟏"),
    (r"\beye\([^()]*\)", "I"),
)


@cache
def shown(row: Row, style: Style) -> str:
    """A row as a page shows it."""
    text = row.statement
    for typed, written in SPOKEN if style.name == "unicode" else ():
        text = re.sub(typed, written, text)
    return text
