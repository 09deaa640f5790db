"""How the marks look in each notation: the input language, Unicode for the page, and LaTeX."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...grammar.greek import GREEK

LATEX_WORDS = frozenset(
    ["exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "det"]
)
CLOSED = (r"\right)", r"\rVert", r"\rVert_F", r"\rVert_1", r"\rVert_*")
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Style(NamedTuple):
    """The marks of one notation. `power` writes a base and exponent, `entry_power` one taken entry by entry."""

    name: str
    minus: str
    hadamard: str
    divided: str
    colon: str
    brackets: tuple[str, str]
    symbol: Callable[[str], str]
    transposed: Callable[[str], str]
    power: Callable[[str, str], str]
    entry_power: Callable[[str, str], str]
    fraction: Callable[[str, str], str]
    ones: str


def _unicode_symbol(name: str) -> str:
    base, _, index = name.partition("_")
    lowered = index.translate(LOWERED) if index.isdigit() else f"_{index}" * bool(index)
    return GREEK.get(base, base) + lowered


def _unicode_power(base: str, exponent: str) -> str:
    raised = exponent.strip("()")
    if re.fullmatch(r"-?\d+", raised):
        return base + raised.translate(RAISED)
    return f"{base}^{exponent}"


def _latex_symbol(name: str) -> str:
    base, _, index = name.partition("_")
    word = base.rstrip("0123456789")
    digits = base[len(word) :]
    letter = f"\\{word}" if word in GREEK else word if len(word) == 1 else rf"\mathrm{{{word}}}"
    letter = "o" if word == "omicron" else letter  # TeX has no sign of its own for it
    below = ",".join(part for part in (digits, *index.split("_")) if part)
    return f"{letter}_{{{below}}}" if below else letter


def _latex_power(base: str, exponent: str) -> str:
    """TeX refuses a second exponent; what stands in brackets or bars has none."""
    raised = "^" in base and not base.endswith(CLOSED)
    return f"{{{base}}}^{{{exponent}}}" if raised else f"{base}^{{{exponent}}}"


TEXT = Style(
    name="text",
    minus="-",
    hadamard=" .* ",
    divided=" ./ ",
    colon=" : ",
    brackets=("(", ")"),
    symbol=str,
    transposed=lambda base: f"{base}'",
    power=lambda base, exponent: f"{base}^{exponent}",
    entry_power=lambda base, exponent: f"{base}.^{exponent}",
    fraction=lambda above, below: f"{above}/{below}",
    ones="1",
)

UNICODE = Style(
    name="unicode",
    minus="−",
    hadamard=" ∘ ",
    divided=" ⊘ ",
    colon=" : ",
    brackets=("(", ")"),
    symbol=_unicode_symbol,
    transposed=lambda base: f"{base}ᵀ",
    power=_unicode_power,
    entry_power=lambda base, exponent: f"{base}^∘{exponent}",
    fraction=lambda above, below: f"{above}/{below}",
    ones="𝟏",
)

LATEX = Style(
    name="latex",
    minus="-",
    hadamard=r" \circ ",
    divided=r" \oslash ",
    colon=" : ",
    brackets=(r"\left(", r"\right)"),
    symbol=_latex_symbol,
    transposed=lambda base: _latex_power(base, r"\top"),
    power=_latex_power,
    entry_power=lambda base, exponent: _latex_power(base, rf"\circ {exponent}"),
    fraction=lambda above, below: rf"\frac{{{above}}}{{{below}}}",
    ones=r"\mathbf{1}",
)


def latex_word(name: str) -> str:
    """The name of a function in LaTeX."""
    return f"\\{name}" if name in LATEX_WORDS else rf"\mathrm{{{name}}}".replace("_", r"\_")
