"""Views as text: the left side ∂f_k/∂X_ij, and the right side in each notation."""

from collections.abc import Iterable
from typing import NamedTuple

from ..derivation import Entry, Indexing, Monomial, View
from ..terms.term import Term
from ..write.terms import ATOM, SUFFIX, SUM, Writer


class Signs(NamedTuple):
    """How the marks of views look in one notation; {} stands for what is differentiated and by what."""

    ratio: str
    lowered: str
    delta: str
    total: str
    unit: str
    dyad: str
    third: str
    third_entry: str
    stack: str
    turned: str


SIGNS = {
    "text": Signs(
        "d{}/d{}",
        "{}[{}]",
        "eye[{}]",
        "sum_{} ",
        "e_{}",
        "*",
        "H",
        "H[i,j,k] = 1 where i = j = k, else 0",
        "vec({})",
        "{}'",
    ),
    "unicode": Signs(
        "∂{}/∂{}",
        "{}_{}",
        "δ_{}",
        "Σ_{} ",
        "e_{}",
        "⋆",
        "ℋ",
        "ℋ_ijk = 1 where i = j = k, else 0",
        "vec({})",
        "{}ᵀ",
    ),
    "latex": Signs(
        r"\frac{{\partial {}}}{{\partial {}}}",
        "{}_{{{}}}",
        r"\delta_{{{}}}",
        r"\sum_{{{}}} ",
        "e_{{{}}}",
        r"\star",
        r"\mathcal{H}",
        r"\mathcal{H}_{ijk} = 1 \text{ where } i = j = k \text{, else } 0",
        r"\mathrm{{vec}}\left({}\right)",
        r"{}^{{\top}}",
    ),
}


class Viewer(NamedTuple):
    """Writes views with a writer of terms."""

    writer: Writer
    function: str
    variable: Term

    @property
    def signs(self) -> Signs:
        """The marks of the notation."""
        return SIGNS[self.writer.style.name]

    def left(self, view: View) -> str:
        """What a view says something of."""
        below = self.writer.write(self.variable)
        if view.name == "differential":
            return f"d{self.function}"
        if view.name == "vec":
            above, below = self._stacked(self.function, len(view.output)), self._stacked(below, len(view.variable))
            return self.signs.ratio.format(above, self.signs.turned.format(below))
        variable = view.variable if view.name in ("by_variable", "index") else ()
        output = view.output if view.name in ("by_output", "index") else ()
        return self.signs.ratio.format(self._lowered(self.function, output), self._lowered(below, variable))

    def _stacked(self, text: str, axes: int) -> str:
        return self.signs.stack.format(text) if axes > 1 else text

    def _lowered(self, text: str, indices: tuple[str, ...]) -> str:
        """A name with indices."""
        if not indices:
            return text
        between = "," if self.writer.style.name == "text" else ""
        return self.signs.lowered.format(self.writer.lowerable(text), between.join(indices))

    def right(self, view: View) -> str:
        """What a view says."""
        if isinstance(view.content, Indexing):
            return self._entries(view.content)
        if view.name == "dyadic":
            return self._dyads(view, view.content)
        return self.writer.write(view.content)

    def _dyads(self, view: View, beside: Term) -> str:
        """Σ_k e_k ⋆ ∂f_k/∂X"""
        indices = "".join(view.output)
        unit = self.signs.unit.format(indices)
        unit = unit.replace("e", "E") if len(view.output) > 1 else unit
        inside = self.writer.at(beside, SUFFIX)
        return f"{self.signs.total.format(indices)}{unit} {self.signs.dyad} {inside}"

    def third(self, views: Iterable[View]) -> str | None:
        """ℋ X, where the entry is X_kj δ_ki: ℋ_ijk is 1 where all three are equal."""
        indexing = next((view.content for view in views if isinstance(view.content, Indexing)), None)
        if indexing is None or len(indexing.addends) != 1 or len(indexing.output) != 1 or len(indexing.variable) != 2:
            return None
        ((scalar, entries),) = indexing.addends
        (k,), (i, j) = indexing.output, indexing.variable
        places = {entry.indices: entry.term for entry in entries}
        delta = places.get((k, i)) or places.get((i, k))
        factor = places.get((k, j))
        if len(entries) != 2 or scalar.data != 1 or delta is None or delta.head != "eye" or factor is None:
            return None
        return f"{self.signs.third} {self.writer.at(factor, ATOM)}"

    def _entries(self, indexing: Indexing) -> str:
        """The addends, with their signs."""
        texts = [self._monomial(monomial, indexing.free) for monomial in indexing.addends]
        return self.writer.joined(texts) if texts else "0"

    def _monomial(self, monomial: Monomial, free: tuple[str, ...]) -> str:
        """Entries side by side, their summed indices in front."""
        summed = dict.fromkeys(i for entry in monomial.entries for i in entry.indices if i not in free)
        total = self.signs.total.format("".join(summed)) if summed else ""
        ordered = sorted(monomial.entries, key=lambda entry: entry.term.head == "eye")
        factors = [self._entry(entry) for entry in ordered if entry.term.head != "ones"]
        scalar = self.writer.at(monomial.scalar, ATOM if monomial.scalar.head in ("sum", "product") else SUM)
        minus = self.writer.style.minus
        sign = minus if scalar.startswith(minus) else ""
        number = scalar.removeprefix(minus)
        lead = f"{number} " if number != "1" and factors else ""
        return sign + lead + total + " ".join(factors or [number])

    def _entry(self, entry: Entry) -> str:
        """X_kj, δ_ki"""
        if entry.term.head == "eye" and self.writer.style.name != "text":
            return self.signs.delta.format("".join(entry.indices))
        plain = entry.term.head == "symbol" or (
            self.writer.piece(entry.term).level >= ATOM and not self._is_lowered(entry)
        )
        base = self.writer.write(entry.term) if plain else self._bracketed(entry.term)
        return self._lowered(base, entry.indices)

    def _is_lowered(self, entry: Entry) -> bool:
        """Whether its name has an index already, as e_1 and K_m,n have."""
        operator = self.writer.algebra.operators.get(entry.term.head)
        return operator is not None and "_" in operator.notation.unicode

    def _bracketed(self, term: Term) -> str:
        left, right = self.writer.style.brackets
        return f"{left}{self.writer.at(term, SUM)}{right}"
