"""Words with signs of mathematics among them, as LaTeX takes them outside of formulas."""

import re
from collections.abc import Mapping

from ....grammar.greek import GREEK

SPECIAL = {character: rf"\{character}" for character in "#$%&_{}"}
PROSE_SIGNS = {
    **{character: rf"$\{name}$" for name, character in GREEK.items() if name != "omicron"},
    **{"≠": r"$\neq$", "≤": r"$\leq$", "≥": r"$\geq$", "≻": r"$\succ$", "⪰": r"$\succeq$", "×": r"$\times$"},
    **{"∘": r"$\circ$", "⊘": r"$\oslash$", "⊗": r"$\otimes$", "‖": r"$\Vert$", "√": r"$\surd$", "∂": r"$\partial$"},
    **{"𝟏": r"$\mathbf{1}$", "𝟎": r"$\mathbf{0}$", "−": "$-$", "·": r"$\cdot$", "→": r"$\to$", "…": r"\dots{}"},
    **{"’": "'", "–": "--", "ο": "o", "|": "$|$", "<": "$<$", ">": "$>$", "*": "$*$"},
    **{"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", **SPECIAL},
}
RAISED_SIGNS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ", [*"0123456789-", r"\top"], strict=True))
LOWERED_SIGNS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))


def latex_prose(text: str) -> str:
    """Each sign as a formula of its own, raised or lowered runs as scripts; what LaTeX has not as a question mark."""
    runs = re.split(f"({_any(RAISED_SIGNS)}+|{_any(LOWERED_SIGNS)}+)", text)
    return "".join(_script(run) if i % 2 else "".join(map(_sign, run)) for i, run in enumerate(runs))


def _any(table: Mapping[str, str]) -> str:
    return f"[{''.join(table)}]"


def _script(run: str) -> str:
    """Raised or lowered characters."""
    mark, table = ("^", RAISED_SIGNS) if run[0] in RAISED_SIGNS else ("_", LOWERED_SIGNS)
    return f"${mark}{{{''.join(table[character] for character in run)}}}$"


def _sign(character: str) -> str:
    return PROSE_SIGNS.get(character, character if character.isascii() else "?")
