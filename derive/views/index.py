"""∂F_kl/∂X_ij: the entries of the derivative, with Kronecker deltas."""

from ...grammar.mistakes import Mistake
from ..derivation import EntryProduct, IndexedEntry, Indexing, View
from ..differentiate.codes import NOT_A_MATRIX
from ..evaluate.evaluator import as_matrix
from ..numbers.balls import Ball, whole
from ..terms.operator import Appearance
from ..write.fragment import Level
from .contraction import contraction, table
from .indexing import indexed
from .linear_map import LinearMap
from .probe import Pairs, Probe
from .room import ViewRoom
from .viewer import Viewer

MOST_SUMMED = 6  # indices of an entry; what has more is not read entry by entry


def make(seen: LinearMap) -> View:
    """The entries of the map; raises Mistake where an operator is not known by its entries, or one is too long."""
    found = at_most(indexed(seen.line, seen.variable, seen.taken, seen.algebra))
    return View("index", found, variable=found.variable, output=found.output)


def at_most(found: Indexing) -> Indexing:
    """The entries of a map; raises Mistake where one is too long."""
    summed = [{i for e in m.entries for i in e.indices if i not in found.free} for m in found.addends]
    if any(len(letters) > MOST_SUMMED for letters in summed):
        raise Mistake(NOT_A_MATRIX, f"an entry is a sum over more than {MOST_SUMMED} indices", None)
    return found


def left(viewer: Viewer, view: View) -> str:
    """∂F_kl/∂X_ij"""
    return viewer.ratio(view.output, view.variable)


def right(viewer: Viewer, view: View) -> str:
    """The addends, with their signs."""
    indexing = _indexing(view)
    texts = [_monomial(viewer, monomial, indexing.free) for monomial in indexing.addends]
    return viewer.writer.joined(texts) if texts else "0"


def _monomial(viewer: Viewer, monomial: EntryProduct, free: tuple[str, ...]) -> str:
    """Entries side by side, their summed indices in front."""
    summed = dict.fromkeys(i for entry in monomial.entries for i in entry.indices if i not in free)
    total = viewer.style.total(list(summed)) if summed else ""
    ordered = sorted(monomial.entries, key=lambda entry: entry.term.head == "eye")
    factors = [_entry(viewer, entry) for entry in ordered if entry.term.head != "ones"]
    scalar = viewer.writer.at(monomial.scalar, Level.ATOM if monomial.scalar.head in ("sum", "product") else Level.SUM)
    sign = viewer.style.minus if viewer.style.is_negative(scalar) else ""
    number = scalar.removeprefix(viewer.style.minus)
    lead = f"{number} " if number != "1" and factors else ""
    return sign + lead + total + " ".join(factors or [number])


def _entry(viewer: Viewer, entry: IndexedEntry) -> str:
    """X_kj, δ_ki"""
    if entry.term.head == "eye":
        return viewer.style.delta(entry.indices, viewer.style.size(entry.term.shape[0]))
    plain = entry.term.head == "symbol" or (
        viewer.writer.piece(entry.term).level >= Level.ATOM and not _is_lowered(viewer, entry)
    )
    base = viewer.writer.write(entry.term) if plain else viewer.style.bracketed(viewer.writer.at(entry.term, Level.SUM))
    return viewer.indexed(base, entry.indices)


def _is_lowered(viewer: Viewer, entry: IndexedEntry) -> bool:
    """Whether its name has an index already, as e_1 and K_m,n have."""
    operator = viewer.writer.algebra.operators.get(entry.term.head)
    return operator is not None and operator.notation.look in (Appearance.UNIT, Appearance.ENTRY)


def _indexing(view: View) -> Indexing:
    assert isinstance(view.content, Indexing)
    return view.content


def check(probe: Probe, view: View) -> Pairs:
    """The sum of the products of entries, and the entry of L(E_ij)."""
    return [addends_at(probe, view)], [probe.at(probe.along(probe.unit(view.variable)), view.output)]


def addends_at(probe: Probe, view: View) -> Ball:
    """The sum of the products of entries."""
    indexing = _indexing(view)
    known = {name: whole(ball) - 1 for name, ball in probe.indices.items() if name in indexing.free}
    total = Ball(0)
    for scalar, factors in indexing.addends:
        tables = [table(as_matrix(probe.constant(entry.term)), entry.indices, known) for entry in factors]
        total = total + as_matrix(probe.constant(scalar))[0, 0] * contraction(tables)
    return total


INDEX_VIEW = ViewRoom("index", make, left, right, check)
