"""A linear map entry by entry: ∂F_kl/∂X_ij as a sum of products of entries, with Kronecker deltas.

Equal indices in a product are summed over unless they are free; a delta that holds a summed index puts the other index
in its place (Magnus & Neudecker, chapter 1; Laue, Mitterreiter & Giesen 2018).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..derivation import EntryProduct, IndexedEntry, Indexing, Result
from ..differentiate.codes import NOT_A_MATRIX
from ..differentiate.colon import crossed, fitting, moving_place
from ..rules.compile import opening_rules
from ..rules.match import instantiate
from ..terms.algebra import Algebra
from ..terms.folding import Folding
from ..terms.indexed import letters_beside
from ..terms.operator import Operator
from ..terms.shape import ONE, Size, sides
from ..terms.term import Term

MOST_ENTRY_ADDENDS = 2000  # of an entry: sums in sums multiply out, twice as many in each layer of a residual net


def indexed(line: Term, variable: Term, taken: set[str], algebra: Algebra) -> Indexing:
    """The entries of a linear map of one variable; raises Mistake where an operator is not known by its entries."""
    letters = letters_beside(taken)
    own = _sides(variable, (next(letters), next(letters)))
    output = _sides(line, (next(letters), next(letters)))
    writer = _Writer(algebra, own, letters)
    found = writer.entries(line, _places(line, output))
    free = {*own, *output}
    addends = [counted(contracted(monomial, free), free, algebra) for monomial in found]
    axes = {**_lengths(line, output), **_lengths(variable, own)}
    return Indexing(output, own, tuple(_with_all(monomial, axes, algebra) for monomial in addends))


def indexed_twice(line: Term, result: Result, taken: set[str], algebra: Algebra) -> Indexing:
    """The entries of a map of two directions: of its second one, and then those of each factor along the first."""
    assert result.before is not None
    assert result.twofold is not None
    letters = letters_beside(taken)
    first, own, output = (
        _sides(term, [next(letters) for _ in sides(term.shape)]) for term in (result.before, result.variable, line)
    )
    moved = Folding(algebra, {result.twofold.direction: algebra.d(result.before)})
    outer, inner = _Writer(algebra, own, letters), _Writer(algebra, first, letters)
    found = outer.entries(line, _places(line, output))
    whole = [product for monomial in found for product in inner.along(monomial, moved)]
    free = {*first, *own, *output}
    addends = _alike([counted(contracted(monomial, free), free, algebra) for monomial in whole], algebra)
    axes = {**_lengths(line, output), **_lengths(result.before, first), **_lengths(result.variable, own)}
    return Indexing(output, (*first, *own), tuple(_with_all(monomial, axes, algebra) for monomial in addends))


def _alike(addends: list[EntryProduct], algebra: Algebra) -> list[EntryProduct]:
    """The addends with those collected that hold the same entries: each direction was the first one once."""
    found: dict[frozenset[tuple[IndexedEntry, int]], EntryProduct] = {}
    for addend in addends:
        key = frozenset(Counter(addend.entries).items())
        other = found.get(key)
        scalar = algebra.sum([other.scalar, addend.scalar]) if other else addend.scalar
        found[key] = (other or addend)._replace(scalar=scalar)
    return [addend for addend in found.values() if not addend.scalar.is_zero]


def contracted(monomial: EntryProduct, free: set[str]) -> EntryProduct:
    """Without the deltas that hold a summed index; one that holds a single index, δ_aa, is left for `counted`."""
    for entry in monomial.entries:
        if entry.term.head == "eye":
            rest = monomial._replace(entries=tuple(e for e in monomial.entries if e is not entry))
            first, second = entry.indices
            for old, new in ((first, second), (second, first)):
                if old != new and old not in free:
                    return contracted(rest._replace(entries=(*rest.entries, _one(entry, new))).renamed(old, new), free)
    return monomial


def counted(monomial: EntryProduct, free: set[str], algebra: Algebra) -> EntryProduct:
    """Without ones and δ_aa: Σ_a 1 over an index that occurs in nothing else is the length of its axis."""
    kept = tuple(entry for entry in monomial.entries if not _is_one(entry))
    known = {*free, *(index for entry in kept for index in entry.indices)}
    ones = [(e.indices[0], e.term.shape[0]) for e in monomial.entries if _is_one(e)]
    lengths = {index: size for index, size in ones if index not in known}
    return EntryProduct(algebra.hadamard([monomial.scalar, *map(algebra.size, lengths.values())]), kept)


def _one(delta: IndexedEntry, index: str) -> IndexedEntry:
    """The sum of a delta over one of its indices."""
    return IndexedEntry(delta.term, (index, index))


def _is_one(entry: IndexedEntry) -> bool:
    return entry.term.head == "ones" or (entry.term.head == "eye" and len(set(entry.indices)) == 1)


def _with_all(monomial: EntryProduct, axes: Mapping[str, Size], algebra: Algebra) -> EntryProduct:
    """With ones for a free index that occurs nowhere: the entry is the same for all."""
    known = {index for entry in monomial.entries for index in entry.indices}
    missing = [(i, size) for i, size in axes.items() if i not in known]
    ones = tuple(IndexedEntry(algebra.constant("ones", (size, ONE)), (i,)) for i, size in missing)
    return monomial._replace(entries=(*monomial.entries, *ones))


def _lengths(term: Term, letters: tuple[str, ...]) -> dict[str, Size]:
    """The length of the axis for which each letter stands."""
    return dict(zip(letters, sides(term.shape), strict=True))


def _sides(term: Term, letters: Sequence[str]) -> tuple[str, ...]:
    """As many letters as a term has axes."""
    return tuple(letters[: len(sides(term.shape))])


def _places(term: Term, letters: tuple[str, ...]) -> tuple[str, str]:
    """A letter for the row and one for the column, empty where there is only one."""
    rest = iter(letters)
    rows, columns = (next(rest) if size != ONE else "" for size in term.shape)
    return rows, columns


class _Writer(NamedTuple):
    """Writes the entries of terms that hold one differential."""

    algebra: Algebra
    variable: tuple[str, ...]
    letters: Iterator[str]

    def entries(self, term: Term, place: tuple[str, str]) -> list[EntryProduct]:
        """The entry of a term in a row and a column, as a sum of products."""
        algebra = self.algebra
        if not term.moves:
            return [self._constant(term, place)]
        if term.head == "d":
            return [self._differential(term.args[0], place)]
        if term.head == "sum":
            found = [monomial for arg in term.args for monomial in self.entries(arg, place)]
            if len(found) > MOST_ENTRY_ADDENDS:
                raise Mistake(NOT_A_MATRIX, f"an entry is a sum of more than {MOST_ENTRY_ADDENDS:,} products", None)
            return found
        at = moving_place(term)
        moving, others = term.args[at], [*term.args[:at], *term.args[at + 1 :]]
        if term.head == "product":
            left, right = algebra.product(term.args[:at]), algebra.product(term.args[at + 1 :])
            return self._product(left if at else None, moving, right if term.args[at + 1 :] else None, place)
        if term.head == "transpose":
            return self.entries(moving, (place[1], place[0]))
        if term.head in ("hadamard", "scaled"):
            inside = place if moving.shape == term.shape else ("", "")
            return self._times([self._constant(algebra.hadamard(others), place)], self.entries(moving, inside))
        if term.head == "colon":
            return self._colon(algebra.hadamard(others), moving)
        return self._operator(algebra.operators[term.head], term, place)

    def along(self, monomial: EntryProduct, moved: Folding) -> list[EntryProduct]:
        """A product of entries with the entries of that factor in which the first direction stands."""
        scalar = moved.fold(monomial.scalar)
        found = self.entries(scalar, ("", "")) if scalar.moves else [EntryProduct(scalar, ())]
        for entry in monomial.entries:
            term = moved.fold(entry.term)
            rows, columns = (*entry.indices, "")[:2]
            factor = self.entries(term, (rows, columns)) if term.moves else [EntryProduct(self.algebra.one, (entry,))]
            found = self._times(found, factor)
        return found

    def _constant(self, term: Term, place: tuple[str, str]) -> EntryProduct:
        """An entry of a term without a differential, its coefficient in front."""
        scalar, body = (term.args[0], term.args[1]) if term.head == "scaled" else (self.algebra.one, term)
        if body.is_scalar:
            return EntryProduct(self.algebra.hadamard([scalar, body]), ())
        if body.head == "ones":
            pairs = [(size, index) for size, index in zip(body.shape, place, strict=True) if index]
            ones = tuple(IndexedEntry(self.algebra.constant("ones", (size, ONE)), (index,)) for size, index in pairs)
            return EntryProduct(scalar, ones)
        indices = tuple(index for index in place if index)
        if body.head == "transpose" and len(indices) == 2:
            body, indices = body.args[0], indices[::-1]
        elif body.shape[0] == ONE:
            body = self.algebra.transpose(body)
        return EntryProduct(scalar, (IndexedEntry(body, indices),))

    def _differential(self, variable: Term, place: tuple[str, str]) -> EntryProduct:
        """dX_kl is δ_ki δ_lj for ∂/∂X_ij."""
        indices = [index for index in place if index]
        pairs = zip(indices, self.variable, sides(variable.shape), strict=True)
        deltas = (IndexedEntry(self.algebra.constant("eye", (size, size)), (a, b)) for a, b, size in pairs)
        return EntryProduct(self.algebra.one, tuple(deltas))

    def _product(
        self, left: Term | None, moving: Term, right: Term | None, place: tuple[str, str]
    ) -> list[EntryProduct]:
        """Σ A_ka T_ab B_bl"""
        row = place[0] if left is None else self._sum(moving.shape[0] != ONE)
        column = place[1] if right is None else self._sum(moving.shape[1] != ONE)
        found = self.entries(moving, (row, column))
        if left is not None:
            found = self._times([self._constant(left, (place[0], row))], found)
        return found if right is None else self._times(found, [self._constant(right, (column, place[1]))])

    def _colon(self, constant: Term, moving: Term) -> list[EntryProduct]:
        """Σ A_ab T_ab"""
        inside = (self._sum(moving.shape[0] != ONE), self._sum(moving.shape[1] != ONE))
        return self._times([self._constant(constant, inside)], self.entries(moving, inside))

    def _operator(self, operator: Operator, term: Term, place: tuple[str, str]) -> list[EntryProduct]:
        """An operator written with marks, or a scalar one as a Frobenius product."""
        for rule, binding in fitting(opening_rules(operator), term, self.algebra):
            return self.entries(instantiate(rule.result, binding, self.algebra), place)
        if term.is_scalar and (found := crossed(self.algebra.one, term, self.algebra)):
            return self._colon(found[0], term.args[moving_place(term)])
        raise Mistake(NOT_A_MATRIX, f"{operator.name} is not known entry by entry", None)

    def _times(self, a: list[EntryProduct], b: list[EntryProduct]) -> list[EntryProduct]:
        """The products of some addends with others."""
        return [
            EntryProduct(self.algebra.hadamard([x.scalar, y.scalar]), (*x.entries, *y.entries)) for x in a for y in b
        ]

    def _sum(self, wide: bool) -> str:
        """A letter to sum over."""
        return next(self.letters) if wide else ""
