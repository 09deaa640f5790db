"""Derivatives with more than two axes: einsum of the entries, or the differential at every single-entry direction."""

from collections.abc import Iterator, Mapping, Sequence

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..derivation import EntryProduct, IndexedEntry, Result
from ..terms.algebra import Algebra
from ..terms.shape import ONE, Size
from ..terms.term import Term
from ..views.indexing import indexed, indexed_twice
from .contraction import contracted
from .precedence import ATOM, PRODUCT, SUM, Snippet, filled
from .signature import CodeFrame
from .stable import stable
from .target import Target, call, helper


class Plain(NamedTuple):
    """A derivative that is a term."""

    term: Term

    def helpers(self, target: Target) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def roots(self) -> list[Term]:
        """The term itself."""
        return [self.term]

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The term's expression."""
        return next(values)


class Einsum(NamedTuple):
    """A product of entries by einsum, in an array whose axes have these indices."""

    monomial: EntryProduct
    free: Sequence[str]

    @property
    def roots(self) -> list[Term]:
        """The terms of which the code needs the values."""
        scalar = [self.monomial.scalar] if self.monomial.scalar.data != 1 else []
        return [*scalar, *(entry.term for entry in self.monomial.entries)]

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The einsum, its number in front if it has one."""
        entries, target = self.monomial.entries, frame.target
        number = [next(values).at(PRODUCT)] if len(self.roots) > len(entries) else []
        subscripts = ",".join("".join(entry.indices) for entry in entries) + "->" + "".join(self.free)
        operands = [f'"{subscripts}"', *(next(values).at(SUM) for _ in entries)]
        is_long = len(entries) > 2 and any(i not in self.free for entry in entries for i in entry.indices)
        order = target.einsum_order if is_long else ""
        return Snippet("*".join([*number, f"{target.prefix}einsum({', '.join(operands)}{order})"]), ATOM)


class Placed(NamedTuple):
    """A product of entries with deltas: zeros, but values where the indices that bear one letter are equal."""

    monomial: EntryProduct
    pattern: Sequence[str]
    lengths: Sequence[Term]

    @property
    def roots(self) -> list[Term]:
        """The values, and the lengths of the axes."""
        values = self._values.roots if self.monomial.entries else [self.monomial.scalar]
        return [*values, *self.lengths]

    @property
    def _values(self) -> Einsum:
        known = dict.fromkeys(index for entry in self.monomial.entries for index in entry.indices)
        return Einsum(self.monomial, tuple(index for index in known if index in self.pattern))

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The call of the helper that puts the values in their places."""
        last, entries = self._values.free, self.monomial.entries
        plain = not entries or (len(entries) == 1 and entries[0].indices == last)
        value = next(values) if plain else self._values.written(values, frame)
        order = [*(i for i in dict.fromkeys(self.pattern) if i not in last), *last]
        subscripts = Snippet(f'"{"".join(self.pattern)}->{"".join(order)}"', ATOM)
        lengths = Snippet(f"({', '.join(next(values).text for _ in self.lengths)})", ATOM)
        template = call(frame.target.placed).replace("{kind}", frame.kind)
        return filled(template, [value, subscripts, lengths])


class Sum(NamedTuple):
    """A derivative as a sum of products of entries."""

    addends: Sequence[Einsum | Placed]

    def helpers(self, target: Target) -> tuple[str, ...]:
        """The functions that are called."""
        return (helper(target.placed),) if any(isinstance(addend, Placed) for addend in self.addends) else ()

    @property
    def roots(self) -> list[Term]:
        """The terms of which the code needs the values."""
        return [root for addend in self.addends for root in addend.roots]

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The sum, the values of the roots given in order."""
        texts = [addend.written(values, frame).text for addend in self.addends]
        return Snippet("(" + "\n        + ".join(texts) + ")" if len(texts) > 1 else texts[0], ATOM)


class Zeros(NamedTuple):
    """A derivative that is zero, its axes as long as these sizes say."""

    roots: Sequence[Term]

    def helpers(self, target: Target) -> tuple[str, ...]:
        """None."""
        return ()

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The array of zeros."""
        template = frame.target.template(frame.algebra.operators["zeros"].code)
        lengths = ", ".join(next(values).text for _ in self.roots)
        return filled(template.replace("{kind}", frame.kind), [Snippet(f"({lengths})", ATOM)])


