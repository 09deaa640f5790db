"""LaTeX with amsmath."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ....grammar.greek import GREEK
from ...terms.shape import Size
from ..fragment import Fragment, Level
from .latex_prose import latex_prose
from .style import Style

TEX_FUNCTIONS = frozenset(  # the functions that TeX has a command for
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min sec sin sinh"
    " sup tan tanh".split()
)
NO_SCRIPT = (")", r"\rVert", r"\rVert_F", r"\rVert_1", r"\rVert_*")
UPRIGHT_D = r"\mathrm{d}"
TALL = r"\frac"  # what has one is taller than a line, and so are the brackets around it
NABLA_SIGNS = {"∇": r"\nabla", "∇²": r"\nabla^{2}"}
BINARY = {"⊗": r" \otimes ", "×": r" \times "}


class Latex(Style):
    """Fractions have bars; TeX refuses a second exponent or index, so that what has one gets brackets or braces."""

    name = "latex"
    ascii = True
    has_bars = True
    times = r" \times "
    hadamard = r" \circ "
    divided = r" \oslash "
    dyad = r"\star"
    unchanged = r"\cdots"
    third = r"\mathcal{H}"
    third_entry = r"\mathcal{H}_{ijk} = 1 \text{ where } i = j = k \text{, else } 0"

    def bracketed(self, text: str) -> str:
        return rf"\left({text}\right)" if TALL in text else f"({text})"

    def prose(self, text: str) -> str:
        return latex_prose(text)

    def words(self, text: str) -> str:
        return rf"\text{{{self.prose(text)}}}"

    def symbol(self, name: str) -> str:
        base, _, index = name.partition("_")
        word = base.rstrip("0123456789")
        digits = base[len(word) :]
        letter = f"\\{word}" if word in GREEK else word if len(word) == 1 else rf"\mathrm{{{word}}}"
        letter = "o" if word == "omicron" else letter  # TeX has no sign of its own for it
        below = ",".join(part for part in (digits, *index.split("_")) if part)
        return f"{letter}_{{{below}}}" if below else letter

    def index_sum(self, letter: str) -> str:
        return rf"\sum_{{{self.symbol(letter)}}} "

    def word(self, name: str) -> str:
        base, _, index = name.partition("_")
        if index in TEX_FUNCTIONS and (base in GREEK or len(base) == 1):
            return rf"{self.symbol(base)}_{{\{index}}}"
        return f"\\{name}" if name in TEX_FUNCTIONS else rf"\operatorname{{{name}}}".replace("_", r"\_")

    def product(self, factors: Sequence[str]) -> str:
        """Factors side by side, a differential with a thin space on either side: A dX B is not A·d·X·B."""
        text = factors[0]
        for before, factor in pairwise(factors):
            moves = before.startswith(UPRIGHT_D) or factor.startswith(UPRIGHT_D)
            text += rf" \, {factor}" if moves else f" {factor}"
        return text

    def second_differential(self, text: str) -> str:
        return f"{UPRIGHT_D}^{{2}}{self.close(text)}"

    def differential(self, text: str) -> str:
        return UPRIGHT_D + self.close(text)

    def close(self, text: str) -> str:
        """Brackets that belong to what stands before them; TeX would set growing ones apart."""
        return rf"\!{text}" if text.startswith(r"\left") else text

    def call(self, name: str, args: Sequence[str]) -> Fragment:
        return Fragment(self.word(name) + self.close(self.bracketed(", ".join(args))), Level.ATOM)

    def derivative(self, sign: str, of: str) -> str:
        if len(of) > 1 and of not in GREEK:
            return ""
        letter = self.symbol(of)
        return self.lowered("J", letter) if sign == "J" else f"{NABLA_SIGNS[sign]} {letter}"

    def function(self, name: str) -> str:
        """A letter is written as one; f' is f with a prime."""
        base = name.rstrip("'")
        letter = self.symbol(base) if len(base) == 1 or base in GREEK else self.word(base)
        return letter + name[len(base) :]

    def mapping(self, takes: str, gives: str) -> str:
        return rf"{takes} \to {gives}"

    def declared(self, names: Sequence[str], shape: str, words: Sequence[str]) -> str:
        said = rf"\text{{ {' '.join(words)}}}" if words else ""
        return rf"{', '.join(names)}\colon {shape}{said}"

    def where(self, conditions: Sequence[str]) -> str:
        return rf"\text{{ where }}{', '.join(conditions)}"

    def relation(self, sign: str) -> str:
        return {"!=": r"\neq", "<=": r"\leq"}.get(sign, sign)

    def transposed(self, base: str) -> str:
        return self.raised(base, r"\top")

    def raised(self, base: str, exponent: str) -> str:
        """An operand with an exponent; what stands in brackets or bars has none yet."""
        twice = "^" in base and not base.endswith(NO_SCRIPT)
        return f"{{{base}}}^{{{exponent}}}" if twice else f"{base}^{{{exponent}}}"

    def power(self, base: str, exponent: Fragment) -> str:
        return self.raised(base, exponent.text)

    def entry_power(self, base: str, exponent: Fragment) -> str:
        return self.raised(base, rf"\circ {self.at(exponent, Level.PRODUCT)}")

    def transposed_power(self, base: str, exponent: str) -> str:
        return self.raised(base, exponent.replace("1", r"\top"))

    def fraction(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def root(self, inside: Fragment) -> Fragment:
        return Fragment(rf"\sqrt{{{inside.text}}}", Level.ATOM)

    def lowered(self, base: str, indices: str) -> str:
        has_index = "_" in base and base[-1] != ")"
        return f"{self.bracketed(base) if has_index else base}_{{{indices}}}"

    def indexed(self, base: str, indices: Sequence[str]) -> str:
        return self.lowered(base, ("," if ":" in "".join(indices) else "").join(indices))

    def range(self, first: Size, last: Size) -> str:
        """Letters of sizes as elsewhere, products without a mark."""
        shown = super().range(first, last)
        return re.sub(r"[A-Za-z]\w*", lambda name: self.symbol(name[0]), shown).replace("*", " ")

    def blocks(self, lines: Sequence[Sequence[str]]) -> str:
        inside = r" \\ ".join([" & ".join(line) for line in lines])
        return rf"\begin{{bmatrix}} {inside} \end{{bmatrix}}"

    def norm(self, name: str, inside: str, index: str) -> Fragment:
        return Fragment(self.barred("Vert", f" {inside} ") + f"_{index}" * bool(index), Level.ATOM)

    def barred(self, bar: str, inside: str) -> str:
        """What stands between bars, which grow as brackets do."""
        left, right = (r"\left", r"\right") if TALL in inside else ("", "")
        return rf"{left}\l{bar}{inside}{right}\r{bar}"

    def between(self, mark: str) -> str:
        return BINARY[mark]

    def log_abs(self, name: str, inside: str) -> Fragment:
        return Fragment(self.word("log") + self.close(self.barred("vert", self.call(name, [inside]).text)), Level.ATOM)

    def letter(self, mark: str) -> str:
        return rf"\mathbf{{{mark}}}" if mark.isdigit() else mark

    def ratio(self, function: str, variable: str) -> str:
        return self.fraction(rf"\partial {function}", rf"\partial {variable}")

    def gradient(self, function: str, variable: str) -> str:
        return rf"\operatorname{{grad}}{f'_{{{variable}}}' if variable else ''} {function}"

    def second(self, function: str, variable: str, other: str) -> str:
        below = rf"{variable}^{{2}}" if variable == other else rf"{variable} \, \partial {other}"
        return self.fraction(rf"\partial^{{2}} {function}", rf"\partial {below}")

    def third_ratio(self, function: str, variable: str) -> str:
        return self.fraction(rf"\partial^{{3}} {function}", rf"\partial {variable}^{{3}}")

    def delta(self, indices: Sequence[str], size: str) -> str:
        return self.lowered(r"\delta", "".join(indices))

    def total(self, indices: Sequence[str]) -> str:
        return self.lowered(r"\sum", "".join(indices)) + " "


LATEX = Latex()
