"""Products within longer products, formed once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ...operators.diagonal import DIAG
from ...terms.algebra import Algebra
from ...terms.shape import ONE
from ...terms.term import Term, below
from .rewriting import changed, remade

FactorRun = tuple[int, ...]  # the numbers of some factors


def shared(algebra: Algebra, roots: Sequence[Term]) -> list[Term]:
    """A' A X B = A' (A X) B where A X is wanted too, and diag(x) A B = diag(x) (A B) where A B stands elsewhere."""
    whole: dict[FactorRun, Term] = {}
    wanted = scaled_twice([term for term in below(roots) if term.head == "product"])

    def rewrite(term: Term, args: Sequence[Term]) -> Term | None:
        if term.head != "product":
            return None
        for start, end in segments(len(args)):
            run = _numbers(args[start:end])
            if run in wanted and run not in whole:
                shape = (args[start].shape[0], args[end - 1].shape[1])
                whole[run] = algebra.make("product", tuple(args[start:end]), shape)
            part = whole.get(run)
            if part and (ONE in part.shape or ONE not in term.shape):
                return algebra.make("product", (*args[:start], part, *args[end:]), term.shape)
        whole[_numbers(args)] = remade(algebra, term, tuple(args))
        return None

    return changed(algebra, roots, rewrite)


def scaled_twice(products: Sequence[Term]) -> set[FactorRun]:
    """The runs that are all of a product but a diagonal matrix in front or behind, and stand in another product too."""
    cores = {run for term in products for run in _cores(term.args)}
    uses = Counter(run for term in products if cores for run in _runs(term.args) & cores)
    return {run for run in cores if uses[run] > 1}


def _cores(factors: Sequence[Term]) -> Iterator[FactorRun]:
    """What stands beside a diagonal matrix at an end of a product, if it is a product."""
    inner = list(factors)
    while inner and inner[0].head == DIAG.key:
        del inner[0]
    while inner and inner[-1].head == DIAG.key:
        del inner[-1]
    if 1 < len(inner) < len(factors):
        yield _numbers(inner)


def _runs(factors: Sequence[Term]) -> set[FactorRun]:
    return {_numbers(factors[start:end]) for start, end in segments(len(factors))}


def _numbers(factors: Sequence[Term]) -> FactorRun:
    return tuple([factor.number for factor in factors])


def segments(count: int) -> list[tuple[int, int]]:
    """The places of the shorter runs among some factors, long ones first; few, however many the factors."""
    lengths = range(min(count - 1, 8), 1, -1)
    return [(start, start + length) for length in lengths for start in range(count - length + 1)]
