"""Terms rewritten for the machine: unlike the constructors of the algebra, these leave what is written as it is."""

from collections import Counter
from collections.abc import Callable, Sequence

from ...terms.algebra import Algebra
from ...terms.rebuild import rebuilt_together
from ...terms.shape import ONE
from ...terms.term import Term, below

Rewrite = Callable[[Term, Sequence[Term]], Term | None]


def changed(algebra: Algebra, roots: Sequence[Term], rewrite: Rewrite) -> list[Term]:
    """Terms in which each part is what a rewriting makes of it and its new arguments, or is left."""
    return rebuilt_together(roots, lambda term, args: rewrite(term, args) or remade(algebra, term, tuple(args)))


def remade(algebra: Algebra, term: Term, args: tuple[Term, ...]) -> Term:
    """A term with other arguments."""
    if args == term.args:
        return term
    if term.head == "sum":
        return algebra.sum(args)
    return algebra.make(term.head, args, term.shape, term.data, term.properties)


def uses_of(roots: Sequence[Term]) -> Counter[int]:
    """How many terms each term stands in."""
    uses = Counter(root.number for root in roots)
    uses.update(arg.number for term in below(roots) for arg in term.args)
    return uses


def cut_of(factors: Sequence[Term]) -> int:
    """Where a product is an outer product: how many factors make its column; 0 where it is none."""
    return next((place for place, factor in enumerate(factors[:-1], 1) if factor.shape[1] == ONE), 0)
