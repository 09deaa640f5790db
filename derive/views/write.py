"""Views as text: the left side ∂f_k/∂X_ij, and the right side in each notation."""

from collections.abc import Iterable
from typing import NamedTuple

from ..derivation import Entry, Indexing, Monomial, View
from ..terms.operator import Look
from ..terms.term import Term
from ..write.pieces import ATOM, SUFFIX, SUM
from ..write.style import Style
from ..write.terms import Writer


class Viewer(NamedTuple):
    """Writes views with a writer of terms."""

    writer: Writer
    function: str
    variable: Term

    @property
    def style(self) -> Style:
        """The notation."""
        return self.writer.style

    def left(self, view: View) -> str:
        """What a view says something of."""
        below = self.writer.write(self.variable)
        if view.name == "differential":
            return self.style.differential(self.function)
        if view.name == "vec":
            above, below = self._stacked(self.function, len(view.output)), self._stacked(below, len(view.variable))
            return self.style.ratio(above, self.style.transposed(below))
        variable = view.variable if view.name in ("by_variable", "index") else ()
        output = view.output if view.name in ("by_output", "index") else ()
        return self.style.ratio(self._lowered(self.function, output), self._lowered(below, variable))

    def _stacked(self, text: str, axes: int) -> str:
        return self.style.call("vec", [text]).text if axes > 1 else text

    def _lowered(self, text: str, indices: tuple[str, ...]) -> str:
        """A name with indices."""
        return self.style.indexed(text, indices) if indices else text

    def right(self, view: View) -> str:
        """What a view says."""
        if isinstance(view.content, Indexing):
            return self._entries(view.content)
        if view.name == "dyadic":
            return self._dyads(view, view.content)
        return self.writer.write(view.content)

    def _dyads(self, view: View, beside: Term) -> str:
        """Σ_k e_k ⋆ ∂f_k/∂X"""
        unit = self.style.lowered("E" if len(view.output) > 1 else "e", "".join(view.output))
        return f"{self.style.total(view.output)}{unit} {self.style.dyad} {self.writer.at(beside, SUFFIX)}"

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
        return f"{self.style.third} {self.writer.at(factor, ATOM)}"

    def _entries(self, indexing: Indexing) -> str:
        """The addends, with their signs."""
        texts = [self._monomial(monomial, indexing.free) for monomial in indexing.addends]
        return self.writer.joined(texts) if texts else "0"

    def _monomial(self, monomial: Monomial, free: tuple[str, ...]) -> str:
        """Entries side by side, their summed indices in front."""
        summed = dict.fromkeys(i for entry in monomial.entries for i in entry.indices if i not in free)
        total = self.style.total(list(summed)) if summed else ""
        ordered = sorted(monomial.entries, key=lambda entry: entry.term.head == "eye")
        factors = [self._entry(entry) for entry in ordered if entry.term.head != "ones"]
        scalar = self.writer.at(monomial.scalar, ATOM if monomial.scalar.head in ("sum", "product") else SUM)
        sign = self.style.minus if self.style.is_negative(scalar) else ""
        number = scalar.removeprefix(self.style.minus)
        lead = f"{number} " if number != "1" and factors else ""
        return sign + lead + total + " ".join(factors or [number])

    def _entry(self, entry: Entry) -> str:
        """X_kj, δ_ki"""
        if entry.term.head == "eye":
            return self.style.delta(entry.indices, self.style.size(entry.term.shape[0]))
        plain = entry.term.head == "symbol" or (
            self.writer.piece(entry.term).level >= ATOM and not self._is_lowered(entry)
        )
        base = self.writer.write(entry.term) if plain else self._bracketed(entry.term)
        return self._lowered(base, entry.indices)

    def _is_lowered(self, entry: Entry) -> bool:
        """Whether its name has an index already, as e_1 and K_m,n have."""
        operator = self.writer.algebra.operators.get(entry.term.head)
        return operator is not None and operator.notation.look in (Look.UNIT, Look.ENTRY)

    def _bracketed(self, term: Term) -> str:
        return self.style.bracketed(self.writer.at(term, SUM))
