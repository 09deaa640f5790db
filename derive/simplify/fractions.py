"""Coefficients in lowest terms: the scalar parts of a result, by scalar calculus where they are fractions of sums."""

from collections.abc import Sequence

from ..operators.marks import COEFFICIENT
from ..rules.rule import Row
from ..terms.algebra import Algebra
from ..terms.rebuild import rebuilt
from ..terms.term import Term
from ..terms.weight import Weights
from .scalar import lowest_terms, needs_scalar_calculus

FRACTIONS = Row(COEFFICIENT.collecting[0], COEFFICIENT.name)


def reduced(roots: Sequence[Term], algebra: Algebra, weights: Weights) -> Sequence[Term]:
    """Results with their coefficients in lowest terms, where that is shorter."""
    if "power" not in algebra.heads:
        return roots
    new = {
        scalar: lowest_terms(scalar, algebra, weights.of)
        for scalar in _largest_scalars(roots)
        if needs_scalar_calculus(scalar)
    }
    return [put_in(root, new, algebra) for root in roots] if new else roots


def _largest_scalars(roots: Sequence[Term]) -> list[Term]:
    """The scalar parts that stand in no other."""
    found: dict[Term, None] = {}
    seen: set[Term] = set()
    stack = [*roots]
    while stack:
        term = stack.pop()
        if term.is_scalar:
            found[term] = None
        elif term not in seen:
            seen.add(term)
            stack.extend(term.args)
    return list(found)


def put_in(root: Term, new: dict[Term, Term], algebra: Algebra) -> Term:
    """A term with others in the place of some of its parts."""
    return rebuilt(root, lambda term, args: new.get(term) or algebra.replaced(term, args))
