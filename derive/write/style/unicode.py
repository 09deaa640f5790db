"""The notation of the page: mathematics in a line of Unicode."""

import re
from collections.abc import Sequence

from ....grammar.greek import GREEK
from ...terms.operator import Operator
from ..fragment import Fragment, Level
from .style import Style

RAISED_DIGITS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
LOWERED_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SMALL = dict(zip("0123456789aehijklmnoprstuvx×+−-()", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓₓ₊₋₋₍₎", strict=True))
BOLD = {"0": "𝟎", "1": "𝟏"}


class Unicode(Style):
    """Digits are raised and lowered, letters stand behind ^ and _."""

    name = "unicode"
    minus = "−"

    def symbol(self, name: str) -> str:
        base, _, index = name.partition("_")
        lowered = index.translate(LOWERED_DIGITS) if index.isdigit() else f"_{index}" * bool(index)
        return GREEK.get(base, base) + lowered

    def word(self, name: str) -> str:
        return self.symbol(name) if "_" in name else name

    def member(self, name: str, letters: Sequence[str]) -> str:
        return super().member(name, [GREEK.get(letter, letter) for letter in letters])

    def index_sum(self, letter: str) -> str:
        return f"Σ_{GREEK.get(letter, letter)} "

    def transposed(self, base: str) -> str:
        return f"{base}ᵀ"

    def power(self, base: str, exponent: Fragment) -> str:
        if re.fullmatch(r"[−-]?[0-9]+", exponent.text):
            return base + exponent.text.translate(RAISED_DIGITS)
        return f"{base}^{self.at(exponent, Level.ATOM)}"

    def entry_power(self, base: str, exponent: Fragment) -> str:
        return f"{base}^∘{self.at(exponent, Level.ATOM)}"

    def indexed(self, base: str, indices: Sequence[str]) -> str:
        """An entry with its indices below, a range in brackets."""
        return f"{base}[{', '.join(indices)}]" if ":" in "".join(indices) else super().indexed(base, indices)

    def transposed_power(self, base: str, exponent: str) -> str:
        return f"{base}{exponent.rstrip('0123456789').translate(RAISED_DIGITS)}ᵀ"

    def norm(self, name: str, inside: str, index: str) -> Fragment:
        """Bars do not say which of them open: one norm in another is written as a call."""
        return self.call(name, [inside]) if "‖" in inside else super().norm(name, inside, index)

    def sized(self, operator: Operator, sizes: Sequence[str]) -> str:
        """Iₙ, 𝟏ₘₓₙ; where there is no such letter, as q, behind a _."""
        lengths = [f"({size})" if " " in size and len(sizes) > 1 else size for size in sizes]
        index = self.times.join(lengths).replace(" ", "")
        lowered = "".join(SMALL.get(sign, "") for sign in index)
        letter = self.letter(operator.notation.mark)
        return letter + lowered if len(lowered) == len(index) else self.lowered(letter, index)

    def letter(self, mark: str) -> str:
        return BOLD.get(mark, mark)


UNICODE = Unicode()
