"""LaTeX with amsmath."""

from collections.abc import Sequence

from ....grammar.greek import GREEK
from ..pieces import ATOM, PRODUCT, Piece
from .style import Style

WORDS = frozenset(  # the functions that TeX has a command for
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min sec sin sinh"
    " sup tan tanh".split()
)
CLOSED = (r"\right)", r"\rVert", r"\rVert_F", r"\rVert_1", r"\rVert_*")
BETWEEN = {"⊗": r" \otimes "}


class Latex(Style):
    """Fractions have bars; TeX refuses a second exponent or index, so that what has one gets brackets or braces."""

    name = "latex"
    ascii = True
    brackets = (r"\left(", r"\right)")
    has_bars = True
    times = r" \times "
    hadamard = r" \circ "
    divided = r" \oslash "
    dyad = r"\star"
    third = r"\mathcal{H}"
    third_entry = r"\mathcal{H}_{ijk} = 1 \text{ where } i = j = k \text{, else } 0"

    def symbol(self, name: str) -> str:
        base, _, index = name.partition("_")
        word = base.rstrip("0123456789")
        digits = base[len(word) :]
        letter = f"\\{word}" if word in GREEK else word if len(word) == 1 else rf"\mathrm{{{word}}}"
        letter = "o" if word == "omicron" else letter  # TeX has no sign of its own for it
        below = ",".join(part for part in (digits, *index.split("_")) if part)
        return f"{letter}_{{{below}}}" if below else letter

    def word(self, name: str) -> str:
        return f"\\{name}" if name in WORDS else rf"\mathrm{{{name}}}".replace("_", r"\_")

    def declared(self, names: Sequence[str], shape: str, words: Sequence[str]) -> str:
        said = rf"\text{{ {' '.join(words)}}}" if words else ""
        return rf"{', '.join(names)}\colon {shape}{said}"

    def where(self, conditions: Sequence[str]) -> str:
        return rf"\text{{ where }}{', '.join(conditions)}"

    def transposed(self, base: str) -> str:
        return self.raised(base, r"\top")

    def raised(self, base: str, exponent: str) -> str:
        """An operand with an exponent; what stands in brackets or bars has none yet."""
        twice = "^" in base and not base.endswith(CLOSED)
        return f"{{{base}}}^{{{exponent}}}" if twice else f"{base}^{{{exponent}}}"

    def power(self, base: str, exponent: Piece) -> str:
        return self.raised(base, exponent.text)

    def entry_power(self, base: str, exponent: Piece) -> str:
        return self.raised(base, rf"\circ {self.at(exponent, PRODUCT)}")

    def transposed_power(self, base: str, exponent: str) -> str:
        return self.raised(base, exponent.replace("1", r"\top"))

    def fraction(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def root(self, inside: Piece) -> Piece:
        return Piece(rf"\sqrt{{{inside.text}}}", ATOM)

    def lowered(self, base: str, indices: str) -> str:
        has_index = "_" in base and base[-1] != ")"
        return f"{self.bracketed(base) if has_index else base}_{{{indices}}}"

    def norm(self, name: str, inside: str, index: str) -> Piece:
        return Piece(rf"\lVert {inside} \rVert" + f"_{index}" * bool(index), ATOM)

    def between(self, mark: str) -> str:
        return BETWEEN[mark]

    def log_abs(self, name: str, inside: str) -> Piece:
        return Piece(rf"\log\lvert{self.word(name)}({inside})\rvert", ATOM)

    def letter(self, mark: str) -> str:
        return rf"\mathbf{{{mark}}}" if mark.isdigit() else mark

    def ratio(self, function: str, variable: str) -> str:
        return self.fraction(rf"\partial {function}", rf"\partial {variable}")

    def second(self, function: str, variable: str, other: str) -> str:
        below = rf"{variable}^{{2}}" if variable == other else rf"{variable} \, \partial {other}"
        return self.fraction(rf"\partial^{{2}} {function}", rf"\partial {below}")

    def delta(self, indices: Sequence[str], size: str) -> str:
        return self.lowered(r"\delta", "".join(indices))

    def total(self, indices: Sequence[str]) -> str:
        return self.lowered(r"\sum", "".join(indices)) + " "


LATEX = Latex()
