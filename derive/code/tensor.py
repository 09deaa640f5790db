"""Derivatives with more than two axes: einsum of the entries, or the differential at every single-entry direction."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matgrad.derive.algebra import Algebra
from matgrad.derive.code.piece import ATOM, PRODUCT, SUM, Piece
from matgrad.derive.code.target import Target
from matgrad.derive.derivation import Entry, Indexing, Monomial, Result
from matgrad.derive.index import indexed
from matgrad.derive.shape import ONE
from matgrad.derive.term import Term
from matgrad.grammar.mistakes import Mistake

COLUMNS = 88


class Tensor(NamedTuple):
    """The entries of a derivative, and the terms of which the code needs the values."""

    indexing: Indexing

    @property
    def roots(self) -> list[Term]:
        """The scalars and the constants, addend by addend."""
        return [t for scalar, entries in self.indexing.addends for t in (scalar, *(entry.term for entry in entries))]

    def written(self, values: Iterator[Piece], target: Target) -> Piece:
        """The sum of the addends, the values of the roots given in order."""
        texts = []
        for _, entries in self.indexing.addends:
            scalar, arrays = next(values), [next(values) for _ in entries]
            subscripts = ",".join("".join(entry.indices) for entry in entries)
            operands = ", ".join([f'"{subscripts}->{"".join(self.indexing.free)}"', *(a.at(SUM) for a in arrays)])
            text = f"{target.prefix}einsum({operands})"
            texts.append(text if scalar.text == "1" else f"{scalar.at(PRODUCT)}*{text}")
        return Piece("(" + "\n        + ".join(texts) + ")" if len(texts) > 1 else texts[0], ATOM)


def tensor(result: Result, algebra: Algebra) -> Tensor | None:
    """A derivative entry by entry, where that is known."""
    assert result.line is not None
    if not result.gradient.moves:
        return Tensor(_zeros(result, algebra))
    try:
        indexing = indexed(result.line, result.variable, set(), algebra)
    except Mistake:
        return None
    single = all(len(i) == 1 for m in indexing.addends for entry in m.entries for i in entry.indices)
    return Tensor(indexing) if single and indexing.addends else None


def _zeros(result: Result, algebra: Algebra) -> Indexing:
    """No differential is left: zeros, as the product of a column of zeros for each axis."""
    letters = tuple("ijklrs"[: len(result.axes)])
    pairs = zip(letters, result.axes, strict=True)
    columns = tuple(Entry(algebra.constant("zeros", (size, ONE)), (letter,)) for letter, size in pairs)
    return Indexing(letters, (), (Monomial(algebra.one, columns),))


def at_every_entry(result: Result, name: str, arguments: Sequence[str], target: Target) -> list[str]:
    """The lines that put each single-entry direction into the differential, and stack what comes out."""
    passed = ", ".join([*(f"{argument}={argument}" for argument in arguments), f"d{name}=E"])
    eye = target.template({"any": "xp.eye({0})", "torch": "torch.eye({0}, dtype=" + name + ".dtype)"})
    assert eye is not None
    size = f"{target.prefix}reshape({name}, (-1,)).shape[0]"
    return [
        f"units = {target.prefix}reshape({eye.format(size)}, (-1, *{name}.shape))",
        f"values = [differential({passed}) for E in units]",
        f"return {target.prefix}reshape({target.stack}, (*values[0].shape, *{name}.shape))",
    ]
