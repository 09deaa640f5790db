"""A product of entries with fewer of them: what can be multiplied as matrices and vectors is, before any einsum.

A sum over an index that two entries hold is a matrix product; entries with equal indices are a Hadamard product; a
vector's entry beside a matrix's scales its rows or columns. What is left has no sum that a product can carry out.
"""

from collections.abc import Sequence, Set
from itertools import permutations

from ...grammar.record import NamedTuple
from ..derivation import EntryProduct, IndexedEntry
from ..operators.diagonal import DIAG
from ..terms.algebra import Algebra
from ..terms.term import Term
from .chain_order import length


def contracted(monomial: EntryProduct, free: Set[str], algebra: Algebra) -> EntryProduct:
    """The product with as few entries as matrix algebra leaves; its number goes into the smallest of them."""
    entries = monomial.entries
    while (fewer := _step(entries, Contraction(algebra, free, entries))) is not None:
        entries = fewer
    others = [entry for entry in entries if entry.term.head != "eye"]
    if not others:
        return EntryProduct(monomial.scalar, entries)
    least = min(others, key=_size)
    scaled = least._replace(term=algebra.scale(monomial.scalar, least.term))
    return EntryProduct(algebra.one, tuple(scaled if entry is least else entry for entry in entries))


def _step(entries: Sequence[IndexedEntry], contraction: "Contraction") -> tuple[IndexedEntry, ...] | None:
    """The entries after two of them have become one."""
    pairs = [pair for pair in permutations(entries, 2) if set(pair[0].indices) & set(pair[1].indices)]
    for join in (contraction.dropped, contraction.entrywise, contraction.summed, contraction.scaling):
        for one, other in pairs:
            joined = join(one, other)
            if joined is not None:
                return (*(entry for entry in entries if entry is not one and entry is not other), joined)
    return None


def _size(entry: IndexedEntry) -> int:
    """How many entries an array has, its sizes guessed."""
    return length(entry.term.shape[0]) * length(entry.term.shape[1])


class Contraction(NamedTuple):
    """Ways to make one entry of two that have an index in common."""

    algebra: Algebra
    free: Set[str]
    entries: Sequence[IndexedEntry]

    def dropped(self, one: IndexedEntry, other: IndexedEntry) -> IndexedEntry | None:
        """1_i A_ij = A_ij"""
        return other if one.term.head == "ones" and len(one.indices) == 1 else None

    def entrywise(self, one: IndexedEntry, other: IndexedEntry) -> IndexedEntry | None:
        """A_ij B_ij = (A .* B)_ij"""
        if not self._are_plain(one, other) or set(one.indices) != set(other.indices):
            return None
        return IndexedEntry(self.algebra.hadamard([one.term, self._turned(other, one.indices[0])]), one.indices)

    def summed(self, one: IndexedEntry, other: IndexedEntry) -> IndexedEntry | None:
        """Σ_s A_is B_sj = (A B)_ij, where no other entry has the index s."""
        shared = set(one.indices) & set(other.indices)
        if not self._are_plain(one, other) or len(one.indices) < 2 or len(shared) > 1:
            return None
        (index,) = shared
        if index in self.free or sum(index in entry.indices for entry in self.entries) > 2:
            return None
        (row,) = set(one.indices) - shared
        rest = tuple(i for i in other.indices if i != index)
        return IndexedEntry(self.algebra.product([self._turned(one, row), self._turned(other, index)]), (row, *rest))

    def scaling(self, one: IndexedEntry, other: IndexedEntry) -> IndexedEntry | None:
        """x_i A_ij = (diag(x) A)_ij"""
        if not self._are_plain(one, other) or len(one.indices) > 1 or len(other.indices) < 2:
            return None
        (index,), size = one.indices, one.term.shape[0]
        diagonal = self.algebra.apply(DIAG.key, (one.term,), (size, size))
        factors = [diagonal, other.term] if other.indices[0] == index else [other.term, diagonal]
        return other._replace(term=self.algebra.product(factors))

    def _are_plain(self, *entries: IndexedEntry) -> bool:
        """Whether entries are no deltas and stand on no diagonal."""
        return all(e.term.head != "eye" and len(set(e.indices)) == len(e.indices) for e in entries)

    def _turned(self, entry: IndexedEntry, row: str) -> Term:
        """The array whose rows have an index."""
        return entry.term if entry.indices[0] == row else self.algebra.transpose(entry.term)