class EveryEntry(NamedTuple):
    """A derivative whose entries are not known: the differential, a function, at every single-entry direction."""

    differential: str
    direction: str
    variable: str
    roots: Sequence[Term] = ()

    def helpers(self, target: Target) -> tuple[str, ...]:
        """The function that is called."""
        return (helper(target.every),)

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The call of the helper that stacks what comes out."""
        parts = [self.differential, f'"{self.direction}"', self.variable, frame.passed]
        return filled(call(frame.target.every), [Snippet(", ".join(parts), SUM)])


class EveryPair(NamedTuple):
    """The same of a function of two directions, those of the variables in the order of the axes."""

    differential: str
    directions: tuple[str, str]
    variables: tuple[str, str]
    roots: Sequence[Term] = ()

    def helpers(self, target: Target) -> tuple[str, ...]:
        """The function that is called."""
        return (helper(target.every),)

    def written(self, values: Iterator[Snippet], frame: CodeFrame) -> Snippet:
        """The call within a call of the helper: the inner one's axes come first."""
        template = call(frame.target.every)
        (first, second), (before, variable) = self.directions, self.variables
        inner = filled(template, [Snippet(f'{self.differential}, "{first}", {before}, **at', SUM)])
        outer = f'lambda **at: {inner.text}, "{second}", {variable}, {frame.passed}'
        return filled(template, [Snippet(outer, SUM)])


DerivativeValue = Plain | Sum | Zeros | EveryEntry | EveryPair


def tensor(result: Result, frame: CodeFrame) -> Sum | Zeros | None:
    """A derivative entry by entry, where that is known."""
    algebra, sizes = frame.algebra, [size for size in result.axes if size != ONE]
    if not result.gradient.moves:
        return Zeros([algebra.size(size) for size in sizes])
    assert result.line is not None
    try:
        (line,) = stable(algebra, [result.line])
        if result.twofold:
            indexing = indexed_twice(line, result, set(), algebra)
        else:
            indexing = indexed(line, result.variable, set(), algebra)
    except Mistake:
        return None
    axes = dict(zip(indexing.free, sizes, strict=True))
    addends = [_addend(monomial, axes, frame) for monomial in indexing.addends]
    single = all(len(i) == 1 for a in addends for entry in a.monomial.entries for i in entry.indices)
    return Sum(addends) if single else None


def _addend(monomial: EntryProduct, axes: Mapping[str, Size], frame: CodeFrame) -> Einsum | Placed:
    """A product of entries by the way that costs least."""
    deltas = [entry for entry in monomial.entries if entry.term.head == "eye"]
    if not deltas or not frame.target.placed:
        return Einsum(contracted(_with_all(monomial, axes, frame.algebra), set(axes), frame.algebra), tuple(axes))
    same = {index: index for index in axes}
    for delta in deltas:
        one, other = (same[index] for index in delta.indices)
        same = {index: one if known == other else known for index, known in same.items()}
    others = tuple(
        entry._replace(indices=tuple(same.get(i, i) for i in entry.indices))
        for entry in monomial.entries
        if entry.term.head != "eye"
    )
    inner = contracted(monomial._replace(entries=others), set(same.values()), frame.algebra)
    return Placed(inner, tuple(same.values()), [frame.algebra.size(size) for size in axes.values()])


def _with_all(monomial: EntryProduct, axes: Mapping[str, Size], algebra: Algebra) -> EntryProduct:
    """With ones for the axes along which all is equal."""
    known = {index for entry in monomial.entries for index in entry.indices}
    ones = (IndexedEntry(algebra.constant("ones", (size, ONE)), (i,)) for i, size in axes.items() if i not in known)
    return monomial._replace(entries=(*monomial.entries, *ones))
